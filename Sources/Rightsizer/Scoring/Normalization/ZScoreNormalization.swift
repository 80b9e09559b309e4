/// Standard scores: each value less its column's mean, divided by the standard deviation of the
/// population (divided by n, as in pyDecision and `scipy.stats.zscore`; scikit-criteria's
/// `StandarScaler` is the same), negated for a column of which less is better.
///
/// NaN counts as the column's worst finite value, an infinity as its best or worst. A constant
/// column is 0.
public struct ZScoreNormalization: Normalization, Hashable {
  private let scales: [ColumnScale]

  /// The scales of a matrix's columns. O(n d).
  public init(_ matrix: DecisionMatrix) {
    scales = matrix.columns.indices.map { index in
      let scale = ColumnScale(matrix, column: index)
      let sign: Double = matrix.senses[index] == .max ? 1 : -1
      guard scale.deviation > 0 else { return scale.mapping(to: 0, offset: 0) }
      return scale.mapping(
        to: sign / scale.deviation, offset: -sign * scale.mean / scale.deviation)
    }
  }

  /// A value of a column in standard deviations better than the mean.
  ///
  /// - Precondition: the column is one of the matrix's.
  public func normalized(_ value: Double, column: Int) -> Double {
    scales[column].normalized(value)
  }
}
