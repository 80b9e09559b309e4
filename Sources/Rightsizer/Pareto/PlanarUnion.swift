/// The union of rectangles with one corner at 0, as a staircase of their opposite corners.
///
/// - Complexity: an addition to s corners takes O(log s), and time in proportion to the corners
///   behind the place of change.
struct PlanarUnion {
  private struct Corner {
    var x: Double
    var y: Double
  }

  /// By x, ascending; y falls.
  private var corners: [Corner] = []

  /// Back to nothing.
  mutating func removeAll() { corners.removeAll(keepingCapacity: true) }

  /// Adds the rectangle up to (x, y) and gives the area that is new.
  mutating func add(x: Double, y: Double) -> Double {
    var low = 0
    var high = corners.count
    while low < high {
      let middle = (low + high) / 2
      if corners[middle].x >= x { high = middle } else { low = middle + 1 }
    }
    var floor = 0.0
    var end = low
    if low < corners.count {
      floor = corners[low].y
      if floor >= y { return 0 }
      if corners[low].x == x { end += 1 }
    }
    var start = low
    var area = 0.0
    var right = x
    while start > 0, corners[start - 1].y <= y {
      start -= 1
      area += (right - corners[start].x) * (y - floor)
      right = corners[start].x
      floor = corners[start].y
    }
    area += (right - (start > 0 ? corners[start - 1].x : 0)) * (y - floor)
    if start == end {
      corners.insert(Corner(x: x, y: y), at: start)
    } else {
      corners[start] = Corner(x: x, y: y)
      if end - start > 1 { corners.removeSubrange((start + 1)..<end) }
    }
    return area
  }
}
