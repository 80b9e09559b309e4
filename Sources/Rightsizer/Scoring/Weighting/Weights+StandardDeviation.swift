extension Weights {
  /// Weights in proportion to the standard deviation of each column on the min-max scale (the SD
  /// method of Diakoulaki, Mavrotas and Papayannakis 1995, *Computers & Operations Research* 22).
  ///
  /// On that scale units don't matter. pymcdm 1.4.0 and scikit-criteria take the deviation of the
  /// columns as given, so that a column in milliseconds outweighs one in seconds; over a min-max
  /// normalised matrix they are the same. Equal where all columns are constant.
  ///
  /// - Throws: ``ScoringError`` for a matrix without columns.
  /// - Complexity: O(n d).
  public static func standardDeviation(
    of matrix: DecisionMatrix
  ) throws(ScoringError) -> Weights {
    let prepared = ScoringColumns(matrix)
    return try proportional(
      to: prepared.columns.indices.map { column in
        let found = prepared.statistics[column]
        return found.isConstant ? 0 : prepared.standardDeviation(column) / found.range
      })
  }
}
