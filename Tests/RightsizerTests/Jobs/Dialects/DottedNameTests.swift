import TestSupport
import Testing

@testable import Rightsizer

@Suite("Names that hold their way")
struct DottedNameTests {
  /// What a name says, in words.
  private func meaning(_ name: String) -> String? {
    let bytes = Array(name.utf8)
    return switch DottedName(bytes.span.bytes, MemberTable()) {
    case .row(let member): "\(member.name)"
    case .endpointMetrics(let member): "baseline \(member.name)"
    case .job(_, let path, _): "job \(path.joined(separator: "."))"
    case nil: nil
    }
  }

  @Test(
    "Between the names may stand whatever no name has",
    arguments: [
      ("Metrics.CostPerHour", "CostPerHour"), ("Metrics_CostPerHour", "CostPerHour"),
      ("Metrics__CostPerHour", "CostPerHour"), ("Metrics / CostPerHour", "CostPerHour"),
      ("Metrics→CostPerHour", "CostPerHour"),
      (
        "InferenceBenchmark.EndpointConfiguration.ServerlessConfig.MaxConcurrency", "MaxConcurrency"
      ),
      ("InferenceBenchmark.FailureReason", "FailureReason"),
      ("InferenceBenchmark.Metrics", "Metrics"),
      ("ModelConfiguration.EnvironmentParameters", "EnvironmentParameters"),
      ("EndpointMetrics.ModelLatency", "baseline ModelLatency"),
      ("InferenceBenchmark_EndpointMetrics_MaxInvocations", "baseline MaxInvocations"),
      ("InferenceBenchmark.EndpointMetrics", "EndpointMetrics"),
      ("EndpointInfo.EndpointName", "EndpointInfo"),
      ("InputConfig.ModelName", "job InputConfig.ModelName"),
      ("InputConfig_TrafficPattern_Phases", "job InputConfig.TrafficPattern.Phases"),
      ("StoppingConditions.MaxInvocations", "job StoppingConditions.MaxInvocations"),
    ])
  func known(_ name: String, _ meaning: String) { #expect(self.meaning(name) == meaning) }

  @Test(
    "A name with a part that nobody knows, or none, is none",
    arguments: [
      "CostPerHour", "_CostPerHour", "CostPerHour.", "CostPerHour_1", "Own.CostPerHour",
      "Metrics.Own", "Metrics.CostPerHour.Own", "EndpointMetrics.CostPerHour",
      "Own.EndpointMetrics.ModelLatency", "EndpointInfo.ModelLatency", "InputConfig.Own",
      "InputConfig.ModelName.Own", "InputConfig.", "StoppingConditions.ModelName", "a.b",
      "........",
      "ResponseMetadata.HTTPStatusCode", "Metrics.Status", "Metrics.InferenceBenchmark",
    ])
  func unknown(_ name: String) { #expect(meaning(name) == nil) }
}
