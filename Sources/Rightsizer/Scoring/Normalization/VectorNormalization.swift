/// Vector normalisation: each value divided by the Euclidean length of its column (Hwang and Yoon
/// 1981, *Multiple Attribute Decision Making*), for a column of which less is better 1 less that.
///
/// The book leaves the sense to the method; with the difference from 1, as in pymcdm 1.4.0's
/// `vector_normalization`, all distances are the same and more is better throughout. NaN counts as
/// the column's worst finite value, an infinity as its best or worst. A column of zeros stays zero
/// (1 where less is better).
public struct VectorNormalization: Normalization, Hashable {
  private let scales: [ColumnScale]

  /// The scales of a matrix's columns. O(n d).
  public init(_ matrix: DecisionMatrix) {
    scales = matrix.columns.indices.map { index in
      let scale = ColumnScale(matrix, column: index)
      let length = scale.squares.squareRoot()
      guard length > 0 else {
        return scale.mapping(to: 0, offset: matrix.senses[index] == .max ? 0 : 1)
      }
      return matrix.senses[index] == .max
        ? scale.mapping(to: 1 / length, offset: 0) : scale.mapping(to: -1 / length, offset: 1)
    }
  }

  /// A value of a column, divided by the column's length and turned so that more is better.
  ///
  /// - Precondition: the column is one of the matrix's.
  public func normalized(_ value: Double, column: Int) -> Double {
    scales[column].normalized(value)
  }
}
