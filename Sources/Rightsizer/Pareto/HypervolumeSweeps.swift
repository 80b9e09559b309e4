/// Volumes of unions of boxes with one corner at 0, of one, two and three dimensions, by sweeps.
///
/// Each sums what a box adds to those before it, so nothing is subtracted and no digits are lost.
enum HypervolumeSweeps {
  /// The places of values in falling order.
  private static func falling(_ values: [Double]) -> [KeyedIndex] {
    var entries: [KeyedIndex] = []
    entries.reserveCapacity(values.count)
    for (place, value) in values.enumerated() {
      entries.append(
        KeyedIndex(
          key: OrientedPoints.key(value, .max), index: Int32(truncatingIfNeeded: place)))
    }
    var sorter = KeySorter()
    sorter.sort(&entries)
    return entries
  }

  /// - Complexity: O(n log n) for n rectangles.
  static func area(_ x: [Double], _ y: [Double]) -> Double {
    var sum = 0.0
    var greatest = 0.0
    for entry in falling(x) where y[Int(entry.index)] > greatest {
      let point = Int(entry.index)
      sum += x[point] * (y[point] - greatest)
      greatest = y[point]
    }
    return sum
  }

  /// The volume in three dimensions: boxes by falling z, each adding z times the area that its
  /// rectangle adds to the staircase of those before. Beume, Fonseca, López-Ibáñez, Paquete and
  /// Vahrenhold, *On the complexity of computing the hypervolume indicator*, IEEE Trans. Evol.
  /// Comput. 13 (2009).
  ///
  /// - Complexity: O(n log n) for n boxes: the staircase is a set of ranks of x.
  static func volume(_ x: [Double], _ y: [Double], _ z: [Double]) -> Double {
    var ranks = [Int](repeating: 0, count: x.count)
    var widths: [Double] = []
    for entry in falling(x).reversed() {
      let point = Int(entry.index)
      if widths.last != x[point] { widths.append(x[point]) }
      ranks[point] = widths.count - 1
    }
    var heights = [Double](repeating: 0, count: widths.count)
    var corners = RankSet(count: widths.count)
    var sum = 0.0
    for entry in falling(z) {
      let point = Int(entry.index)
      let (rank, height) = (ranks[point], y[point])
      var floor = 0.0
      if let next = corners.first(from: rank) {
        floor = heights[next]
        if floor >= height { continue }
      }
      var right = x[point]
      var area = 0.0
      var before = corners.last(below: rank)
      while let corner = before, heights[corner] <= height {
        area += (right - widths[corner]) * (height - floor)
        right = widths[corner]
        floor = heights[corner]
        corners.remove(corner)
        before = corners.last(below: corner)
      }
      area += (right - (before.map { widths[$0] } ?? 0)) * (height - floor)
      corners.insert(rank)
      heights[rank] = height
      sum += area * z[point]
    }
    return sum
  }
}
