extension Selector {
  /// The exact intervals of demand in (lower, upper] with the type and count that win.
  ///
  /// At each demand the winner is that of `choose(for:)`. Serverless candidates take no part: their
  /// cost is no staircase (`serverlessBreakEven` tells where they pay). Winners can alternate
  /// without end, so at most `maximumSteps` steps are looked at, beyond which the result is
  /// truncated and says so. Throws `SelectionError` with code `emptyRange` where the range is empty.
  ///
  /// A winner stays the winner until its own count steps up, since no total falls as the demand
  /// grows; so only the winner's steps are visited, until bounds show that it wins for good.
  ///
  /// Complexity: O(steps × candidates that still can win).
  public func crossover(
    from lower: Demand, through upper: Demand, maximumSteps: Int = 200_000
  ) throws(SelectionError) -> Crossover {
    guard lower < upper else {
      throw SelectionError(
        .emptyRange, "the range of demand is empty; its end must be above its start")
    }
    let field = undominated(
      (0..<candidates.count).compactMap { crossoverCandidate($0) }
        .filter { $0.largestDemand > lower.exact }, through: upper.exact)
    var sweep = CrossoverSweep(
      selector: self, from: lower, through: upper, stepsLeft: max(1, maximumSteps))
    sweep.run(over: field)

    let known = Demand(exact: sweep.position) ?? upper
    return Crossover(
      intervals: sweep.pieces.compactMap { piece in
        guard let lower = Demand(exact: piece.lower), let upper = Demand(exact: piece.upper) else {
          return nil
        }
        let index = piece.candidate.index
        return Crossover.Interval(
          lower: lower, upper: upper, candidate: index, row: candidates.rows[index],
          instanceType: candidates.instanceType(of: index),
          steps: Crossover.Steps(candidate: piece.candidate, lower: lower, upper: upper))
      },
      infeasibleAbove: sweep.isInfeasibleBeyond ? known : nil,
      knownThrough: sweep.isInfeasibleBeyond ? upper : known,
      isTruncated: !sweep.isInfeasibleBeyond && sweep.position < upper.exact)
  }

  /// The candidates that none comes before at every demand, the cheapest instance first.
  private func undominated(
    _ field: [CrossoverCandidate], through upper: ExactRational
  ) -> [CrossoverCandidate] {
    let order = field.sorted { a, b in
      if a.price != b.price { return a.price < b.price }
      if a.unit.perUnit != b.unit.perUnit { return a.unit.perUnit > b.unit.perUnit }
      return comesFirst(a, b)
    }
    var kept: [CrossoverCandidate] = []
    for candidate in order {
      let isDominated = kept.contains { other in
        other.dominates(candidate, through: upper) { comesFirst(other, candidate) }
      }
      if !isDominated { kept.append(candidate) }
    }
    return kept
  }

  /// The order of two equal counts of equal total.
  private func comesFirst(_ a: CrossoverCandidate, _ b: CrossoverCandidate) -> Bool {
    precedesAtEqualTotal(
      Sizing(candidate: a.index, count: 1, total: 0), Sizing(candidate: b.index, count: 1, total: 0)
    )
  }
}

/// The walk along the axis of demand.
private struct CrossoverSweep {
  /// A range of demand with one winner.
  struct Piece {
    let candidate: CrossoverCandidate
    let lower: ExactRational
    var upper: ExactRational
  }

  /// A candidate with its count just above the position.
  struct Runner {
    let candidate: CrossoverCandidate
    var sizing: Sizing
    /// The demand to which the count holds, the nearest Double.
    var reach: Double
  }

  let selector: Selector
  let query: SizingQuery
  var position: ExactRational
  let end: ExactRational
  var stepsLeft: Int
  var pieces: [Piece] = []
  var isInfeasibleBeyond = false

  init(selector: Selector, from lower: Demand, through upper: Demand, stepsLeft: Int) {
    self.selector = selector
    position = lower.exact
    end = upper.exact
    self.stepsLeft = stepsLeft
    // Totals of instances do not depend on it.
    query = SizingQuery(lower, average: nil)
  }

  /// Walks until the end, until nothing is feasible, or until the steps are used up.
  mutating func run(over field: [CrossoverCandidate]) {
    while position < end, stepsLeft > 0 {
      let feasible = field.filter { $0.largestDemand > position }
      guard let nearest = feasible.map(\.largestDemand).min() else {
        isInfeasibleBeyond = true
        return
      }
      // Up to there, all of them stay feasible.
      run(over: feasible, through: min(nearest, end))
    }
  }

  private mutating func run(over field: [CrossoverCandidate], through horizon: ExactRational) {
    var runners = field.compactMap { runner($0) }
    let limit = horizon.doubleValue
    var untilPruning = 0
    while position < horizon, stepsLeft > 0 {
      stepsLeft -= 1
      let here = position.doubleValue
      for index in runners.indices
      where runners[index].reach <= here * (1 + Selector.relativeError) {
        if let moved = runner(runners[index].candidate) { runners[index] = moved }
      }
      guard var best = runners.first else { return }
      for runner in runners.dropFirst()
      where selector.precedes(runner.sizing, best.sizing, query) {
        best = runner
      }
      if untilPruning == 0 {
        prune(&runners, best: best.candidate, from: here, through: limit)
        untilPruning = 16
      }
      untilPruning -= 1
      var reach = horizon
      if runners.count > 1 {
        reach = min(reach, best.candidate.unit.demandCarried(by: best.sizing.count))
        // At no price a larger count wins ties, so each step of each may change the winner.
        if best.candidate.price.isZero {
          for runner in runners where runner.candidate.price.isZero {
            reach = min(reach, runner.candidate.unit.demandCarried(by: runner.sizing.count))
          }
        }
      }
      append(best.candidate, through: reach)
    }
  }

  /// A candidate with its count just above the position.
  private func runner(_ candidate: CrossoverCandidate) -> Runner? {
    guard let count = candidate.unit.count(carryingMoreThan: position) else { return nil }
    let total = candidate.approximatePrice * Double(count)
    return Runner(
      candidate: candidate,
      sizing: Sizing(
        candidate: candidate.index, count: count,
        total: candidate.price.isZero || Selector.safeRange.contains(total) ? total : .nan),
      reach: candidate.unit.demandCarried(by: count).doubleValue)
  }

  /// Drops who cannot win any more before the horizon, by bounds against the present winner and
  /// against who is cheapest in the long run.
  private func prune(
    _ runners: inout [Runner], best: CrossoverCandidate, from here: Double, through limit: Double
  ) {
    guard runners.count > 1,
      let lasting = runners.min(by: { $0.candidate.rate < $1.candidate.rate })?.candidate
    else { return }
    runners.removeAll { runner in
      let candidate = runner.candidate
      return candidate.index != best.index
        && (best.isSurelyCheaper(than: candidate, from: here, through: limit)
          || (candidate.index != lasting.index
            && lasting.isSurelyCheaper(than: candidate, from: here, through: limit)))
    }
  }

  private mutating func append(_ candidate: CrossoverCandidate, through upper: ExactRational) {
    if let last = pieces.last, last.candidate.index == candidate.index {
      pieces[pieces.count - 1].upper = upper
    } else {
      pieces.append(Piece(candidate: candidate, lower: position, upper: upper))
    }
    position = upper
  }
}
