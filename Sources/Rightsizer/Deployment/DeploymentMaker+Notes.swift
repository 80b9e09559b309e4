extension DeploymentMaker {
  // MARK: Before it is deployed

  /// What to check before: what the choice says of quotas, types, measurements and failures.
  func checks() -> [Statement] {
    let codes = [
      "quota", "burstable", "accelerated", "compiled", "latencyCensored", "latencyNotMeasured",
      "latencyMarginal", "saturatedWorker", "withinNoise", "notProven", "instanceLost", "zoneLost",
      "zoneOfManyLost",
    ]
    let reasons = answer.choice?.reasons ?? []
    var result = severalModels() + codes.flatMap { code in reasons.filter { $0.code == code } }
    for variant in variants where variant.isServerless {
      result.insert(
        Statement(
          "quota",
          "check the quota of concurrency of serverless endpoints: at least \(variant.count) more"),
        at: 0)
    }
    for variant in variants {
      if let type = variant.part.instanceType, table.catalogue[type] == nil {
        result.append(
          Statement(
            "unknownType",
            "the catalogue does not know \(type): check that the region offers it"))
      }
    }
    for variant in variants {
      guard let compilation = variant.configuration.compilation, options.createsModels else {
        continue
      }
      result.append(
        Statement(
          "compiledArtefact",
          "the artefact of \(variant.name) must be the output of the compilation"
            + (compilation == "yes"
              ? " that row \(variant.part.row) was measured with"
              : " job \(compilation) (aws sagemaker describe-compilation-job tells it and its image)")
        ))
    }
    if !options.images.isEmpty {
      for variant in variants {
        guard let specification = variant.configuration.specification else { continue }
        result.append(
          Statement(
            "specification",
            "row \(variant.part.row) was measured with the specification \(specification) of a model "
              + "package: the image and artefact must be that specification's"))
      }
    }
    if variants.contains(where: \.scales) {
      // https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling-prerequisites.html
      result.append(
        Statement(
          "permissions",
          "registering for scaling needs, beside SageMaker's permissions, application-autoscaling:*, "
            + "cloudwatch:PutMetricAlarm, DescribeAlarms and DeleteAlarms, and the first time in an "
            + "account iam:CreateServiceLinkedRole"))
    }
    return result
  }

  /// That rows of different models were taken together, which `--group-by none` allows.
  private func severalModels() -> [Statement] {
    let rows = Set(answer.rows.filter(table.isEligible))
    let chosen = Set(variants.map(\.part.row))
    let grouping = table.grouping(by: .model)
    let groups = zip(grouping.names, grouping.rows).filter { !rows.isDisjoint(with: $0.1) }
    guard groups.count > 1 else { return [] }
    func list(_ names: [String]) -> String {
      names.prefix(10).joined(separator: ", ") + (names.count > 10 ? ", …" : "")
    }
    let own = groups.filter { !chosen.isDisjoint(with: $0.1) }.map(\.0)
    return [
      Statement(
        "severalModels",
        "the choice is of \(list(own)), but was made among rows of \(groups.count) models "
          + "(\(list(groups.map(\.0)))), as if any could serve in the place of another: --job narrows "
          + "to one")
    ]
  }

  /// Where the rows of the variants are from, each once: the job where it is not the group, the input.
  func origins() -> [String] {
    var result: [String] = []
    for variant in variants {
      let row = table[variant.part.row]
      let job = row.job.flatMap { $0 == answer.group ? nil : "job \($0), " } ?? ""
      let origin = job + row.source
      if !result.contains(origin) { result.append(origin) }
    }
    return result
  }

  /// So many warnings of one kind and one input are told; more would hide the others.
  private static let toldPerKind = 5

  /// What was not read, and what is odd in the inputs that the choice was made among.
  func dataWarnings() -> [Statement] {
    var result = options.unreadInputs.map {
      Statement("unreadInput", "an input could not be read, and nothing of it is in this: \($0)")
    }
    let sources = Set(answer.rows.map { table[$0].source })
    var counts: [String: Int] = [:]
    for diagnostic in answer.diagnostics
    where diagnostic.severity == .warning && (diagnostic.source.map(sources.contains) ?? true) {
      let kind = "\(diagnostic.code.rawValue) \(diagnostic.source ?? "")"
      counts[kind, default: 0] += 1
      let count = counts[kind] ?? 0
      guard count <= Self.toldPerKind + 1 else { continue }
      let place = [diagnostic.source, count > Self.toldPerKind ? nil : diagnostic.path]
        .compactMap(\.self).map { $0 + ": " }.joined()
      let message =
        count > Self.toldPerKind ? "and more of this kind: see inspect" : diagnostic.message
      result.append(Statement(diagnostic.code.rawValue, place + message))
    }
    return result
  }

  // MARK: Rules

  /// What the counts rest on: the loads and the rules asked for, what decides, and how far it goes.
  func ruleNotes() -> [Statement] {
    let request = answer.request
    var loads = ["\(Wording.figure(request.demand.perMinute)) invocations a minute at the peak"]
    if let average = request.average {
      loads.append("\(Wording.figure(average.perMinute)) on average")
    }
    if let least = options.minimumDemand {
      loads.append("\(Wording.figure(least.perMinute)) at the least")
    }
    let reasons = answer.choice?.reasons ?? []
    // A serverless endpoint's own is told with its scaling.
    let codes =
      variants.contains(where: \.isServerless) ? [] : ["binds", "failsBeyond", "twoZones"]
    return [
      Statement("loads", "the load: " + loads.joined(separator: ", ")),
      Statement("rules", "the rules: " + request.rules.joined(separator: ", ")),
    ] + codes.flatMap { code in reasons.filter { $0.code == code } }
  }

  // MARK: Assumptions

  /// What the answer takes for granted, said of the routing that this endpoint has.
  func assumptions() -> [Statement] {
    answer.assumptions.compactMap { assumption in
      guard assumption.code == "linearCapacity" else { return assumption }
      // Of a serverless endpoint, whose routing is AWS's own, another assumption speaks.
      if variants.allSatisfy(\.isServerless) { return nil }
      guard options.routing == .random else { return assumption }
      return Statement(
        assumption.code,
        "capacity grows linearly with the instances and requests are spread evenly, which random "
          + "routing does only on average")
    }
  }

  // MARK: Cost

  /// Where the prices are from; and the cost over a profile, where the instances can follow it.
  func costReasons() -> [Statement] {
    let reasons = answer.choice?.reasons ?? []
    return reasons.filter { $0.code == "price" }
      + (followsProfile ? reasons.filter { $0.code == "autoscaling" } : [])
  }

  /// Whether the fewest instances are no more than the profile's least demand takes: else the cost of
  /// following it is none that this deployment reaches.
  private var followsProfile: Bool {
    guard options.minimumDemand != nil, let profile = answer.request.profile,
      variants.allSatisfy(\.scales)
    else { return false }
    let least = profile.least.exact
    return variants.allSatisfy { variant in
      variant.unit.count(carrying: least).map { variant.leastCount <= $0 } ?? false
    }
  }

  // MARK: Scaling

  /// What is to be known of the scaling.
  func scalingNotes() -> [Statement] {
    guard !variants.contains(where: \.isServerless) else { return serverlessNotes() }
    var result: [Statement] = []
    for variant in variants where variant.isBurstable {
      result.append(
        Statement(
          "burstableScales",
          "AWS does not scale burstable instances: \(variant.name) keeps its \(variant.count), and "
            + "nothing of it is registered"))
    }
    guard variants.contains(where: \.scales) else {
      if options.minimumDemand != nil || options.scalingMetric == .cpu {
        result.append(
          Statement(
            "unusedOptions", "--min-demand and --scale-on mean nothing where nothing scales"))
      }
      return result
    }
    result.append(
      Statement(
        "scalingTakesMinutes",
        "scaling out takes minutes (the metric is a minute's, the alarm waits for some, then the "
          + "instance starts): until then the present instances carry the load, which the headroom of "
          + "\(Wording.percent(answer.request.constraints.headroom.value)) must cover"))
    if options.minimumDemand == nil {
      let least = answer.request.profile?.least.value ?? 0
      result.append(
        Statement(
          "noLeastDemand",
          "without --min-demand the fewest instances are all of them: nothing scales in, and no saving "
            + "is claimed"
            + (least > 0
              ? "; the profile's least is --min-demand \(least.shortestDescription)" : "")))
    } else if answer.request.constraints.zones > 1 {
      result.append(
        Statement(
          "zonesBelowMaximum",
          "the target is that of all instances: with fewer, the rule that losing one of "
            + "\(answer.request.constraints.zones) zones leaves the load carried holds only about"))
    }
    for variant in variants where variant.leastCount < answer.request.constraints.zones {
      result.append(
        Statement(
          "fewerThanZones",
          "\(variant.name) has fewer instances than zones at its least, \(variant.leastCount)"))
    }
    if options.routing == .random {
      result.append(
        Statement(
          "randomRouting",
          "requests find instances at random, but the capacity was taken to be used evenly "
            + "(LEAST_OUTSTANDING_REQUESTS): some instances will have more than the target"))
    }
    if options.scalingMetric == .cpu {
      result.append(
        Statement(
          "cpuTarget",
          "the target of CPU utilisation is the limit of "
            + "\(Wording.figure(answer.request.constraints.cpuPerCoreLimit?.value ?? .nan)) % a core "
            + "times the vCPUs, since the metric sums over the cores of an instance"))
      result += variants.compactMap(cpuNote)
    }
    if variants.count > 1 {
      result.append(
        Statement(
          "fixedShares",
          "each variant scales by itself and keeps its share of the traffic: weights don't follow the "
            + "instances"))
    }
    return result
  }

  /// CPU that allows a greater share of the capacity than the headroom.
  private func cpuNote(_ variant: DeploymentVariant) -> Statement? {
    guard let limit = answer.request.constraints.cpuPerCoreLimit, let measured = variant.cpuPerCore,
      !measured.isZero
    else { return nil }
    let load = variant.unit.perUnit * limit.exact / measured
    guard load > variant.exactTarget else { return nil }
    return Statement(
      "cpuTargetIsLate",
      "\(variant.name) reaches its target of CPU at about \(Wording.figure(load.doubleValue)) "
        + "invocations a minute of an instance, more than the \(Wording.figure(variant.invocationsTarget)) "
        + "the sizing allows: scaling on invocations keeps to that")
  }

  private func serverlessNotes() -> [Statement] {
    var result = [
      Statement(
        "serverlessScales",
        "a serverless endpoint scales by itself, from nothing to its concurrency: there is nothing to "
          + "register. Application Auto Scaling changes provisioned concurrency only, which was not "
          + "measured and is not part of this")
    ]
    if options.minimumDemand != nil || options.scalingMetric == .cpu {
      result.append(
        Statement(
          "unusedOptions", "--min-demand and --scale-on mean nothing for a serverless endpoint"))
    }
    let reasons = answer.choice?.reasons ?? []
    return result
      + ["failsBeyond", "coldStart"].flatMap { code in reasons.filter { $0.code == code } }
  }
}

extension DemandProfile {
  /// The least demand of its steps, 0 or more.
  fileprivate var least: ExactDecimal {
    steps.map(\.invocationsPerMinute).min { $0.exact < $1.exact } ?? 0
  }
}
