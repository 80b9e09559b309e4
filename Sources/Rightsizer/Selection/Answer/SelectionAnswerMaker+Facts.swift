extension SelectionAnswerMaker {
  // MARK: Before buying

  /// What to know of a part before it is bought.
  func buyingReasons(_ part: Choice.Part) -> [Statement] {
    var reasons = [priceReason(part)]
    let row = part.row
    if let type = part.instanceType {
      if InstanceTypeName(type)?.isBurstable == true {
        reasons.append(
          Statement(
            "burstable",
            "\(type) is burstable: its CPU is throttled once its credits are spent, which a short "
              + "benchmark does not show"))
      }
      if let accelerator = table.catalogue[type]?.acceleratorName {
        reasons.append(
          Statement(
            "accelerated",
            "\(type) has an accelerator (\(accelerator)), of which CPU and memory utilisation say "
              + "nothing"))
      }
    }
    if let compilation = table.compilation(row), compilation != "none" {
      reasons.append(
        Statement(
          "compiled",
          "row \(row) was measured with a compiled model"
            + (compilation == "yes" ? "" : " (\(compilation))") + ", which the deployment needs too"
        ))
    }
    let environment = table.environment(row)
    if !environment.isEmpty {
      let settings = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      reasons.append(
        Statement(
          "environment",
          "row \(row) was measured with \(settings.joined(separator: " ")); the capacity does not hold "
            + "without"))
    }
    if isLatencyCensored(row) {
      reasons.append(
        Statement(
          "latencyCensored",
          "the latency of row \(row) equals its job's threshold, so it is \"at least\""))
    }
    if table.column(.modelLatencyMilliseconds)[row].isNaN {
      reasons.append(Statement("latencyNotMeasured", "the latency of row \(row) was not measured"))
    }
    return reasons
  }

  /// The quotas to check, one for each type: rows of one type share it.
  func quotaReasons(_ winner: Choice) -> [Statement] {
    var types: [String] = []
    var counts: [String: Int] = [:]
    for part in winner.parts {
      guard let type = part.instanceType, let count = part.instanceCount else { continue }
      if counts[type] == nil { types.append(type) }
      counts[type, default: 0] += count
    }
    return types.map { type in
      Statement(
        "quota",
        "check the endpoint quota for \(type): at least \(Wording.figure(Double(counts[type] ?? 0)))"
      )
    }
  }

  /// What a serverless part takes to start, and what it carries.
  func serverlessReasons(_ part: Choice.Part) -> [Statement] {
    guard let concurrency = part.maxConcurrency else { return [] }
    var reasons: [Statement] = []
    if let unit = selector.rules.unit(of: part.candidate, in: candidates.candidates) {
      let most = unit.demandCarried(by: concurrency).doubleValue
      reasons.append(
        Statement(
          "failsBeyond", "this concurrency keeps the rules up to \(Wording.figure(most)) a minute"))
    }
    let setup = table.column(.modelSetupTime)[part.row]
    if !setup.isNaN {
      reasons.append(
        Statement(
          "coldStart",
          "its cold start (ModelSetupTime) is \(Wording.figure(setup)) as exported; in microseconds, "
            + "says the guide"))
    }
    return reasons
  }

  // MARK: Present fleets

  /// What the winner is against an existing endpoint and a given fleet.
  func comparisonReasons(_ winner: Choice) -> [Statement] {
    var reasons: [Statement] = []
    let jobs = Set(winner.parts.compactMap { table.jobName($0.row) })
    let sources = Set(winner.parts.map { table[$0.row].source })
    for baseline in table.baselines
    where baseline.job.map(jobs.contains) ?? sources.contains(baseline.source) {
      var parts: [String] = []
      if let rate = baseline.maxInvocationsPerMinute {
        parts.append(
          "\(Wording.figure(winner.capacityPerMinute)) invocations a minute against "
            + "\(Wording.figure(rate))")
      }
      if let latency = baseline.modelLatencyMilliseconds {
        let own =
          winner.modelLatencyMilliseconds.map {
            Wording.latency($0, isCensored: isLatencyCensored(winner)) + " ms"
          } ?? "not measured"
        parts.append("latency \(own) against \(Wording.figure(latency)) ms")
      }
      guard !parts.isEmpty else { continue }
      let name = baseline.endpointName.map { " \($0)" } ?? ""
      reasons.append(
        Statement(
          "existingEndpoint", "the existing endpoint\(name): " + parts.joined(separator: ", ")))
    }
    if let fleet = request.baseline, let present = present(fleet) {
      let difference = present.costPerHour - winner.costPerHour
      let cost =
        difference == 0
        ? "as much as"
        : "\(Wording.dollars(abs(difference))) \(difference > 0 ? "more" : "less") than"
      let carries =
        present.utilization <= 1
        ? "the load would be \(Wording.percent(present.utilization)) of its capacity"
        : "it carries only \(Wording.percent(1 / present.utilization)) of the demand"
      reasons.append(
        Statement(
          "baseline",
          "\(Wording.name(present)) costs \(Wording.dollars(present.costPerHour)) an hour, \(cost) "
            + "the winner; \(carries)"))
    } else if let fleet = request.baseline {
      reasons.append(
        Statement(
          "baseline",
          "\(fleet.instanceType) cannot be compared with: no eligible row of it has a price and a rate"
        ))
    }
    return reasons
  }

  /// A given fleet's figures, by the best measured row of its type.
  func present(_ fleet: SelectionRequest.Fleet) -> Choice? {
    let choices = candidates.candidates.rows.indices.filter {
      candidates.candidates.instanceType(of: $0) == fleet.instanceType
    }.compactMap {
      selector.choice(
        of: $0, instanceCount: fleet.instanceCount, for: request.demand, average: request.average)
    }
    return choices.max { $0.capacityPerMinute < $1.capacityPerMinute }
  }

  // MARK: Load over time

  func loadReasons(_ winner: Choice, _ alternatives: [Choice]) -> [Statement] {
    var reasons: [Statement] = []
    if let million = winner.costPerMillionInferencesAtAverage, let average = request.average {
      reasons.append(
        Statement(
          "average",
          "at the average of \(Wording.figure(average.perMinute)) a minute: "
            + "\(Wording.dollars(million)) a million inferences, "
            + "\(Wording.dollars(winner.costPerMonth)) a month"
            + (winner.parts.contains { $0.maxConcurrency != nil } ? "" : " without scaling")))
    }
    // Beside a serverless winner, the best that can be scaled.
    let isServerless = { (choice: Choice) in choice.parts.first?.maxConcurrency != nil }
    if let profile = request.profile,
      let choice = isServerless(winner) ? alternatives.first(where: { !isServerless($0) }) : winner,
      let scaled = selector.autoscaling(
        of: choice, over: profile, discountsAllInstances: request.discountsAllInstances)
    {
      reasons.append(
        Statement(
          "autoscaling",
          (isServerless(winner) ? "\(Wording.name(choice)) " : "")
            + "scaled with the profile under the same rules"
            + (choice.parts.count > 1 ? ", each variant for its share of the traffic" : "")
            + ": \(Wording.instances(scaled.leastInstanceCount))"
            + (scaled.leastInstanceCount == scaled.greatestInstanceCount
              ? " throughout, "
              : " to \(Wording.figure(Double(scaled.greatestInstanceCount))), "
                + "\(Wording.figure(scaled.averageInstanceCount)) on average, ")
            + "\(Wording.dollars(scaled.averageCostPerHour)) an hour, "
            + "\(Wording.dollars(scaled.costPerMonth)) a month, "
            + "\(Wording.dollars(scaled.costPerMillionInferences)) a million inferences; a lower bound, "
            + "since scaling takes minutes"
            + (profile.peak > request.demand
              ? "; the profile's peak of \(Wording.figure(profile.peak.perMinute)) a minute is above the "
                + "demand that the choice is made for" : "")
            + (scaled.stepsBeyondMaximum == 0
              ? ""
              : ", and \(Wording.figure(Double(scaled.stepsBeyondMaximum))) of the profile's "
                + "\(Wording.figure(Double(profile.steps.count))) steps need more than the limits allow")
        ))
    }
    let others = [winner] + alternatives
    if let serverless = others.first(where: isServerless),
      let instances = others.first(where: { !isServerless($0) }),
      let rate = selector.serverlessBreakEven(of: serverless, against: instances)
    {
      reasons.append(
        Statement(
          "serverlessBreakEven",
          "serverless (row \(serverless.parts[0].row)) is cheaper than \(Wording.name(instances)) below "
            + "\(Wording.figure(rate)) invocations a minute on average"))
    }
    return reasons
  }

  func changeReasons(_ winner: Choice) -> [Statement] {
    guard !request.kept.isEmpty else { return [] }
    let change = changedInstances(winner)
    let moved = change.added + change.removed
    if moved == 0 { return [Statement("change", "it is the present fleet: nothing changes")] }
    let cost =
      request.changeCost.map {
        ", counted as \(Wording.dollars(($0.exact * moved).doubleValue)) an hour in the choice, not in "
          + "its price"
      } ?? ""
    return [
      Statement(
        "change",
        "\(Wording.instances(change.added)) added to and \(Wording.figure(Double(change.removed))) "
          + "removed from the present fleet\(cost)")
    ]
  }

  /// Instances of each type added to and removed from the kept fleet.
  func changedInstances(_ choice: Choice) -> (added: Int, removed: Int) {
    var counts: [String: Int] = [:]
    for part in choice.parts {
      counts[part.instanceType ?? "", default: 0] += part.instanceCount ?? 0
    }
    return changedInstances(to: counts)
  }

  /// The same for counts of types.
  func changedInstances(to counts: [String: Int]) -> (added: Int, removed: Int) {
    var counts = counts
    for fleet in request.kept { counts[fleet.instanceType, default: 0] -= fleet.instanceCount }
    return (
      counts.values.reduce(0) { $0 + max(0, $1) }, counts.values.reduce(0) { $0 - min(0, $1) }
    )
  }
}
