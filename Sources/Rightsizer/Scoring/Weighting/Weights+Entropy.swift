internal import CKernels

extension Weights {
  /// Weights by how much each column tells apart, measured by Shannon's entropy (Zeleny 1982,
  /// *Multiple Criteria Decision Making*; Hwang and Yoon 1981).
  ///
  /// With p = x / Σx, a column's entropy is −Σ p ln p / ln n and its weight in proportion to 1 less
  /// that. Costs are taken as they are, as in pymcdm 1.4.0 and scikit-criteria; pyDecision 5.1.8
  /// inverts them. Where no column tells anything apart, also for a single row, the weights are
  /// equal.
  ///
  /// - Throws: ``ScoringError`` for a value below 0 and for a matrix without columns.
  /// - Complexity: O(n d).
  public static func entropy(of matrix: DecisionMatrix) throws(ScoringError) -> Weights {
    let prepared = ScoringColumns(matrix)
    try prepared.require(method: "entropy weighting")
    let divergences = prepared.columns.indices.map { column -> Double in
      let found = prepared.statistics[column]
      guard !found.isConstant else { return 0 }
      let perMean = Double(prepared.count) / found.sum
      // With u = x / mean, 1 − entropy is Σ (u ln u − u + 1) / (n ln n): no term is below zero, so
      // nothing cancels where the entropy is nearly 1.
      return max(0, scoring_divergence(prepared.columns[column], prepared.count, perMean))
    }
    return try proportional(to: divergences)
  }

  /// Weights in proportion to measures of what each column tells; equal where none tells anything.
  static func proportional(to measures: [Double]) throws(ScoringError) -> Weights {
    measures.contains { $0 > 0 } ? try Weights(measures) : try .equal(count: measures.count)
  }
}
