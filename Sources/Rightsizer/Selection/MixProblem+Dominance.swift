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
  /// - Complexity: O(k²) comparisons for k items.
  func undominatedItems() -> [Int] {
    var order = Array(items.indices)
    order.sort {
      items[$0].price != items[$1].price ? items[$0].price < items[$1].price : $0 < $1
    }
    // Dominance is transitive, so that what is dropped need not be compared with.
    var left: [Int] = []
    for index in order where !left.contains(where: { isDominated(index, by: $0) }) {
      left.removeAll { items[$0].price == items[index].price && isDominated($0, by: index) }
      left.append(index)
    }
    return left.sorted()
  }

  private func isDominated(_ index: Int, by otherIndex: Int) -> Bool {
    let item = items[index]
    let other = items[otherIndex]
    guard other.price <= item.price, other.usableCapacity >= item.usableCapacity,
      zones == 1 || other.capacity >= item.capacity
    else { return false }
    if other.type != item.type {
      guard typeLimits[other.type] == nil else { return false }
      guard changeCost == 0 || kept[item.type] ?? 0 == 0 else { return false }
    }
    if other.price < item.price { return true }
    let latency = item.latencyMilliseconds
    let otherLatency = other.latencyMilliseconds
    let isAvailable = latency.isFinite && latency >= 0
    let isOtherAvailable = otherLatency.isFinite && otherLatency >= 0
    guard isOtherAvailable ? !isAvailable || otherLatency <= latency : !isAvailable else {
      return false
    }
    if other.capacity != item.capacity { return other.capacity > item.capacity }
    return (other.type, otherIndex) < (item.type, index)
  }
}
