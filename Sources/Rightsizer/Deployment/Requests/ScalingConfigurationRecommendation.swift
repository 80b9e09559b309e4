/// The figures of a choice in the shape of `GetScalingConfigurationRecommendation`'s response.
///
/// For those who have tools that read it. Its customised metric has no dimensions, so it is not to be
/// pasted into `PutScalingPolicy`: a ``Deployment`` writes that request.
/// https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_GetScalingConfigurationRecommendation.html
public struct ScalingConfigurationRecommendation: Sendable, Hashable {
  /// The job whose row was chosen; `nil` where it is not known.
  public var inferenceRecommendationsJobName: String?
  /// The row's identifier; `nil` where the export does not say.
  public var recommendationID: String?
  /// The endpoint that was measured, not the one to be deployed; `nil` where it is not told.
  public var endpointName: String?
  /// Percent of a core at the target of invocations, rounded down, 1…100; `nil` where the CPU was not
  /// measured, or the type has an accelerator, of which it says nothing.
  public var targetCPUUtilizationPerCore: Int?
  /// The least demand, rounded down; `nil` where none was given.
  public var minInvocationsPerMinute: Int?
  /// The demand, rounded up.
  public var maxInvocationsPerMinute: Int
  /// Invocations a minute of one instance at full load, rounded down.
  public var invocationsPerInstance: Int
  /// Model latency in milliseconds at full load, rounded up; `nil` where it is unavailable.
  public var modelLatency: Int?
  /// The fewest instances.
  public var minCapacity: Int
  /// The most instances.
  public var maxCapacity: Int
  /// Seconds after a scale-in before the next.
  public var scaleInCooldownSeconds: Int
  /// Seconds after a scale-out before the next.
  public var scaleOutCooldownSeconds: Int
  /// The policies: each a metric and its target.
  public var scalingPolicies: [Policy]

  /// Target tracking of a metric.
  public struct Policy: Sendable, Hashable {
    /// The metric.
    public var metric: PutScalingPolicyRequest.Metric
    /// What it is kept near.
    public var targetValue: Double
  }
}
