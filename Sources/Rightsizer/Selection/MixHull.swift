/// The cardinality bound: the least that carrying an amount can cost when the number of instances
/// is whole, though each may be a blend of items.
///
/// `n` instances that carry `amount` together cost at least `n · h(amount / n)`, where `h` is the
/// lower convex hull of the items' prices over what an instance carries. That is convex in `n` and
/// least near `amount` over the reach of the best ratio, so two whole numbers are tried. It is never
/// below the fractional bound, and much above it where few instances are needed or where each has
/// a price of its own beside that of its capacity.
struct MixHull: Sendable {
  private struct Corner: Sendable {
    var reach: Double
    var price: Double
    /// The price of a unit more, up to the next corner.
    var slope = Double.infinity
  }
  /// By reach and price, both ascending.
  private var corners: [Corner] = []
  /// The corner with the best ratio.
  private var best = 0
  /// The least number of instances.
  private let minimum: Double

  init<Value>(_ model: MixModel<Value>) {
    minimum = Double(model.minimum)
    let points = model.items
      .map {
        Corner(
          reach: $0.reach, price: $0.price.nearDouble - $0.change.nearDouble + model.multiplier)
      }
      .sorted { $0.price != $1.price ? $0.price < $1.price : $0.reach > $1.reach }
    for point in points where point.reach > corners.last?.reach ?? 0 {
      while let last = corners.last {
        let slope = (point.price - last.price) / (point.reach - last.reach)
        guard let before = corners.dropLast().last, slope <= before.slope else {
          corners[corners.count - 1].slope = slope
          break
        }
        corners.removeLast()
      }
      corners.append(point)
    }
    for (index, corner) in corners.enumerated()
    where corner.price * corners[best].reach < corners[best].price * corner.reach {
      best = index
    }
  }

  /// The least cost of carrying a positive `amount`; infinite without items.
  func cost(carrying amount: Double) -> Double {
    guard !corners.isEmpty else { return .infinity }
    let fewer = max(minimum, (amount / corners[best].reach).rounded(.down))
    return min(cost(of: fewer, carrying: amount), cost(of: fewer + 1, carrying: amount))
  }

  /// The least cost of a number of instances that carry an amount.
  @inline(__always)
  private func cost(of count: Double, carrying amount: Double) -> Double {
    let each = amount / count
    var index = best
    while index > 0, corners[index].reach > each { index -= 1 }
    while index + 1 < corners.count, corners[index + 1].reach <= each { index += 1 }
    let corner = corners[index]
    if each <= corner.reach { return count * corner.price }
    // The last corner cannot be exceeded but by rounding.
    if index + 1 == corners.count {
      return each > corner.reach * (1 + 1e-12) ? .infinity : count * corner.price
    }
    return count * (corner.price + corner.slope * (each - corner.reach))
  }
}
