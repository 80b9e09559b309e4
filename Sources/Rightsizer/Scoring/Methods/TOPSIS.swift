internal import CKernels

/// The technique for order of preference by similarity to the ideal solution (Hwang and Yoon 1981,
/// *Multiple Attribute Decision Making*): how much nearer a row is to the ideal point, the best value
/// of every objective, than to the anti-ideal.
///
/// With r = x / ‖x‖ (vector normalisation, as the book has it) and the weighted Euclidean distances
/// d⁺ to the ideal and d⁻ to the anti-ideal, the score is d⁻ / (d⁺ + d⁻): 1 at the ideal, 0 at the
/// anti-ideal. pymcdm 1.4.0 normalises by min-max unless told otherwise; with
/// `normalization_function=vector_normalization` it is the same, as is scikit-criteria's `TOPSIS`
/// after a `VectorScaler`. Where all rows are equal each is the ideal: 1.
public struct TOPSIS: ScoringMethod, Hashable {
  /// The method; it has no parameters.
  public init() {}

  /// The closeness of each row to the ideal, from 0 to 1.
  ///
  /// - Throws: ``ScoringError`` when there are not as many weights as columns.
  /// - Complexity: O(n d), for n rows and d columns, in two passes.
  public func scores(
    of matrix: DecisionMatrix, weights: Weights
  ) throws(ScoringError) -> [Double] {
    try requireCount(weights, of: matrix)
    let prepared = ScoringColumns(matrix)
    let counting = prepared.columns.indices.filter {
      weights.values[$0] > 0 && prepared.squares($0) > 0
    }
    let ideals = counting.map { column in
      let (found, sense) = (prepared.statistics[column], prepared.senses[column])
      let weight = weights.values[column]
      return ScoringIdeal(
        best: found.best(sense), worst: found.worst(sense),
        factor: weight * weight / prepared.squares(column))
    }
    let scores = prepared.withPointers(counting) { columns in
      [Double].filled(count: prepared.count) {
        scoring_closeness(columns, ideals, ideals.count, prepared.count, $0)
      }
    }
    return prepared.spread(scores)
  }
}
