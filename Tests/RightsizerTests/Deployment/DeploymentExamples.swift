import Testing

@testable import Rightsizer

/// Deployments of the tests: published jobs, and small documents made here.
enum DeploymentExamples {
  typealias Row = AnswerExamples.Row

  static let role = "arn:aws:iam::123456789012:role/service-role/Serve"
  static let package = "arn:aws:sagemaker:us-east-1:123456789012:model-package/resnet/3"

  /// Rows of which a mix is the cheapest at 1300 a minute without headroom: 3 × $0.3 for 1200 and
  /// $0.1 for 100, $1.0; four of the larger are $1.2, thirteen of the smaller $1.3.
  static func mixTable(
    types: (String, String) = ("ml.m5.large", "ml.c5.xlarge"),
    _ change: (inout Row) -> Void = { _ in }
  ) throws -> RecommendationTable {
    try AnswerExamples.table([
      Row(types.0, cost: 0.1, rate: 100, latency: 20).with(change),
      Row(types.1, cost: 0.3, rate: 400, latency: 30),
    ])
  }

  static func mixAnswer(_ table: RecommendationTable) throws -> SelectionAnswer {
    try table.answer("1300", isBare: true) { $0.maximumVariants = 2 }
  }

  /// 700 a minute at 320 % of four cores, 80 % of each.
  static func cpuTable(_ type: String = "ml.c5.xlarge") throws -> RecommendationTable {
    try AnswerExamples.table([Row(type, cost: 0.204, rate: 700, latency: 40).with { $0.cpu = 320 }])
  }

  static func serverlessTable(memory: Int = 2048) throws -> RecommendationTable {
    try AnswerExamples.table([
      Row(nil, rate: 100, latency: 90, count: nil).with {
        $0.serverless = (memory, 5)
        $0.costPerInference = 0.00002
        $0.setup = 2_000_000
      }
    ])
  }

  /// Options for an endpoint `ep` with a model `m`, changed.
  static func options(_ change: (inout DeploymentOptions) throws -> Void = { _ in }) rethrows
    -> DeploymentOptions
  {
    var options = DeploymentOptions(endpointName: "ep")
    options.models = [VariantValue("m")]
    try change(&options)
    return options
  }

  /// The code of what `body` throws; `nil` where it does not.
  static func code(_ body: () throws -> Void) -> DeploymentError.Code? {
    do {
      try body()
      return nil
    } catch {
      return (error as? DeploymentError)?.code
    }
  }
}

extension RecommendationTable {
  func deployed(
    _ answer: SelectionAnswer, _ change: (inout DeploymentOptions) throws -> Void = { _ in }
  ) throws -> Deployment {
    try deployment(of: answer, options: DeploymentExamples.options(change))
  }
}

extension Deployment {
  func file(_ name: String, _ form: Form = .requests) throws -> String {
    try #require(files(form).first { $0.name == name }).text
  }

  /// The variant of a type.
  func variant(_ type: String) throws -> Variant {
    try #require(variants.first { $0.instanceType == type })
  }
}
