internal import CKernels

extension Weights {
  /// The method based on the removal effects of criteria: a column weighs what its removal changes
  /// (Keshavarz-Ghorabaee, Amiri, Zavadskas, Turskis and Antucheviciene 2021, *Symmetry* 13).
  ///
  /// With n = min x / x where more is better and x / max x where less is, S = ln(1 + Σ|ln n| / d),
  /// S′ the same without one column (still divided by d), and the weight in proportion to Σ|S′ − S|
  /// over the rows; as in pymcdm 1.4.0. Equal where all columns are constant.
  ///
  /// - Throws: ``ScoringError`` for a value that is not above 0 and for a matrix without columns.
  /// - Complexity: O(n d).
  public static func merec(of matrix: DecisionMatrix) throws(ScoringError) -> Weights {
    let prepared = ScoringColumns(matrix)
    try prepared.require(above: true, method: "MEREC")
    return try proportional(to: removalEffects(prepared))
  }

  private static func removalEffects(_ prepared: ScoringColumns) -> [Double] {
    let columnCount = prepared.columns.count
    let removals = prepared.columns.indices.map { column in
      let found = prepared.statistics[column]
      return prepared.senses[column] == .max
        ? ScoringRemoval(scale: 1 / found.least, sign: 1)
        : ScoringRemoval(scale: 1 / found.greatest, sign: -1)
    }
    var scratch = [Double](
      repeating: 0, count: columnCount * (scoring_removal_rows + 16))
    var effects = [Double](repeating: 0, count: columnCount)
    prepared.withPointers(Array(prepared.columns.indices)) {
      scoring_removal_effects($0, removals, columnCount, prepared.count, &scratch, &effects)
    }
    return effects.enumerated().map { column, effect in
      prepared.statistics[column].isConstant ? 0 : max(0, effect)
    }
  }
}
