extension SelectionAnswerMaker {
  /// The best mix of production variants, with the cost of changes where there is one; `nil` where
  /// the best choice of one type stands.
  ///
  /// Serverless rows are in no mix: such a choice stands if it is cheaper than every mix.
  func mixed(_ feasible: [Choice]) throws(SelectionError) -> Choice? {
    let best = feasible.first
    let items = mixItems()
    guard !items.isEmpty else { return nil }
    guard let (scaled, outcome) = solved(items, rounding: .towardSafety) else {
      return unproven(best)
    }
    guard let solution = outcome.solution else { return nil }
    var choice = choice(of: solution, items)
    if !outcome.isProvenOptimal || !scaled.isExact {
      // What is rounded the other way costs no more than the best.
      let relaxed = scaled.isExact ? (scaled, outcome) : solved(items, rounding: .towardBound)
      let bound = relaxed?.1.lowerBound ?? 0
      choice.isOptimal = bound >= solution.total
      choice.lowerBoundPerHour = min(choice.costPerHour, scaled.dollars(bound))
    }
    if let best, best.parts.first?.maxConcurrency != nil, best.costPerHour < choice.costPerHour {
      return best
    }
    if let limit = selector.budget, choice.costPerHour > limit.nearest { return nil }
    return choice
  }

  private func solved(
    _ items: [MixItem], rounding: ScaledMix.Rounding
  ) -> (ScaledMix, MixOutcome)? {
    guard let scaled = ScaledMix(items, request, selector, rounding: rounding) else { return nil }
    do throws(MixProblemError) {
      return (scaled, try scaled.problem.solved())
    } catch {
      return nil
    }
  }

  private func unproven(_ best: Choice?) -> Choice? {
    guard var best else { return nil }
    best.isOptimal = false
    best.lowerBoundPerHour = 0
    return best
  }

  /// The candidates that may be part of a mix: on instances, of an allowed type, with a rate and a
  /// price, and within the limits that do not depend on the count.
  private func mixItems() -> [MixItem] {
    candidates.candidates.rows.indices.compactMap { index in
      guard !candidates.candidates.isServerless[index], selector.meetsFixedLimits(index),
        let unit = selector.rules.unit(of: index, in: candidates.candidates),
        let price = candidates.candidates.exactPrice(of: index)
      else { return nil }
      return MixItem(candidate: index, unit: unit, price: price)
    }
  }

  private func choice(of solution: MixSolution, _ items: [MixItem]) -> Choice {
    var total = ExactRational.zero
    var capacity = ExactRational.zero
    var carried = ExactRational.zero
    var loads: [ExactRational] = []
    for part in solution.parts {
      let item = items[part.item]
      total = (total + item.price * part.count).reduced()
      capacity = (capacity + item.unit.perUnit * part.count).reduced()
      let load = item.unit.demandCarried(by: part.count)
      loads.append(load)
      carried = (carried + load).reduced()
    }
    if solution.parts.count == 1, let part = solution.parts.first {
      let sizing = Sizing(
        candidate: items[part.item].candidate, count: part.count, total: total.doubleValue)
      return selector.choice(sizing, SizingQuery(request.demand, average: request.average))
    }
    let latencies = solution.parts.map {
      candidates.candidates.usableLatency(of: items[$0.item].candidate)
    }
    let parts = zip(solution.parts, loads).map { part, load in
      let index = items[part.item].candidate
      return Choice.Part(
        candidate: index, row: candidates.candidates.rows[index],
        instanceType: candidates.candidates.instanceType(of: index), instanceCount: part.count,
        maxConcurrency: nil, weight: (load / carried).doubleValue,
        invocationsPerInstancePerMinute: items[part.item].unit.perUnit.doubleValue,
        pricePerInstanceHour: items[part.item].price.doubleValue,
        priceSource: candidates.candidates.prices[index].source)
    }
    let million = ExactRational(1_000_000)
    func perMillion(_ rate: Demand) -> Double { (total * million / (rate.exact * 60)).doubleValue }
    return Choice(
      parts: parts, costPerHour: total.doubleValue,
      costPerMonth: (total * Constraints.hoursPerMonth).doubleValue,
      costPerMillionInferencesAtDemand: perMillion(request.demand),
      costPerMillionInferencesAtAverage: request.average.map(perMillion),
      capacityPerMinute: capacity.doubleValue,
      utilization: (request.demand.exact / capacity).doubleValue,
      // The greatest; unavailable where one is.
      modelLatencyMilliseconds: latencies.contains { $0 == nil }
        ? nil : latencies.compactMap(\.self).max(),
      lowerBoundPerHour: total.doubleValue)
  }
}

/// A candidate of a mix, exactly.
struct MixItem {
  let candidate: Int
  let unit: UnitCapacity
  let price: ExactRational
}

/// A mix problem in whole numbers: capacities and demand over one common denominator, prices over
/// another.
struct ScaledMix {
  private(set) var problem: MixProblem
  /// Whether the whole numbers are the exact fractions; otherwise capacities and demand are rounded.
  private(set) var isExact = true
  private let priceScale: ExactInteger

  /// Which way fractions go that no common denominator of a fitting size expresses.
  enum Rounding {
    /// Capacities down and the demand up: every mix found carries the load.
    case towardSafety
    /// Capacities up and the demand down: no mix costs less than the best found.
    case towardBound
  }

  /// Beyond so many bits a common denominator is given up: sums must stay within 128.
  private static let largestScaleBits = 40

  init?(
    _ items: [MixItem], _ request: SelectionRequest, _ selector: Selector, rounding: Rounding
  ) {
    let demand = request.demand.exact.reduced()
    let capacities = items.map { $0.unit.perUnit.reduced() }
    let usable = items.map { ($0.unit.perUnit * $0.unit.usableShare).reduced() }
    var scale = demand.denominator
    for fraction in capacities + usable {
      scale = Self.commonMultiple(scale, fraction.denominator)
      if scale.bitWidth > Self.largestScaleBits { break }
    }
    if scale.bitWidth > Self.largestScaleBits {
      isExact = false
      scale = ExactInteger(UInt64(1) << 30)
    }
    let prices = items.map { $0.price.reduced() }
    let change = request.changeCost?.exact.reduced() ?? .zero
    var priceScale = change.denominator
    for price in prices { priceScale = Self.commonMultiple(priceScale, price.denominator) }
    guard priceScale.bitWidth <= 2 * Self.largestScaleBits else { return nil }
    self.priceScale = priceScale

    let isSafe = rounding == .towardSafety
    func whole(_ value: ExactRational, _ scale: ExactInteger, up: Bool) -> Int128? {
      let scaled = value * ExactRational(scale, over: .one)
      let integer = up ? scaled.ceiling : scaled.floor
      guard integer.bitWidth < 120 else { return nil }
      return integer.asInt128
    }
    let names = selector.candidates.typeNames
    let order = names.indices.sorted { names[$0] < names[$1] }
    var ranks = [Int](repeating: 0, count: names.count)
    for (rank, index) in order.enumerated() { ranks[index] = rank }

    guard let wholeDemand = whole(demand, scale, up: isSafe),
      let wholeChange = whole(change, priceScale, up: true)
    else { return nil }
    problem = MixProblem(items: [], demand: wholeDemand)
    for (index, item) in items.enumerated() {
      guard let capacity = whole(capacities[index], scale, up: !isSafe),
        let share = whole(usable[index], scale, up: !isSafe),
        let price = whole(prices[index], priceScale, up: false)
      else { return nil }
      problem.items.append(
        MixProblem.Item(
          capacity: capacity, usableCapacity: share, price: price,
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
    // Kept types that no row has can only be removed: they get numbers of their own.
    for (offset, fleet) in request.kept.enumerated() {
      let type = names.firstIndex(of: fleet.instanceType).map { ranks[$0] } ?? names.count + offset
      problem.kept[type, default: 0] += fleet.instanceCount
    }
  }

  /// A total of the problem in dollars an hour.
  func dollars(_ total: Int128) -> Double {
    Double(total) / ExactRational(priceScale, over: .one).doubleValue
  }

  private static func commonMultiple(_ a: ExactInteger, _ b: ExactInteger) -> ExactInteger {
    let divisor = a.greatestCommonDivisor(with: b)
    return a * b.quotientAndRemainder(dividingBy: divisor).quotient
  }
}
