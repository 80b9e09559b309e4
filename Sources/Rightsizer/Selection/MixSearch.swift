/// The exact search for the best mix within a limit, item by item from the worst ratio to the best.
///
/// A mix costs the fractional bound of the demand, plus what each part costs more than the best
/// ratio would, plus what is carried beyond the demand. Both surcharges must fit between the bound
/// and the limit, so that few counts of an item do when the limit is near the optimum, whatever
/// the demand is: the large counts are those of the best items, which come last and are computed,
/// not tried. `MixSolver` finds such a limit.
///
/// A mix with one part to go is completed at once, by the few items whose ratio the limit allows.
/// The others are extended depth first (`branch`) or, all over the same items together, with those
/// dropped that another makes useless (`merge`).
struct MixSearch<Value: FixedWidthInteger & SignedInteger & Sendable>: Sendable {
  let model: MixModel<Value>
  let bound: MixBound
  /// The bound with whole instances; not where keeping one costs nothing.
  let hull: MixHull?
  /// The most partial mixes to make before giving up the proof.
  var nodeBudget: Int
  /// How often partial mixes may still be looked at again, for each item after those they are made of.
  var visitsLeft: Int

  /// The best mix so far, over all passes.
  private(set) var best: MixState<Value>?
  private(set) var bestParts: [MixSolution.Part] = []
  private(set) var nodes = 0
  /// Whether the last pass looked at every mix within its limit.
  var isComplete = true

  var trail = MixTrail()
  /// Whether new partial mixes are extended at once, or collected in `fresh`.
  var isBranching = true
  var fresh: [MixState<Value>] = []
  private var lastNode = 0
  private var limit: Value?
  /// The most parts in this pass.
  private(set) var mostParts = Int.max
  /// The limit with an allowance for rounding, and the limit below which a mix is strictly better.
  private(set) var highestBound = Double.infinity
  private(set) var tyingBound = Double.infinity
  private(set) var multiplierOffset = 0.0
  /// What the costs of the search are small against, where they cancel.
  private var costScale = 0.0
  /// What an instance of each item costs more than its reach at the best ratio, where that is the
  /// ratio of every suffix.
  let surcharges: [Double]?
  let levelsBySurcharge: [Int]
  /// The place of each item by type, then row.
  let nameRanks: [Int32]
  /// The least price, without the change, for a unit carried; 0 without a budget.
  let leastPriceRatio: Double
  /// The last item of which keeping an instance costs less than removing it: up to there, a mix
  /// that carries the demand may still become cheaper.
  private let lastSavingLevel: Int

  init(_ model: MixModel<Value>, nodeBudget: Int, visitBudget: Int) {
    self.model = model
    let bound = MixBound(model)
    self.bound = bound
    hull = model.items.contains { $0.change >= $0.price } ? nil : MixHull(model)
    let surcharges = bound.uniformRatio.map { ratio in
      model.items.map { max(0, $0.price.nearDouble + model.multiplier - ratio * $0.reach) }
    }
    self.surcharges = surcharges
    levelsBySurcharge =
      surcharges.map { list in list.indices.sorted { (list[$0], $0) < (list[$1], $1) } } ?? []
    var ranks = [Int32](repeating: 0, count: model.items.count)
    let byName = model.items.indices.sorted {
      (model.items[$0].type, model.items[$0].index) < (model.items[$1].type, model.items[$1].index)
    }
    for (rank, level) in byName.enumerated() { ranks[level] = Int32(clamping: rank) }
    nameRanks = ranks
    self.nodeBudget = nodeBudget
    visitsLeft = visitBudget
    leastPriceRatio =
      model.problem.budget == nil
      ? 0
      : model.items.map { model.problem.items[$0.index].price.nearDouble / $0.reach }.min() ?? 0
    lastSavingLevel = model.items.lastIndex { $0.change > $0.price } ?? -1
    if model.multiplier > 0 { multiplierOffset = model.multiplier * Double(model.maximum) }
    costScale = multiplierOffset + model.emptyCost.nearDouble / model.priceUnit.nearDouble
  }

  /// The fractional bound of the whole problem; infinite if the types' limits cannot carry it.
  var rootBound: Double { potential(MixState(), after: -1) }

  /// The same with whole instances.
  private var rootHullBound: Double {
    max(rootBound, (hull?.cost(carrying: model.demand.nearDouble) ?? -.infinity) - multiplierOffset)
  }

  /// The least integer cost that the fractional bound allows.
  var rootLowerBound: Value {
    let bound = rootHullBound
    return Value((bound - 1e-12 * (abs(bound) + costScale)).rounded(.up))
  }

  /// Offers the mixes of one item, and where there is none, two greedy ones.
  mutating func seed() {
    mostParts = model.maximumParts
    close(MixState(), after: -1)
    if best != nil { return }
    offerGreedy(model.items.indices.reversed())
    if best != nil { return }
    offerGreedy(
      model.items.indices.sorted {
        model.items[$0].mostCarried(model.maximum) > model.items[$1].mostCarried(model.maximum)
      })
  }

  /// Starts a pass over the mixes of at most `parts` items that cost at most `limit`; nil is none.
  mutating func begin(limit newLimit: Value?, parts: Int, nodes allowance: Int) {
    isComplete = true
    mostParts = parts
    lastNode = min(nodes + allowance, nodeBudget)
    limit = nil
    highestBound = .infinity
    tyingBound = .infinity
    if let newLimit { lower(to: newLimit) }
    if let best { lower(to: best.cost) }
    trail.removeAll()
  }

  /// Whether the pass has made all the partial mixes it may, and so proves nothing.
  mutating func isExhausted() -> Bool {
    guard nodes > lastNode else { return false }
    isComplete = false
    return true
  }
}

extension MixSearch {
  /// The least cost of completing a mix with the items after a level.
  @inline(__always)
  func potential(_ state: MixState<Value>, after level: Int) -> Double {
    spent(state)
      + bound.cost(carrying: (model.demand - state.covered).nearDouble, after: level)
  }

  /// The cost of a mix, with the multiplier.
  @inline(__always)
  private func spent(_ state: MixState<Value>) -> Double {
    state.cost.nearDouble + model.multiplier * Double(state.instances) - multiplierOffset
  }

  /// How many of an item's type a mix has already.
  func used(_ type: Int, in state: MixState<Value>) -> Int {
    var used = 0
    var next = state.trail
    while next >= 0 {
      let step = trail.steps[Int(next)]
      if model.items[Int(step.level)].type == type { used += step.count }
      next = step.previous
    }
    return used
  }

  /// Whether parts from a level on may be added to a mix; one that only a single part can make
  /// tie with the best is completed here.
  @inline(__always)
  mutating func isOpen(_ state: MixState<Value>, _ potential: Double, at level: Int) -> Bool {
    guard potential <= highestBound else { return false }
    guard potential > tyingBound, state.covered < model.demand, losesTies(state, 2) else {
      return true
    }
    if !losesTies(state, 1) { close(state, after: level - 1) }
    return false
  }

  /// Adds every useful count of an item to a mix.
  mutating func extend(_ state: MixState<Value>, _ potential: Double, with level: Int) {
    let item = model.items[level]
    let rest = model.demand - state.covered
    let used = item.sharesType ? used(item.type, in: state) : 0
    let room = min(item.limit - used, model.maximum - state.instances)
    guard room >= model.minimum else { return }
    let canSave = level < lastSavingLevel
    let covering = rest > 0 ? model.count(of: item, carrying: rest) : 0
    let keepable = keepable(item, used, room)
    guard rest > 0 || keepable >= model.minimum else { return }
    if rest > 0, covering <= room {
      let most = affordable(max(covering, keepable), from: covering, of: level, after: state)
      offer(state, level, most, used)
    }
    // After the last item nothing can complete a mix: smaller counts are of no use.
    guard level < model.items.count - 1 else {
      if rest <= 0 {
        let most = affordable(keepable, from: model.minimum, of: level, after: state)
        offer(state, level, most, used)
      }
      return
    }
    let highest = min(room, max(canSave ? covering : covering - 1, keepable))
    let lowest = leastUseful(item, keepable)
    guard highest >= lowest,
      let counts = counts(state, potential, level, used, lowest...highest)
    else { return }

    for count in counts {
      // A fleet may have a billion instances: also the counts of one item are within the budget.
      if isExhausted() { return }
      nodes += 1
      var child = adding(count, of: item, to: state, used: used)
      let isCovered = child.covered == model.demand
      if isCovered {
        offer(state, level, count, used)
        guard canSave else { continue }
      }
      guard !isHopeless(child, after: level),
        !isSurelyAboveBudget(state, level, count, rest: (model.demand - child.covered).nearDouble)
      else { continue }
      child.trail = trail.append(level, count, after: state.trail)
      if child.parts == mostParts - 1 || level == model.items.count - 2 {
        close(child, after: level)
      } else if isBranching {
        branch(child, after: level)
      } else {
        fresh.append(child)
        continue
      }
      trail.removeLast()
    }
  }

  /// Whether no completion comes before the best mix, or within the limit.
  @inline(__always)
  private func isHopeless(_ state: MixState<Value>, after level: Int) -> Bool {
    var potential = potential(state, after: level)
    if potential > highestBound { return true }
    guard state.covered < model.demand else { return false }
    if let hull {
      let rest = hull.cost(carrying: (model.demand - state.covered).nearDouble)
      potential = max(potential, spent(state) + rest)
      if potential > highestBound { return true }
    }
    return potential > tyingBound && losesTies(state, 1)
  }

  /// Whether a mix with a number of parts more does not win a tie in cost with the best.
  @inline(__always)
  func losesTies(_ state: MixState<Value>, _ more: Int) -> Bool {
    guard let best else { return false }
    return state.parts + more > best.parts
      || (state.parts + more == best.parts && state.latency > best.latency)
  }

  /// The count that is of use beyond the demand: where keeping an instance costs no more than removing
  /// it, as many as are kept, or the minimum where that is more; else 0.
  @inline(__always)
  private func keepable(_ item: MixModel<Value>.Item, _ used: Int, _ room: Int) -> Int {
    guard item.kept > used, item.change >= item.price else { return 0 }
    return max(model.minimum, min(room, item.kept - used))
  }

  /// The least count of an item that may be of use: what keeping costs no more than removing is kept,
  /// unless that takes from what is limited.
  @inline(__always)
  private func leastUseful(_ item: MixModel<Value>.Item, _ keepable: Int) -> Int {
    let isFree = model.problem.budget == nil && model.maximum == .max && !item.sharesType
    return isFree ? max(model.minimum, keepable) : model.minimum
  }

  /// Completes a mix with one more item after a level, each in its best count.
  mutating func close(_ state: MixState<Value>, after level: Int) {
    let rest = model.demand - state.covered
    let base = spent(state)
    var next = model.items.count - 1
    while next > level {
      let item = model.items[next]
      if item.ratio > 0, base + item.ratio * rest.nearDouble > highestBound { return }
      nodes += 1
      let used = item.sharesType ? used(item.type, in: state) : 0
      let room = min(item.limit - used, model.maximum - state.instances)
      let covering = rest > 0 ? model.count(of: item, carrying: rest) : 0
      let keepable = keepable(item, used, room)
      let least = max(covering, model.minimum)
      let count = affordable(max(covering, keepable), from: least, of: next, after: state)
      if count >= model.minimum, count <= room { offer(state, next, count, used) }
      next -= 1
    }
  }

  /// Offers the mix that takes as much as possible of each item in turn.
  private mutating func offerGreedy(_ levels: some Sequence<Int>) {
    var state = MixState<Value>()
    trail.removeAll()
    for level in levels where state.parts < mostParts {
      let item = model.items[level]
      let rest = model.demand - state.covered
      let used = item.sharesType ? used(item.type, in: state) : 0
      let room = min(item.limit - used, model.maximum - state.instances)
      guard room >= model.minimum else { continue }
      let count = model.count(of: item, carrying: rest)
      if count <= room { return offer(state, level, count, used) }
      let child = adding(room, of: item, to: state, used: used)
      guard child.covered < model.demand else { continue }
      state = child
      state.trail = trail.append(level, room, after: state.trail)
    }
  }

  /// A mix with one part more, its trail not yet extended.
  @inline(__always)
  private func adding(
    _ count: Int, of item: MixModel<Value>.Item, to state: MixState<Value>, used: Int
  ) -> MixState<Value> {
    var child = state
    child.covered += min(model.demand - state.covered, model.carried(by: item, count))
    child.cost += model.cost(of: item, count, used: used)
    child.capacity += item.capacity * Value(count)
    child.instances += count
    child.parts += 1
    child.latency = max(child.latency, item.latency)
    return child
  }

  /// Takes a mix that carries the demand as the best, if it is.
  private mutating func offer(_ state: MixState<Value>, _ level: Int, _ count: Int, _ used: Int) {
    let item = model.items[level]
    let whole = adding(count, of: item, to: state, used: used)
    if let best, whole.cost > best.cost { return }
    guard isWithinBudget(state, level, count) else { return }
    let precedes = best.map { whole.precedes($0) } ?? true
    if precedes == false { return }
    let path = trail.path(to: state.trail).map {
      MixSolution.Part(item: model.items[Int($0.level)].index, count: $0.count)
    }
    let parts = model.problem.sorted(path + [MixSolution.Part(item: item.index, count: count)])
    if precedes == nil, !model.problem.precedes(parts, bestParts) { return }
    best = whole
    bestParts = parts
    lower(to: whole.cost)
  }

  /// Lowers the limit, never raises it.
  private mutating func lower(to newLimit: Value) {
    guard limit.map({ newLimit < $0 }) ?? true else {
      if let best, best.cost == limit { tyingBound = tyingBound(of: newLimit) }
      return
    }
    limit = newLimit
    highestBound = newLimit.nearDouble + allowance(newLimit)
    tyingBound = best?.cost == newLimit ? tyingBound(of: newLimit) : .infinity
  }

  private func tyingBound(of limit: Value) -> Double { limit.nearDouble - 1 + allowance(limit) }

  /// The bound's sums have at most a few hundred terms, each right to 2⁻⁵³ of the largest.
  private func allowance(_ limit: Value) -> Double {
    1e-12 * (abs(limit.nearDouble) + costScale)
  }

  /// Whether a mix within the limit could have more instances than allowed.
  func isMaximumInReach() -> Bool {
    guard model.maximum < .max else { return false }
    guard let limit, bound.uniformRatio != nil,
      let least = model.items.map({ $0.price.nearDouble }).min()
    else { return true }
    return limit.nearDouble / least > 0.999 * Double(model.maximum)
  }

  /// The counts whose bound is within the limit: an interval, since the bound is convex in it.
  private func counts(
    _ state: MixState<Value>, _ potential: Double, _ level: Int, _ used: Int,
    _ range: ClosedRange<Int>
  ) -> ClosedRange<Int>? {
    let item = model.items[level]
    if let surcharge = surcharges?[level] {
      let spare = highestBound - potential
      guard surcharge * Double(range.lowerBound) <= spare else { return nil }
      guard surcharge * Double(range.upperBound) > spare else { return range }
      return range.lowerBound...max(range.lowerBound, Int(spare / surcharge))
    }
    let line = MixCountLine(
      cost: spent(state),
      price: item.price.nearDouble + model.multiplier, change: item.change.nearDouble,
      saved: max(0, item.kept - used), rest: (model.demand - state.covered).nearDouble,
      reach: item.reach, level: level)
    return line.counts(in: range, below: highestBound, bound)
  }
}
