/// A budget beside a cost of changes: the best mix with its change may be above it, so that every
/// mix is held against it by itself. Where there is none, nothing is counted.
extension MixSearch {
  /// What a mix costs without the change, in the problem's unit.
  func price(of state: MixState<Value>) -> Int128 {
    var price: Int128 = 0
    var next = state.trail
    while next >= 0 {
      let step = trail.steps[Int(next)]
      price += self.price(of: Int(step.level)) * Int128(step.count)
      next = step.previous
    }
    return price
  }

  /// What an instance of an item costs without the change.
  private func price(of level: Int) -> Int128 {
    model.problem.items[model.items[level].index].price
  }

  /// Whether a mix with a part more is within the budget.
  @inline(__always)
  func isWithinBudget(_ state: MixState<Value>, _ level: Int, _ count: Int) -> Bool {
    guard let budget = model.problem.budget else { return true }
    return price(of: state) + price(of: level) * Int128(count) <= budget
  }

  /// Whether no completion of a mix with a part more, of which `rest` is left to be carried, is
  /// within the budget.
  @inline(__always)
  func isSurelyAboveBudget(
    _ state: MixState<Value>, _ level: Int, _ count: Int, rest: Double
  ) -> Bool {
    guard let budget = model.problem.budget else { return false }
    let spent = (price(of: state) + price(of: level) * Int128(count)).nearDouble
    return spent + leastPriceRatio * max(0, rest) > budget.nearDouble * (1 + 1e-12)
  }

  /// The greatest count from `least` to `count` of a part with which a mix is within the budget;
  /// `least` where none is.
  @inline(__always)
  func affordable(
    _ count: Int, from least: Int, of level: Int, after state: MixState<Value>
  ) -> Int {
    guard let budget = model.problem.budget, count > least else { return count }
    let left = max(0, budget - price(of: state)) / price(of: level)
    return left < Int128(count) ? max(least, Int(left)) : count
  }
}
