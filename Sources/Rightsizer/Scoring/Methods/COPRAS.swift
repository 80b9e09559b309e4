internal import CKernels

/// Complex proportional assessment (Zavadskas, Kaklauskas and Sarka 1994): what the objectives to be
/// maximised add, and what those to be minimised take, in proportion.
///
/// With each column divided by its sum and weighted, S⁺ the sum over the former and S⁻ over the
/// latter, Q = S⁺ + Σ S⁻ / (S⁻ Σ 1/S⁻), and the score is Q / max Q, from 0 to 1: the degree of
/// utility, which the paper gives in percent. As in pyDecision 5.1.8; pymcdm 1.4.0's formula
/// collapses to S⁺ + S⁻ and is not followed. Rows whose S⁻ is 0 share the whole second term, which
/// is its limit.
public struct COPRAS: ScoringMethod, Hashable {
  /// The method; it has no parameters.
  public init() {}

  /// The utility of each row, from 0 to 1.
  ///
  /// - Throws: ``ScoringError`` when there are not as many weights as columns, and for values below
  ///   0.
  /// - Complexity: O(n d), for n rows and d columns, in three passes.
  public func scores(
    of matrix: DecisionMatrix, weights: Weights
  ) throws(ScoringError) -> [Double] {
    try requireCount(weights, of: matrix)
    let prepared = ScoringColumns(matrix)
    try prepared.require(method: "COPRAS")
    let (gains, losses) = (
      weightedShares(prepared, weights, .max), weightedShares(prepared, weights, .min)
    )
    let count = prepared.count
    var greatest = 0.0
    var scores = prepared.withPointers(gains.columns) { gainColumns in
      prepared.withPointers(losses.columns) { lossColumns in
        var found = ScoringShares()
        scoring_shares(lossColumns, losses.factors, losses.factors.count, count, &found)
        return [Double].filled(count: count) {
          greatest = scoring_utilities(
            gainColumns, gains.factors, gains.factors.count, lossColumns, losses.factors,
            losses.factors.count, count, found.sum / found.reciprocals,
            found.zeros > 0 ? found.sum / found.zeros : -1, $0)
        }
      }
    }
    // Nothing but zeros: nothing is told apart.
    guard greatest > 0 else {
      return prepared.spread([Double](repeating: 1, count: count))
    }
    scoring_divide(&scores, count, greatest)
    return prepared.spread(scores)
  }

  /// The columns of one sense that count, and the factors that make weighted shares of their values.
  private func weightedShares(
    _ prepared: ScoringColumns, _ weights: Weights, _ sense: Sense
  ) -> (columns: [Int], factors: [Double]) {
    let counting = prepared.columns.indices.filter {
      prepared.senses[$0] == sense && weights.values[$0] > 0 && prepared.statistics[$0].sum > 0
    }
    return (counting, counting.map { weights.values[$0] / prepared.statistics[$0].sum })
  }
}
