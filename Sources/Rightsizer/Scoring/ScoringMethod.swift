/// A way to make one number of each row's objectives: a decision matrix and weights in, a score for
/// each row out.
///
/// What all methods share: a row that takes no part has NaN. NaN that takes part, under
/// ``MissingValues/worst``, counts as the worst finite value of its column, an infinity as the best
/// or the worst one; a column without any finite value tells nothing apart. Equal rows have equal
/// scores. A column of weight 0 changes nothing.
public protocol ScoringMethod: Sendable {
  /// Whether a greater score is better.
  var isGreaterBetter: Bool { get }

  /// The score of each row.
  ///
  /// - Throws: ``ScoringError`` when there are not as many weights as columns, and for values that
  ///   the method does not admit.
  func scores(of matrix: DecisionMatrix, weights: Weights) throws(ScoringError) -> [Double]
}

extension ScoringMethod {
  /// Most methods: more is better.
  public var isGreaterBetter: Bool { true }

  /// Throws where there are not as many weights as columns.
  func requireCount(_ weights: Weights, of matrix: DecisionMatrix) throws(ScoringError) {
    guard weights.values.count == matrix.columns.count else {
      throw ScoringError(
        .weightCount,
        "there are \(weights.values.count) weights for \(matrix.columns.count) columns")
    }
  }
}

extension WeightedSum: ScoringMethod {}
