/// A `CreateEndpoint` request of Amazon SageMaker.
///
/// https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpoint.html
public struct CreateEndpointRequest: Sendable, Hashable {
  /// The endpoint's name, unique in its account and region.
  public var endpointName: String
  /// The configuration it starts with.
  public var endpointConfigName: String

  /// A request for an endpoint.
  public init(endpointName: String, endpointConfigName: String) {
    self.endpointName = endpointName
    self.endpointConfigName = endpointConfigName
  }
}
