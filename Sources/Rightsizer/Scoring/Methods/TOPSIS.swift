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
    let factors = weights.values.enumerated().map { index, weight in
      let squares = prepared.squares(index, around: 0)
      return squares > 0 ? weight * weight / squares : 0
    }
    var nearness = [Double](repeating: 0, count: prepared.count)
    var toIdeal = [Double](repeating: 0, count: ScoringColumns.tileRowCount)
    nearness.withUnsafeMutableBufferPointer { scores in
      toIdeal.withUnsafeMutableBufferPointer { toIdeal in
        for tile in prepared.tiles {
          let toWorst = UnsafeMutableBufferPointer(rebasing: scores[tile])
          toIdeal.update(repeating: 0)
          for (column, factor) in factors.enumerated() where factor > 0 {
            let best = prepared.statistics[column].best(prepared.senses[column])
            let worst = prepared.statistics[column].worst(prepared.senses[column])
            prepared.withTile(tile, column: column) { values in
              for index in 0..<values.count {
                let (above, below) = (values[index] - best, values[index] - worst)
                toIdeal[index] += factor * (above * above)
                toWorst[index] += factor * (below * below)
              }
            }
          }
          Closeness.combine(toIdeal: toIdeal, toWorst: toWorst)
        }
      }
    }
    return prepared.spread(nearness)
  }
}

/// The last step of both kinds of TOPSIS.
enum Closeness {
  /// Puts d⁻ / (d⁺ + d⁻) in the place of the squared distances d⁻².
  @inline(__always)
  static func combine(
    toIdeal: UnsafeMutableBufferPointer<Double>, toWorst: UnsafeMutableBufferPointer<Double>
  ) {
    for index in 0..<toWorst.count {
      let far = toWorst[index].squareRoot()
      let sum = toIdeal[index].squareRoot() + far
      toWorst[index] = sum > 0 ? far / sum : 1
    }
  }
}
