extension Weights {
  /// Criteria importance through intercriteria correlation: weights by how much a column varies and
  /// how little it agrees with the others (Diakoulaki, Mavrotas and Papayannakis 1995, *Computers &
  /// Operations Research* 22).
  ///
  /// C = σ Σ (1 − r) over the columns on the min-max scale, those of which less is better turned
  /// round, as in the paper, scikit-criteria and pyDecision 5.1.8; pymcdm 1.4.0 does not turn them.
  /// A constant column weighs 0. Where nothing is told apart the weights are equal.
  ///
  /// - Throws: ``ScoringError`` for a matrix without columns.
  /// - Complexity: O(n d²).
  public static func critic(of matrix: DecisionMatrix) throws(ScoringError) -> Weights {
    let prepared = ScoringColumns(matrix)
    let correlation = CorrelationMatrix(prepared)
    let columns = prepared.columns.indices
    let measures = columns.map { a in
      let found = prepared.statistics[a]
      guard !found.isConstant else { return 0.0 }
      let conflict = columns.reduce(0.0) { sum, b in
        let sign: Double = prepared.senses[a] == prepared.senses[b] ? 1 : -1
        return sum + (a == b ? 0 : 1 - sign * correlation.matrix[a, b])
      }
      return correlation.standardDeviations[a] / found.range * conflict
    }
    if !measures.contains(where: { $0 > 0 }) {
      // All columns agree, or one is alone: what varies counts alike.
      return try proportional(to: columns.map { prepared.statistics[$0].isConstant ? 0 : 1 })
    }
    return try Weights(measures)
  }
}
