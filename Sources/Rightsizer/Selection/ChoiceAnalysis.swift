/// The figures behind a choice of one instance type: what binds, what each safety costs, what
/// breaks it.
///
/// Computed exactly and rounded once. Costs are US dollars an hour.
public struct ChoiceAnalysis: Sendable, Hashable {
  /// What decides the count.
  public enum Binding: String, Sendable, Hashable, Codable, CaseIterable {
    /// The load, with the headroom.
    case capacity
    /// The load, with the limit on CPU per core, which leaves more room than the headroom.
    case cpuLimit
    /// The minimum of instances.
    case minimum
    /// That the demand must survive the loss of a zone.
    case zones
  }

  /// What is left after a loss, without headroom.
  public struct Remainder: Sendable, Hashable {
    /// The instances left.
    public let instanceCount: Int
    /// Invocations a minute they carry.
    public let capacityPerMinute: Double
    /// That as a fraction of the demand; below 1 the demand is not carried.
    public let fractionOfDemand: Double
  }

  /// A count and its cost under other rules.
  public struct Alternative: Sendable, Hashable {
    /// The instances; `nil` beyond 2⁵³.
    public let instanceCount: Int?
    /// US dollars an hour; `nil` beyond 2⁵³ instances.
    public let costPerHour: Double?
  }

  /// What decides the count: all rules that ask for it, in the order of `Binding`.
  public let bindings: [Binding]
  /// What the headroom costs: the total less that with headroom 0.
  public let costOfHeadroom: Double
  /// What the minimum costs: the total less that with a minimum of 1.
  public let costOfMinimum: Double
  /// What the zone rule costs: the total less that with one zone.
  public let costOfZones: Double
  /// The greatest demand that this count carries under the rules; above it the count fails.
  public let largestDemandPerMinute: Double
  /// What is left when one instance is lost.
  public let afterLosingInstance: Remainder
  /// What is left when the fuller of two zones is lost.
  public let afterLosingOneOfTwoZones: Remainder
  /// What is left when the fullest of the zones is lost; `nil` where they are fewer than two.
  public let afterLosingZone: Remainder?
  /// What the choice would be with two zones.
  public let withTwoZones: Alternative
  /// Whether the latency times 1.37, the spread of reruns, passes its limit; false without one.
  public let isLatencyMarginal: Bool
  /// Whether the CPU utilisation sums to 90…110: it may be one saturated worker, of which the
  /// figure per core says nothing.
  public let mayBeOneSaturatedWorker: Bool
}

extension Selector {
  /// The greatest factor between the latencies of reruns of one job.
  private static let latencySpread = ExactRational(137) / 100

  /// What binds a choice, what its safeties cost, and what it stands.
  ///
  /// `nil` for a choice without instances, or of more than one part. The demand is the one it was
  /// chosen for.
  public func analysis(of choice: Choice, for demand: Demand) -> ChoiceAnalysis? {
    guard let sizing = choice.sizing, !candidates.isServerless[sizing.candidate],
      let unit = rules.unit(of: sizing.candidate, in: candidates),
      let price = candidates.exactPrice(of: sizing.candidate)
    else { return nil }
    let index = sizing.candidate

    func alternative(_ change: (inout SizingRules) -> Void) -> ChoiceAnalysis.Alternative {
      let count = count(of: index, demand, changing: change)
      return .init(instanceCount: count, costPerHour: count.map { (price * $0).doubleValue })
    }
    // Fewer rules never ask for more instances.
    func saving(_ change: (inout SizingRules) -> Void) -> Double {
      let count = count(of: index, demand, changing: change) ?? sizing.count
      return (price * max(0, sizing.count - count)).doubleValue
    }
    func remainder(_ count: Int) -> ChoiceAnalysis.Remainder {
      let capacity = unit.perUnit * count
      return .init(
        instanceCount: count, capacityPerMinute: capacity.doubleValue,
        fractionOfDemand: (capacity / demand.exact).doubleValue)
    }

    let zones = constraints.zones
    return ChoiceAnalysis(
      bindings: bindings(of: sizing, unit, demand),
      costOfHeadroom: saving { $0.headroom = .zero },
      costOfMinimum: saving { $0.minimum = 1 },
      costOfZones: saving { $0.zones = 1 },
      largestDemandPerMinute: unit.demandCarried(by: sizing.count).doubleValue,
      afterLosingInstance: remainder(sizing.count - 1),
      afterLosingOneOfTwoZones: remainder(UnitCapacity.survivors(of: sizing.count, zones: 2)),
      afterLosingZone: zones < 2
        ? nil : remainder(UnitCapacity.survivors(of: sizing.count, zones: zones)),
      withTwoZones: alternative { $0.zones = 2 },
      isLatencyMarginal: isLatencyMarginal(index),
      mayBeOneSaturatedWorker: mayBeOneSaturatedWorker(index))
  }

  internal func mayBeOneSaturatedWorker(_ index: Int) -> Bool {
    (90...110).contains(candidates.cpuUtilizations[index])
  }

  private func bindings(
    of sizing: Sizing, _ unit: UnitCapacity, _ demand: Demand
  ) -> [ChoiceAnalysis.Binding] {
    let count = ExactInteger(magnitudeOf: sizing.count)
    var bindings: [ChoiceAnalysis.Binding] = []
    if unit.countForLoad(demand.exact) == count {
      let isLimitedByCPU = unit.usableShare < ExactRational.one - constraints.headroom.exact
      bindings.append(isLimitedByCPU ? .cpuLimit : .capacity)
    }
    if unit.minimum == sizing.count { bindings.append(.minimum) }
    if unit.countForZones(demand.exact) == count { bindings.append(.zones) }
    return bindings
  }

  /// Whether the latency times the spread of reruns passes its limit.
  internal func isLatencyMarginal(_ index: Int) -> Bool {
    guard let limit = constraints.latencyLimitMilliseconds,
      let latency = candidates.usableLatency(of: index),
      let exact = ExactRational(shortestDecimalOf: latency)
    else { return false }
    return exact * Self.latencySpread > limit.exact
  }

  /// The count of a candidate under changed rules.
  internal func count(
    of index: Int, _ demand: Demand, changing change: (inout SizingRules) -> Void
  ) -> Int? {
    var changed = rules
    change(&changed)
    return changed.unit(of: index, in: candidates)?.count(carrying: demand.exact)
  }
}
