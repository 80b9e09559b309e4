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
    let gains = weightedShares(prepared, weights, .max)
    var scores = gains?.sums ?? [Double](repeating: 0, count: prepared.count)
    var greatest = gains?.found.greatest ?? 0
    if let losses = weightedShares(prepared, weights, .min) {
      let found = losses.found
      if found.least > 0 {
        greatest = scoring_add_utilities(
          losses.sums, prepared.count, found.sum / found.reciprocals, &scores)
      } else {
        let zeroCount = Double(losses.sums.count { $0 == 0 })
        for index in scores.indices where losses.sums[index] == 0 {
          scores[index] += found.sum / zeroCount
        }
        greatest = ColumnStatistics(scores).greatest
      }
    }
    // Nothing but zeros: nothing is told apart.
    guard greatest > 0 else {
      return prepared.spread([Double](repeating: 1, count: prepared.count))
    }
    scoring_divide(&scores, prepared.count, greatest)
    return prepared.spread(scores)
  }

  /// The weighted shares of the columns of one sense, added, and what is found in these sums; `nil`
  /// when no column counts.
  private func weightedShares(
    _ prepared: ScoringColumns, _ weights: Weights, _ sense: Sense
  ) -> (sums: [Double], found: ScoringShares)? {
    let counting = prepared.columns.indices.filter {
      prepared.senses[$0] == sense && weights.values[$0] > 0 && prepared.statistics[$0].sum > 0
    }
    guard !counting.isEmpty else { return nil }
    let factors = counting.map { weights.values[$0] / prepared.statistics[$0].sum }
    var found = ScoringShares()
    let sums = prepared.withPointers(counting) { columns in
      [Double].filled(count: prepared.count) {
        scoring_shares(columns, factors, factors.count, prepared.count, $0, &found)
      }
    }
    return (sums, found)
  }
}
