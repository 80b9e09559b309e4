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
  /// No mix costs less, in dollars an hour with the cost of changes.
  let bound: Double
  /// Whether capacities were rounded, so that ties are not in their exact order.
  let isRounded: Bool

  /// `nil` where the figures are beyond what can be searched.
  ///
  /// Where no common denominator fits, capacities are first rounded up: what is found then and
  /// carries the demand all the same is the best. Else they are rounded down, and the first search
  /// gives the bound.
  init?(_ items: [MixItem], _ request: SelectionRequest, _ selector: Selector) {
    guard let (scaled, outcome) = Self.solved(items, request, selector, .towardBound) else {
      return nil
    }
    isRounded = !scaled.isExact
    bound = outcome.lowerBound.map(scaled.dollars) ?? 0
    guard !scaled.isExact, let relaxed = outcome.solution, !relaxed.carries(request.demand, items)
    else {
      solution = outcome.solution
      isProven = outcome.isProvenOptimal
      return
    }
    let safe = Self.solved(items, request, selector, .towardSafety)?.1.solution
    solution = safe
    if let safe, let least = outcome.lowerBound {
      isProven = safe.total <= least
    } else {
      isProven = false
    }
  }

  private static func solved(
    _ items: [MixItem], _ request: SelectionRequest, _ selector: Selector,
    _ rounding: ScaledMix.Rounding
  ) -> (ScaledMix, MixOutcome)? {
    guard let scaled = ScaledMix(items, request, selector, rounding: rounding) else { return nil }
    do throws(MixProblemError) {
      return (scaled, try scaled.problem.solved())
    } catch {
      return nil
    }
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
}
