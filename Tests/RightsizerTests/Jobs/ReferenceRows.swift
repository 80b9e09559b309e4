import TestSupport

/// A row as the definitions want it, read without this library.
struct ReferenceRow {
  var job: String?
  var status: String?
  var recommendationID: String?
  var endpointName: String?
  var variantName: String?
  var instanceType: String?
  var instanceCount: Int?
  var isServerless = false
  var memorySizeInMB: Double?
  var maxConcurrency: Double?
  var environment: [String: String] = [:]
  var inferenceSpecification: String?
  var failureReason: String?
  var costPerHour = Double.nan
  var reportedCostPerInference = Double.nan
  var maxInvocations = Double.nan
  var latencyMilliseconds = Double.nan
  var cpuUtilization = Double.nan
  var memoryUtilization = Double.nan
  var modelSetupTime = Double.nan

  var costPerInference: Double {
    if isServerless { return reportedCostPerInference }
    return costPerHour >= 0 && maxInvocations > 0 ? costPerHour / (60 * maxInvocations) : .nan
  }

  var pricePerInstanceHour: Double {
    isServerless || costPerHour < 0 ? .nan : costPerHour / Double(instanceCount ?? 1)
  }

  var capacityPerInstance: Double {
    isServerless || !(maxInvocations > 0) ? .nan : maxInvocations / Double(instanceCount ?? 1)
  }

  var cpuUtilizationPerCore: Double {
    guard !isServerless, cpuUtilization >= 0, let instanceType,
      let count = ReferenceRow.vCPUs[instanceType]
    else { return .nan }
    return cpuUtilization / count
  }

  /// vCPUs by type, from the data set itself.
  static let vCPUs: [String: Double] = {
    let bytes = TestFiles.bytes(TestFiles.root + "/datasets/instance-types.csv")
    var result: [String: Double] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst() {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      result[String(fields[0])] = Double(String(fields[1]))
    }
    return result
  }()

  /// The shortest decimal of the Float that a number was widened from; else the number.
  static func narrowed(_ value: Double) -> Double {
    Double(Float(value)) == value ? Double("\(Float(value))") ?? .nan : value
  }
}

extension ReferenceRow {
  /// The rows of a file's documents, in order.
  static func all(_ documents: [ReferenceJSON]) -> [ReferenceRow] { documents.flatMap(rows) }

  private static func rows(_ value: ReferenceJSON) -> [ReferenceRow] {
    if let elements = value.elements { return elements.flatMap(rows) }
    guard value.isObject else { return [] }
    if value["describe"] != nil || value["steps"] != nil {
      return [value["describe"], value["steps"]].compactMap(\.self).flatMap(rows)
    }
    let lists = ["InferenceRecommendations", "Steps"].compactMap { value[$0]?.elements }
    if !lists.isEmpty {
      return lists.flatMap(\.self).map { element in
        var row = row(element)
        if row.job == nil { row.job = value["JobName"]?.text }
        return row
      }
    }
    let telling = [
      "Metrics", "EndpointConfiguration", "ModelConfiguration", "InstanceType", "CostPerHour",
      "StepType",
    ]
    return telling.contains { value[$0] != nil } ? [row(value)] : []
  }

  private static func row(_ value: ReferenceJSON) -> ReferenceRow {
    let benchmark = value["InferenceBenchmark"] ?? value
    let endpoint = benchmark["EndpointConfiguration"] ?? benchmark
    let model = benchmark["ModelConfiguration"] ?? benchmark
    let metrics = benchmark["Metrics"] ?? benchmark
    var row = ReferenceRow()
    row.job = value["JobName"]?.text
    row.failureReason = benchmark["FailureReason"]?.text
    row.status = value["Status"]?.text ?? (row.failureReason == nil ? nil : "FAILED")
    row.recommendationID = value["RecommendationId"]?.text
    row.endpointName = endpoint["EndpointName"]?.text
    row.variantName = endpoint["VariantName"]?.text
    row.inferenceSpecification = model["InferenceSpecificationName"]?.text
    for parameter in model["EnvironmentParameters"]?.elements ?? [] {
      if let key = parameter["Key"]?.text { row.environment[key] = parameter["Value"]?.text ?? "" }
    }
    let serverless = endpoint["ServerlessConfig"].flatMap { $0.isObject ? $0 : nil }
    row.memorySizeInMB = (serverless ?? endpoint)["MemorySizeInMB"]?.figure
    row.maxConcurrency = (serverless ?? endpoint)["MaxConcurrency"]?.figure
    row.isServerless = serverless != nil || row.maxConcurrency != nil || row.memorySizeInMB != nil
    func figure(_ name: String) -> Double { metrics[name]?.figure ?? .nan }
    row.costPerHour = narrowed(figure("CostPerHour"))
    row.reportedCostPerInference = narrowed(figure("CostPerInference"))
    row.cpuUtilization = narrowed(figure("CpuUtilization"))
    row.memoryUtilization = narrowed(figure("MemoryUtilization"))
    row.modelSetupTime = figure("ModelSetupTime")
    row.maxInvocations = figure("MaxInvocations")
    row.latencyMilliseconds = figure("ModelLatency")
    let preview = figure("MaximumInvocations")
    if row.maxInvocations.isNaN, !preview.isNaN {
      row.maxInvocations = preview
      row.latencyMilliseconds /= 1000
    }
    if !row.isServerless {
      row.instanceType = endpoint["InstanceType"]?.text
      let count = endpoint["InitialInstanceCount"]?.figure.flatMap { Int(exactly: $0) }
      let hasFigures = !row.costPerHour.isNaN || !row.maxInvocations.isNaN
      row.instanceCount = count ?? (hasFigures ? 1 : nil)
    }
    return row
  }
}
