extension SelectionAnswerMaker {
  /// Whether the choice is one of mixes, or of changes to a present fleet.
  var searchesMixes: Bool { request.maximumVariants > 1 || !request.kept.isEmpty }

  /// The best choice under the request's rules with some of them changed; `nil` where those
  /// contradict each other.
  func reselected(changing change: (inout Constraints) -> Void) -> MixResult? {
    var changed = request
    change(&changed.constraints)
    guard let selector = try? Selector(candidates.candidates, constraints: changed.constraints)
    else { return nil }
    let best = selector.choose(for: request.demand, average: request.average)
    guard searchesMixes else { return MixResult(choice: best) }
    // Where changes have a cost, another than the cheapest of one type may be the best.
    let feasible =
      request.changeCost == nil
      ? [best].compactMap(\.self)
      : selector.feasibleChoices(for: request.demand, average: request.average)
    return SelectionAnswerMaker(self, changed, selector).mixed(feasible)
  }

  /// What each safety costs: the winner against the best choice without it, of whatever type.
  func safetyReasons(_ winner: Choice) -> [Statement] {
    let constraints = request.constraints
    let safeties: [(String, String, isGiven: Bool, without: (inout Constraints) -> Void)] = [
      ("headroomCost", "the headroom", !constraints.headroom.exact.isZero, { $0.headroom = 0 }),
      (
        "minimumCost", "the minimum of instances", constraints.minimumInstances > 1,
        { $0.minimumInstances = 1 }
      ),
      ("zonesCost", "surviving the loss of a zone", constraints.zones > 1, { $0.zones = 1 }),
    ]
    return safeties.compactMap { code, name, isGiven, without in
      guard isGiven, let other = reselected(changing: without)?.choice else { return nil }
      let cost = objective(winner) - objective(other)
      guard !cost.isZero, !cost.isNegative else { return nil }
      let least = other.isOptimal ? "" : "at least "
      let change = request.changeCost == nil ? "" : ", the change included"
      return Statement(
        code,
        "\(name) costs \(least)\(Wording.dollars(cost.doubleValue)) an hour\(change): without it "
          + "\(Wording.name(other)) would do")
    }
  }

  /// What it takes to survive the loss of a zone where that was not asked for: the best choice then.
  func twoZonesReason(_ winner: Choice) -> Statement? {
    guard request.constraints.zones < 2, winner.parts.allSatisfy({ $0.maxConcurrency == nil }),
      let result = reselected(changing: { $0.zones = 2 })
    else { return nil }
    guard let other = result.choice else {
      return Statement(
        "twoZones",
        "to carry the demand when a zone is lost (--zones 2): "
          + (result.isComplete
            ? "nothing within the rules does" : "no choice was found, nor that there is none"))
    }
    if other.parts == winner.parts {
      return Statement(
        "twoZones",
        winner.parts.count > 1
          ? "these counts carry the demand when a zone is lost too (--zones 2 costs nothing)"
          : "this count carries the demand when a zone is lost too (--zones 2 costs nothing)")
    }
    return Statement(
      "twoZones",
      "to carry the demand when a zone is lost (--zones 2): \(Wording.name(other)), "
        + "\(other.isOptimal ? "" : "at most ")\(Wording.dollars(other.costPerHour)) an hour")
  }
}

extension Selector {
  /// All feasible choices of one row, best first.
  func feasibleChoices(for demand: Demand, average: Demand?) -> [Choice] {
    let query = SizingQuery(demand, average: average)
    return (0..<candidates.count)
      .compactMap { index in sizing(of: index, query).flatMap { isFeasible($0, query) ? $0 : nil } }
      .sorted { precedes($0, $1, query) }
      .map { choice($0, query) }
  }
}
