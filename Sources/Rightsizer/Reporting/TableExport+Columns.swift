extension TableExport {
  /// The columns' names, in order: those of the output contract's rows where it has them.
  public static let columnNames = [
    "row", "source", "path", "job", "group", "status", "recommendationId", "endpointName",
    "variantName", "instanceType", "instanceCount", "serverlessMemorySizeInMB",
    "serverlessMaxConcurrency", "serverlessProvisionedConcurrency", "environment",
    "inferenceSpecification", "compiled", "compilationJobName", "costPerHour", "costPerInference",
    "reportedCostPerInference", "maxInvocationsPerMinute", "modelLatencyMilliseconds",
    "latencyPercentile", "latencyCensored", "cpuUtilization", "cpuUtilizationPerCore",
    "memoryUtilization", "modelSetupTime", "pricePerInstanceHour",
    "invocationsPerInstancePerMinute", "eligible", "reason", "failureReason", "duplicateOf",
  ]

  /// A row's values, one for each name; NaN is written as what is unavailable.
  func values(of row: Int, group: String) -> [RowFields.Value] {
    let records = table.records
    let rows = records.rows
    let derived = table.derived
    func text(_ column: [StringPool.ID]) -> RowFields.Value { .text(records.strings[column[row]]) }
    let serverless = rows.serverlessIndex[row]
    let configuration = serverless < 0 ? nil : rows.serverless[Int(serverless)]
    let conditions = table.latencyConditions(row)
    return [
      .integer(row), .text(records.sources[Int(rows.source[row])].name),
      .text(records.path(ofRow: row)), .text(table.jobName(row)), .text(group), text(rows.status),
      text(rows.recommendationID), text(rows.endpointName), text(rows.variantName),
      .text(table.instanceType(row)), .integer(table.instanceCount(row)),
      .number(configuration?.memorySizeInMB), .number(configuration?.maxConcurrency),
      .number(configuration?.provisionedConcurrency), .environment(table.environment(row)),
      text(rows.inferenceSpecification), .boolean(isCompiled(row)), text(rows.compilationJobName),
      .number(rows.costPerHour[row]), .number(derived.costPerInference[row]),
      .number(rows.reportedCostPerInference[row]), .number(rows.maxInvocations[row]),
      .number(derived.modelLatencyMilliseconds[row]), .text(conditions?.percentile),
      .boolean(conditions?.isCensored), .number(rows.cpuUtilization[row]),
      .number(derived.cpuUtilizationPerCore[row]), .number(rows.memoryUtilization[row]),
      .number(rows.modelSetupTime[row]), .number(derived.pricePerInstanceHour[row]),
      .number(derived.capacityPerInstance[row]), .boolean(table.isEligible(row)),
      .text(table.ineligibility(row)?.description), text(rows.failureReason),
      .integer(table.eligibility.original(of: row)),
    ]
  }

  /// Whether the row's model was compiled (SageMaker Neo), where the export tells.
  private func isCompiled(_ row: Int) -> Bool? {
    let rows = table.records.rows
    if rows.compilationJobName[row] != StringPool.none || rows.flags[row].contains(.isCompiled) {
      return true
    }
    return rows.flags[row].contains(.isNotCompiled) ? false : nil
  }
}
