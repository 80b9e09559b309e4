/// The constraints that decide a count, exact and as Doubles for the fast path.
///
/// A variation of them (no headroom, two zones, a capacity measured too high) answers what each
/// safety costs.
internal struct SizingRules: Sendable {
  internal var headroom: ExactRational {
    didSet { usableShare = (ExactRational.one - headroom).doubleValue }
  }
  internal var zones: Int
  internal var minimum: Int
  /// The limit on CPU per core, in percent.
  internal let cpuLimit: ExactDecimal?
  /// A factor on every capacity.
  internal var capacityFactor = ExactRational.one
  /// 1 − h, the nearest Double.
  internal private(set) var usableShare: Double

  internal init(_ constraints: Constraints) {
    headroom = constraints.headroom.exact
    usableShare = (ExactRational.one - headroom).doubleValue
    zones = constraints.zones
    minimum = constraints.minimumInstances
    cpuLimit = constraints.cpuPerCoreLimit
  }

  /// The capacity of one unit of a candidate; nil without a rate, or where a limit on CPU meets an
  /// unavailable utilisation.
  internal func unit(of index: Int, in candidates: SizingCandidates) -> UnitCapacity? {
    let rate = candidates.maxInvocationsPerMinute[index]
    guard rate > 0, let exactRate = ExactRational(shortestDecimalOf: rate),
      let divisor = candidates.unitCount(of: index)
    else { return nil }
    let capacity = exactRate / divisor * capacityFactor
    var share = ExactRational.one - headroom
    if candidates.isServerless[index] {
      return UnitCapacity(perUnit: capacity, usableShare: share, zones: 1, minimum: 1)
    }
    if let cpuLimit {
      guard let perCore = candidates.exactCPUPerCore(of: index) else { return nil }
      if !perCore.isZero { share = min(share, cpuLimit.exact / perCore) }
    }
    return UnitCapacity(perUnit: capacity, usableShare: share, zones: zones, minimum: minimum)
  }
}

/// An upper limit as typed, quick to hold a Double against.
internal struct UpperLimit: Sendable {
  internal let exact: ExactRational
  private let nearest: Double
  private let admitsNearest: Bool

  internal init(_ limit: ExactDecimal) {
    exact = limit.exact
    nearest = limit.value
    admitsNearest = ExactRational(shortestDecimalOf: limit.value).map { $0 <= limit.exact } ?? false
  }

  /// Whether the shortest decimal of a value is within the limit.
  ///
  /// Rounding to Double keeps the order, so only the limit's own nearest Double needs more care.
  internal func admits(_ value: Double) -> Bool {
    value < nearest || (value == nearest && admitsNearest)
  }
}

extension SizingCandidates {
  /// What the measured rate is divided by: the instances, or the concurrency of a serverless
  /// endpoint; nil where it is not positive.
  internal func unitCount(of index: Int) -> Int? {
    var count = instanceCounts[index]
    if isServerless[index] { count = serverless[index]?.maxConcurrency ?? 1 }
    return count >= 1 ? count : nil
  }

  /// CPU per core in percent; nil where not available or negative.
  internal func exactCPUPerCore(of index: Int) -> ExactRational? {
    guard cpuUtilizations[index] >= 0, vCPUs[index] > 0,
      let sum = ExactRational(shortestDecimalOf: cpuUtilizations[index])
    else { return nil }
    return sum / vCPUs[index]
  }

  /// US dollars an hour of one instance after discount; nil where there is no price.
  internal func exactPrice(of index: Int, discounted: Bool = true) -> ExactRational? {
    let price = prices[index]
    guard !isServerless[index], price.isUsable,
      let dollars = ExactRational(shortestDecimalOf: price.dollarsPerHour),
      let discount = ExactRational(shortestDecimalOf: discounted ? price.discount : 0)
    else { return nil }
    let reduced = discount.isZero ? dollars : dollars * (.one - discount)
    switch price.source {
    case .listed: return reduced
    case .exported: return instanceCounts[index] >= 1 ? reduced / instanceCounts[index] : nil
    }
  }

  /// US dollars an hour of a serverless candidate at an average demand; nil where it has no cost.
  internal func exactServerlessCost(of index: Int, at average: ExactRational) -> ExactRational? {
    guard let cost = serverless[index]?.costPerInference, cost >= 0,
      let perInference = ExactRational(shortestDecimalOf: cost)
    else { return nil }
    return average * perInference * 60
  }
}

extension InstancePrice {
  /// Whether it is a price: finite and not negative, with a discount within 0…1.
  internal var isUsable: Bool {
    dollarsPerHour >= 0 && dollarsPerHour.isFinite && discount >= 0 && discount <= 1
  }
}
