/// What a number of equal units carries, exactly, and how many units carry a demand.
///
/// A unit is an instance, or one concurrent invocation of a serverless endpoint. With `n` units of
/// capacity c, of which the share u is used, and z zones, `e(n) = c u n` where z is 1, and
/// `c min(u n, n − ⌈n/z⌉)` where it is more.
internal struct UnitCapacity: Sendable {
  /// The greatest count that is given: every whole number to here is a Double, as JSON needs.
  internal static let largestCount = 1 << 53

  /// c, invocations a minute of one unit, more than 0.
  internal let perUnit: ExactRational
  /// u, more than 0.
  internal let usableShare: ExactRational
  internal let zones: Int
  internal let minimum: Int

  /// ⌈D / (c u)⌉.
  internal func countForLoad(_ demand: ExactRational) -> ExactInteger {
    (demand / (perUnit * usableShare)).ceiling
  }

  /// ⌈⌈D / c⌉ z / (z − 1)⌉, nil with one zone: n − ⌈n/z⌉ = ⌊n (z − 1) / z⌋ is at least ⌈D/c⌉ from
  /// there on.
  internal func countForZones(_ demand: ExactRational) -> ExactInteger? {
    zones < 2 ? nil : countSurviving(with: (demand / perUnit).ceiling)
  }

  private func countSurviving(with survivors: ExactInteger) -> ExactInteger {
    ExactRational(
      survivors * ExactInteger(magnitudeOf: zones), over: ExactInteger(magnitudeOf: zones - 1)
    ).ceiling
  }

  /// The least count from the minimum on that carries a demand of 0 or more; nil when it is above
  /// `largestCount`.
  internal func count(carrying demand: ExactRational) -> Int? {
    var count = max(ExactInteger(magnitudeOf: minimum), countForLoad(demand))
    if let zoneCount = countForZones(demand) { count = max(count, zoneCount) }
    return Self.limited(count)
  }

  /// The least count from the minimum on that carries more than a demand of 0 or more; nil when it
  /// is above `largestCount`.
  internal func count(carryingMoreThan demand: ExactRational) -> Int? {
    let load = (demand / (perUnit * usableShare)).floor + .one
    var count = max(ExactInteger(magnitudeOf: minimum), load)
    if zones >= 2 {
      count = max(count, countSurviving(with: (demand / perUnit).floor + .one))
    }
    return Self.limited(count)
  }

  /// e(n), the greatest demand that n units carry under the rules.
  internal func demandCarried(by count: Int) -> ExactRational {
    let load = perUnit * usableShare * count
    if zones < 2 { return load }
    return min(load, perUnit * Self.survivors(of: count, zones: zones))
  }

  /// n − ⌈n/z⌉: the units left when the fullest of z zones is lost.
  internal static func survivors(of count: Int, zones: Int) -> Int {
    let fullest = count / zones + (count % zones == 0 ? 0 : 1)
    return count - fullest
  }

  private static func limited(_ count: ExactInteger) -> Int? {
    guard let value = count.asUInt64, value <= UInt64(largestCount) else { return nil }
    return Int(value)
  }
}
