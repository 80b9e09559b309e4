/// A mix problem prepared for the search: dominated items dropped, common divisors taken out,
/// items from the worst to the best price for what they can carry.
struct MixModel<Value: FixedWidthInteger & SignedInteger & Sendable>: Sendable {
  struct Item: Sendable {
    /// The position in the problem.
    var index: Int
    var capacity: Value
    var usable: Value
    /// The capacity in the unit of `usable`; used with several zones only.
    var whole: Value
    var price: Value
    /// The price of moving the type's count by one, where some are kept; else it is in `price`.
    var change: Value
    /// How many of the type are kept; 0 where a change costs nothing.
    var kept: Int
    var type: Int
    /// The most instances of the type.
    var limit: Int
    /// Whether other items of a limited or kept type are left, so that its use must be counted.
    var sharesType: Bool
    /// The rank of the latency among all; unavailable last.
    var latency: Int32
    /// The most that an instance can add to what is carried, at any count.
    var reach: Double
    /// The least price, with the multiplier, for a unit carried.
    var ratio: Double

    /// What the type's limit and a maximum let it carry.
    func mostCarried(_ maximum: Int) -> Double { Double(min(limit, maximum)) * reach }
  }

  let problem: MixProblem
  /// From the worst ratio to the best.
  private(set) var items: [Item] = []
  private(set) var demand: Value
  /// What prices were divided by.
  private(set) var priceUnit: Value = 1
  /// Removing all that is kept, in the problem's unit: the cost of an empty mix.
  let emptyCost: Int128
  let minimum: Int
  let maximum: Int
  /// The most parts; `.max` where there are not more items.
  let maximumParts: Int
  let zones: Int
  /// A Lagrange multiplier of the total maximum: added to every price in bounds, and taken off
  /// `maximum` times.
  private(set) var multiplier: Double = 0

  init(_ problem: MixProblem) {
    self.problem = problem
    let isChangePriced = problem.changeCost > 0
    emptyCost =
      isChangePriced ? problem.kept.values.reduce(0) { $0 + problem.changeCost * Int128($1) } : 0
    minimum = problem.minimum
    maximum = problem.largestTotal ?? .max
    zones = problem.zones
    demand = Value(problem.demand)

    let latencies = problem.items.map(\.orderedLatency)
    let ranks = Dictionary(
      zip(Set(latencies).sorted(), Int32(0)...), uniquingKeysWith: { first, _ in first })
    let undominated = problem.undominatedItems()
    let parts = problem.maximumParts ?? .max
    maximumParts = parts < undominated.count ? parts : .max
    for index in undominated {
      let limit = problem.typeLimits[problem.items[index].type] ?? .max
      guard min(limit, maximum) >= minimum else { continue }
      let item = problem.items[index]
      let kept = isChangePriced ? problem.kept[item.type] ?? 0 : 0
      items.append(
        Item(
          index: index, capacity: Value(item.capacity), usable: Value(item.usableCapacity),
          whole: Value(item.capacity),
          price: Value(item.price + (kept == 0 ? problem.changeCost : 0)),
          change: kept == 0 ? 0 : Value(problem.changeCost), kept: kept, type: item.type,
          limit: limit, sharesType: false,
          latency: ranks[latencies[index]] ?? .max, reach: 0, ratio: 0))
    }
    takeOutDivisors()
    rate()
  }

  /// What `count` instances carry.
  @inline(__always)
  func carried(by item: Item, _ count: Int) -> Value {
    let usable = item.usable * Value(count)
    guard zones > 1 else { return usable }
    return min(usable, item.whole * Value(count - (count - 1) / zones - 1))
  }

  /// The least count, at least the minimum, that carries `amount` ≥ 1.
  @inline(__always)
  func count(of item: Item, carrying amount: Value) -> Int {
    var count = (amount - 1) / item.usable + 1
    if zones > 1 {
      let left = (amount - 1) / item.whole + 1
      let others = Value(zones - 1)
      count = max(count, (left * Value(zones) + others - 1) / others)
    }
    // Beyond the largest count that is given, and so beyond every maximum.
    return max(minimum, Int(clamping: count))
  }

  /// What `count` more instances add to the cost, when `used` of the type are there already.
  @inline(__always)
  func cost(of item: Item, _ count: Int, used: Int) -> Value {
    let price = item.price * Value(count)
    guard item.kept > 0 else { return price }
    return price + item.change
      * Value(abs(used + count - item.kept) - abs(used - item.kept))
  }

  /// Whether as many of the largest items as allowed could carry the demand.
  var canBeCarried: Bool {
    let each = items.map { Double(min($0.limit, maximum)) * $0.reach }.sorted(by: >)
    let largest = items.map(\.reach).max() ?? 0
    return min(each.prefix(maximumParts).reduce(0, +), Double(maximum) * largest)
      >= demand.nearDouble * (1 - 1e-12)
  }

  /// A cost of the search in the problem's unit.
  func total(_ cost: Value) -> Int128 { Int128(cost) * Int128(priceUnit) + emptyCost }
}

extension MixModel {
  /// Divides what can be carried, and what is paid, by their greatest common divisors: a demand is
  /// then rounded up to a sum that capacities can reach, and a bound to a price that can be paid.
  private mutating func takeOutDivisors() {
    let capacity = items.reduce(Value(0)) { divisor, item in
      if zones == 1 { return greatestCommonDivisor(divisor, item.usable) }
      let zoned = greatestCommonDivisor(divisor, item.whole)
      // Where the zones' rule always binds, what is carried is a multiple of the capacity.
      let isZoneBound = item.usable * Value(zones) >= item.whole * Value(zones - 1)
      return isZoneBound ? zoned : greatestCommonDivisor(zoned, item.usable)
    }
    let price = items.reduce(Value(0)) {
      greatestCommonDivisor(greatestCommonDivisor($0, $1.price), $1.change)
    }
    guard capacity > 0, price > 0 else { return }
    for index in items.indices {
      // Where the zones' rule always binds, the capacity alone is a multiple; rounding the usable
      // capacity up leaves that so.
      items[index].usable = (items[index].usable - 1) / capacity + 1
      if zones > 1 { items[index].whole /= capacity }
      items[index].price /= price
      items[index].change /= price
    }
    demand = (demand - 1) / capacity + 1
    priceUnit = price
  }

  /// Finds each item's ratio and sorts by it.
  private mutating func rate() {
    var rowsOfType: [Int: Int] = [:]
    for item in items { rowsOfType[item.type, default: 0] += 1 }
    // No more than the demand is of use, and a used item comes `minimum` times.
    let useful = demand.nearDouble / Double(minimum)
    for index in items.indices {
      let item = items[index]
      let zoned = item.whole.nearDouble * Double(zones - 1) / Double(zones)
      let reach = zones == 1 ? item.usable.nearDouble : min(item.usable.nearDouble, zoned)
      items[index].reach = min(reach, useful)
      items[index].sharesType =
        rowsOfType[item.type, default: 0] > 1 && (item.limit < .max || item.kept > 0)
    }
    multiplier = bestMultiplier()
    for index in items.indices {
      let item = items[index]
      items[index].ratio =
        (item.price.nearDouble - item.change.nearDouble + multiplier) / item.reach
    }
    items.sort {
      if $0.ratio != $1.ratio { return $0.ratio > $1.ratio }
      if $0.limit != $1.limit { return $0.limit < $1.limit }
      return $0.index > $1.index
    }
  }

  /// The multiplier with the greatest bound, where the cheapest way to carry the demand takes more
  /// instances than allowed. The bound is concave in it: golden-section search would do; so does
  /// ternary search, and an imprecise multiplier is still a valid one.
  private func bestMultiplier() -> Double {
    guard maximum < .max, let cheapest = items.map({ $0.price.nearDouble / $0.reach }).min(),
      items.contains(where: {
        $0.price.nearDouble / $0.reach <= cheapest && demand.nearDouble / $0.reach > Double(maximum)
      })
    else { return 0 }
    func bound(_ multiplier: Double) -> Double {
      var least = Double.infinity
      for item in items {
        least = min(
          least, (item.price.nearDouble - item.change.nearDouble + multiplier) / item.reach)
      }
      return least * demand.nearDouble - multiplier * Double(maximum)
    }
    var low = 0.0
    var high = 16 * (items.map { $0.price.nearDouble + $0.change.nearDouble }.max() ?? 0)
    for _ in 0..<60 {
      let third = (high - low) / 3
      if bound(low + third) < bound(high - third) { low += third } else { high -= third }
    }
    return low
  }
}

/// Euclid's algorithm; the divisor of zero and `b` is `b`.
private func greatestCommonDivisor<Value: FixedWidthInteger>(_ a: Value, _ b: Value) -> Value {
  var (a, b) = (a, b)
  while b != 0 { (a, b) = (b, a % b) }
  return a
}
