/// A candidate along the axis of demand: its cost is a staircase that ends where a limit on the
/// count or the budget is reached.
internal struct CrossoverCandidate: Sendable {
  internal let index: Int
  internal let unit: UnitCapacity
  /// US dollars an hour of one instance.
  internal let price: ExactRational
  /// The greatest demand it carries within the limits.
  internal let largestDemand: ExactRational
  /// Whether a limit or the budget ends it, not only the greatest count that is given.
  internal let isBounded: Bool
  /// The latency, infinite where there is none to compare.
  internal let latencyMilliseconds: Double

  /// Nearest Doubles, for bounds.
  internal let approximatePrice: Double
  internal let approximateLargestDemand: Double
  /// The demand that one more instance carries in the long run.
  internal let demandPerInstance: Double
  /// More instances than the count ever is above demand / demandPerInstance.
  private let overhead: Double

  internal init(
    index: Int, unit: UnitCapacity, price: ExactRational, largestCount: Int,
    latencyMilliseconds: Double
  ) {
    self.index = index
    self.unit = unit
    self.price = price
    self.latencyMilliseconds = latencyMilliseconds
    isBounded = largestCount < UnitCapacity.largestCount
    largestDemand = unit.demandCarried(by: largestCount)
    approximatePrice = price.doubleValue
    approximateLargestDemand = largestDemand.doubleValue
    let load = (unit.perUnit * unit.usableShare).doubleValue
    if unit.zones < 2 {
      demandPerInstance = load
      overhead = 1
    } else {
      let inflation = Double(unit.zones) / Double(unit.zones - 1)
      demandPerInstance = min(load, unit.perUnit.doubleValue / inflation)
      // ⌈⌈x⌉ f⌉ < x f + f + 1.
      overhead = inflation + 1
    }
  }

  /// Dollars an hour for an instance's worth of demand in the long run.
  internal var rate: Double { approximatePrice / demandPerInstance }

  /// Whether bounds alone show that it costs less at each demand in [from, through].
  ///
  /// Both bounds, p max(m, D/κ) below and p max(m, D/κ + overhead) above, are linear between their
  /// kinks, so the ends and the kinks tell. False where Doubles cannot tell.
  internal func isSurelyCheaper(
    than other: CrossoverCandidate, from lower: Double, through upper: Double
  ) -> Bool {
    let margin = 1e-9
    func isCheaper(at demand: Double) -> Bool {
      let most =
        approximatePrice
        * max(Double(unit.minimum), demand / demandPerInstance + overhead)
      let least =
        other.approximatePrice
        * max(Double(other.unit.minimum), demand / other.demandPerInstance)
      return most * (1 + margin) < least * (1 - margin)
    }
    let kink = demandPerInstance * (Double(unit.minimum) - overhead)
    let otherKink = other.demandPerInstance * Double(other.unit.minimum)
    return [lower, upper, kink, otherKink].allSatisfy {
      isCheaper(at: min(max($0, lower), upper))
    }
  }

  /// Whether it comes before another at each demand in a range that ends at `upper`, whatever the
  /// demand.
  ///
  /// With m = ⌊p' / p⌋ and c' ≤ m c, u' ≤ u: n ≤ m n', since ⌈m x⌉ ≤ m ⌈x⌉; so p n ≤ m p n' ≤ p' n'.
  /// On a tie both p' = m p and n = m n'; then the order of choices decides alike everywhere.
  internal func dominates(
    _ other: CrossoverCandidate, through upper: ExactRational, precedesByName: () -> Bool
  ) -> Bool {
    guard largestDemand >= min(upper, other.largestDemand) else { return false }
    if price.isZero { return !other.price.isZero }
    let multiple = (other.price / price).floor
    if multiple.isZero { return false }
    let factor = ExactRational(multiple, over: .one)
    let capacity = unit.perUnit * factor
    if other.unit.perUnit > capacity || other.unit.usableShare > unit.usableShare { return false }
    if other.price > price * factor { return true }
    if latencyMilliseconds != other.latencyMilliseconds {
      return latencyMilliseconds < other.latencyMilliseconds
    }
    return other.unit.perUnit < capacity || multiple > .one || precedesByName()
  }
}

extension Selector {
  /// A candidate along the axis of demand; nil where it is serverless or feasible at no demand.
  internal func crossoverCandidate(_ index: Int) -> CrossoverCandidate? {
    guard !candidates.isServerless[index], meetsFixedLimits(index),
      let unit = rules.unit(of: index, in: candidates),
      let price = candidates.exactPrice(of: index)
    else { return nil }
    var largestCount = maximumCount(of: index)
    if let budget, !price.isZero {
      let affordable = (budget.exact / price).floor
      largestCount = min(largestCount, affordable.asUInt64.flatMap(Int.init(exactly:)) ?? .max)
    }
    guard largestCount >= unit.minimum else { return nil }
    return CrossoverCandidate(
      index: index, unit: unit, price: price, largestCount: largestCount,
      latencyMilliseconds: candidates.usableLatency(of: index) ?? .infinity)
  }
}
