/// Branch and bound, depth first: the quick way where few partial mixes are within the limit.
extension MixSearch {
  /// Looks at every mix of at most `parts` items that costs at most `limit`, ties with the best
  /// included, or gives up after a number of partial mixes.
  mutating func branch(limit: Value?, parts: Int, nodes: Int) {
    begin(limit: limit, parts: parts, nodes: nodes)
    isBranching = true
    parts > 1 ? branch(MixState(), after: -1) : close(MixState(), after: -1)
  }

  /// Extends a mix by every item after a level, those with the least surcharge first: once one is
  /// too much, all that follow are.
  mutating func branch(_ state: MixState<Value>, after level: Int) {
    let potential = potential(state, after: level)
    guard isOpen(state, potential, at: level + 1) else { return }
    guard let surcharges else {
      for next in (level + 1)..<model.items.count {
        extend(state, potential, with: next)
        if isExhausted() { return }
      }
      return
    }
    for next in levelsBySurcharge {
      guard potential + surcharges[next] * Double(model.minimum) <= highestBound else { return }
      guard next > level else { continue }
      extend(state, potential, with: next)
      if isExhausted() { return }
    }
  }
}
