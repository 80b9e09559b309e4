extension RecommendationTable {
  /// The figures of an answer's choice in the shape of `GetScalingConfigurationRecommendation`'s
  /// response.
  ///
  /// Of the options the least demand and the cooldowns count. Both metrics are told: invocations, and
  /// CPU where a limit on it was given and the type has no accelerator.
  ///
  /// - Throws: ``DeploymentError`` without a choice, for a mix, a serverless or a burstable choice, and
  ///   where a figure is beyond AWS's integers.
  public func scalingConfigurationRecommendation(
    of answer: SelectionAnswer, options: DeploymentOptions
  ) throws(DeploymentError) -> ScalingConfigurationRecommendation {
    let variants = try DeploymentMaker(self, answer, options).variants
    guard variants.count == 1, let variant = variants.first, let type = variant.part.instanceType
    else {
      throw DeploymentError(
        .oneVariantOnly,
        "a scaling recommendation is of one instance type, and the choice is "
          + (variants.count > 1
            ? "a mix: leave out --max-variants" : "serverless: leave out --serverless"))
    }
    guard variant.scales else {
      throw DeploymentError(
        .burstable,
        "\(type) is burstable, which AWS does not scale: leave it out with --exclude \(type)")
    }
    let row = self[variant.part.row]
    let known = catalogue[type]
    let hasCPU = known?.isAccelerated == false
    var result = ScalingConfigurationRecommendation(
      inferenceRecommendationsJobName: row.job, recommendationID: row.recommendationID,
      endpointName: row.endpointName,
      maxInvocationsPerMinute: try Self.integer(answer.request.demand.exact.ceiling, "the demand"),
      invocationsPerInstance: try Self.integer(variant.unit.perUnit.floor, "the capacity"),
      minCapacity: variant.leastCount, maxCapacity: variant.count,
      scaleInCooldownSeconds: options.scaleInCooldownSeconds,
      scaleOutCooldownSeconds: options.scaleOutCooldownSeconds,
      scalingPolicies: [
        .init(metric: .invocationsPerInstance, targetValue: variant.invocationsTarget)
      ])
    if hasCPU, let measured = variant.cpuPerCore {
      let percent = (measured * variant.exactTarget / variant.unit.perUnit).floor
      result.targetCPUUtilizationPerCore = min(100, max(1, Int(clamping: percent.asUInt64 ?? .max)))
    }
    if let least = options.minimumDemand {
      result.minInvocationsPerMinute = try Self.integer(least.exact.floor, "--min-demand")
    }
    if let latency = row.modelLatencyMilliseconds, latency >= 0,
      let exact = ExactRational(shortestDecimalOf: latency)
    {
      result.modelLatency = try Self.integer(exact.ceiling, "the latency")
    }
    if hasCPU, let known, let limit = answer.request.constraints.cpuPerCoreLimit {
      result.scalingPolicies.append(
        .init(
          metric: .cpuUtilization,
          targetValue: ScalingTarget.roundedDown(limit.exact * known.vCPUCount)))
    }
    return result
  }

  private static func integer(
    _ value: ExactInteger, _ name: String
  ) throws(DeploymentError) -> Int {
    guard let whole = value.asUInt64, whole <= UInt64(AWSText.greatestInteger) else {
      throw DeploymentError(
        .outOfRange, "\(name) is more than AWS's integers of 32 bits hold")
    }
    return Int(whole)
  }
}
