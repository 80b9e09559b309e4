/// An order of points in which each run of so many stands for a small box: the points are halved
/// along the dimension of the greatest spread, and each half again (Bentley 1975, *Communications of
/// the ACM* 18).
struct CompactOrder {
  private let points: UnsafeBufferPointer<Double>
  private let dimension: Int
  private let runLength: Int
  private var state: UInt64 = 0

  /// Puts the positions of points, row by row in `points`, into such an order. O(n d log n), as
  /// expected over the choices of pivots, whatever the points.
  static func arrange(
    _ positions: inout [Int32], points: [Double], dimension: Int, runLength: Int
  ) {
    points.withUnsafeBufferPointer { points in
      positions.withUnsafeMutableBufferPointer { positions in
        var order = CompactOrder(points: points, dimension: dimension, runLength: runLength)
        order.halve(positions, 0, positions.count)
      }
    }
  }

  private init(points: UnsafeBufferPointer<Double>, dimension: Int, runLength: Int) {
    self.points = points
    self.dimension = dimension
    self.runLength = runLength
  }

  private mutating func halve(
    _ positions: UnsafeMutableBufferPointer<Int32>, _ first: Int, _ end: Int
  ) {
    let runCount = (end - first + runLength - 1) / runLength
    guard runCount > 1 else { return }
    // The greatest power of two of runs below the count: runs stay whole, and so does any power of
    // two of them.
    var leftRuns = 1
    while 2 * leftRuns < runCount { leftRuns *= 2 }
    let middle = first + leftRuns * runLength
    select(positions, first, end, middle, widestColumn(positions, first, end))
    halve(positions, first, middle)
    halve(positions, middle, end)
  }

  /// The column of the greatest spread, over a sample of the points.
  private func widestColumn(
    _ positions: UnsafeMutableBufferPointer<Int32>, _ first: Int, _ end: Int
  ) -> Int {
    let step = max(1, (end - first) / 64)
    var widest = (column: 0, spread: -1.0)
    for column in 0..<dimension {
      var (least, greatest) = (Double.infinity, -Double.infinity)
      for index in stride(from: first, to: end, by: step) {
        let value = points[Int(positions[index]) * dimension + column]
        least = value < least ? value : least
        greatest = value > greatest ? value : greatest
      }
      if greatest - least > widest.spread { widest = (column, greatest - least) }
    }
    return widest.column
  }

  /// Puts the points of which a column is least before `middle` (Hoare 1961). Pivots are drawn, so
  /// that no order of the points is slow.
  private mutating func select(
    _ positions: UnsafeMutableBufferPointer<Int32>, _ first: Int, _ end: Int, _ middle: Int,
    _ column: Int
  ) {
    var (low, high) = (first, end - 1)
    while low < high {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let drawn = low + Int((state >> 33) % UInt64(high - low + 1))
      let pivot = points[Int(positions[drawn]) * dimension + column]
      var (left, right) = (low, high)
      while left <= right {
        while points[Int(positions[left]) * dimension + column] < pivot { left += 1 }
        while points[Int(positions[right]) * dimension + column] > pivot { right -= 1 }
        if left <= right {
          positions.swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if middle <= right {
        high = right
      } else if middle >= left {
        low = left
      } else {
        return
      }
    }
  }
}
