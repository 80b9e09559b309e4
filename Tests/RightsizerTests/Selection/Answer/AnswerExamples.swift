import Testing

@testable import Rightsizer

/// Tables and requests of the tests of answers: published jobs, and small documents made here.
enum AnswerExamples {
  /// The path of a published job, by the beginning of its file's name.
  static func job(_ name: String, file: StaticString = #filePath) throws -> RecommendationTable {
    var parts = "\(file)".split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(5)
    let folder = parts.joined(separator: "/") + "/datasets/jobs/"
    return try RecommendationTable(contentsOf: folder + name + ".json")
  }

  static func job05() throws -> RecommendationTable {
    try job("describe_05_tf_resnet50_advanced_m5_xlarge_x3_x2_x5_2022-01")
  }
  static func job08() throws -> RecommendationTable {
    try job("describe_08_pytorch_neo_default_full_2022-03-08")
  }
  static func job10() throws -> RecommendationTable {
    try job("describe_10_doc_2022-10_existing_endpoint")
  }

  /// A row of a small document; what is left out is absent.
  struct Row {
    var type: String? = "ml.m5.large"
    var count: Int? = 1
    var cost: Double?
    var rate: Double?
    var latency: Double?
    var cpu: Double?
    var memory: Double?
    var setup: Double?
    var costPerInference: Double?
    var environment: [(String, String)] = []
    var compilation: String?
    var serverless: (memory: Int, concurrency: Int?)?

    init(
      _ type: String?, cost: Double? = nil, rate: Double? = nil, latency: Double? = nil,
      count: Int? = 1
    ) {
      self.type = type
      self.cost = cost
      self.rate = rate
      self.latency = latency
      self.count = count
    }

    func with(_ change: (inout Row) -> Void) -> Row {
      var row = self
      change(&row)
      return row
    }

    func json(_ index: Int) -> String {
      func members(_ pairs: [(String, String?)]) -> String {
        pairs.compactMap { name, value in value.map { "\"\(name)\":\($0)" } }
          .joined(separator: ",")
      }
      let metrics = members([
        ("CostPerHour", cost.map { "\($0)" }), ("MaxInvocations", rate.map { "\($0)" }),
        ("ModelLatency", latency.map { "\($0)" }), ("CpuUtilization", cpu.map { "\($0)" }),
        ("MemoryUtilization", memory.map { "\($0)" }), ("ModelSetupTime", setup.map { "\($0)" }),
        ("CostPerInference", costPerInference.map { "\($0)" }),
      ])
      let endpoint = members([
        ("EndpointName", "\"endpoint-\(index)\""), ("VariantName", "\"v\""),
        ("InstanceType", type.map { "\"\($0)\"" }), ("InitialInstanceCount", count.map { "\($0)" }),
        (
          "ServerlessConfig",
          serverless.map {
            "{\"MemorySizeInMB\":\($0.memory)"
              + ($0.concurrency.map { ",\"MaxConcurrency\":\($0)" } ?? "") + "}"
          }
        ),
      ])
      let parameters = environment.map { "{\"Key\":\"\($0.0)\",\"Value\":\"\($0.1)\"}" }
      let model = members([
        ("EnvironmentParameters", "[\(parameters.joined(separator: ","))]"),
        ("CompilationJobName", compilation.map { "\"\($0)\"" }),
      ])
      return "{\"Metrics\":{\(metrics)},\"EndpointConfiguration\":{\(endpoint)},"
        + "\"ModelConfiguration\":{\(model)}}"
    }
  }

  /// A describe response as text.
  static func document(
    _ rows: [Row], job: String = "job", model: String? = nil, region: String? = nil,
    created: String? = nil, extra: String = ""
  ) -> String {
    var members = ["\"JobName\":\"\(job)\""]
    if let region {
      members.append(
        "\"JobArn\":\"arn:aws:sagemaker:\(region):123456789012:inference-recommendations-job/\(job)\""
      )
    }
    if let created { members.append("\"CreationTime\":\"\(created)\"") }
    if let model { members.append("\"InputConfig\":{\"ModelName\":\"\(model)\"}") }
    if !extra.isEmpty { members.append(extra) }
    let list = rows.enumerated().map { $1.json($0) }.joined(separator: ",")
    members.append("\"InferenceRecommendations\":[\(list)]")
    return "{\(members.joined(separator: ","))}"
  }

  static func table(_ documents: String...) throws -> RecommendationTable {
    let inputs = documents.enumerated().map { index, text in
      Input.bytes(Array(text.utf8), name: "input-\(index)")
    }
    let result = RecommendationTable.load(inputs)
    try #require(result.errors.isEmpty, "\(result.errors)")
    return result.table
  }

  static func table(_ rows: [Row]) throws -> RecommendationTable {
    try table(document(rows))
  }
}

extension SelectionRequest {
  /// A request for a demand a minute, changed; without headroom and minimum where `isBare`.
  static func of(
    _ demand: String, isBare: Bool = false,
    _ change: (inout SelectionRequest) throws -> Void = { _ in }
  ) throws -> SelectionRequest {
    var request = SelectionRequest(demand: try Demand(parsing: demand))
    if isBare {
      request.constraints.headroom = 0
      request.constraints.minimumInstances = 1
    }
    try change(&request)
    return request
  }
}

extension RecommendationTable {
  /// The answer for all rows.
  func answer(_ request: SelectionRequest) throws -> SelectionAnswer {
    try selection(for: request, group: "all", rows: Array(0..<count))
  }

  func answer(
    _ demand: String, isBare: Bool = false,
    _ change: (inout SelectionRequest) throws -> Void = { _ in }
  ) throws -> SelectionAnswer {
    try answer(.of(demand, isBare: isBare, change))
  }
}

extension SelectionAnswer {
  /// The winner's parts, such as `ml.m5.large 10`.
  var chosen: [String] {
    (choice?.choice.parts ?? []).map {
      "\($0.instanceType ?? "serverless") \($0.instanceCount ?? $0.maxConcurrency ?? 0)"
    }
  }

  /// The winner's sentence of a code.
  func reason(_ code: String) -> String? {
    choice?.reasons.first { $0.code == code }?.message
  }

  func assumption(_ code: String) -> String? {
    assumptions.first { $0.code == code }?.message
  }

  /// The codes of a rejected row; empty where it is not rejected.
  func rejection(ofRow row: Int) -> [String] {
    rejected.first { $0.row == row }?.reasons.map(\.code) ?? []
  }
}
