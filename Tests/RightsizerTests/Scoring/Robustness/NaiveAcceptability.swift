@testable import Rightsizer

/// The definition of ``RankAcceptability``: all scores under each weighting, sorted.
struct NaiveAcceptability {
  var shares: [[Double]]
  var central: [[Double]?]

  init(
    _ matrix: DecisionMatrix, sampleCount: Int, seed: UInt64, greatestRank: Int,
    preference: [Int]? = nil
  ) {
    let rows = matrix.participants ?? Array(0..<matrix.rowCount)
    let columnCount = matrix.columns.count
    let normalization = MinMaxNormalization(matrix)
    let values = rows.map { row in
      (0..<columnCount).map { normalization.normalized(matrix.columns[$0][row], column: $0) }
    }
    let rankCount = min(greatestRank, max(1, rows.count))
    var counts = rows.map { _ in [Int](repeating: 0, count: rankCount) }
    var sums = rows.map { _ in [Double](repeating: 0, count: columnCount) }
    var sampler = WeightSampler(columnCount: columnCount, seed: seed, preference: preference)
    for _ in 0..<sampleCount {
      let weights = sampler.next()
      let scores = values.map { zip(weights, $0).reduce(0) { $0 + $1.0 * $1.1 } }
      let sorted = scores.sorted(by: >)
      for (row, score) in scores.enumerated() where score >= sorted[rankCount - 1] {
        let rank = sorted.firstIndex(of: score) ?? 0
        counts[row][rank] += 1
        if rank == 0 { sums[row] = zip(sums[row], weights).map { $0 + $1 } }
      }
    }
    shares = (0..<matrix.rowCount).map { _ in [Double](repeating: .nan, count: rankCount) }
    central = (0..<matrix.rowCount).map { _ in nil }
    for (index, row) in rows.enumerated() {
      shares[row] = counts[index].map { Double($0) / Double(sampleCount) }
      if counts[index][0] > 0 { central[row] = sums[index].map { $0 / Double(counts[index][0]) } }
    }
  }
}
