/// A `RegisterScalableTarget` request of Application Auto Scaling: between how many instances a
/// variant may be scaled.
///
/// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html
public struct RegisterScalableTargetRequest: Sendable, Hashable {
  /// The variant that is scaled.
  public var resource: ScalableVariant
  /// The fewest instances.
  public var minCapacity: Int
  /// The most instances.
  public var maxCapacity: Int

  /// A request for a variant's range.
  public init(resource: ScalableVariant, minCapacity: Int, maxCapacity: Int) {
    self.resource = resource
    self.minCapacity = minCapacity
    self.maxCapacity = maxCapacity
  }
}

/// The instances of a production variant, as Application Auto Scaling names them.
public struct ScalableVariant: Sendable, Hashable {
  /// The endpoint's name.
  public var endpointName: String
  /// The variant's name.
  public var variantName: String

  /// A variant of an endpoint.
  public init(endpointName: String, variantName: String) {
    self.endpointName = endpointName
    self.variantName = variantName
  }

  /// The namespace of SageMaker.
  public static let serviceNamespace = "sagemaker"
  /// What is scaled: instances.
  public static let scalableDimension = "sagemaker:variant:DesiredInstanceCount"

  /// `endpoint/NAME/variant/NAME`.
  public var resourceID: String { "endpoint/\(endpointName)/variant/\(variantName)" }
}
