internal import CKernels

/// The rows that may have one of the ranks asked for under some weights, laid out for the kernel that
/// ranks them under many.
///
/// A row beaten in every column, by more than rounding can make up for, by as many rows as ranks are
/// asked for never has one of them and is left out. The others are put together in tiles of 64 near
/// each other, and tiles in blocks of 64, each with the best value of every column: where the score
/// of these is below what a rank takes, the kernel need not look inside. Nothing is approximate.
struct ContendingRows: Sendable {
  /// The position of each row among those that take part.
  let positions: [Int32]
  let columnCount: Int
  private let rows: [Double]
  private let tileCorners: [Double]
  private let blockCorners: [Double]
  private let blockCount: Int

  /// The number of tiles.
  var tileCount: Int { (positions.count + sampling_tile_rows - 1) / sampling_tile_rows }

  /// How many rows are tried as those that beat others.
  private static let pivotCount = 32
  /// How much a row must be beaten by in every column: weights sum to 1 within a few ulps, so scores
  /// then differ by this much, and rounding changes them by d ulps at most.
  private static let margin = 0x1p-30
  /// In the place of a row that is not there: a score below 0 under any weights.
  private static let absent = -4.0

  /// The contending rows of columns that are on a scale from 0 to 1. O(n d log n).
  ///
  /// - Precondition: there is a column, and at least as many rows as ranks.
  init(_ columns: [[Double]], rankCount: Int) {
    let dimension = columns.count
    var positions = Self.contenders(columns, rankCount: rankCount)
    var points = [Double](repeating: 0, count: positions.count * dimension)
    points.withUnsafeMutableBufferPointer { points in
      for (column, values) in columns.enumerated() {
        for (index, position) in positions.enumerated() {
          points[index * dimension + column] = values[Int(position)]
        }
      }
    }
    var order = positions.indices.map { Int32(truncatingIfNeeded: $0) }
    CompactOrder.arrange(
      &order, points: points, dimension: dimension, runLength: sampling_tile_rows)
    rows = Self.layOut(
      order.count, multipleOf: sampling_tile_rows, dimension
    ) { points[Int(order[$0]) * dimension + $1] }
    positions = order.map { positions[Int($0)] }
    let tiles = Self.corners(rows, positions.count, dimension)
    tileCorners = Self.layOut(
      tiles.count / dimension, multipleOf: sampling_block_tiles, dimension
    ) { tiles[$0 * dimension + $1] }
    let blocks = Self.corners(tileCorners, tiles.count / dimension, dimension)
    blockCount = blocks.count / dimension
    blockCorners = Self.layOut(blockCount, multipleOf: sampling_tile_rows, dimension) {
      blocks[$0 * dimension + $1]
    }
    self.positions = positions
    columnCount = dimension
  }

  /// Lends the layout to a kernel.
  func withLayout<Result>(_ body: (UnsafePointer<SamplingRows>) -> Result) -> Result {
    rows.withUnsafeBufferPointer { rows in
      tileCorners.withUnsafeBufferPointer { tileCorners in
        blockCorners.withUnsafeBufferPointer { blockCorners in
          var layout = SamplingRows(
            rows: rows.baseAddress, tileCorners: tileCorners.baseAddress,
            blockCorners: blockCorners.baseAddress, blockCount: blockCount,
            columnCount: columnCount)
          return withUnsafePointer(to: &layout, body)
        }
      }
    }
  }

  /// The scores of the rows, added column by column.
  func scores(_ weights: [Double]) -> [Double] {
    positions.indices.map { row in
      let (group, lane) = (row / sampling_group_rows, row % sampling_group_rows)
      return weights.indices.reduce(0) { sum, column in
        sum + weights[column] * rows[(group * columnCount + column) * sampling_group_rows + lane]
      }
    }
  }

  /// The numbers that the kernel needs for its bounds.
  var boundCount: Int { blockCount + sampling_block_tiles }

  private static func contenders(_ columns: [[Double]], rankCount: Int) -> [Int32] {
    let count = columns.first?.count ?? 0
    guard rankCount <= pivotCount, count > 2 * pivotCount else {
      return (0..<count).map { Int32(truncatingIfNeeded: $0) }
    }
    let pivots = pivots(columns).flatMap { row in columns.map { $0[row] - margin } }
    var beaten = [UInt](repeating: 0, count: count)
    columns.withColumnPointers {
      sampling_count_beating($0, columns.count, count, pivots, pivotCount, &beaten)
    }
    return (0..<count).filter { beaten[$0] < rankCount }.map { Int32(truncatingIfNeeded: $0) }
  }

  /// The rows of the greatest sums: the likeliest to beat others.
  private static func pivots(_ columns: [[Double]]) -> [Int] {
    var sums = [Double](repeating: 0, count: columns.first?.count ?? 0)
    for column in columns {
      for (index, value) in column.enumerated() { sums[index] += value }
    }
    var best = Array(sums.indices.prefix(pivotCount)).sorted { sums[$0] > sums[$1] }
    for row in sums.indices.dropFirst(pivotCount) {
      guard let last = best.last, sums[row] > sums[last] else { continue }
      let place = best.firstIndex { sums[$0] < sums[row] } ?? best.endIndex
      best.removeLast()
      best.insert(row, at: place)
    }
    return best
  }

  /// For each run of 64 rows of a layout the greatest values of its columns, row by row.
  private static func corners(_ layout: [Double], _ count: Int, _ dimension: Int) -> [Double] {
    let runCount = (count + sampling_tile_rows - 1) / sampling_tile_rows
    var corners = [Double](repeating: absent, count: runCount * dimension)
    for group in 0..<(count + sampling_group_rows - 1) / sampling_group_rows {
      let run = group * sampling_group_rows / sampling_tile_rows
      for column in 0..<dimension {
        for lane in 0..<sampling_group_rows {
          let value = layout[(group * dimension + column) * sampling_group_rows + lane]
          if value > corners[run * dimension + column] {
            corners[run * dimension + column] = value
          }
        }
      }
    }
    return corners
  }

  /// Rows in groups of eight, column by column, filled up to a multiple.
  private static func layOut(
    _ count: Int, multipleOf multiple: Int, _ dimension: Int, _ value: (Int, Int) -> Double
  ) -> [Double] {
    let filled = (count + multiple - 1) / multiple * multiple
    var layout = [Double](repeating: absent, count: filled * dimension)
    for row in 0..<count {
      let (group, lane) = (row / sampling_group_rows, row % sampling_group_rows)
      for column in 0..<dimension {
        layout[(group * dimension + column) * sampling_group_rows + lane] = value(row, column)
      }
    }
    return layout
  }
}
