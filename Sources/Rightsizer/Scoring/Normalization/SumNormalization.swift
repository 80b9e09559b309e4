/// Sum normalisation: each value's share of its column's sum, so that a column sums to 1; for a
/// column of which less is better the share of the reciprocals' sum, as in pymcdm 1.4.0's
/// `sum_normalization` (scikit-criteria's `SumScaler` takes no account of the sense).
///
/// Meant for values above 0. Where less is better and some are 0, the limit is taken: those share
/// the whole and the others have 0. NaN counts as the column's worst finite value, an infinity as its
/// best or worst. A column that sums to 0 is 0.
public struct SumNormalization: Normalization, Hashable {
  private let scales: [ColumnScale]
  private let senses: [Sense]
  /// For each column what its values, or their reciprocals, sum to.
  private let sums: [Double]

  /// The scales of a matrix's columns. O(n d).
  public init(_ matrix: DecisionMatrix) {
    let prepared = ScoringColumns(matrix)
    senses = matrix.senses
    scales = matrix.columns.indices.map {
      ColumnScale(matrix, column: $0).mapping(to: 1, offset: 0)
    }
    sums = prepared.columns.indices.map { index in
      let column = prepared.columns[index]
      guard matrix.senses[index] == .min else { return prepared.statistics[index].sum }
      let zeroCount = column.count { $0 == 0 }
      return zeroCount > 0 ? -Double(zeroCount) : column.reduce(0) { $0 + 1 / $1 }
    }
  }

  /// A value's share of its column.
  ///
  /// - Precondition: the column is one of the matrix's.
  public func normalized(_ value: Double, column: Int) -> Double {
    let finite = scales[column].normalized(value)
    let sum = sums[column]
    guard sum != 0 else { return 0 }
    if senses[column] == .max { return finite / sum }
    // A negative sum of reciprocals stands for as many zeros.
    return sum < 0 ? (finite == 0 ? -1 / sum : 0) : 1 / finite / sum
  }
}
