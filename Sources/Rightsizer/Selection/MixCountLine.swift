/// The bound of a mix as a function of one item's count, where types are limited or kept.
///
/// It is convex: the cost bends upwards where the kept instances are used up, and the bound of the
/// rest is convex in the amount. So the counts within a limit are an interval, found by bisection.
struct MixCountLine: Sendable {
  /// The cost before the item is added.
  var cost: Double
  /// The price of an instance, without that of the change.
  var price: Double
  /// What an instance saves while some are kept, and costs more from there.
  var change: Double
  /// How many instances that is.
  var saved: Int
  /// What is left to be carried.
  var rest: Double
  /// What an instance carries at most.
  var reach: Double
  /// The item's level.
  var level: Int

  /// The least cost with a count.
  func value(_ count: Int, _ bound: MixBound) -> Double {
    let moved = Double(max(0, count - saved)) - Double(min(count, saved))
    return cost + price * Double(count) + change * moved
      + bound.cost(carrying: rest - reach * Double(count), after: level)
  }

  /// Whether one more instance does not lower the bound; from the segments' ratios, since the
  /// difference of two values drowns in rounding where counts are large.
  func isRising(_ count: Int, _ bound: MixBound) -> Bool {
    price + (count < saved ? -change : change)
      >= reach * bound.slope(at: rest - reach * Double(count), after: level)
  }

  /// The counts in a range with a value of at most `limit`.
  func counts(in range: ClosedRange<Int>, below limit: Double, _ bound: MixBound)
    -> ClosedRange<Int>?
  {
    let turn = first(in: range) { isRising($0, bound) }
    let near = max(range.lowerBound, turn - 1)...min(range.upperBound, turn + 1)
    guard let inside = near.first(where: { value($0, bound) <= limit }) else { return nil }
    let low = first(in: range.lowerBound...inside) { value($0, bound) <= limit }
    let high = first(in: inside...range.upperBound) { value($0, bound) > limit }
    return low...(value(high, bound) <= limit ? high : max(low, high - 1))
  }

  /// The first number of a range for which a condition holds that then holds to its end; else the
  /// last number.
  private func first(in range: ClosedRange<Int>, where holds: (Int) -> Bool) -> Int {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
