/// A common scale for columns of different units, more being better on it whatever the sense.
public protocol Normalization: Sendable {
  /// The scales of a matrix's columns, over the rows that take part.
  init(_ matrix: DecisionMatrix)

  /// A value of a column on its scale.
  ///
  /// - Precondition: the column is one of the matrix's.
  func normalized(_ value: Double, column: Int) -> Double
}

extension MinMaxNormalization: Normalization {}
