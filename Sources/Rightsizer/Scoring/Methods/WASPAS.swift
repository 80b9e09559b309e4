internal import CKernels

/// The weighted aggregated sum product assessment (Zavadskas, Turskis, Antucheviciene and
/// Zakarevicius 2012): λ times the weighted sum plus 1 − λ times the weighted product.
///
/// Both are of the ratios x / max x where more is better and min x / x where less is (linear
/// normalisation), as in the paper and in pymcdm 1.4.0; scikit-criteria leaves the scale to the
/// caller, and pyDecision 5.1.8 has scores above 1. Scores are from 0 to 1.
public struct WASPAS: ScoringMethod, Hashable {
  /// λ: the share of the weighted sum, from 0 to 1.
  public let sumShare: Double

  /// The method with λ; ½ as usual.
  ///
  /// - Precondition: λ is from 0 to 1.
  public init(sumShare: Double = 0.5) {
    precondition(0...1 ~= sumShare, "the share of the sum is from 0 to 1")
    self.sumShare = sumShare
  }

  init(productShare: Double) { sumShare = 1 - productShare }

  /// The joint score of each row, from 0 to 1.
  ///
  /// - Throws: ``ScoringError`` when there are not as many weights as columns, and for values below
  ///   0.
  /// - Complexity: O(n d), for n rows and d columns, in two passes.
  public func scores(
    of matrix: DecisionMatrix, weights: Weights
  ) throws(ScoringError) -> [Double] {
    try scores(of: matrix, weights: weights, method: "WASPAS")
  }

  func scores(
    of matrix: DecisionMatrix, weights: Weights, method: String
  ) throws(ScoringError) -> [Double] {
    try requireCount(weights, of: matrix)
    let prepared = ScoringColumns(matrix)
    try prepared.require(method: method)
    let counting = prepared.columns.indices.filter { weights.values[$0] > 0 }
    let ratios = counting.map {
      LinearRatio.ratio(prepared.statistics[$0], prepared.senses[$0], weight: weights.values[$0])
    }
    let scores = prepared.withPointers(counting) { columns in
      [Double].filled(count: prepared.count) {
        scoring_ratios(columns, ratios, ratios.count, prepared.count, sumShare, $0)
      }
    }
    return prepared.spread(scores)
  }
}
