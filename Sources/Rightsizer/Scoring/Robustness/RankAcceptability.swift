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
  ///   - threads: how many threads may count; the result is the same to the last bit.
  /// - Precondition: there is a column, the counts are at least 1, and `preference` names no other
  ///   columns.
  /// - Complexity: O(n d log n + s n d) for s samples, n rows and d columns, and far less where most
  ///   rows are beaten by others or tell apart from them; O(s n (d + log n)) beyond rank 64. Memory
  ///   O(n (d + greatestRank)) a thread, however many samples.
  public init(
    _ matrix: DecisionMatrix, sampleCount: Int = 10_000, seed: UInt64 = 0, greatestRank: Int = 3,
    preference: PreferenceOrder? = nil, threads: ThreadCount = .one
  ) {
    precondition(sampleCount >= 1 && greatestRank >= 1, "counts are at least 1")
    let columnCount = matrix.columns.count
    precondition(columnCount > 0, "there must be at least one column")
    let normalization = MinMaxNormalization(matrix)
    let values = (0..<columnCount).map { column in
      matrix.participating(column: column).map(normalization.scales[column].normalized)
    }
    let rankCount = min(greatestRank, max(matrix.participantCount, 1))
    let rows = ContendingRows(values, rankCount: rankCount)
    let sample = WeightingSample(
      columnCount: columnCount, seed: seed, count: sampleCount,
      sampler: preference.map {
        WeightSampler(columnCount: columnCount, seed: seed, preferenceOrder: $0)
      })
    let counts = RankCounts.of(rows, rankCount: rankCount, over: sample, threads: threads)
    // One array is shared by all rows that never have one of the ranks.
    let never = [Double](repeating: 0, count: rankCount)
    var shares = [[Double]](repeating: never, count: matrix.rowCount)
    if let participants = matrix.participants {
      shares = [[Double]](
        repeating: [Double](repeating: .nan, count: rankCount), count: matrix.rowCount)
      for row in participants { shares[row] = never }
    }
    var central = [[Double]?](repeating: nil, count: matrix.rowCount)
    for (row, position) in rows.positions.enumerated() where counts.isCounted(row: row) {
      let own = matrix.participants?[Int(position)] ?? Int(position)
      shares[own] = (1...rankCount).map {
        Double(counts.count(row: row, rank: $0)) / Double(sampleCount)
      }
      central[own] = counts.centralWeights(row: row)
    }
    self.shares = shares
    centralWeights = central
    self.sampleCount = sampleCount
  }
}
