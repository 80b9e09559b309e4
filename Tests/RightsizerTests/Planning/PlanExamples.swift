@testable import Rightsizer

/// Questions for the tests of load test plans; the role and the package are invented.
enum PlanExamples {
  static let role = "arn:aws:iam::111122223333:role/inference"
  static let package = "arn:aws:sagemaker:us-east-1:111122223333:model-package/made-up/1"

  static func question(
    demand: String, latency: ExactDecimal?,
    _ change: (inout LoadTestQuestion) throws -> Void = { _ in }
  ) throws -> LoadTestQuestion {
    var selection = SelectionRequest(demand: try Demand(parsing: demand))
    selection.constraints.latencyLimitMilliseconds = latency
    var question = LoadTestQuestion(
      selection: selection, model: .package(package), roleARN: role)
    try change(&question)
    return question
  }

  /// The container of a model's name.
  static var container: RecommendationJobContainerConfig {
    var container = RecommendationJobContainerConfig()
    container.domain = "COMPUTER_VISION"
    container.task = "IMAGE_CLASSIFICATION"
    container.framework = "PYTORCH"
    container.frameworkVersion = "1.11.0"
    container.payloadConfig = RecommendationJobPayloadConfig(
      samplePayloadURL: "s3://bucket/payload.tar.gz", supportedContentTypes: ["image/jpeg"])
    return container
  }
}

extension LoadTestPlan {
  /// The types asked for, in order.
  var types: [String] { configurations.map { $0.endpoint.instanceType ?? "serverless" } }

  /// The rows asked for, ascending.
  var testedRows: [Int] { configurations.flatMap(\.rows).sorted() }

  /// Why a row is in, or is not.
  func codes(ofRow row: Int) -> [String] {
    let tested = configurations.first { $0.rows.contains(row) }?.reasons
    return (tested ?? leftOut.first { $0.row == row }?.reasons ?? []).map(\.code)
  }

  /// The faults of the request; warnings are none.
  var faults: [RequestFault] { (request?.faults ?? []).filter { $0.severity == .fault } }
}
