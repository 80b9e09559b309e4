/// How the ranks by weighted sum depend on the weights, over a sample of all weights (SMAA-2,
/// Lahdelma and Salminen 2001, *Operations Research* 49).
///
/// Objectives are on the min-max scale, as in ``WeightedSum``. A row's rank under some weights is 1
/// and the number of rows with a greater score, so rows that tie share the better rank.
public struct RankAcceptability: Sendable, Hashable {
  /// For each row the shares of the weightings in which it is first, second, …, up to the rank
  /// asked for; NaN for a row that takes no part.
  public let shares: [[Double]]
  /// For each row the mean of the weights under which it is first, by column; `nil` where it never
  /// was.
  public let centralWeights: [[Double]?]
  /// How many weightings were drawn.
  public let sampleCount: Int

  /// The standard error of a share, √(p (1 − p) / n): at most 0.005 for 10,000 weightings.
  public func standardError(of share: Double) -> Double {
    (share * (1 - share) / Double(sampleCount)).squareRoot()
  }

  /// The acceptabilities of a matrix's rows.
  ///
  /// - Parameters:
  ///   - sampleCount: how many weightings are drawn, at least 1.
  ///   - greatestRank: up to which rank shares are counted, at least 1.
  ///   - preference: which columns matter more than which others, or `nil`.
  /// - Precondition: there is a column, the counts are at least 1, and `preference` names no other
  ///   columns.
  /// - Complexity: O(s n (d + log n)) for s samples, n rows and d columns, O(s n d) for the first
  ///   rank alone; memory O(n (d + greatestRank)), however many samples.
  public init(
    _ matrix: DecisionMatrix, sampleCount: Int = 10_000, seed: UInt64 = 0, greatestRank: Int = 3,
    preference: PreferenceOrder? = nil
  ) {
    precondition(sampleCount >= 1 && greatestRank >= 1, "counts are at least 1")
    let rows = matrix.participants ?? Array(0..<matrix.rowCount)
    let columnCount = matrix.columns.count
    let normalization = MinMaxNormalization(matrix)
    let values = (0..<columnCount).map { column in
      rows.map { normalization.normalized(matrix.columns[column][$0], column: column) }
    }
    var sampler = WeightSampler(columnCount: columnCount, seed: seed, preferenceOrder: preference)
    let rankCount = min(greatestRank, max(rows.count, 1))
    var counts = [Int](repeating: 0, count: rows.count * rankCount)
    var weightSums = [Double](repeating: 0, count: rows.count * columnCount)
    var scores = [Double](repeating: 0, count: rows.count)
    for _ in 0..<sampleCount {
      let weights = sampler.next()
      // Lent as buffers: over arrays of arrays the loop is not vectorised and takes seven times
      // as long.
      scores.withUnsafeMutableBufferPointer { scores in
        scores.update(repeating: 0)
        for (column, weight) in weights.enumerated() {
          values[column].withUnsafeBufferPointer { values in
            for index in 0..<scores.count { scores[index] += weight * values[index] }
          }
        }
      }
      for (index, rank) in Self.ranks(scores, upTo: rankCount) {
        counts[index * rankCount + rank - 1] += 1
        guard rank == 1 else { continue }
        for column in 0..<columnCount {
          weightSums[index * columnCount + column] += weights[column]
        }
      }
    }
    var shares = [[Double]](
      repeating: [Double](repeating: .nan, count: rankCount), count: matrix.rowCount)
    var central = [[Double]?](repeating: nil, count: matrix.rowCount)
    for (index, row) in rows.enumerated() {
      let own = counts[index * rankCount..<(index + 1) * rankCount]
      shares[row] = own.map { Double($0) / Double(sampleCount) }
      if let first = own.first, first > 0 {
        central[row] = weightSums[index * columnCount..<(index + 1) * columnCount].map {
          $0 / Double(first)
        }
      }
    }
    self.shares = shares
    centralWeights = central
    self.sampleCount = sampleCount
  }

  /// The positions of the greatest scores and their ranks, up to a rank.
  private static func ranks(_ scores: [Double], upTo rankCount: Int) -> [(Int, Int)] {
    if rankCount == 1 {
      let greatest = ColumnStatistics(scores).greatest
      return scores.indices.filter { scores[$0] == greatest }.map { ($0, 1) }
    }
    let order = scores.indices.sorted { (-scores[$0], $0) < (-scores[$1], $1) }
    var ranked: [(Int, Int)] = []
    for (place, index) in order.enumerated() {
      let isTied = place > 0 && scores[order[place - 1]] == scores[index]
      let rank = isTied ? ranked.last?.1 ?? place + 1 : place + 1
      if rank > rankCount { break }
      ranked.append((index, rank))
    }
    return ranked
  }
}
