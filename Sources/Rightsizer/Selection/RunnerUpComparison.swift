/// What a runner-up costs beside the winner, and what it would need to win.
public struct RunnerUpComparison: Sendable, Hashable {
  /// The demand beyond which the runner-up costs less.
  public enum Overtaking: Sendable, Hashable {
    /// It costs less just above this demand, in invocations a minute, and nowhere between.
    case beyond(Double)
    /// It never costs less while it is feasible.
    case never
    /// It does not up to this demand, where the search ended.
    case notUpTo(Double)
  }

  /// What it costs more than the winner, in US dollars an hour; negative for one that is cheaper.
  public let extraCostPerHour: Double
  /// By how many percent its price would have to fall for its total to equal the winner's; `nil`
  /// where it is no dearer.
  public let priceCutPercent: Double?
  /// Where more demand makes it the cheaper; `nil` where one of both has no instances.
  public let overtaking: Overtaking?
  /// Whether both are within the noise of measurement.
  public let isWithinNoise: Bool
}

extension Selector {
  /// Reruns of one job differ by these factors in throughput.
  internal static let slowestRerun = ExactRational(95) / 100
  internal static let fastestRerun = ExactRational(110) / 100

  /// A runner-up held against the winner at the demand both were sized for.
  ///
  /// The price cut leaves the count as it is. `maximumSteps` bounds the search for the demand where
  /// it costs less. `nil` for choices of more than one part.
  ///
  /// Complexity: O(steps of the winner's count up to there), at most `maximumSteps`.
  public func comparison(
    of runnerUp: Choice, with winner: Choice, for demand: Demand, average: Demand? = nil,
    maximumSteps: Int = 10_000
  ) -> RunnerUpComparison? {
    guard let other = runnerUp.sizing, let best = winner.sizing else { return nil }
    let query = SizingQuery(demand, average: average)
    let (cost, least) = (exactTotal(other, query), exactTotal(best, query))
    let extra = cost - least
    let cut = extra.isNegative || extra.isZero ? nil : (extra * 100 / cost).doubleValue
    let hasInstances =
      !candidates.isServerless[other.candidate] && !candidates.isServerless[best.candidate]
    return RunnerUpComparison(
      extraCostPerHour: extra.doubleValue, priceCutPercent: cut,
      overtaking: hasInstances
        ? overtaking(by: other.candidate, of: best.candidate, above: demand, maximumSteps) : nil,
      isWithinNoise: isWithinNoise(
        other, query, ofWinnerAt: noiseTotal(of: best, query, factor: Self.slowestRerun)))
  }

  /// The demand below which a serverless choice is cheaper than a choice of instances, in
  /// invocations a minute on average; `nil` where the first is not serverless or costs nothing.
  ///
  /// It is the instances' cost an hour over 60 × the cost an inference; the instances are those of
  /// the peak they were chosen for.
  public func serverlessBreakEven(of serverless: Choice, against instances: Choice) -> Double? {
    guard let free = serverless.sizing, let paid = instances.sizing,
      !candidates.isServerless[paid.candidate],
      let rate = candidates.exactServerlessCost(of: free.candidate, at: .one), !rate.isZero,
      let price = candidates.exactPrice(of: paid.candidate)
    else { return nil }
    return (price * paid.count / rate).doubleValue
  }

  /// The total of a sizing were its capacity another; nil beyond the greatest count.
  internal func noiseTotal(
    of sizing: Sizing, _ query: SizingQuery, factor: ExactRational
  ) -> ExactRational? {
    let index = sizing.candidate
    if candidates.isServerless[index] { return exactTotal(sizing, query) }
    guard let count = count(of: index, query.demand, changing: { $0.capacityFactor = factor }),
      let price = candidates.exactPrice(of: index)
    else { return nil }
    return price * count
  }

  /// Whether a sizing whose throughput was measured too low costs no more than the winner at its
  /// slowest.
  internal func isWithinNoise(
    _ sizing: Sizing, _ query: SizingQuery, ofWinnerAt slowest: ExactRational?
  ) -> Bool {
    guard let slowest else { return false }
    // Ten percent more capacity never saves more than ten percent and three instances.
    let least = sizing.total * max(0, 0.9 - 3 / Double(sizing.count))
    if least > slowest.doubleValue * 1.001 { return false }
    guard let fastest = noiseTotal(of: sizing, query, factor: Self.fastestRerun) else {
      return false
    }
    return fastest <= slowest
  }

  /// Where a candidate costs less than the winner while the demand grows.
  ///
  /// A total never falls with the demand, so the runner-up can only come to cost less where the
  /// winner's count steps up, or where the winner is no longer feasible.
  private func overtaking(
    by other: Int, of winner: Int, above demand: Demand, _ maximumSteps: Int
  ) -> RunnerUpComparison.Overtaking {
    guard let leader = crossoverCandidate(winner), let follower = crossoverCandidate(other) else {
      return .never
    }
    guard let start = leader.unit.count(carrying: demand.exact) else { return .never }
    var count = start
    let exhaustion: RunnerUpComparison.Overtaking =
      leader.isBounded && leader.largestDemand < follower.largestDemand
      ? .beyond(leader.largestDemand.doubleValue) : .never
    let end = min(leader.largestDemand, follower.largestDemand)
    for _ in 0..<max(1, maximumSteps) {
      let boundary = leader.unit.demandCarried(by: count)
      if boundary >= end { return exhaustion }
      guard let leaderCount = leader.unit.count(carryingMoreThan: boundary),
        let followerCount = follower.unit.count(carryingMoreThan: boundary)
      else { return exhaustion }
      if follower.price * followerCount < leader.price * leaderCount {
        return .beyond(boundary.doubleValue)
      }
      if leader.isSurelyCheaper(
        than: follower, from: boundary.doubleValue, through: end.doubleValue)
      {
        return exhaustion
      }
      count = leaderCount
    }
    return .notUpTo(leader.unit.demandCarried(by: count).doubleValue)
  }
}
