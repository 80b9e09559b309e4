/// How much each objective counts: numbers from 0 to 1 that sum to 1.
///
/// ```swift
/// let weights = try Weights([3, 1])  // 0.75 and 0.25
/// ```
public struct Weights: Sendable, Hashable {
  /// The weights, in the order of the objectives. Their sum is 1 up to rounding.
  public let values: [Double]

  /// Weights in the proportions of these numbers.
  ///
  /// - Throws: ``ScoringError`` with the position of the number when one is negative, NaN or
  ///   infinite, and when all are zero or there is none.
  public init(_ proportions: [Double]) throws(ScoringError) {
    for (index, weight) in proportions.enumerated() {
      guard weight.isFinite else {
        throw ScoringError(.weightNotFinite, index: index, "a weight is \(weight)")
      }
      guard weight >= 0 else {
        throw ScoringError(.negativeWeight, index: index, "a weight is below zero: \(weight)")
      }
    }
    guard let greatest = proportions.max(), greatest > 0 else {
      throw ScoringError(
        .allWeightsZero, proportions.isEmpty ? "there is no weight" : "all weights are zero")
    }
    let sum = proportions.reduce(0, +)
    if sum.isFinite {
      // + 0 makes a zero of either sign the positive one.
      values = proportions.map { $0 / sum + 0 }
    } else {
      let scaled = proportions.map { $0 / greatest }
      let scaledSum = scaled.reduce(0, +)
      values = scaled.map { $0 / scaledSum + 0 }
    }
  }

  /// Equal weights.
  ///
  /// - Throws: ``ScoringError`` for a count below 1.
  public static func equal(count: Int) throws(ScoringError) -> Weights {
    try Weights([Double](repeating: 1, count: max(0, count)))
  }
}
