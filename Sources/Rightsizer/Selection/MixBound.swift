/// The fractional-cover bound: the least that the rest of the demand can cost when instances may
/// be cut in pieces and parts, minimum and zones' rounding cost nothing.
///
/// It fills the rest from the best price per unit carried upwards, each type up to its limit. What
/// is kept of a type is a segment of its own, cheaper by the change saved; where that makes it
/// cheaper than nothing, it is taken even beyond the demand. The bound of a suffix of the items
/// (those after a level, from worst to best ratio) is convex in the amount.
///
/// Computed in floating point; whoever compares it with a limit allows for rounding.
struct MixBound: Sendable {
  struct Segment: Sendable {
    /// The price of a unit carried.
    var ratio: Double
    /// The most that can be carried at this ratio.
    var reach: Double
    /// The level of the type's best item: the segment can be used before it.
    var level: Int
  }

  /// From the best ratio to the worst.
  let segments: [Segment]
  /// The ratio of every suffix, where the best type is not limited and none is kept.
  let uniformRatio: Double?
  /// What may be left of the demand by rounding alone.
  private let rounding: Double

  init<Value>(_ model: MixModel<Value>) {
    var reaches: [Int: Double] = [:]
    var bestLevel: [Int: Int] = [:]
    var leastAbove: [Int: Double] = [:]
    for (level, item) in model.items.enumerated() {
      reaches[item.type] = max(reaches[item.type] ?? 0, item.reach)
      bestLevel[item.type] = level
      let above =
        (item.price.nearDouble + item.change.nearDouble + model.multiplier) / item.reach
      leastAbove[item.type] = min(leastAbove[item.type] ?? .infinity, above)
    }
    var segments: [Segment] = []
    for (level, item) in model.items.enumerated() where bestLevel[item.type] == level {
      let reach = reaches[item.type] ?? 0
      var left = item.limit == .max ? Double.infinity : Double(item.limit)
      if item.kept > 0 {
        let kept = min(left, Double(item.kept))
        segments.append(Segment(ratio: item.ratio, reach: kept * reach, level: level))
        left -= kept
      }
      guard left > 0 else { continue }
      segments.append(
        Segment(
          ratio: item.kept > 0 ? leastAbove[item.type] ?? item.ratio : item.ratio,
          reach: left * reach, level: level))
    }
    segments.sort { ($0.ratio, $0.level) < ($1.ratio, $1.level) }
    self.segments = segments
    rounding = 1e-12 * model.demand.nearDouble
    let hasKept = model.items.contains { $0.kept > 0 }
    uniformRatio =
      if !hasKept, let best = segments.first, best.reach == .infinity { best.ratio } else { nil }
  }

  /// The least cost of carrying `amount` with the items after `level`; infinite if they cannot.
  func cost(carrying amount: Double, after level: Int) -> Double {
    if let uniformRatio { return uniformRatio * max(0, amount) }
    var left = amount
    var cost = 0.0
    for segment in segments where segment.level > level {
      let taken = segment.ratio < 0 ? segment.reach : min(max(0, left), segment.reach)
      guard segment.ratio < 0 || left > 0 else { return cost }
      cost += segment.ratio * taken
      left -= taken
    }
    return left > rounding ? .infinity : cost
  }

  /// The bound's slope where `amount` is left: the ratio of the segment that carries its last unit.
  func slope(at amount: Double, after level: Int) -> Double {
    if let uniformRatio { return amount > 0 ? uniformRatio : 0 }
    var left = amount
    for segment in segments where segment.level > level {
      if segment.ratio >= 0 {
        if left <= 0 { return 0 }
        if left <= segment.reach { return segment.ratio }
      }
      left -= segment.reach
    }
    return left > rounding ? .infinity : 0
  }
}
