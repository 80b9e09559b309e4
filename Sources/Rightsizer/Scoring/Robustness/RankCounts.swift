internal import CKernels

/// How often each of some rows had which rank, and the sums of the weights under which it was first.
///
/// All are integers, weights in multiples of 2⁻⁶², so the counts of parts of a sample are the same in
/// whatever order they are added.
struct RankCounts: Sendable {
  let rankCount: Int
  let columnCount: Int
  private var counts: [UInt]
  private var sums: [SamplingSum]

  /// Up to how many ranks the kernel counts: it inserts scores one by one among the greatest.
  private static let greatestKernelRank = 64

  /// No counts yet, of so many rows.
  private init(rowCount: Int, rankCount: Int, columnCount: Int) {
    self.rankCount = rankCount
    self.columnCount = columnCount
    counts = [UInt](repeating: 0, count: rowCount * rankCount)
    sums = [SamplingSum](repeating: SamplingSum(), count: rowCount * columnCount)
  }

  /// The counts of rows over a sample.
  static func of(
    _ rows: ContendingRows, rankCount: Int, over sample: WeightingSample, threads: ThreadCount
  ) -> RankCounts {
    let none = RankCounts(
      rowCount: rows.positions.count, rankCount: rankCount, columnCount: rows.columnCount)
    guard !rows.positions.isEmpty else { return none }
    var total = none
    sample.forEachPart(threads: threads) { forEachBatch in
      var counts = none
      var scratch = Scratch(rows, rankCount: rankCount)
      forEachBatch { counts.add(rows, weights: $0, scratch: &scratch) }
      return counts
    } join: {
      total.add($0)
    }
    return total
  }

  /// How often a row had a rank, counted from 1.
  func count(row: Int, rank: Int) -> UInt { counts[row * rankCount + rank - 1] }

  /// Whether a row ever had one of the ranks.
  func isCounted(row: Int) -> Bool {
    counts[row * rankCount..<(row + 1) * rankCount].contains { $0 > 0 }
  }

  /// The mean of the weights under which a row was first; `nil` where it never was.
  func centralWeights(row: Int) -> [Double]? {
    let firstCount = Double(count(row: row, rank: 1))
    guard firstCount > 0 else { return nil }
    return (0..<columnCount).map { column in
      let sum = sums[row * columnCount + column]
      return (Double(sum.high) * 4 + Double(sum.low) * 0x1p-62) / firstCount
    }
  }

  /// Adds the ranks of rows under weight vectors that stand one after another.
  private mutating func add(
    _ rows: ContendingRows, weights: UnsafeBufferPointer<Double>, scratch: inout Scratch
  ) {
    if rankCount > Self.greatestKernelRank {
      for first in stride(from: 0, to: weights.count, by: columnCount) {
        addBySorting(rows, Array(weights[first..<first + columnCount]))
      }
      return
    }
    rows.withLayout { layout in
      sampling_count_ranks(
        layout, weights.baseAddress, weights.count / columnCount, rankCount, &scratch.thresholds,
        &scratch.bounds, &scratch.seen, &scratch.best, &counts, &sums)
    }
  }

  /// Adds the ranks of all rows under a weight vector.
  private mutating func addBySorting(_ rows: ContendingRows, _ weights: [Double]) {
    let scores = rows.scores(weights)
    let order = scores.indices.sorted { (-scores[$0], $0) < (-scores[$1], $1) }
    var rank = 1
    for (place, row) in order.enumerated() {
      if place > 0, scores[order[place - 1]] != scores[row] { rank = place + 1 }
      if rank > rankCount { return }
      counts[row * rankCount + rank - 1] += 1
      guard rank == 1 else { continue }
      for (column, weight) in weights.enumerated() {
        Self.add(
          SamplingSum(low: UInt(weight * 0x1p62), high: 0), to: &sums[row * columnCount + column])
      }
    }
  }

  /// Adds the counts of another part of a sample.
  private mutating func add(_ other: RankCounts) {
    for index in counts.indices { counts[index] &+= other.counts[index] }
    for index in sums.indices { Self.add(other.sums[index], to: &sums[index]) }
  }

  private static func add(_ other: SamplingSum, to sum: inout SamplingSum) {
    let (low, carries) = sum.low.addingReportingOverflow(other.low)
    sum.low = low
    sum.high &+= other.high &+ (carries ? 1 : 0)
  }

  /// What the kernel works with.
  private struct Scratch {
    var thresholds: [Double]
    var bounds: [Double]
    var seen: [Int]
    var best: [Double]

    init(_ rows: ContendingRows, rankCount: Int) {
      thresholds = [Double](repeating: 0, count: rankCount)
      bounds = [Double](repeating: 0, count: rows.boundCount)
      seen = [Int](repeating: 0, count: rows.tileCount)
      best = [Double](repeating: 0, count: rows.tileCount)
    }
  }
}
