/// A recommendation as `DescribeInferenceRecommendationsJob` lists it.
public struct InferenceRecommendation: Sendable, Hashable, Codable {
  /// The recommendation's identifier.
  public var recommendationID: String?
  /// What was measured.
  public var metrics: RecommendationMetrics?
  /// The endpoint it was measured on.
  public var endpointConfiguration: EndpointOutputConfiguration?
  /// The model's configuration.
  public var modelConfiguration: ModelConfiguration?

  /// An empty value: nothing given.
  public init() {}

  private enum CodingKeys: String, CodingKey {
    case recommendationID = "RecommendationId"
    case metrics = "Metrics"
    case endpointConfiguration = "EndpointConfiguration"
    case modelConfiguration = "ModelConfiguration"
  }
}

/// What was measured; `nil` is not available, and Float32 widening is undone.
public struct RecommendationMetrics: Sendable, Hashable, Codable {
  /// US dollars an hour for the whole endpoint.
  public var costPerHour: Double?
  /// US dollars an inference, as reported.
  public var costPerInference: Double?
  /// Invocations a minute of the whole endpoint; `MaximumInvocations` in the preview.
  public var maxInvocations: Double?
  /// Latency as exported: milliseconds, in the preview microseconds.
  public var modelLatency: Double?
  /// Percent, summed over the cores of an instance.
  public var cpuUtilization: Double?
  /// Percent of the instance's memory.
  public var memoryUtilization: Double?
  /// The cold start of a serverless endpoint.
  public var modelSetupTime: Double?

  /// An empty value: nothing given.
  public init() {}

  private enum CodingKeys: String, CodingKey {
    case costPerHour = "CostPerHour"
    case costPerInference = "CostPerInference"
    case maxInvocations = "MaxInvocations"
    case modelLatency = "ModelLatency"
    case cpuUtilization = "CpuUtilization"
    case memoryUtilization = "MemoryUtilization"
    case modelSetupTime = "ModelSetupTime"
  }
}

/// The endpoint that a recommendation was measured on.
public struct EndpointOutputConfiguration: Sendable, Hashable, Codable {
  /// The endpoint's name.
  public var endpointName: String?
  /// The production variant's name.
  public var variantName: String?
  /// The instance type; absent for a serverless endpoint.
  public var instanceType: String?
  /// How many instances.
  public var initialInstanceCount: Int?
  /// The serverless configuration.
  public var serverlessConfig: ProductionVariantServerlessConfig?

  /// An empty value: nothing given.
  public init() {}

  private enum CodingKeys: String, CodingKey {
    case endpointName = "EndpointName"
    case variantName = "VariantName"
    case instanceType = "InstanceType"
    case initialInstanceCount = "InitialInstanceCount"
    case serverlessConfig = "ServerlessConfig"
  }
}

/// A serverless endpoint's configuration.
public struct ProductionVariantServerlessConfig: Sendable, Hashable, Codable {
  /// Memory in MB.
  public var memorySizeInMB: Int?
  /// Concurrent invocations at most.
  public var maxConcurrency: Int?
  /// Concurrency kept warm.
  public var provisionedConcurrency: Int?

  /// A value of its parts; what is not given is absent.
  public init(
    memorySizeInMB: Int? = nil, maxConcurrency: Int? = nil, provisionedConcurrency: Int? = nil
  ) {
    self.memorySizeInMB = memorySizeInMB
    self.maxConcurrency = maxConcurrency
    self.provisionedConcurrency = provisionedConcurrency
  }

  private enum CodingKeys: String, CodingKey {
    case memorySizeInMB = "MemorySizeInMB"
    case maxConcurrency = "MaxConcurrency"
    case provisionedConcurrency = "ProvisionedConcurrency"
  }
}

/// The model's configuration in a recommendation.
public struct ModelConfiguration: Sendable, Hashable, Codable {
  /// The specification in the model package.
  public var inferenceSpecificationName: String?
  /// Environment variables it ran with.
  public var environmentParameters: [EnvironmentParameter]?
  /// The compilation job that made the model.
  public var compilationJobName: String?
  /// Whether the model was compiled (2021 preview).
  public var compiled: Bool?

  /// An empty value: nothing given.
  public init() {}

  private enum CodingKeys: String, CodingKey {
    case inferenceSpecificationName = "InferenceSpecificationName"
    case environmentParameters = "EnvironmentParameters"
    case compilationJobName = "CompilationJobName"
    case compiled = "Compiled"
  }
}

/// An environment variable of a model.
public struct EnvironmentParameter: Sendable, Hashable, Codable {
  /// The variable's name.
  public var key: String?
  /// The value's type: `String`.
  public var valueType: String?
  /// The value.
  public var value: String?

  /// An empty value: nothing given.
  public init() {}

  private enum CodingKeys: String, CodingKey {
    case key = "Key"
    case valueType = "ValueType"
    case value = "Value"
  }
}
