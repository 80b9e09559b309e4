/// What is chosen: instance types and counts, or a serverless concurrency, with its cost.
///
/// Figures are computed exactly and rounded once, to the nearest Double.
public struct Choice: Sendable, Hashable {
  /// One production variant of the choice.
  public struct Part: Sendable, Hashable {
    /// The index among the candidates.
    public let candidate: Int
    /// The index of the row over all inputs.
    public let row: Int
    /// The instance type; `nil` for serverless.
    public let instanceType: String?
    /// The instances; `nil` for serverless.
    public let instanceCount: Int?
    /// The concurrent invocations; `nil` for instances.
    public let maxConcurrency: Int?
    /// The share of the traffic, 0…1.
    public let weight: Double
    /// Invocations a minute of one instance, or of one concurrent invocation, at full load.
    public let invocationsPerInstancePerMinute: Double
    /// US dollars an hour of one instance, after discount; `nil` for serverless.
    public let pricePerInstanceHour: Double?
    /// Where the price comes from, before a discount; `nil` for serverless.
    public let priceSource: InstancePrice.Source?
    /// The fraction that a discount took off it, 0…1; `nil` for serverless.
    public let discount: Double?

    internal init(
      candidate: Int, row: Int, instanceType: String?, instanceCount: Int?, maxConcurrency: Int?,
      weight: Double, invocationsPerInstancePerMinute: Double, pricePerInstanceHour: Double?,
      priceSource: InstancePrice.Source?, discount: Double?
    ) {
      self.candidate = candidate
      self.row = row
      self.instanceType = instanceType
      self.instanceCount = instanceCount
      self.maxConcurrency = maxConcurrency
      self.weight = weight
      self.invocationsPerInstancePerMinute = invocationsPerInstancePerMinute
      self.pricePerInstanceHour = pricePerInstanceHour
      self.priceSource = priceSource
      self.discount = discount
    }
  }

  /// The production variants: one, or those of a mix.
  public internal(set) var parts: [Part]
  /// US dollars an hour, all instances.
  public internal(set) var costPerHour: Double
  /// US dollars a month of 730 hours, all instances.
  public internal(set) var costPerMonth: Double
  /// US dollars a million inferences while the demand lasts.
  public internal(set) var costPerMillionInferencesAtDemand: Double
  /// US dollars a million inferences at the average; `nil` where none was given.
  public internal(set) var costPerMillionInferencesAtAverage: Double?
  /// n c: invocations a minute without headroom.
  public internal(set) var capacityPerMinute: Double
  /// D / (n c).
  public internal(set) var utilization: Double
  /// The model latency in milliseconds as measured, of a mix the greatest; `nil` where unavailable.
  public internal(set) var modelLatencyMilliseconds: Double?
  /// Whether an alternative is within measurement noise of the winner; false for the winner.
  public internal(set) var isWithinNoise = false
  /// Whether no other choice of its kind is proven to be cheaper.
  public internal(set) var isOptimal = true
  /// A proven lower bound of the cost, in US dollars an hour.
  public internal(set) var lowerBoundPerHour: Double

  /// Whether no other choice of the same cost is proven to come before it.
  internal var isFirstOfTies = true

  /// The sizing behind a choice of one part.
  internal var sizing: Sizing?
}

/// The answer to a demand.
public struct Selection: Sendable, Hashable {
  /// The winner; `nil` when nothing is feasible.
  public let choice: Choice?
  /// All other feasible choices, best first.
  public let alternatives: [Choice]
  /// The candidates that are not feasible, in their order, with every constraint each breaks.
  public let rejected: [Rejection]

  /// The rejected candidate that breaks the fewest constraints, of those the one that passes its
  /// limits by the least fraction, then the cheapest, then the first; one that cannot be sized comes
  /// after those that can.
  public var nearestRejection: Rejection? {
    rejected.min { a, b in
      if (a.costPerHour == nil) != (b.costPerHour == nil) { return a.costPerHour != nil }
      if a.reasons.count != b.reasons.count { return a.reasons.count < b.reasons.count }
      if a.excess != b.excess { return a.excess < b.excess }
      return (a.costPerHour ?? 0) < (b.costPerHour ?? 0)
    }
  }
}

extension Selector {
  /// A given number of instances of a candidate, with its figures: what a present fleet costs.
  ///
  /// It is held against no limit; `utilization` above 1 − headroom tells that it falls short. `nil`
  /// for a candidate without type, rate or price, a serverless one, and a count below 1 or above
  /// 2⁵³. `candidate` is an index among the candidates.
  public func choice(
    of candidate: Int, instanceCount: Int, for demand: Demand, average: Demand? = nil
  ) -> Choice? {
    guard candidates.rows.indices.contains(candidate), candidates.typeIndices[candidate] >= 0,
      (1...UnitCapacity.largestCount).contains(instanceCount),
      candidates.exactPrice(of: candidate) != nil,
      candidates.maxInvocationsPerMinute[candidate] > 0,
      !candidates.unitRate(of: candidate).isZero
    else { return nil }
    let sizing = Sizing(
      candidate: candidate, count: instanceCount,
      total: approximateTotal(of: candidate, count: instanceCount))
    return choice(sizing, SizingQuery(demand, average: average))
  }

  /// A sizing with its figures.
  internal func choice(_ sizing: Sizing, _ query: SizingQuery) -> Choice {
    let index = sizing.candidate
    let isServerless = candidates.isServerless[index]
    let total = exactTotal(sizing, query)
    let unit = candidates.unitRate(of: index)
    let capacity = unit * sizing.count
    let million = ExactRational(1_000_000)
    let dollarsPerHour = total.doubleValue
    let part = Choice.Part(
      candidate: index, row: candidates.rows[index],
      instanceType: isServerless ? nil : candidates.instanceType(of: index),
      instanceCount: isServerless ? nil : sizing.count,
      maxConcurrency: isServerless ? sizing.count : nil, weight: 1,
      invocationsPerInstancePerMinute: unit.doubleValue,
      pricePerInstanceHour: candidates.exactPrice(of: index)?.doubleValue,
      priceSource: isServerless ? nil : candidates.prices[index].source,
      discount: isServerless ? nil : candidates.prices[index].discount)
    // A serverless total is already that of the billed rate.
    let billed = isServerless ? query.billed.exact : query.demand.exact
    return Choice(
      parts: [part], costPerHour: dollarsPerHour,
      costPerMonth: (total * Constraints.hoursPerMonth).doubleValue,
      costPerMillionInferencesAtDemand: (total * million / (billed * 60)).doubleValue,
      costPerMillionInferencesAtAverage: query.average.map {
        (total * million / ($0.exact * 60)).doubleValue
      },
      capacityPerMinute: capacity.doubleValue,
      utilization: capacity.isZero ? 0 : (query.demand.exact / capacity).doubleValue,
      modelLatencyMilliseconds: candidates.usableLatency(of: index),
      lowerBoundPerHour: dollarsPerHour, sizing: sizing)
  }
}

extension SizingCandidates {
  /// c, exact; zero where there is none.
  internal func unitRate(of index: Int) -> ExactRational {
    guard let rate = ExactRational(shortestDecimalOf: maxInvocationsPerMinute[index]),
      let count = unitCount(of: index)
    else { return .zero }
    return rate / count
  }
}
