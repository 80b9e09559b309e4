/// A mix problem in whole numbers: capacities and demand over one common denominator, prices over
/// another.
struct ScaledMix {
  private(set) var problem: MixProblem
  /// Whether the whole numbers are the exact fractions; otherwise capacities and demand are rounded.
  private(set) var isExact = true
  private let priceScale: ExactInteger
  /// What prices are multiplied by beside, so that free instances can have the price 1: more than
  /// there can be of them.
  private let freeScale: Int128

  /// Which way fractions go that no common denominator of a fitting size expresses.
  enum Rounding {
    /// Capacities down and the demand up: every mix found carries the load.
    case towardSafety
    /// Capacities up and the demand down: no mix costs less than the best found.
    case towardBound
    /// None: `nil` where even the widest sums do not hold a common denominator.
    case none
  }

  /// Whether ties are in their exact order: the capacities they are held by are not rounded, even
  /// where what may be used of them is.
  private(set) var areTiesExact = true

  /// Beyond so many bits a common denominator is given up, so that most sums stay within 64.
  private static let largestScaleBits = 40
  /// The same where nothing may be rounded: sums must stay within 128.
  private static let widestScaleBits = 100
  /// Rounded figures are right to a part in 2³⁰ of one.
  private static let roundedScaleBits = 31

  init?(
    _ items: [MixItem], _ request: SelectionRequest, _ selector: Selector, rounding: Rounding
  ) {
    let demand = request.demand.exact.reduced()
    let capacities = items.map { $0.unit.perUnit.reduced() }
    let usable = items.map { ($0.unit.perUnit * $0.unit.usableShare).reduced() }
    let most = rounding == .none ? Self.widestScaleBits : Self.largestScaleBits
    let whole = Self.commonMultiple(demand.denominator, capacities, most)
    var scale = Self.commonMultiple(whole, usable, most)
    if scale.bitWidth > most {
      guard rounding != .none else { return nil }
      isExact = false
      areTiesExact = whole.bitWidth <= most
      // Of the capacities' own denominator where that fits, and fine enough.
      scale = areTiesExact ? whole : .one
      scale = scale.shiftedLeft(by: max(0, Self.roundedScaleBits - scale.bitWidth))
    }
    let prices = items.map { $0.price.reduced() }
    let change = request.changeCost?.exact.reduced() ?? .zero
    var priceScale = change.denominator
    for price in prices { priceScale = Self.commonMultiple(priceScale, price.denominator) }
    guard priceScale.bitWidth <= 2 * Self.largestScaleBits else { return nil }
    guard let freeScale = Self.freeScale(items, request) else { return nil }
    self.priceScale = priceScale
    self.freeScale = freeScale

    let isSafe = rounding == .towardSafety
    func wholes(_ value: ExactRational, _ scale: ExactInteger, up: Bool) -> Int128? {
      let scaled = value * ExactRational(scale, over: .one)
      let integer = up ? scaled.ceiling : scaled.floor
      guard integer.bitWidth < 120 else { return nil }
      return integer.asInt128
    }
    func scaledPrice(_ price: ExactRational) -> Int128? {
      guard let value = wholes(price, priceScale, up: false) else { return nil }
      let (scaled, overflow) = value.multipliedReportingOverflow(by: freeScale)
      return overflow ? nil : scaled
    }
    let names = selector.candidates.typeNames
    let order = names.indices.sorted { names[$0] < names[$1] }
    var ranks = [Int](repeating: 0, count: names.count)
    for (rank, index) in order.enumerated() { ranks[index] = rank }

    guard let wholeDemand = wholes(demand, scale, up: isSafe),
      let wholeChange = scaledPrice(change)
    else { return nil }
    problem = MixProblem(items: [], demand: wholeDemand)
    for (index, item) in items.enumerated() {
      guard let capacity = wholes(capacities[index], scale, up: !isSafe),
        let share = wholes(usable[index], scale, up: !isSafe),
        let price = scaledPrice(prices[index])
      else { return nil }
      problem.items.append(
        MixProblem.Item(
          capacity: capacity, usableCapacity: share, price: max(1, price),
          type: ranks[selector.candidates.typeIndices[item.candidate]],
          latencyMilliseconds: selector.candidates.latenciesMilliseconds[item.candidate]))
    }
    let constraints = request.constraints
    problem.minimum = constraints.minimumInstances
    problem.maximum = constraints.maximumInstances
    problem.maximumParts = request.maximumVariants
    problem.zones = constraints.zones
    for (name, limit) in constraints.typeLimits {
      if let index = names.firstIndex(of: name) { problem.typeLimits[ranks[index]] = limit }
    }
    problem.changeCost = wholeChange
    // Where a change costs nothing, the cheapest mix tells whether any is within the budget.
    // One beyond all sums is none.
    if request.changeCost != nil, let budget = selector.budget,
      let scaled = scaledPrice(budget.exact)
    {
      // Free instances have a price here, together below that of anything else.
      let (budget, overflow) = scaled.addingReportingOverflow(freeScale - 1)
      problem.budget = overflow ? nil : budget
    }
    // Kept types that no row has can only be removed: they get numbers of their own.
    for (offset, fleet) in request.kept.enumerated() {
      let type = names.firstIndex(of: fleet.instanceType).map { ranks[$0] } ?? names.count + offset
      problem.kept[type, default: 0] += fleet.instanceCount
    }
  }

  /// A total of the problem in dollars an hour.
  func dollars(_ total: Int128) -> Double {
    Double(total / freeScale) / ExactRational(priceScale, over: .one).doubleValue
  }

  /// 1 where everything has a price; `nil` where there are too many free instances to count.
  private static func freeScale(_ items: [MixItem], _ request: SelectionRequest) -> Int128? {
    var most = 0.0
    for item in items where item.price.isZero {
      guard let count = item.unit.count(carrying: request.demand.exact) else { return nil }
      most += Double(count)
    }
    for fleet in request.kept { most += most > 0 ? Double(fleet.instanceCount) : 0 }
    guard most < 0x1p40 else { return nil }
    return most == 0 ? 1 : Int128(most) + 1
  }

  /// The least common multiple of a denominator and others, or one of more bits than `most`.
  private static func commonMultiple(
    _ first: ExactInteger, _ others: [ExactRational], _ most: Int
  ) -> ExactInteger {
    var multiple = first
    for fraction in others where multiple.bitWidth <= most {
      multiple = commonMultiple(multiple, fraction.denominator)
    }
    return multiple
  }

  private static func commonMultiple(_ a: ExactInteger, _ b: ExactInteger) -> ExactInteger {
    let divisor = a.greatestCommonDivisor(with: b)
    return a * b.quotientAndRemainder(dividingBy: divisor).quotient
  }
}
