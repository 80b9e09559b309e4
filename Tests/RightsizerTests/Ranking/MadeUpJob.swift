import Foundation
import Rightsizer

/// A job of invented figures, as its describe response.
struct MadeUpJob {
  /// A recommendation; what is `nil` is left out.
  struct Row {
    var instanceType: String? = "ml.m5.large"
    var costPerHour: Double? = 1
    var maxInvocations: Double? = 100
    var latency: Double? = 10
    var cpu: Double?
    var memory: Double?
    var count: Int? = 1
    var endpoint: String?
    var environment: [String: String] = [:]
  }

  var name: String? = "made-up"
  var model: String?
  var rows: [Row] = []
  /// Statuses make it a list of steps.
  var statuses: [String] = []
  var failureReason: String?

  var bytes: [UInt8] {
    let recommendations = rows.enumerated().map { index, row in recommendation(row, index) }
    var job: [String: Any] = [:]
    if statuses.isEmpty {
      job["JobName"] = name
      job["JobType"] = "Default"
      job["Status"] = "COMPLETED"
      job["InferenceRecommendations"] = recommendations
      if let model { job["InputConfig"] = ["ModelName": model] }
    } else {
      job["Steps"] = zip(recommendations, statuses).map { recommendation, status in
        var benchmark = recommendation
        if let failureReason, status == "FAILED" { benchmark["FailureReason"] = failureReason }
        var step: [String: Any] = [
          "StepType": "BENCHMARK", "Status": status, "InferenceBenchmark": benchmark,
        ]
        step["JobName"] = name
        return step
      }
    }
    // Strings, numbers and their containers only: this cannot fail.
    let data = try? JSONSerialization.data(withJSONObject: job, options: [.sortedKeys])
    return [UInt8](data ?? Data())
  }

  func table(_ source: String = "made-up.json") throws -> RecommendationTable {
    try RecommendationTable(bytes: bytes, name: source)
  }

  private func recommendation(_ row: Row, _ index: Int) -> [String: Any] {
    var metrics: [String: Any] = [:]
    metrics["CostPerHour"] = row.costPerHour
    metrics["MaxInvocations"] = row.maxInvocations
    metrics["ModelLatency"] = row.latency
    metrics["CpuUtilization"] = row.cpu
    metrics["MemoryUtilization"] = row.memory
    var configuration: [String: Any] = [
      "EndpointName": row.endpoint ?? "endpoint-\(index)", "VariantName": "variant",
    ]
    configuration["InstanceType"] = row.instanceType
    configuration["InitialInstanceCount"] = row.count
    let environment = row.environment.sorted { $0.key < $1.key }.map {
      ["Key": $0.key, "ValueType": "String", "Value": $0.value]
    }
    return [
      "Metrics": metrics, "EndpointConfiguration": configuration,
      "ModelConfiguration": ["EnvironmentParameters": environment],
    ]
  }
}
