/// A candidate of a mix, exactly.
struct MixItem {
  let candidate: Int
  let unit: UnitCapacity
  let price: ExactRational
}

/// The best mix of items, and how far that is proven.
struct FoundMix {
  /// The best mix; `nil` where there is none, or none was found.
  let solution: MixSolution?
  /// Whether no mix costs less; without a solution, whether there is none.
  let isProven: Bool
  /// Whether no other mix of the same cost comes before it either.
  let isOrderProven: Bool
  /// No mix costs less, in dollars an hour with the cost of changes.
  let bound: Double
  /// Whether capacities were rounded where it was found.
  let isRounded: Bool
  /// Partial mixes made, the measure of the work.
  let nodes: Int

  /// As many partial mixes are made for a choice.
  static let nodeBudget = 10_000_000

  /// `nil` where the figures are beyond what can be searched.
  ///
  /// Where no quick common denominator fits, capacities are first rounded up: what is found then and
  /// carries the demand all the same comes before all that do. Else a wider denominator is tried,
  /// and where none fits, capacities are rounded down, and the first search gives the bound.
  init?(
    _ items: [MixItem], _ request: SelectionRequest, _ selector: Selector,
    nodeBudget: Int = FoundMix.nodeBudget
  ) {
    func solved(_ rounding: ScaledMix.Rounding) -> (ScaledMix, MixOutcome)? {
      guard let scaled = ScaledMix(items, request, selector, rounding: rounding) else {
        return nil
      }
      do throws(MixProblemError) {
        return (scaled, try scaled.problem.solved(nodeBudget: nodeBudget))
      } catch {
        return nil
      }
    }
    guard let (scaled, outcome) = solved(.towardBound) else { return nil }
    let bound = outcome.lowerBound.map(scaled.dollars) ?? 0
    let isCarried = outcome.solution?.carries(request.demand, items) ?? true
    if isCarried, scaled.areTiesExact || outcome.solution == nil {
      self.init(outcome, bound, isRounded: !scaled.isExact, isOrdered: true)
      return
    }
    // A wider denominator takes longer, and is seldom needed: for ties of rounded capacities, and
    // where the demand is missed by a hair.
    if let (exact, wide) = solved(.none), wide.isProvenOptimal {
      let bound = wide.lowerBound.map(exact.dollars) ?? 0
      self.init(wide, bound, isRounded: false, isOrdered: true)
      return
    }
    var result = outcome
    if !isCarried {
      let safe = solved(.towardSafety)?.1.solution
      result.solution = safe
      result.isProvenOptimal = safe.map { $0.total <= outcome.lowerBound ?? -1 } ?? false
    }
    self.init(result, bound, isRounded: true, isOrdered: false)
  }

  private init(_ outcome: MixOutcome, _ bound: Double, isRounded: Bool, isOrdered: Bool) {
    solution = outcome.solution
    // A mix that costs no more than the bound is the cheapest, whatever else may tie with it.
    let reachesBound = outcome.solution.map { $0.total <= outcome.lowerBound ?? $0.total - 1 }
    isProven = outcome.isProvenOptimal || reachesBound == true
    isOrderProven = outcome.isProvenOptimal && isOrdered
    self.bound = bound
    self.isRounded = isRounded
    nodes = outcome.nodes
  }
}

extension MixSolution {
  /// Whether the parts carry a demand under the rules, exactly.
  fileprivate func carries(_ demand: Demand, _ items: [MixItem]) -> Bool {
    parts.reduce(ExactRational.zero) { sum, part in
      sum.adding(items[part.item].unit.demandCarried(by: part.count))
    } >= demand.exact
  }
}

extension Selector {
  /// The candidates that may be part of a mix: on instances, of an allowed type, with a rate and a
  /// price, and within the limits that do not depend on the count.
  func mixItems() -> [MixItem] {
    candidates.rows.indices.compactMap { index in
      guard !candidates.isServerless[index], meetsFixedLimits(index),
        let unit = rules.unit(of: index, in: candidates),
        let price = candidates.exactPrice(of: index)
      else { return nil }
      return MixItem(candidate: index, unit: unit, price: price)
    }
  }

  /// Whether no mix carries a demand with as many instances as can be given at most, or as are
  /// allowed: told exactly, also where the figures are beyond what can be searched.
  func isBeyondAllCounts(_ demand: Demand, _ items: [MixItem]) -> Bool {
    guard items.allSatisfy({ $0.unit.count(carrying: demand.exact) == nil }) else { return false }
    // Some of one and some of another carry no more than as many of the best would in either way.
    let most = min(constraints.maximumInstances ?? .max, UnitCapacity.largestCount)
    let load = items.map { $0.unit.perUnit * $0.unit.usableShare * most }.max() ?? .zero
    guard constraints.zones > 1 else { return load < demand.exact }
    let survivors = UnitCapacity.survivors(of: most, zones: constraints.zones)
    let left = items.map { $0.unit.perUnit * survivors }.max() ?? .zero
    return min(load, left) < demand.exact
  }
}
