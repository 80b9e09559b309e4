import Rightsizer
import TestSupport
import Testing

/// Holds a table against rows that were read without this library, member by member.
func expectRows(
  of table: RecommendationTable, equal expected: [ReferenceRow], _ comment: Comment,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  func expect(_ isMet: Bool, _ what: String, _ row: Int) {
    #expect(isMet, "\(comment): row \(row), \(what)", sourceLocation: sourceLocation)
  }
  func equal(_ value: Double?, _ reference: Double) -> Bool { isClose(value ?? .nan, reference) }
  #expect(table.count == expected.count, comment, sourceLocation: sourceLocation)
  guard table.count == expected.count else { return }
  for (index, reference) in expected.enumerated() {
    let row = table[index]
    expect(row.row == index, "row", index)
    expect(row.job == reference.job, "job \(row.job ?? "nil")", index)
    expect(row.status == reference.status, "status \(row.status ?? "nil")", index)
    expect(row.recommendationID == reference.recommendationID, "recommendationID", index)
    expect(row.endpointName == reference.endpointName, "endpointName", index)
    expect(row.variantName == reference.variantName, "variantName", index)
    expect(row.instanceType == reference.instanceType, "instanceType", index)
    expect(row.instanceCount == reference.instanceCount, "instanceCount", index)
    expect((row.serverless != nil) == reference.isServerless, "serverless", index)
    expect(row.serverless?.memorySizeInMB == reference.memorySizeInMB, "memorySizeInMB", index)
    expect(row.serverless?.maxConcurrency == reference.maxConcurrency, "maxConcurrency", index)
    expect(row.environment == reference.environment, "environment", index)
    expect(
      row.inferenceSpecification == reference.inferenceSpecification, "specification", index)
    expect(equal(row.costPerHour, reference.costPerHour), "costPerHour", index)
    expect(
      equal(row.reportedCostPerInference, reference.reportedCostPerInference), "reported", index)
    expect(equal(row.costPerInference, reference.costPerInference), "costPerInference", index)
    expect(equal(row.maxInvocationsPerMinute, reference.maxInvocations), "maxInvocations", index)
    expect(equal(row.modelLatencyMilliseconds, reference.latencyMilliseconds), "latency", index)
    expect(equal(row.cpuUtilization, reference.cpuUtilization), "cpuUtilization", index)
    expect(equal(row.cpuUtilizationPerCore, reference.cpuUtilizationPerCore), "perCore", index)
    expect(equal(row.memoryUtilization, reference.memoryUtilization), "memory", index)
    expect(equal(row.modelSetupTime, reference.modelSetupTime), "modelSetupTime", index)
    expect(
      equal(table.pricePerInstanceHour[index], reference.pricePerInstanceHour), "price", index)
    expect(
      equal(table.capacityPerInstance[index], reference.capacityPerInstance), "capacity", index)
    if let status = reference.status, status != "COMPLETED" {
      expect(
        table.ineligibility(index)
          == .notCompleted(status: status, failureReason: reference.failureReason),
        "ineligibility", index)
    }
  }
}
