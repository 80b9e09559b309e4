extension DistinctPoints {
  /// The participants that are equal to a distinct point, by number.
  func members(of point: Int32) -> ArraySlice<Int32> {
    order[Int(starts[Int(point)])..<Int(starts[Int(point) + 1])]
  }

  /// The ranks of all objectives but the first, where there are more than two; the sweep of two
  /// compares keys.
  func ranksBeyondFirst() -> [[Int32]] {
    keys.count > 2 ? (1..<keys.count).map { ranks(ofObjective: $0) } : []
  }

  /// The distinct points that none dominates, ascending.
  func frontier() -> [Int32] {
    if count == 0 { return [] }
    if keys.count == 1 { return [0] }
    if keys.count == 2 { return LayerSweeps.planarFrontier(keys[1]) }
    let ranks = ranksBeyondFirst()
    if keys.count == 3 { return LayerSweeps.spatialFrontier(ranks[0], ranks[1]) }
    let all = (0..<Int32(truncatingIfNeeded: count)).map { $0 }
    var recursion = DominanceRecursion(
      ranks: ranks, numbers: [Int32](repeating: 0, count: count), increment: 1,
      findsFrontierOnly: true)
    recursion.raise(all)
    return all.filter { recursion.numbers[Int($0)] == 0 }
  }

  /// The layer of each distinct point, from 0.
  func layers(ranks: [[Int32]]) -> [Int32] {
    let all = (0..<Int32(truncatingIfNeeded: count)).map { $0 }
    switch keys.count {
    case 1: return all
    case 2: return LayerSweeps.planarLayers(keys[1])
    case 3: return LayerSweeps.spatialLayers(ranks[0], ranks[1])
    default:
      var recursion = DominanceRecursion(
        ranks: ranks, numbers: [Int32](repeating: 0, count: count), increment: 1)
      recursion.raise(all)
      return recursion.numbers
    }
  }

  /// For each dominated point the first of the frontier that dominates it; −1 on the frontier.
  ///
  /// Of the frontier's points that are no worse in all objectives but the first, the first in
  /// lexicographic order is also no worse in that one, since some dominator is and comes no earlier.
  /// So the first objective need not be compared.
  func dominators(frontier: [Int32], ranks: [[Int32]]) -> [Int32] {
    var dominators = [Int32](repeating: -1, count: count)
    var isOnFrontier = [Bool](repeating: false, count: count)
    for point in frontier { isOnFrontier[Int(point)] = true }
    if keys.count == 1 {
      for point in dominators.indices where !isOnFrontier[point] { dominators[point] = 0 }
      return dominators
    }
    if keys.count == 2 {
      // Along the frontier the second objective falls.
      let second = frontier.map { keys[1][Int($0)] }
      for point in dominators.indices where !isOnFrontier[point] {
        let value = keys[1][point]
        let place = LayerSweeps.partitioningIndex(second.count) { second[$0] <= value }
        dominators[point] = frontier[place]
      }
      return dominators
    }
    // In order of the second objective, the frontier first among equals.
    var entries: [KeyedIndex] = []
    entries.reserveCapacity(count)
    for point in dominators.indices {
      entries.append(
        KeyedIndex(
          key: Int64(ranks[0][point]) * 2 + (isOnFrontier[point] ? 0 : 1),
          index: Int32(truncatingIfNeeded: point)))
    }
    var sorter = KeySorter()
    sorter.sort(&entries)
    // The earlier on the frontier, the greater the number.
    var numbers = [Int32](repeating: 0, count: count)
    for (place, point) in frontier.enumerated() {
      numbers[Int(point)] = Int32(truncatingIfNeeded: frontier.count - place)
    }
    var upper: [Int32] = []
    var lower: [Int32] = []
    for place in entries.indices {
      let position = Int32(truncatingIfNeeded: place)
      if isOnFrontier[Int(entries[place].index)] {
        lower.append(position)
      } else {
        upper.append(position)
      }
    }
    var recursion = DominanceRecursion(
      ranks: ranks[1...].map { column in entries.map { column[Int($0.index)] } },
      numbers: entries.map { numbers[Int($0.index)] }, increment: 0)
    recursion.raise(upper, by: lower)
    for position in upper {
      let number = Int(recursion.numbers[Int(position)])
      dominators[Int(entries[Int(position)].index)] = frontier[frontier.count - number]
    }
    return dominators
  }
}
