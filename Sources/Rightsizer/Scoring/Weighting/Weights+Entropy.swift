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
      return divergence(prepared, column, perMean)
    }
    return try proportional(to: divergences)
  }

  private static func divergence(
    _ prepared: ScoringColumns, _ column: Int, _ perMean: Double
  ) -> Double {
    var terms = [Double](repeating: 0, count: ScoringColumns.tileRowCount)
    var sums = SIMD8<Double>(repeating: 0)
    terms.withUnsafeMutableBufferPointer { terms in
      for tile in prepared.tiles {
        if tile.count < terms.count { terms.update(repeating: 0) }
        prepared.withTile(tile, column: column) { values in
          for index in 0..<values.count {
            let u = values[index] * perMean
            terms[index] = u * ElementaryFunctions.log(u) - (u - 1)
          }
        }
        let bytes = UnsafeRawBufferPointer(terms)
        for offset in stride(from: 0, to: bytes.count, by: 64) {
          sums += bytes.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self)
        }
      }
    }
    return max(0, sums.sum())
  }

  /// Weights in proportion to measures of what each column tells; equal where none tells anything.
  static func proportional(to measures: [Double]) throws(ScoringError) -> Weights {
    measures.contains { $0 > 0 } ? try Weights(measures) : try .equal(count: measures.count)
  }
}
