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
