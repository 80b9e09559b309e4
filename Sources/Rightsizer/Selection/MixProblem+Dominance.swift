extension MixProblem {
  /// The items that can be part of the best mix, in row order.
  ///
  /// An item is dropped when another can stand in for it in every mix, one for one, and the mix
  /// never moves back in the order of choices. Merging two parts into one never breaks the number
  /// of parts, the minimum or the maximum, and what a part carries is superadditive in its count,
  /// with zones too. So the other needs: as much capacity; a price no higher; a type of its own
  /// that is not limited, or the same type; and, where a change is priced, not to be bought in
  /// place of something kept. At equal prices ties decide, so that latency, capacity and name must
  /// be no worse either.
  ///
  /// Dominance is transitive, so that what is dropped need not be compared with. Cheaper items are
  /// compared with all at once, by the most that any of them carries; those of one price each by
  /// itself, in an order in which none dominates one before it.
  ///
  /// - Complexity: O(k log k) comparisons for k items, and O(g²) for g undominated ones of one price.
  func undominatedItems() -> [Int] {
    let order = items.indices.sorted { standsFirst($0, $1) }
    var kept: [Int] = []
    // Those that may stand in for any type, and for their own alone.
    var cheaper = MixStairs()
    var cheaperOfType: [Int: MixStairs] = [:]
    var start = 0
    while start < order.count {
      var group: [Int] = []
      let price = items[order[start]].price
      while start < order.count, items[order[start]].price == price {
        let index = order[start]
        start += 1
        let item = items[index]
        let isCheaperKnown =
          (isReplaceable(item.type) && cheaper.holds(item, zones))
          || cheaperOfType[item.type]?.holds(item, zones) == true
        if isCheaperKnown || group.contains(where: { isDominated(index, by: $0) }) { continue }
        group.append(index)
      }
      for index in group {
        let item = items[index]
        if typeLimits[item.type] == nil { cheaper.add(item, zones) }
        cheaperOfType[item.type, default: MixStairs()].add(item, zones)
      }
      kept += group
    }
    return kept.sorted()
  }

  /// By price; of one price an item after every one that may dominate it.
  private func standsFirst(_ a: Int, _ b: Int) -> Bool {
    let (x, y) = (items[a], items[b])
    if x.price != y.price { return x.price < y.price }
    if x.usableCapacity != y.usableCapacity { return x.usableCapacity > y.usableCapacity }
    if x.capacity != y.capacity { return x.capacity > y.capacity }
    if x.orderedLatency != y.orderedLatency { return x.orderedLatency < y.orderedLatency }
    return (x.type, a) < (y.type, b)
  }

  /// Whether another type may be bought in place of this.
  private func isReplaceable(_ type: Int) -> Bool { changeCost == 0 || kept[type] ?? 0 == 0 }

  /// Whether an item dominates another of its price.
  private func isDominated(_ index: Int, by otherIndex: Int) -> Bool {
    let item = items[index]
    let other = items[otherIndex]
    guard other.usableCapacity >= item.usableCapacity, other.capacity >= item.capacity else {
      return false
    }
    if other.type != item.type {
      guard typeLimits[other.type] == nil, isReplaceable(item.type) else { return false }
    }
    guard other.orderedLatency <= item.orderedLatency else { return false }
    if other.capacity != item.capacity { return true }
    return (other.type, otherIndex) < (item.type, index)
  }
}

extension MixProblem.Item {
  /// The latency with what is unavailable after every number.
  var orderedLatency: Double {
    latencyMilliseconds.isFinite && latencyMilliseconds >= 0 ? latencyMilliseconds : .infinity
  }
}

/// The most that any of some items carries: with zones in both ways, as a staircase.
private struct MixStairs {
  /// Of falling usable and rising whole capacity; with one zone, where only the usable counts, one.
  private var steps: [(usable: Int128, whole: Int128)] = []

  /// Whether one of the items carries what another does.
  func holds(_ item: MixProblem.Item, _ zones: Int) -> Bool {
    let place = place(of: item.usableCapacity)
    return place > 0 && (zones == 1 || steps[place - 1].whole >= item.capacity)
  }

  mutating func add(_ item: MixProblem.Item, _ zones: Int) {
    guard !holds(item, zones) else { return }
    // Those with no more of either give way; one with as much usable may stand before the place.
    var first = place(of: item.usableCapacity)
    if first > 0, steps[first - 1].usable == item.usableCapacity { first -= 1 }
    var end = first
    while end < steps.count, zones == 1 || steps[end].whole <= item.capacity { end += 1 }
    steps.replaceSubrange(first..<end, with: [(item.usableCapacity, item.capacity)])
  }

  /// The number of steps with as much usable capacity or more.
  private func place(of usable: Int128) -> Int {
    var low = 0
    var high = steps.count
    while low < high {
      let middle = low + (high - low) / 2
      if steps[middle].usable >= usable { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
