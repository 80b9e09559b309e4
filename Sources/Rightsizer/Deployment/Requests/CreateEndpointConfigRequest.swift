/// A `CreateEndpointConfig` request of Amazon SageMaker: the production variants of an endpoint.
///
/// https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html
public struct CreateEndpointConfigRequest: Sendable, Hashable {
  /// How requests find an instance of a variant.
  public enum RoutingStrategy: String, Sendable, Hashable, CaseIterable {
    /// To the instance with the fewest requests in flight: what even use of a fleet needs.
    case leastOutstandingRequests = "LEAST_OUTSTANDING_REQUESTS"
    /// To any instance: SageMaker's default.
    case random = "RANDOM"
  }

  /// What a serverless variant may use.
  public struct ServerlessConfig: Sendable, Hashable {
    /// Memory in MB: 1024, 2048, … 6144.
    public var memorySizeInMB: Int
    /// Concurrent invocations at most, 1…200.
    public var maxConcurrency: Int

    /// A serverless configuration.
    public init(memorySizeInMB: Int, maxConcurrency: Int) {
      self.memorySizeInMB = memorySizeInMB
      self.maxConcurrency = maxConcurrency
    }
  }

  /// A model on a number of instances, or serverless.
  public struct ProductionVariant: Sendable, Hashable {
    /// The variant's name, unique in the endpoint.
    public var variantName: String
    /// The model it runs.
    public var modelName: String
    /// The instances at the start; `nil` for serverless.
    public var initialInstanceCount: Int?
    /// The instance type; `nil` for serverless.
    public var instanceType: String?
    /// The share of the traffic is this over the sum of all variants'; `nil` for serverless.
    public var initialVariantWeight: Double?
    /// The serverless configuration instead of instances.
    public var serverlessConfig: ServerlessConfig?
    /// How requests find an instance; `nil` for serverless.
    public var routingStrategy: RoutingStrategy?

    /// A variant of a model; the rest is not given.
    public init(variantName: String, modelName: String) {
      self.variantName = variantName
      self.modelName = modelName
    }
  }

  /// The configuration's name.
  public var endpointConfigName: String
  /// The variants, 1 to 10.
  public var productionVariants: [ProductionVariant]

  /// A request for a configuration.
  public init(endpointConfigName: String, productionVariants: [ProductionVariant]) {
    self.endpointConfigName = endpointConfigName
    self.productionVariants = productionVariants
  }
}
