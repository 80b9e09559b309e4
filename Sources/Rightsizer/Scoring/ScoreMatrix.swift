/// The scores of n rows under each of k weight vectors.
public struct ScoreMatrix: Sendable, Hashable {
  /// The number of rows, n.
  public let rowCount: Int
  /// The number of weight vectors, k.
  public let weightVectorCount: Int
  /// All scores: those of the first weight vector, then those of the second, and so on.
  public let values: [Double]

  /// The score of a row under a weight vector; NaN for a row that takes no part.
  ///
  /// - Precondition: both are within the matrix.
  public subscript(row: Int, weightVector weightVector: Int) -> Double {
    precondition(0..<rowCount ~= row && 0..<weightVectorCount ~= weightVector)
    return values[weightVector * rowCount + row]
  }

  /// The scores of all rows under one weight vector, without a copy.
  ///
  /// - Precondition: the weight vector is within the matrix.
  public func scores(weightVector: Int) -> ArraySlice<Double> {
    precondition(0..<weightVectorCount ~= weightVector)
    return values[weightVector * rowCount..<(weightVector + 1) * rowCount]
  }
}
