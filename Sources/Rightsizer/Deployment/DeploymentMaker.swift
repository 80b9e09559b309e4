/// Puts a deployment together.
struct DeploymentMaker {
  let table: RecommendationTable
  let answer: SelectionAnswer
  let options: DeploymentOptions
  let variants: [DeploymentVariant]

  /// The variants with their least counts; what cannot be deployed is told.
  init(
    _ table: RecommendationTable, _ answer: SelectionAnswer, _ options: DeploymentOptions
  ) throws(DeploymentError) {
    self.table = table
    self.answer = answer
    self.options = options
    var variants = DeploymentVariant.all(of: answer, in: table)
    guard !variants.isEmpty, variants.count == answer.choice?.choice.parts.count else {
      throw DeploymentError(.noChoice, "there is no choice to deploy: nothing is feasible")
    }
    for variant in variants where variant.count > AWSText.greatestInteger {
      throw DeploymentError(
        .outOfRange,
        "\(variant.type) × \(variant.count) is more than AWS's integers of 32 bits hold")
    }
    if let least = options.minimumDemand {
      guard least <= answer.request.demand else {
        throw DeploymentError(
          .minimumDemand,
          "--min-demand (\(least.perMinute.shortestDescription) a minute) is above the demand "
            + "(\(answer.request.demand.perMinute.shortestDescription)), which is the peak")
      }
      let total = variants.reduce(ExactRational.zero) { $0.adding($1.carried) }
      variants = variants.map { $0.scales ? $0.scaled(to: least, of: total) : $0 }
    }
    for (name, seconds) in [
      ("--scale-in-cooldown", options.scaleInCooldownSeconds),
      ("--scale-out-cooldown", options.scaleOutCooldownSeconds),
    ] where !(0...AWSText.greatestInteger).contains(seconds) {
      throw DeploymentError(
        .outOfRange, "\(name) is \(seconds); give 0 to \(AWSText.greatestInteger) seconds")
    }
    self.variants = variants
  }

  func deployment() throws(DeploymentError) -> Deployment {
    let endpoint = try Self.name(options.endpointName, "--endpoint")
    let models = try resolvedModels(endpoint: endpoint)
    let production = try variants.indices.map { index throws(DeploymentError) in
      try productionVariant(variants[index], model: models.names[index])
    }
    let config = CreateEndpointConfigRequest(
      endpointConfigName: try options.endpointConfigName.map { given throws(DeploymentError) in
        try Self.name(given, "--endpoint-config")
      } ?? Self.configName(endpoint: endpoint, production),
      productionVariants: production)
    let scaled = variants.filter(\.scales)
    let policies = try scaled.map { variant throws(DeploymentError) in
      try policy(variant, endpoint: endpoint)
    }
    let costs = monthlyCosts()
    return Deployment(
      variants: variants.indices.map { figures(variants[$0], model: models.names[$0]) },
      createModels: models.requests, createEndpointConfig: config,
      createEndpoint: CreateEndpointRequest(
        endpointName: endpoint, endpointConfigName: config.endpointConfigName),
      registerScalableTargets: scaled.map { variant in
        RegisterScalableTargetRequest(
          resource: ScalableVariant(endpointName: endpoint, variantName: variant.name),
          minCapacity: variant.leastCount, maxCapacity: variant.count)
      },
      putScalingPolicies: policies, leastCostPerMonth: costs.least, costPerMonth: costs.most,
      rules: ruleNotes(), checks: checks() + dataWarnings(), scaling: scalingNotes(),
      assumptions: assumptions(),
      costReasons: costReasons(), origins: origins(), answer: answer, options: options)
  }

  // MARK: Parts

  private func figures(_ variant: DeploymentVariant, model: String) -> Deployment.Variant {
    Deployment.Variant(
      name: variant.name, row: variant.part.row, instanceType: variant.part.instanceType,
      count: variant.count, leastCount: variant.leastCount, weight: variant.part.weight,
      modelName: model, invocationsTarget: variant.invocationsTarget,
      environment: variant.configuration.environment,
      inferenceSpecification: variant.configuration.specification,
      compilation: variant.configuration.compilation)
  }

  private func productionVariant(
    _ variant: DeploymentVariant, model: String
  ) throws(DeploymentError) -> CreateEndpointConfigRequest.ProductionVariant {
    var result = CreateEndpointConfigRequest.ProductionVariant(
      variantName: variant.name, modelName: model)
    if let type = variant.part.instanceType {
      result.instanceType = type
      result.initialInstanceCount = variant.count
      result.initialVariantWeight = variant.part.weight
      result.routingStrategy = options.routing
      return result
    }
    let memory = table.serverlessConfiguration(variant.part.row)?.memorySizeInMB
    // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariantServerlessConfig.html
    guard let memory, let size = Int(exactly: memory), (1...6).contains(size / 1024),
      size % 1024 == 0
    else {
      throw DeploymentError(
        .serverlessMemory,
        "row \(variant.part.row) is serverless "
          + (memory.map { "with \(Wording.figure($0)) MB" } ?? "without a memory size")
          + ", and AWS takes 1024, 2048, … 6144: leave out --serverless, or mend the export")
    }
    result.serverlessConfig = CreateEndpointConfigRequest.ServerlessConfig(
      memorySizeInMB: size, maxConcurrency: variant.count)
    return result
  }

  private func policy(
    _ variant: DeploymentVariant, endpoint: String
  ) throws(DeploymentError) -> PutScalingPolicyRequest {
    let isCPU = options.scalingMetric == .cpu
    return PutScalingPolicyRequest(
      policyName: "\(endpoint)-\(variant.name)-\(options.scalingMetric.rawValue)",
      resource: ScalableVariant(endpointName: endpoint, variantName: variant.name),
      targetValue: isCPU ? try cpuTarget(of: variant) : variant.invocationsTarget,
      metric: isCPU ? .cpuUtilization : .invocationsPerInstance,
      scaleOutCooldownSeconds: options.scaleOutCooldownSeconds,
      scaleInCooldownSeconds: options.scaleInCooldownSeconds)
  }

  /// Percent summed over the cores of an instance: the limit on CPU per core times the vCPUs.
  private func cpuTarget(of variant: DeploymentVariant) throws(DeploymentError) -> Double {
    func refuse(_ reason: String) -> DeploymentError {
      DeploymentError(.cpuTarget, "--scale-on cpu: \(reason)")
    }
    guard let limit = answer.request.constraints.cpuPerCoreLimit else {
      throw refuse(
        "the target is the limit on CPU per core times the vCPUs, and there is none: give "
          + "--max-cpu-per-core PERCENT")
    }
    guard let type = table.catalogue[variant.type] else {
      throw refuse(
        "the vCPUs of \(variant.type) are not in the catalogue; scale on invocations instead")
    }
    if let accelerator = type.acceleratorName {
      throw refuse(
        "\(type.name) has an accelerator (\(accelerator)), of which CPU utilisation says nothing; "
          + "scale on invocations instead")
    }
    guard let measured = variant.cpuPerCore, measured > limit.exact else {
      throw refuse(
        "row \(variant.part.row) takes \(Wording.figure(variant.cpuPerCore?.doubleValue ?? .nan)) % "
          + "of a core at full load, not more than the limit of \(Wording.figure(limit.value)) %, so "
          + "that the target would not be reached in time; scale on invocations instead")
    }
    return ScalingTarget.roundedDown(limit.exact * type.vCPUCount)
  }

  /// US dollars a month at the fewest and at all instances; of serverless what the choice says.
  ///
  /// A Savings Plan covers what was committed: where instances come and go, a discount counts for the
  /// fewest, unless it is said to count for all.
  private func monthlyCosts() -> (least: Double, most: Double) {
    let cost = answer.choice?.choice.costPerMonth ?? 0
    guard !variants.contains(where: \.isServerless) else { return (cost, cost) }
    var (least, most) = (ExactRational.zero, ExactRational.zero)
    for variant in variants {
      let committed = variant.price * variant.leastCount
      let price = answer.request.discountsAllInstances ? variant.price : variant.fullPrice
      let others = price * (variant.count - variant.leastCount)
      least = least.adding(committed)
      most = most.adding(committed.adding(others))
    }
    let hours = Constraints.hoursPerMonth
    return ((least * hours).doubleValue, (most * hours).doubleValue)
  }

  // MARK: Names

  static func name(_ text: String, _ option: String) throws(DeploymentError) -> String {
    try require(.endpointName, text, option)
    return text
  }

  /// Refuses what a request of the service could not hold, in the words that requests are checked in.
  static func require(
    _ shape: RequestShape.Text, _ text: String, _ option: String
  ) throws(DeploymentError) {
    if let refusal = shape.refusal(of: text) { throw malformed(option, refusal) }
  }

  static func malformed(_ option: String, _ refusal: String) -> DeploymentError {
    DeploymentError(.malformed, "\(option): \(DisplayText(refusal).text)")
  }

  /// The endpoint's name with a hash of the variants.
  private static func configName(
    endpoint: String, _ variants: [CreateEndpointConfigRequest.ProductionVariant]
  ) -> String {
    AWSText.name(endpoint, suffix: AWSText.digest(JSONWriter.text(of: variants)))
  }
}
