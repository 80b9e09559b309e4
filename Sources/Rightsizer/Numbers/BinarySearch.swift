/// Searches along sorted values.
enum BinarySearch {
  /// The first of 0 ..< count for which a predicate holds that holds for all after it, else count.
  static func partitioningIndex(_ count: Int, where holds: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
