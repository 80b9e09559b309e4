extension MixProblem {
  /// The best mix: least cost, then fewer parts, the lower greatest latency, the larger capacity,
  /// more instances, and the first by type and row.
  ///
  /// Gaps above the fractional-cover bound are tried, each twice the one before: a pass of
  /// `MixSearch` either finds the best mix, ties included, or proves that none costs as little. So
  /// the work is that of a limit at most twice as far from the bound as the optimum is. Past the
  /// budgets the best mix found is returned, unproven, with the last bound that is. The nodes are
  /// partial mixes made; the visits, which only thousands of items use up, are those looked at again
  /// for the items after them: 40 million take about half a second, and the largest problems that were
  /// seen to be proven took one.
  ///
  /// - Complexity: O(k log k + k · s log s), where s is the number of partial mixes within the limit,
  ///   at most the demand (over the capacities' common divisor) times the parts where these are
  ///   limited.
  /// - Throws: `MixProblemError` where the problem is out of range.
  func solved(
    nodeBudget: Int = 10_000_000, branchBudget: Int = 400_000, width: Int = 250_000,
    visitBudget: Int = 40_000_000
  ) throws(MixProblemError) -> MixOutcome {
    try validate()
    let magnitude = magnitude
    if magnitude < 0x1p60 {
      var solver = MixSolver(MixModel<Int>(self), nodeBudget, branchBudget, width, visitBudget)
      return solver.outcome()
    }
    guard magnitude < 0x1p124 else { throw .tooLarge }
    var solver = MixSolver(MixModel<Int128>(self), nodeBudget, branchBudget, width, visitBudget)
    return solver.outcome()
  }
}

/// Finds the limit under which one pass of the search proves the optimum.
private struct MixSolver<Value: FixedWidthInteger & SignedInteger & Sendable> {
  var search: MixSearch<Value>
  /// The most partial mixes to branch over before merging them.
  let branchBudget: Int
  /// The most partial mixes to hold at a time.
  let width: Int
  /// How often to look at partial mixes again.
  let visitBudget: Int

  init(
    _ model: MixModel<Value>, _ nodeBudget: Int, _ branchBudget: Int, _ width: Int,
    _ visitBudget: Int
  ) {
    search = MixSearch(
      model, nodeBudget: min(nodeBudget, Int(Int32.max) / 2), visitBudget: visitBudget)
    self.visitBudget = visitBudget
    self.branchBudget = branchBudget
    self.width = width
  }

  mutating func outcome() -> MixOutcome {
    guard search.model.canBeCarried, search.rootBound < .infinity else {
      return MixOutcome(solution: nil, isProvenOptimal: true, lowerBound: nil, nodes: 0)
    }
    search.seed()
    var proven = search.rootLowerBound
    if search.model.maximumParts == 1 {
      return outcome(isProven: true, bound: search.best?.cost)
    }
    var gap = firstGap(above: proven)
    let base = proven
    while true {
      let isUnlimited = gap.nearDouble > costCeiling
      let limit = isUnlimited ? search.best?.cost : min(base + gap, search.best?.cost ?? .max)
      search(within: limit)
      guard search.isComplete else {
        improve()
        return outcome(isProven: false, bound: proven)
      }
      if let best = search.best, limit.map({ best.cost <= $0 }) ?? true {
        return outcome(isProven: true, bound: best.cost)
      }
      guard let limit else { return outcome(isProven: true, bound: nil) }
      proven = max(proven, limit + 1)
      gap *= 2
    }
  }

  /// Looks at every mix within a limit: of few parts first, which is quick. If one of them is the
  /// best then, more parts are only worth their while at a lower cost. Branches as long as that is
  /// quick, then merges.
  private mutating func search(within limit: Value?) {
    let most = search.model.maximumParts
    var lower = limit
    for parts in [2, 3, most] where parts <= most {
      search.branch(limit: lower, parts: parts, nodes: branchBudget)
      guard search.isComplete else { break }
      if parts == most { return }
      if let best = search.best, best.parts <= parts, limit.map({ best.cost <= $0 }) ?? true {
        guard best.cost > search.rootLowerBound else { return }
        lower = best.cost - 1
      }
    }
    search.merge(limit: lower, parts: most, width: width)
  }

  /// A better mix perhaps, from few partial mixes at a time; of many items first of two parts, for
  /// which none are held.
  private mutating func improve() {
    let most = search.model.maximumParts
    let allowance = search.nodeBudget / 4 + 100_000
    if search.visitsLeft < 0, most > 2 {
      search.nodeBudget = search.nodes + allowance
      search.merge(limit: search.best?.cost, parts: 2, width: 256)
      search.nodeBudget = search.nodes
    }
    search.nodeBudget += allowance
    search.visitsLeft = visitBudget
    search.merge(limit: search.best?.cost, parts: most, width: 256)
  }

  /// More than any mix costs.
  private var costCeiling: Double {
    search.model.problem.magnitude / search.model.priceUnit.nearDouble
  }

  private func firstGap(above bound: Value) -> Value {
    guard let best = search.best else {
      return max(1, bound.magnitude > 1024 ? abs(bound) / 1024 : 1)
    }
    return max(1, (best.cost - bound) / 256)
  }

  private func outcome(isProven: Bool, bound: Value?) -> MixOutcome {
    let model = search.model
    let solution = search.best.map {
      MixSolution(parts: search.bestParts, total: model.total($0.cost))
    }
    return MixOutcome(
      solution: solution, isProvenOptimal: isProven, lowerBound: bound.map { model.total($0) },
      nodes: search.nodes)
  }
}
