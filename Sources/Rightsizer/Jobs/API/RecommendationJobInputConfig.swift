/// What a job was asked to test.
public struct RecommendationJobInputConfig: Sendable, Hashable, Codable {
  /// The version of a model package that was tested.
  public var modelPackageVersionARN: String?
  /// The SageMaker model that was tested.
  public var modelName: String?
  /// How long the job might take.
  public var jobDurationInSeconds: Int?
  /// The load that was put on.
  public var trafficPattern: TrafficPattern?
  /// How many tests, and how many at a time.
  public var resourceLimit: RecommendationJobResourceLimit?
  /// The configurations asked for.
  public var endpointConfigurations: [EndpointInputConfiguration]?
  /// The key that encrypts the storage volumes of the tested endpoints.
  public var volumeKMSKeyID: String?
  /// The container; what it says comes before the model package.
  public var containerConfig: RecommendationJobContainerConfig?
  /// The existing endpoints to compare with.
  public var endpoints: [EndpointInfo]?
  /// The network that the tested endpoints stand in.
  public var vpcConfig: RecommendationJobVPCConfig?

  /// An empty value: nothing given.
  public init() {}

  private enum CodingKeys: String, CodingKey {
    case modelPackageVersionARN = "ModelPackageVersionArn"
    case modelName = "ModelName"
    case jobDurationInSeconds = "JobDurationInSeconds"
    case trafficPattern = "TrafficPattern"
    case resourceLimit = "ResourceLimit"
    case endpointConfigurations = "EndpointConfigurations"
    case volumeKMSKeyID = "VolumeKmsKeyId"
    case containerConfig = "ContainerConfig"
    case endpoints = "Endpoints"
    case vpcConfig = "VpcConfig"
  }
}

/// A configuration that a job was asked to test.
public struct EndpointInputConfiguration: Sendable, Hashable, Codable {
  /// The type.
  public var instanceType: String?
  /// The serverless configuration instead of a type.
  public var serverlessConfig: ProductionVariantServerlessConfig?
  /// The specification in the model package.
  public var inferenceSpecificationName: String?
  /// The environment variables to try.
  public var environmentParameterRanges: EnvironmentParameterRanges?

  /// A value of its parts; what is not given is absent.
  public init(
    instanceType: String? = nil, serverlessConfig: ProductionVariantServerlessConfig? = nil,
    inferenceSpecificationName: String? = nil,
    environmentParameterRanges: EnvironmentParameterRanges? = nil
  ) {
    self.instanceType = instanceType
    self.serverlessConfig = serverlessConfig
    self.inferenceSpecificationName = inferenceSpecificationName
    self.environmentParameterRanges = environmentParameterRanges
  }

  private enum CodingKeys: String, CodingKey {
    case instanceType = "InstanceType"
    case serverlessConfig = "ServerlessConfig"
    case inferenceSpecificationName = "InferenceSpecificationName"
    case environmentParameterRanges = "EnvironmentParameterRanges"
  }
}

/// The environment variables a job was asked to try.
public struct EnvironmentParameterRanges: Sendable, Hashable, Codable {
  /// One entry a variable.
  public var categoricalParameterRanges: [CategoricalParameter]?

  /// A value of its parts; what is not given is absent.
  public init(categoricalParameterRanges: [CategoricalParameter]? = nil) {
    self.categoricalParameterRanges = categoricalParameterRanges
  }

  private enum CodingKeys: String, CodingKey {
    case categoricalParameterRanges = "CategoricalParameterRanges"
  }
}

/// An environment variable and the values to try.
public struct CategoricalParameter: Sendable, Hashable, Codable {
  /// The variable's name.
  public var name: String?
  /// Its values to try.
  public var values: [String]?

  /// A value of its parts; what is not given is absent.
  public init(name: String? = nil, values: [String]? = nil) {
    self.name = name
    self.values = values
  }

  private enum CodingKeys: String, CodingKey {
    case name = "Name"
    case values = "Value"
  }
}

/// How many load tests a job might run.
public struct RecommendationJobResourceLimit: Sendable, Hashable, Codable {
  /// Load tests at most.
  public var maxNumberOfTests: Int?
  /// Load tests at once at most.
  public var maxParallelOfTests: Int?

  /// A value of its parts; what is not given is absent.
  public init(maxNumberOfTests: Int? = nil, maxParallelOfTests: Int? = nil) {
    self.maxNumberOfTests = maxNumberOfTests
    self.maxParallelOfTests = maxParallelOfTests
  }

  private enum CodingKeys: String, CodingKey {
    case maxNumberOfTests = "MaxNumberOfTests"
    case maxParallelOfTests = "MaxParallelOfTests"
  }
}

/// An existing endpoint by its name.
public struct EndpointInfo: Sendable, Hashable, Codable {
  /// The endpoint's name.
  public var endpointName: String?

  /// A value of its parts; what is not given is absent.
  public init(endpointName: String? = nil) {
    self.endpointName = endpointName
  }

  private enum CodingKeys: String, CodingKey {
    case endpointName = "EndpointName"
  }
}
