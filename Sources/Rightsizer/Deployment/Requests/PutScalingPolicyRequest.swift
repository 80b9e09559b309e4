/// A `PutScalingPolicy` request of Application Auto Scaling: target tracking of a variant.
///
/// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScalingPolicy.html
public struct PutScalingPolicyRequest: Sendable, Hashable {
  /// The metric that is kept near the target.
  public enum Metric: Sendable, Hashable {
    /// `SageMakerVariantInvocationsPerInstance`: invocations a minute of one instance.
    case invocationsPerInstance
    /// `CPUUtilization` of the variant in percent, summed over the cores of an instance, the
    /// average of the instances.
    case cpuUtilization
  }

  /// The policy's name.
  public var policyName: String
  /// The variant that is scaled.
  public var resource: ScalableVariant
  /// What the metric is kept near.
  public var targetValue: Double
  /// The metric.
  public var metric: Metric
  /// Seconds after a scale-out before the next.
  public var scaleOutCooldownSeconds: Int
  /// Seconds after a scale-in before the next.
  public var scaleInCooldownSeconds: Int

  /// A request for a policy, with Application Auto Scaling's cooldown of 300 s for endpoints.
  public init(
    policyName: String, resource: ScalableVariant, targetValue: Double, metric: Metric,
    scaleOutCooldownSeconds: Int = 300, scaleInCooldownSeconds: Int = 300
  ) {
    self.policyName = policyName
    self.resource = resource
    self.targetValue = targetValue
    self.metric = metric
    self.scaleOutCooldownSeconds = scaleOutCooldownSeconds
    self.scaleInCooldownSeconds = scaleInCooldownSeconds
  }
}

extension PutScalingPolicyRequest.Metric {
  /// The predefined metric's type.
  static let predefinedName = "SageMakerVariantInvocationsPerInstance"
  /// The name and namespace of the metric of CPUs; its dimensions are the endpoint and the variant.
  /// https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
  static let cpuName = "CPUUtilization"
  static let cpuNamespace = "/aws/sagemaker/Endpoints"
}
