/// More demand: where the winner's rows are overtaken.
extension MixRivalry {
  /// How the best choice of mixes goes on as the demand grows.
  enum Succession {
    /// Beyond a demand another set of rows is the best.
    case replaced(by: MixSolution, beyond: ExactRational)
    /// Beyond a demand no mix is within the rules.
    case nothing(beyond: ExactRational)
    /// The same rows are the best up to a demand, where the search ended.
    case notUpTo(ExactRational)
  }

  /// Steps of the cost that are looked at.
  static let largestStepCount = 500

  /// Where each runner-up costs less than the best mix of the winner's rows, were both to follow the
  /// demand: exactly, step by step. `nil` for one without instances.
  ///
  /// The cost of a mix never falls with the demand and steps up where what its parts carry is used
  /// up, so that only there another can come to cost less. A row of the mix by itself never does. One
  /// whose own cost may fall, for what it keeps, is told of no further than the demand.
  mutating func overtakings(
    by rivals: [Choice], of winner: Choice
  ) -> [RunnerUpComparison.Overtaking?] {
    let rows = Set(winner.parts.map(\.candidate))
    let own = items.filter { rows.contains($0.candidate) }
    var told = [RunnerUpComparison.Overtaking?](repeating: nil, count: rivals.count)
    var open: [(index: Int, rival: Rival)] = []
    for (index, choice) in rivals.enumerated() {
      guard let part = choice.parts.first, part.instanceCount != nil else { continue }
      if rows.contains(part.candidate) {
        told[index] = .never
      } else if let rival = Rival(part.candidate, maker) {
        if rival.costGrows(maker) {
          open.append((index, rival))
        } else {
          told[index] = .notUpTo(maker.request.demand.perMinute)
        }
      }
    }
    guard !open.isEmpty else { return told }
    guard own.count == rows.count, var stairs = MixStaircase(own, maker, winner) else {
      for (index, _) in open { told[index] = .notUpTo(maker.request.demand.perMinute) }
      return told
    }
    for step in 0..<Self.largestStepCount {
      let here = stairs.carried
      if step % 16 == 0 {
        open.removeAll { index, rival in
          guard rival.isSurelyDearer(than: own, maker, above: here) else { return false }
          told[index] = .never
          return true
        }
      }
      guard !open.isEmpty, let allowance else { break }
      let next = stairs.next(nodeBudget: allowance)
      count(stairs.nodes, items: own.count)
      guard next != .unknown else { break }
      open.removeAll { index, rival in
        guard let cost = rival.cost(above: here, maker) else {
          told[index] = .never
          return true
        }
        guard stairs.cost.map({ cost < $0 }) ?? true else { return false }
        told[index] = .beyond(here.doubleValue)
        return true
      }
      if next == .nothing { break }
    }
    for (index, _) in open { told[index] = .notUpTo(stairs.carried.doubleValue) }
    return told
  }

  /// Where other rows than the winner's become the best, were the choice always made anew.
  mutating func succession(of winner: Choice) -> Succession? {
    guard winner.isOptimal, winner.parts.allSatisfy({ $0.instanceCount != nil }) else { return nil }
    guard var stairs = MixStaircase(items, maker, winner) else {
      return MixStaircase.carried(by: winner, maker).map { .notUpTo($0) }
    }
    let rows = Set(winner.parts.map(\.candidate))
    for _ in 0..<Self.largestStepCount {
      let here = stairs.carried
      guard let allowance else { return .notUpTo(here) }
      let next = stairs.next(nodeBudget: allowance)
      count(stairs.nodes, items: items.count)
      switch next {
      case .unknown: return .notUpTo(here)
      case .nothing: return .nothing(beyond: here)
      case .mix(let solution):
        if Set(solution.parts.map { items[$0.item].candidate }) != rows {
          return .replaced(by: solution, beyond: here)
        }
      }
    }
    return .notUpTo(stairs.carried)
  }
}

/// A row by itself that follows the demand.
private struct Rival {
  let index: Int
  let candidate: CrossoverCandidate

  init?(_ index: Int, _ maker: SelectionAnswerMaker) {
    guard let candidate = maker.selector.crossoverCandidate(index) else { return nil }
    self.index = index
    self.candidate = candidate
  }

  /// Whether it never costs less for more demand: so where keeping an instance saves no more than the
  /// instance costs.
  func costGrows(_ maker: SelectionAnswerMaker) -> Bool {
    maker.request.changeCost.map { $0.exact <= candidate.price } ?? true
  }

  /// What it costs just above a demand, with the cost of changes; `nil` beyond the limits.
  func cost(above demand: ExactRational, _ maker: SelectionAnswerMaker) -> ExactRational? {
    guard demand < candidate.largestDemand,
      let count = candidate.unit.count(carryingMoreThan: demand)
    else { return nil }
    let type = maker.candidates.candidates.instanceType(of: index) ?? ""
    return (candidate.price * count).adding(maker.costOfChanges(to: [type: count]))
  }

  /// Whether one row of a mix is sure to cost less by itself wherever this one is feasible.
  func isSurelyDearer(
    than items: [MixItem], _ maker: SelectionAnswerMaker, above demand: ExactRational
  ) -> Bool {
    guard maker.request.changeCost == nil else { return false }
    return items.contains { item in
      guard let leader = maker.selector.crossoverCandidate(item.candidate),
        leader.largestDemand >= candidate.largestDemand, demand < candidate.largestDemand
      else { return false }
      return leader.isSurelyCheaper(
        than: candidate, from: demand.doubleValue, through: candidate.largestDemand.doubleValue)
    }
  }
}

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
