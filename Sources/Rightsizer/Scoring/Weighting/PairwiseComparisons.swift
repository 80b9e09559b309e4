/// Pairwise comparisons of objectives and the weights they imply: the analytic hierarchy process
/// (Saaty 1980, *The Analytic Hierarchy Process*).
///
/// An element says how many times as important as the objective of its column the objective of its
/// row is: 1 equally, 3 moderately more, 5, 7, 9 extremely; the mirrored element is its reciprocal.
///
/// ```swift
/// let comparisons = try PairwiseComparisons(rows: [[1, 3, 5], [1.0 / 3, 1, 3], [0.2, 1.0 / 3, 1]])
/// comparisons.weights.values  // 0.637, 0.258, 0.105
/// comparisons.consistencyRatio  // 0.033
/// ```
public struct PairwiseComparisons: Sendable, Hashable {
  /// The principal eigenvector, scaled to sum 1.
  public let weights: Weights
  /// λmax, the principal eigenvalue: the number of objectives for consistent comparisons, else more.
  public let principalEigenvalue: Double
  /// The consistency index over that of random comparisons: 0 for consistent ones; above 0.1 the
  /// comparisons should be looked at again. 0 for one or two objectives.
  public let consistencyRatio: Double

  /// How far a mirrored element may be from the reciprocal, relatively: 0.33 may stand for ⅓.
  private static let reciprocalTolerance = 0.02

  /// The mean consistency index of random reciprocal matrices of 1 to 15 rows (Saaty 1980).
  static let randomIndexes = [
    0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59,
  ]

  /// Comparisons written row by row.
  ///
  /// - Throws: ``ScoringError`` for a matrix that is empty, not square, of more than 15 rows, with an
  ///   element that is not a positive number, or whose mirrored elements differ by more than 2 %
  ///   from the reciprocals; and where LAPACK finds no eigenvector.
  /// - Complexity: O(d³), through LAPACK's `dgeev`.
  public init(rows: [[Double]]) throws(ScoringError) {
    try Self.check(rows)
    do throws(LinearAlgebraError) {
      let principal = try Matrix(rows: rows).principalEigenpair()
      weights = try Self.weights(principal.vector)
      principalEigenvalue = principal.value
    } catch {
      throw ScoringError(.linearAlgebra, "the comparisons have no principal eigenvector: \(error)")
    }
    let count = Double(rows.count)
    consistencyRatio =
      rows.count < 3
      ? 0
      : max(0, (principalEigenvalue - count) / (count - 1)) / Self.randomIndexes[rows.count - 1]
  }

  private static func weights(_ vector: [Double]) throws(LinearAlgebraError) -> Weights {
    do throws(ScoringError) {
      return try Weights(vector)
    } catch {
      throw .notConverged(routine: "dgeev", count: 0)
    }
  }

  private static func check(_ rows: [[Double]]) throws(ScoringError) {
    guard 1...randomIndexes.count ~= rows.count else {
      throw ScoringError(
        .pairwiseMatrix, "there are \(rows.count) rows of comparisons; 1 to 15 can be judged")
    }
    for (index, row) in rows.enumerated() {
      guard row.count == rows.count else {
        throw ScoringError(
          .pairwiseMatrix, index: index,
          "row \(index + 1) has \(row.count) comparisons, of \(rows.count) objectives")
      }
      guard row.allSatisfy({ $0 > 0 && $0.isFinite }) else {
        throw ScoringError(
          .pairwiseMatrix, index: index, "row \(index + 1) has a comparison that is not above 0")
      }
    }
    for a in rows.indices {
      for b in 0...a where !(abs(rows[a][b] * rows[b][a] - 1) <= reciprocalTolerance) {
        throw ScoringError(
          .pairwiseMatrix, index: a,
          a == b
            ? "the comparison of objective \(a + 1) with itself is \(rows[a][a]), not 1"
            : "the comparisons of objectives \(b + 1) and \(a + 1) are \(rows[b][a]) and "
              + "\(rows[a][b]), no reciprocals")
      }
    }
  }
}
