extension SelectionAnswerMaker {
  /// What an engineer should know of the winner.
  func reasons(
    for winner: Choice, alternatives: [Choice], succession: Statement?
  ) -> [Statement] {
    var reasons = [costReason(winner)]
    if winner.parts.count > 1 { reasons += mixReasons(winner, alternatives) }
    if request.maximumVariants > 1 { reasons.append(proofReason(winner)) }
    let analysis = selector.analysis(of: winner, for: request.demand)
    if let analysis {
      reasons.append(bindingReason(Self.deciders(analysis.bindings, request), winner))
    } else if winner.parts.count > 1 {
      reasons.append(bindingReason(mixDeciders(winner), winner))
    }
    reasons += runnerUpReasons(winner, alternatives)
    reasons += safetyReasons(winner)
    if let analysis {
      reasons += failureReasons(analysis)
    } else if winner.parts.count > 1 {
      reasons += mixFailureReasons(winner)
    }
    if let succession { reasons.append(succession) }
    if let reason = twoZonesReason(winner) { reasons.append(reason) }
    reasons += comparisonReasons(winner)
    reasons += loadReasons(winner, alternatives)
    reasons += changeReasons(winner)
    reasons += winner.parts.flatMap(serverlessReasons)
    reasons += winner.parts.flatMap(buyingReasons)
    reasons += quotaReasons(winner)
    reasons += winner.parts.compactMap { marginalReason($0, of: winner) }
    reasons += winner.parts.compactMap { saturationReason($0, of: winner) }
    reasons += winner.parts.compactMap(rerunReason)
    return reasons
  }

  /// That the latency of a part may be above the limit when it is measured again.
  private func marginalReason(_ part: Choice.Part, of winner: Choice) -> Statement? {
    guard selector.isLatencyMarginal(part.candidate),
      let latency = candidates.candidates.usableLatency(of: part.candidate)
    else { return nil }
    let told = Wording.latency(latency, isCensored: isLatencyCensored(part.row))
    return Statement(
      "latencyMarginal",
      "\(possessive(part, of: winner)) latency of \(told) ms is marginal: reruns spread by up to "
        + "× 1.37, which passes the limit")
  }

  /// That what a part carries may be what one worker carries.
  private func saturationReason(_ part: Choice.Part, of winner: Choice) -> Statement? {
    guard part.instanceCount != nil, selector.mayBeOneSaturatedWorker(part.candidate) else {
      return nil
    }
    return Statement(
      "saturatedWorker",
      "\(possessive(part, of: winner)) CPU utilisation sums to 90…110 %: that may be one saturated "
        + "worker on an idle instance, and more workers may carry more")
  }

  /// Whose figure it is: of a mix the part's.
  private func possessive(_ part: Choice.Part, of winner: Choice) -> String {
    winner.parts.count == 1 ? "its" : "row \(part.row)'s"
  }

  private var demandText: String { "\(Wording.figure(request.demand.perMinute)) a minute" }

  private func costReason(_ winner: Choice) -> Statement {
    let each = winner.parts.map { part in
      part.pricePerInstanceHour.map {
        "\(Wording.part(part)) (row \(part.row)) at \(Wording.dollars($0)) an hour each"
      } ?? "\(Wording.part(part)) (row \(part.row)), billed a request"
    }
    return Statement(
      "cost",
      each.joined(separator: " + ") + ": \(Wording.dollars(winner.costPerHour)) an hour, "
        + "\(Wording.dollars(winner.costPerMonth)) a month of 730 hours, "
        + "\(Wording.dollars(winner.costPerMillionInferencesAtDemand)) a million inferences at "
        + demandText)
  }

  private func bindingReason(_ deciders: String, _ winner: Choice) -> Statement {
    let counts = winner.parts.count > 1 ? "counts" : "count"
    return Statement(
      "binds",
      "what decides the \(counts): \(deciders); the load is "
        + "\(Wording.percent(winner.utilization)) of the capacity of "
        + "\(Wording.figure(winner.capacityPerMinute)) a minute")
  }

  /// What decides a count, in words.
  static func deciders(
    _ bindings: [ChoiceAnalysis.Binding], _ request: SelectionRequest
  ) -> String {
    let names = bindings.map { name(of: $0, request) }
    return names.isEmpty
      ? "the cost of leaving the present fleet" : names.joined(separator: ", and ")
  }

  /// A rule that decides a count, in words.
  static func name(of binding: ChoiceAnalysis.Binding, _ request: SelectionRequest) -> String {
    switch binding {
    case .capacity:
      request.constraints.headroom.exact.isZero
        ? "the load, without headroom"
        : "the load with a headroom of \(Wording.percent(request.constraints.headroom.value))"
    case .cpuLimit: "the load within the limit on CPU per core"
    case .minimum: "the minimum of \(Wording.count(request.constraints.minimumInstances))"
    case .zones: "surviving the loss of one of \(request.constraints.zones) zones"
    }
  }

  private func runnerUpReasons(_ winner: Choice, _ alternatives: [Choice]) -> [Statement] {
    guard let second = alternatives.first else {
      return [
        Statement(
          "onlyFeasible",
          winner.parts.count > 1 ? "no single variant is feasible" : "nothing else is feasible")
      ]
    }
    var reasons: [Statement] = []
    let difference = second.costPerHour - winner.costPerHour
    let cost =
      difference == 0
      ? "as much as"
      : "\(Wording.dollars(abs(difference))) an hour \(difference > 0 ? "less" : "more") than"
    let change = request.changeCost == nil ? "" : ", before the cost of the changes"
    reasons.append(
      Statement("runnerUp", "costs \(cost) the runner-up, \(Wording.name(second))\(change)"))
    let ties = alternatives.filter(\.isWithinNoise)
    if !ties.isEmpty {
      let names = ties.prefix(5).map(Wording.name).joined(separator: ", ")
      let more = ties.count > 5 ? " and \(Wording.count(ties.count - 5)) more" : ""
      reasons.append(
        Statement(
          "withinNoise", "within the noise of measurement, so as good: \(names)\(more)"))
    }
    return reasons
  }

  private func failureReasons(_ analysis: ChoiceAnalysis) -> [Statement] {
    func left(_ remainder: ChoiceAnalysis.Remainder) -> String {
      "\(Wording.figure(remainder.capacityPerMinute)) a minute are left, "
        + "\(Wording.percent(remainder.fractionOfDemand)) of the demand"
    }
    var reasons = [
      Statement(
        "failsBeyond",
        "this count keeps the rules up to \(Wording.figure(analysis.largestDemandPerMinute)) a minute"
      ),
      Statement("instanceLost", "with one instance lost, \(left(analysis.afterLosingInstance))"),
      Statement(
        "zoneLost", "with one of two zones lost, \(left(analysis.afterLosingOneOfTwoZones))"),
    ]
    if let remainder = analysis.afterLosingZone, request.constraints.zones > 2 {
      reasons.append(
        Statement(
          "zoneOfManyLost",
          "with one of \(request.constraints.zones) zones lost, \(left(remainder))"))
    }
    return reasons
  }

  func rerunReason(_ part: Choice.Part) -> Statement? {
    rerunReasons[candidates.configurationNumbers[part.candidate]]
  }

  /// What is said of a configuration that was measured more than once: made once for all its rows,
  /// of which only the first are named.
  static func rerunReason(
    _ rows: [Int], _ table: RecommendationTable, _ reruns: SelectionRequest.Reruns
  ) -> Statement? {
    guard rows.count > 1 else { return nil }
    func spread(_ metric: Metric) -> String? {
      let column = table.column(metric)
      let measured = rows.filter { !column[$0].isNaN }
      guard let least = measured.min(by: { column[$0] < column[$1] }),
        let most = measured.max(by: { column[$0] < column[$1] })
      else { return nil }
      func figure(_ row: Int) -> String {
        let isCensored =
          metric == .modelLatencyMilliseconds
          && table.latencyConditions(row)?.isCensored == true
        return Wording.latency(column[row], isCensored: isCensored)
      }
      return column[least] == column[most] ? figure(least) : "\(figure(least)) to \(figure(most))"
    }
    let rates = spread(.maxInvocationsPerMinute).map { "\($0) invocations a minute" }
    let latencies = spread(.modelLatencyMilliseconds).map { "\($0) ms" }
    let named = rows.prefix(namedReruns).map(String.init).joined(separator: ", ")
    let unnamed =
      rows.count > namedReruns ? " and \(Wording.count(rows.count - namedReruns)) more" : ""
    return Statement(
      "reruns",
      "measured \(Wording.count(rows.count)) times (rows \(named)\(unnamed)): "
        + [rates, latencies].compactMap(\.self).joined(separator: ", ")
        + (reruns == .each ? "" : "; the \(reruns.rawValue) is taken"))
  }
}
