/// The weighted product: the product of the objectives' ratios to the best, each to the power of its
/// weight (Bridgman 1922; Miller and Starr 1969, *Executive Decisions and Operations Research*).
///
/// The ratio is x / max x where more is better and min x / x where less is, so a score is from 0 to
/// 1. Another scaling by a constant changes scores but no order. pymcdm 1.4.0's `WPM` takes shares
/// of the sum unless told otherwise; with `normalization_function=linear_normalization` it is the
/// same.
public struct WeightedProduct: ScoringMethod, Hashable {
  /// The method; it has no parameters.
  public init() {}

  /// The product of each row, from 0 to 1.
  ///
  /// - Throws: ``ScoringError`` when there are not as many weights as columns, and for values below
  ///   0.
  /// - Complexity: O(n d), for n rows and d columns, in two passes.
  public func scores(
    of matrix: DecisionMatrix, weights: Weights
  ) throws(ScoringError) -> [Double] {
    try WASPAS(productShare: 1).scores(of: matrix, weights: weights, method: "weighted product")
  }
}
