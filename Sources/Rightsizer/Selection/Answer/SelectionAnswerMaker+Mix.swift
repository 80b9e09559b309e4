extension SelectionAnswerMaker {
  /// What a search for mixes came to.
  struct MixResult {
    /// The best choice; `nil` where nothing is feasible.
    var choice: Choice?
    /// Whether all mixes could be looked at.
    var isComplete = true
  }

  /// The best choice with mixes of production variants and the cost of changes.
  ///
  /// `feasible` are the choices of one type, best first. Serverless rows are in no mix: such a
  /// choice wins if it is cheaper than every mix.
  func mixed(_ feasible: [Choice]) -> MixResult {
    let items = selector.mixItems()
    guard !items.isEmpty, !selector.isBeyondAllCounts(request.demand, items) else {
      return MixResult(choice: preferred(feasible))
    }
    guard let found = FoundMix(items, request, selector) else {
      return unproven(feasible, bound: 0)
    }
    guard let solution = found.solution else {
      return found.isProven
        ? MixResult(choice: preferred(feasible)) : notFound(feasible, items, bound: found.bound)
    }
    var choice = choice(of: solution, items)
    if let budget = selector.budget, exactCost(choice) > budget.exact {
      // The cheapest is above the budget, so that all are. Where a change costs something, the
      // search kept to the budget itself, unless that is beyond all sums.
      return found.isProven && request.changeCost == nil
        ? MixResult(choice: feasible.first) : unproven(feasible, bound: found.bound)
    }
    choice.isOptimal = found.isProven
    choice.isFirstOfTies = found.isOrderProven
    if !found.isProven {
      choice.lowerBoundPerHour = bound(found.bound, of: choice)
    }
    // The exact order of choices of one type, where the mix is one of them or rounding hides it.
    let rivals = feasible.filter { found.isRounded || $0.parts.first?.maxConcurrency != nil }
    guard let rival = preferred(rivals) else { return MixResult(choice: choice) }
    let (cost, least) = (objective(rival), objective(choice))
    let place = { (choice: Choice) in feasible.firstIndex { $0.parts == choice.parts } }
    let isFirst = choice.parts.count > 1 || (place(rival) ?? .max) < (place(choice) ?? .max)
    guard cost < least || (cost == least && isFirst) else { return MixResult(choice: choice) }
    var best = rival
    // Instances cost no less than the bound; what is billed a request was compared.
    best.isOptimal = found.isProven || objective(rival).doubleValue <= found.bound
    best.lowerBoundPerHour = best.isOptimal ? best.costPerHour : bound(found.bound, of: best)
    return MixResult(choice: best)
  }

  /// Where the search ended without a mix: the cheapest whatever it changes, where that is within
  /// the budget; and none is, where that is not.
  private func notFound(_ feasible: [Choice], _ items: [MixItem], bound: Double) -> MixResult {
    var unchanging = request
    unchanging.changeCost = nil
    guard let budget = selector.budget, request.changeCost != nil,
      let found = FoundMix(items, unchanging, selector), let cheapest = found.solution
    else { return unproven(feasible, bound: bound) }
    let choice = choice(of: cheapest, items)
    if exactCost(choice) <= budget.exact { return unproven(feasible + [choice], bound: bound) }
    return found.isProven
      ? MixResult(choice: preferred(feasible)) : unproven(feasible, bound: bound)
  }

  /// The first of those that are cheapest with the cost of changes.
  func preferred(_ choices: [Choice]) -> Choice? {
    guard request.changeCost != nil else { return choices.first }
    return choices.map { ($0, objective($0)) }.min { $0.1 < $1.1 }?.0
  }

  private func unproven(_ choices: [Choice], bound: Double) -> MixResult {
    guard var best = preferred(choices) else { return MixResult(isComplete: false) }
    best.isOptimal = exactCost(best).isZero
    best.lowerBoundPerHour = self.bound(bound, of: best)
    return MixResult(choice: best, isComplete: false)
  }

  /// A bound on cost and change as one on the cost, at the changes of a choice.
  private func bound(_ bound: Double, of choice: Choice) -> Double {
    let change = objective(choice) - exactCost(choice)
    return max(0, min(choice.costPerHour, bound - change.doubleValue))
  }

  /// Dollars an hour, exactly.
  func exactCost(_ choice: Choice) -> ExactRational {
    choice.parts.reduce(.zero) { sum, part in
      let index = part.candidate
      let cost =
        part.instanceCount.map {
          (candidates.candidates.exactPrice(of: index) ?? .zero) * $0
        }
        ?? candidates.candidates.exactServerlessCost(
          of: index, at: (request.average ?? request.demand).exact)
      return sum.adding(cost ?? .zero)
    }
  }

  /// Dollars an hour with the cost of the changes, exactly.
  func objective(_ choice: Choice) -> ExactRational {
    guard let changeCost = request.changeCost else { return exactCost(choice) }
    let change = changedInstances(choice)
    return exactCost(choice).adding(changeCost.exact * (change.added + change.removed))
  }

  /// The total of a choice at the slowest that reruns of its rows were; `nil` where there is none.
  func slowestTotal(of choice: Choice) -> ExactRational? {
    if let sizing = choice.sizing {
      return selector.noiseTotal(
        of: sizing, SizingQuery(request.demand, average: request.average),
        factor: Selector.slowestRerun)
    }
    // Less capacity is as much more demand.
    guard let demand = Demand(exact: request.demand.exact / Selector.slowestRerun) else {
      return nil
    }
    var slower = SelectionRequest(demand: demand)
    slower.constraints = request.constraints
    slower.maximumVariants = request.maximumVariants
    let rows = Set(choice.parts.map(\.candidate))
    let items = selector.mixItems().filter { rows.contains($0.candidate) }
    var solution = FoundMix(items, slower, selector)?.solution
    if solution == nil {
      // Noise is no reason to be above a limit.
      slower.constraints.maximumInstances = nil
      slower.constraints.typeLimits = [:]
      solution = FoundMix(items, slower, selector)?.solution
    }
    return solution.map { exactCost(self.choice(of: $0, items)) }
  }

  func choice(of solution: MixSolution, _ items: [MixItem]) -> Choice {
    var total = ExactRational.zero
    var capacity = ExactRational.zero
    var carried = ExactRational.zero
    var loads: [ExactRational] = []
    for part in solution.parts {
      let item = items[part.item]
      total = (total + item.price * part.count).reduced()
      capacity = (capacity + item.unit.perUnit * part.count).reduced()
      let load = item.unit.demandCarried(by: part.count)
      loads.append(load)
      carried = (carried + load).reduced()
    }
    if solution.parts.count == 1, let part = solution.parts.first {
      let sizing = Sizing(
        candidate: items[part.item].candidate, count: part.count, total: total.doubleValue)
      return selector.choice(sizing, SizingQuery(request.demand, average: request.average))
    }
    let latencies = solution.parts.map {
      candidates.candidates.usableLatency(of: items[$0.item].candidate)
    }
    let parts = zip(solution.parts, loads).map { part, load in
      let index = items[part.item].candidate
      return Choice.Part(
        candidate: index, row: candidates.candidates.rows[index],
        instanceType: candidates.candidates.instanceType(of: index), instanceCount: part.count,
        maxConcurrency: nil, weight: (load / carried).doubleValue,
        invocationsPerInstancePerMinute: items[part.item].unit.perUnit.doubleValue,
        pricePerInstanceHour: items[part.item].price.doubleValue,
        priceSource: candidates.candidates.prices[index].source,
        discount: candidates.candidates.prices[index].discount)
    }
    let million = ExactRational(1_000_000)
    func perMillion(_ rate: Demand) -> Double { (total * million / (rate.exact * 60)).doubleValue }
    return Choice(
      parts: parts, costPerHour: total.doubleValue,
      costPerMonth: (total * Constraints.hoursPerMonth).doubleValue,
      costPerMillionInferencesAtDemand: perMillion(request.demand),
      costPerMillionInferencesAtAverage: request.average.map(perMillion),
      capacityPerMinute: capacity.doubleValue,
      utilization: (request.demand.exact / capacity).doubleValue,
      // The greatest; unavailable where one is.
      modelLatencyMilliseconds: latencies.contains { $0 == nil }
        ? nil : latencies.compactMap(\.self).max(),
      lowerBoundPerHour: total.doubleValue)
  }
}
