/// The dynamic programme over what is carried: of partial mixes over the same items, those that
/// another makes useless are dropped, so that the work is at most that of trying every sum. The
/// way for the hard problems, where branching would look at the same sums again and again.
///
/// A mix dominates another when every completion of the other is one of its own, and then comes no
/// later in the order of choices. Cost and parts add up, so that less of them decides for every
/// completion; the greatest latency does not, so that a mix with less of it may still end in a tie
/// and must not lose that. Adding the same parts to two lists does not change which is first by
/// name: the smallest element that only one of them has decides.
extension MixSearch {
  typealias State = MixState<Value>

  /// Looks at every mix of at most `parts` items that costs at most `limit`, ties with the best
  /// included, or gives up at the budgets. Holds at most `width` partial mixes: the least
  /// promising beyond that are given up, and the proof with them.
  mutating func merge(limit: Value?, parts: Int, width: Int) {
    begin(limit: limit, parts: parts, nodes: nodeBudget - nodes)
    isBranching = false
    guard parts > 1 else { return close(MixState(), after: -1) }
    let areInstancesLimited = isMaximumInReach()
    var front = [State()]
    for level in model.items.indices {
      fresh.removeAll(keepingCapacity: true)
      visitsLeft -= front.count
      guard visitsLeft >= 0 else { return isComplete = false }
      var left = 0
      for index in front.indices {
        let state = front[index]
        let potential = potential(state, after: level - 1)
        guard isOpen(state, potential, at: level) else { continue }
        if left < index { front[left] = state }
        left += 1
        if let surcharges,
          potential + surcharges[level] * Double(model.minimum) > highestBound
        {
          continue
        }
        extend(state, potential, with: level)
        if isExhausted() { return }
      }
      front.removeLast(front.count - left)
      guard !fresh.isEmpty else { continue }
      // Merging takes some times as long as looking whether a mix is extended.
      visitsLeft -= 4 * (front.count + fresh.count)
      guard visitsLeft >= 0 else { return isComplete = false }
      front = merged(front, fresh, at: level, areInstancesLimited: areInstancesLimited)
      if front.count > width {
        isComplete = false
        front = mostPromising(width, of: front, after: level)
      }
    }
  }

  /// The mixes with the least bounds, in the order they stand in.
  private func mostPromising(_ count: Int, of states: [State], after level: Int) -> [State] {
    let bounds = states.map { potential($0, after: level) }
    let kept = bounds.indices.sorted { (bounds[$0], $0) < (bounds[$1], $1) }.prefix(count)
    return kept.sorted().map { states[$0] }
  }

  /// Two lists of mixes as one, most carried first, without those that are dominated. Both lists
  /// are over the items up to a level; the first is in order already.
  private func merged(_ old: [State], _ fresh: [State], at level: Int, areInstancesLimited: Bool)
    -> [State]
  {
    let fresh = sorted(fresh)
    var sweep = MixSweep<Value>(
      arePartsLimited: mostParts < .max, areInstancesLimited: areInstancesLimited,
      openTypes: openTypes(after: level))
    sweep.kept.reserveCapacity(old.count + fresh.count)
    var next = 0
    for state in old {
      while next < fresh.count, sweepsBefore(fresh[next], state) {
        add(fresh[next], to: &sweep)
        next += 1
      }
      add(state, to: &sweep)
    }
    for state in fresh[next...] { add(state, to: &sweep) }
    return sweep.kept
  }

  /// The mixes in the order of the sweep; short keys are sorted, since moving states costs more.
  private func sorted(_ states: [State]) -> [State] {
    var keys = states.indices.map { MixSweepKey(covered: states[$0].covered, index: Int32($0)) }
    keys.sort {
      $0.covered != $1.covered
        ? $0.covered > $1.covered : sweepsBefore(states[Int($0.index)], states[Int($1.index)])
    }
    return keys.map { states[Int($0.index)] }
  }

  /// The order of the sweep: most carried first, then the better first.
  @inline(__always)
  private func sweepsBefore(_ a: State, _ b: State) -> Bool {
    if a.covered != b.covered { return a.covered > b.covered }
    if let precedes = a.precedes(b) { return precedes }
    return isNamedBefore(a, b)
  }

  /// Whether the parts of a mix come before those of another with as many: by the sorted type names,
  /// then rows, then the larger first counts, as `MixProblem.precedes` says of whole mixes.
  ///
  /// Where prices are proportional to what is carried most mixes tie with others, so that this takes no
  /// memory of its own: the parts are found one after the other, in the order of their names.
  private func isNamedBefore(_ a: State, _ b: State) -> Bool {
    var byRow: Bool?
    var byCount: Bool?
    var ranks = (first: Int32(-1), second: Int32(-1))
    while let first = nextNamed(after: ranks.first, on: a.trail),
      let second = nextNamed(after: ranks.second, on: b.trail)
    {
      let (x, y) = (model.items[Int(first.level)], model.items[Int(second.level)])
      if x.type != y.type { return x.type < y.type }
      if byRow == nil, x.index != y.index { byRow = x.index < y.index }
      if byCount == nil, first.count != second.count { byCount = first.count > second.count }
      ranks = (nameRanks[Int(first.level)], nameRanks[Int(second.level)])
    }
    return byRow ?? byCount ?? false
  }

  /// The part on a trail that is the next by name.
  @inline(__always)
  private func nextNamed(after rank: Int32, on end: Int32) -> MixTrail.Step? {
    var found: MixTrail.Step?
    var least = Int32.max
    var next = end
    while next >= 0 {
      let step = trail.steps[Int(next)]
      let own = nameRanks[Int(step.level)]
      if own > rank, own < least {
        least = own
        found = step
      }
      next = step.previous
    }
    return found
  }

  /// Adds a mix to those swept, unless one of the witnesses dominates it.
  @inline(__always)
  private func add(_ state: State, to sweep: inout MixSweep<Value>) {
    if let last = sweep.kept.last, dominates(last, state, sweep) { return }
    let slot = sweep.arePartsLimited ? state.parts : 0
    for witness in sweep.witnesses.prefix(slot + 1) {
      if let witness, dominates(witness, state, sweep) { return }
    }
    if sweep.areInstancesLimited || !sweep.openTypes.isEmpty {
      for other in sweep.kept.suffix(16) where dominates(other, state, sweep) { return }
    }
    while sweep.witnesses.count <= slot { sweep.witnesses.append(nil) }
    if sweep.witnesses[slot].map({ state.cost < $0.cost }) ?? true {
      sweep.witnesses[slot] = state
    }
    sweep.kept.append(state)
  }

  /// Whether a mix that carries at least as much as another makes it useless.
  @inline(__always)
  private func dominates(_ a: State, _ b: State, _ sweep: MixSweep<Value>) -> Bool {
    if a.cost > b.cost { return false }
    if sweep.arePartsLimited, a.parts > b.parts { return false }
    if sweep.areInstancesLimited, a.instances > b.instances { return false }
    if model.problem.budget != nil, price(of: a) > price(of: b) { return false }
    guard winsTies(a, b) else { return false }
    return sweep.openTypes.isEmpty || leavesNoLess(a, b, of: sweep.openTypes)
  }

  /// Whether a mix that costs no more than another comes no later with any completion.
  @inline(__always)
  private func winsTies(_ a: State, _ b: State) -> Bool {
    if a.cost < b.cost { return true }
    if a.parts != b.parts { return a.parts < b.parts }
    if a.latency > b.latency { return false }
    if a.capacity != b.capacity { return a.capacity > b.capacity }
    if a.instances != b.instances { return a.instances > b.instances }
    return !isNamedBefore(b, a)
  }

  /// The types of which several items are limited or kept, with one of them still to come.
  private func openTypes(after level: Int) -> [MixOpenType] {
    var types: [MixOpenType] = []
    for item in model.items[(level + 1)...] where item.sharesType {
      if types.contains(where: { $0.type == item.type }) { continue }
      types.append(MixOpenType(type: item.type, isKept: item.kept > 0))
    }
    return types
  }

  /// Whether the open types leave a mix whatever they leave another.
  private func leavesNoLess(_ a: State, _ b: State, of types: [MixOpenType]) -> Bool {
    types.allSatisfy { open in
      let first = used(open.type, in: a)
      let second = used(open.type, in: b)
      return open.isKept ? first == second : first <= second
    }
  }
}

/// A type whose use by a partial mix matters for its completions.
struct MixOpenType: Sendable {
  var type: Int
  var isKept: Bool
}

/// What most often decides the order of a sweep, and where the rest is.
private struct MixSweepKey<Value: Sendable>: Sendable {
  var covered: Value
  var index: Int32
}

/// The state of one sweep over partial mixes.
struct MixSweep<Value: FixedWidthInteger & SignedInteger & Sendable>: Sendable {
  /// Whether a mix with more parts has fewer completions.
  let arePartsLimited: Bool
  /// Whether a mix with more instances has fewer completions.
  let areInstancesLimited: Bool
  let openTypes: [MixOpenType]
  var kept: [MixState<Value>] = []
  /// The cheapest mix kept, for each number of parts where that is limited.
  var witnesses: [MixState<Value>?] = []
}
