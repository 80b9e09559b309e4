/// A way to take weights from the values themselves.
public enum WeightingMethod: String, Sendable, Hashable, Codable, CaseIterable {
  /// All alike.
  case equal
  /// By Shannon's entropy: ``Weights/entropy(of:)``.
  case entropy
  /// By spread and disagreement: ``Weights/critic(of:)``.
  case critic
  /// By the effect of removal: ``Weights/merec(of:)``.
  case merec
  /// By the standard deviation: ``Weights/standardDeviation(of:)``.
  case standardDeviation = "stddev"

  /// The weights for a matrix.
  ///
  /// - Throws: ``ScoringError`` for values that the method does not admit, and for a matrix without
  ///   columns.
  /// - Complexity: O(n d), for CRITIC O(n d²).
  public func weights(for matrix: DecisionMatrix) throws(ScoringError) -> Weights {
    switch self {
    case .equal: try .equal(count: matrix.columns.count)
    case .entropy: try .entropy(of: matrix)
    case .critic: try .critic(of: matrix)
    case .merec: try .merec(of: matrix)
    case .standardDeviation: try .standardDeviation(of: matrix)
    }
  }
}
