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
    var scores = gains ?? [Double](repeating: 0, count: prepared.count)
    if let losses = weightedShares(prepared, weights, .min) {
      let found = ColumnStatistics(losses)
      if found.least > 0 {
        let reciprocals = reciprocalSum(losses)
        let factor = found.sum / reciprocals
        for index in scores.indices { scores[index] += factor / losses[index] }
      } else {
        let zeroCount = Double(losses.count { $0 == 0 })
        for index in scores.indices where losses[index] == 0 {
          scores[index] += found.sum / zeroCount
        }
      }
    }
    let greatest = ColumnStatistics(scores).greatest
    // Nothing but zeros: nothing is told apart.
    if greatest > 0 {
      for index in scores.indices { scores[index] /= greatest }
    } else {
      for index in scores.indices { scores[index] = 1 }
    }
    return prepared.spread(scores)
  }

  /// The weighted shares of the columns of one sense, added; `nil` when none counts.
  private func weightedShares(
    _ prepared: ScoringColumns, _ weights: Weights, _ sense: Sense
  ) -> [Double]? {
    let factors = weights.values.enumerated().map { index, weight in
      let sum = prepared.statistics[index].sum
      return prepared.senses[index] == sense && sum > 0 ? weight / sum : 0
    }
    guard factors.contains(where: { $0 > 0 }) else { return nil }
    var sums = [Double](repeating: 0, count: prepared.count)
    sums.withUnsafeMutableBufferPointer { sums in
      for tile in prepared.tiles {
        let target = UnsafeMutableBufferPointer(rebasing: sums[tile])
        for (column, factor) in factors.enumerated() where factor > 0 {
          prepared.withTile(tile, column: column) { values in
            for index in 0..<values.count { target[index] += factor * values[index] }
          }
        }
      }
    }
    return sums
  }

  private func reciprocalSum(_ values: [Double]) -> Double {
    var sums = SIMD8<Double>(repeating: 0)
    values.withUnsafeBytes { bytes in
      var offset = 0
      while offset < bytes.count & ~63 {
        sums += 1 / bytes.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self)
        offset += 64
      }
    }
    for value in values[(values.count & ~7)...] { sums[0] += 1 / value }
    return sums.sum()
  }
}
