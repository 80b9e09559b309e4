extension Selector {
  /// More than the relative error of any Double computed here: at most a dozen roundings of 2⁻⁵³.
  internal static let relativeError = 0x1p-48
  /// Inputs within here cannot overflow or underflow on the way.
  internal static let safeRange = 0x1p-200...0x1p200

  /// Above it, the digits that 1 − d loses are more than `relativeError` allows for.
  private static let largestFastDiscount = 0.9

  /// The greatest concurrency of a serverless endpoint (AWS: 200 an endpoint).
  internal static let largestConcurrency = 200

  /// The best feasible sizing.
  internal func best(for query: SizingQuery) -> Sizing? {
    let demand = query.demand.perMinute
    let isFast = Self.safeRange.contains(demand) && Self.safeRange.contains(rules.usableShare)
    let minimum = Double(rules.minimum) * (1 - Self.relativeError)
    let zoneLoad = rules.zones < 2 ? 0 : Double(rules.zones) / Double(rules.zones - 1)
    let uniformLoad = rules.cpuLimit == nil ? max(1 / rules.usableShare, zoneLoad) : nil
    let fastDemand = demand * (1 - Self.relativeError)

    let hasCountLimits = constraints.maximumInstances != nil || !constraints.typeLimits.isEmpty

    var best: Sizing?
    // No total above it can win, or is within the budget.
    let slack = 1 + 4 * Self.relativeError
    let ceiling = budget.map { $0.nearest * slack } ?? .infinity
    var bound = ceiling
    for index in 0..<candidates.count {
      if isFast, !candidates.isServerless[index] {
        // Skip without a count what is surely dearer; all else, also NaN, is looked at closely.
        let rate = candidates.maxInvocationsPerMinute[index]
        let instances = Double(candidates.instanceCounts[index])
        let price = candidates.prices[index]
        let load = uniformLoad ?? max(1 / usableShare(of: index), zoneLoad)
        let atLeast = max(minimum, fastDemand * load * instances / rate)
        let type = candidates.typeIndices[index]
        if hasCountLimits, type >= 0, atLeast > Double(types[type].maximum) { continue }
        var cost = price.dollarsPerHour * (1 - price.discount)
        if price.source == .exported { cost /= instances }
        if atLeast * cost > bound, price.discount <= Self.largestFastDiscount { continue }
      }
      guard meetsFixedLimits(index), let sizing = sizing(of: index, query) else { continue }
      if let leader = best, !precedes(sizing, leader, query) { continue }
      guard isFeasible(sizing, query) else { continue }
      best = sizing
      bound = sizing.total.isNaN ? ceiling : sizing.total * slack
    }
    return best
  }

  /// The count of a candidate and its total; nil where it cannot be sized, or beyond the ceiling.
  internal func sizing(of index: Int, _ query: SizingQuery) -> Sizing? {
    guard let count = count(of: index, query.demand) else { return nil }
    if candidates.isServerless[index] {
      return candidates.exactServerlessCost(of: index, at: query.billed.exact).map {
        Sizing(candidate: index, count: count, total: $0.doubleValue)
      }
    }
    guard candidates.typeIndices[index] >= 0, candidates.prices[index].isUsable else { return nil }
    return Sizing(candidate: index, count: count, total: approximateTotal(of: index, count: count))
  }

  /// The least count that carries a demand under the rules.
  internal func count(of index: Int, _ demand: Demand) -> Int? {
    if !candidates.isServerless[index] {
      let share = usableShare(of: index)
      if share.isNaN { return nil }
      if let settled = settledCount(of: index, demand.perMinute, share: share) { return settled }
    }
    return rules.unit(of: index, in: candidates)?.count(carrying: demand.exact)
  }

  /// The usable share u of a candidate that is not serverless, within `relativeError`; NaN where a
  /// limit on CPU meets an unavailable utilisation.
  private func usableShare(of index: Int) -> Double {
    guard let limit = rules.cpuLimit else { return rules.usableShare }
    let sum = candidates.cpuUtilizations[index]
    let cores = candidates.vCPUs[index]
    guard sum >= 0, sum.isFinite, cores > 0 else { return .nan }
    return min(rules.usableShare, limit.value * Double(cores) / sum)
  }

  /// The count where Doubles can tell it.
  private func settledCount(of index: Int, _ demand: Double, share: Double) -> Int? {
    let rate = candidates.maxInvocationsPerMinute[index]
    let instances = candidates.instanceCounts[index]
    guard instances >= 1, Self.safeRange.contains(rate), Self.safeRange.contains(demand),
      Self.safeRange.contains(share)
    else { return nil }
    let perUnit = rate / Double(instances)
    let load = demand / (perUnit * share)
    // Below the minimum by more than the error, the exact value does not matter.
    var count = rules.minimum
    if load * (1 + Self.relativeError) > Double(rules.minimum) {
      guard let loadCount = Self.settledCeiling(load) else { return nil }
      count = max(count, loadCount)
    }
    if rules.zones >= 2 {
      guard let survivors = Self.settledCeiling(demand / perUnit) else { return nil }
      let (product, overflow) = survivors.multipliedReportingOverflow(by: rules.zones)
      if overflow { return nil }
      let others = rules.zones - 1
      count = max(count, product / others + (product % others == 0 ? 0 : 1))
    }
    return count <= UnitCapacity.largestCount ? count : nil
  }

  /// ⌈x⌉ for every x that may be behind a Double of `relativeError`; nil where they differ.
  internal static func settledCeiling(_ value: Double) -> Int? {
    // Conversion truncates in one instruction, where `rounded(.up)` calls libm.
    guard value >= 0, value < 0x1p48 else { return nil }
    let (low, high) = (value * (1 - relativeError), value * (1 + relativeError))
    let (below, above) = (Int(low), Int(high))
    guard below == above, low > Double(below) else { return nil }
    return above + 1
  }

  /// The total within `relativeError`, NaN where a Double cannot hold it so well.
  internal func approximateTotal(of index: Int, count: Int) -> Double {
    let price = candidates.prices[index]
    var dollars = price.dollarsPerHour
    if dollars == 0 || price.discount == 1 { return 0 }
    if price.discount > Self.largestFastDiscount || !Self.safeRange.contains(dollars) {
      return .nan
    }
    dollars *= 1 - price.discount
    if price.source == .exported { dollars /= Double(candidates.instanceCounts[index]) }
    return dollars * Double(count)
  }

  /// The exact total, in dollars an hour; zero for what has no price, which is never sized.
  internal func exactTotal(_ sizing: Sizing, _ query: SizingQuery) -> ExactRational {
    if candidates.isServerless[sizing.candidate] {
      return candidates.exactServerlessCost(of: sizing.candidate, at: query.billed.exact) ?? .zero
    }
    return (candidates.exactPrice(of: sizing.candidate) ?? .zero) * sizing.count
  }

  /// Whether a candidate meets the limits that do not depend on the count.
  internal func meetsFixedLimits(_ index: Int) -> Bool {
    if candidates.isServerless[index] {
      if !constraints.allowsServerless { return false }
    } else {
      let type = candidates.typeIndices[index]
      if type < 0 || types[type].isExcluded || !types[type].isAllowed { return false }
    }
    if let latencyLimit {
      guard let latency = candidates.usableLatency(of: index), latencyLimit.admits(latency)
      else { return false }
    }
    if let memoryLimit {
      let memory = candidates.memoryUtilizations[index]
      if !(memory >= 0 && memoryLimit.admits(memory)) { return false }
    }
    return true
  }

  /// Whether a sizing meets every limit.
  internal func isFeasible(_ sizing: Sizing, _ query: SizingQuery) -> Bool {
    guard meetsFixedLimits(sizing.candidate) else { return false }
    if sizing.count > maximumCount(of: sizing.candidate) { return false }
    guard let budget else { return true }
    let margin = 2 * Self.relativeError
    if sizing.total < budget.nearest * (1 - margin) { return true }
    if sizing.total > budget.nearest * (1 + margin) { return false }
    return exactTotal(sizing, query) <= budget.exact
  }

  /// The greatest count that the limits on counts allow.
  internal func maximumCount(of index: Int) -> Int {
    if candidates.isServerless[index] { return Self.largestConcurrency }
    let type = candidates.typeIndices[index]
    return type < 0 ? 0 : types[type].maximum
  }
}
