/// The least cost of mixes of some items as the demand grows, step by step and exactly.
struct MixStaircase {
  /// What comes above the demand that was carried.
  enum Step: Equatable {
    case mix(MixSolution)
    /// No mix is within the rules.
    case nothing
    /// The search did not tell.
    case unknown
  }

  private let items: [MixItem]
  private let maker: SelectionAnswerMaker
  private var problem: MixProblem
  /// The greatest demand to which the last step holds.
  private(set) var carried: ExactRational
  /// What the last step costs, with the cost of changes; `nil` where nothing is within the rules.
  private(set) var cost: ExactRational?
  /// The work of the last step.
  private(set) var nodes = 0
  /// The demand carried, in the problem's unit.
  private var whole: Int128

  /// From a choice on; `nil` where the figures have no common denominator that sums hold.
  init?(_ items: [MixItem], _ maker: SelectionAnswerMaker, _ start: Choice) {
    let positions = Dictionary(
      items.enumerated().map { ($1.candidate, $0) }, uniquingKeysWith: { first, _ in first })
    let parts = start.parts.compactMap { part -> MixSolution.Part? in
      guard let item = positions[part.candidate], let count = part.instanceCount else { return nil }
      return MixSolution.Part(item: item, count: count)
    }
    guard parts.count == start.parts.count,
      let scaled = ScaledMix(items, maker.request, maker.selector, rounding: .none),
      scaled.problem.magnitude < 0x1p120, let carried = Self.carried(by: start, maker)
    else { return nil }
    self.items = items
    self.maker = maker
    problem = scaled.problem
    self.carried = carried
    whole = 0
    whole = sum(parts)
    guard whole >= problem.demand else { return nil }
  }

  /// What a choice carries under the rules.
  static func carried(by choice: Choice, _ maker: SelectionAnswerMaker) -> ExactRational? {
    var sum = ExactRational.zero
    for part in choice.parts {
      guard let count = part.instanceCount,
        let unit = maker.selector.rules.unit(of: part.candidate, in: maker.candidates.candidates)
      else { return nil }
      sum = sum.adding(unit.demandCarried(by: count))
    }
    return sum
  }

  /// The best mix just above what is carried.
  mutating func next(nodeBudget: Int) -> Step {
    problem.demand = whole + 1
    nodes = 0
    guard problem.magnitude < 0x1p120, let outcome = try? problem.solved(nodeBudget: nodeBudget)
    else { return .unknown }
    nodes = outcome.nodes
    guard outcome.isProvenOptimal else { return .unknown }
    guard let solution = outcome.solution else { return end() }
    let price = solution.parts.reduce(ExactRational.zero) {
      $0.adding(items[$1.item].price * $1.count)
    }
    if let budget = maker.selector.budget, price > budget.exact {
      // The cheapest is above the budget, and dearer ones follow; with a cost of changes the
      // search keeps to the budget itself.
      return maker.request.changeCost == nil ? end() : .unknown
    }
    cost = maker.objective(of: solution.parts, items)
    whole = sum(solution.parts)
    carried = solution.parts.reduce(.zero) {
      $0.adding(items[$1.item].unit.demandCarried(by: $1.count))
    }
    return .mix(solution)
  }

  private mutating func end() -> Step {
    cost = nil
    return .nothing
  }

  private func sum(_ parts: [MixSolution.Part]) -> Int128 {
    parts.reduce(0) { sum, part in
      let item = problem.items[part.item]
      let usable = item.usableCapacity * Int128(part.count)
      guard problem.zones > 1 else { return sum + usable }
      let left = UnitCapacity.survivors(of: part.count, zones: problem.zones)
      return sum + min(usable, item.capacity * Int128(left))
    }
  }
}
