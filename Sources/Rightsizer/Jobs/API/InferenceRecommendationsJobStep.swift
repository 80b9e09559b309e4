/// A step as `ListInferenceRecommendationsJobSteps` lists it.
public struct InferenceRecommendationsJobStep: Sendable, Hashable, Codable {
  /// `BENCHMARK`, or newer.
  public var stepType: String?
  /// The job it belongs to.
  public var jobName: String?
  /// The step's status.
  public var status: String?
  /// What it measured.
  public var inferenceBenchmark: RecommendationJobInferenceBenchmark?

  /// An empty value: nothing given.
  public init() {}

  private enum CodingKeys: String, CodingKey {
    case stepType = "StepType"
    case jobName = "JobName"
    case status = "Status"
    case inferenceBenchmark = "InferenceBenchmark"
  }
}

/// What a benchmark step measured.
public struct RecommendationJobInferenceBenchmark: Sendable, Hashable, Codable {
  /// What was measured.
  public var metrics: RecommendationMetrics?
  /// What an existing endpoint did under the same load.
  public var endpointMetrics: InferenceMetrics?
  /// The endpoint it was measured on.
  public var endpointConfiguration: EndpointOutputConfiguration?
  /// The model's configuration.
  public var modelConfiguration: ModelConfiguration?
  /// Why it failed.
  public var failureReason: String?

  /// An empty value: nothing given.
  public init() {}

  private enum CodingKeys: String, CodingKey {
    case metrics = "Metrics"
    case endpointMetrics = "EndpointMetrics"
    case endpointConfiguration = "EndpointConfiguration"
    case modelConfiguration = "ModelConfiguration"
    case failureReason = "FailureReason"
  }
}

/// The two figures known of an existing endpoint.
public struct InferenceMetrics: Sendable, Hashable, Codable {
  /// Invocations a minute.
  public var maxInvocations: Double?
  /// Latency as exported.
  public var modelLatency: Double?

  /// An empty value: nothing given.
  public init() {}

  private enum CodingKeys: String, CodingKey {
    case maxInvocations = "MaxInvocations"
    case modelLatency = "ModelLatency"
  }
}

/// An existing endpoint and what it does now: the baseline to beat.
public struct EndpointPerformance: Sendable, Hashable, Codable {
  /// The endpoint.
  public var endpointInfo: EndpointInfo?
  /// What it does now.
  public var metrics: InferenceMetrics?

  /// An empty value: nothing given.
  public init() {}

  private enum CodingKeys: String, CodingKey {
    case endpointInfo = "EndpointInfo"
    case metrics = "Metrics"
  }
}
