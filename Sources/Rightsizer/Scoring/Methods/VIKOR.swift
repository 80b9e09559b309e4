/// Compromise ranking, *VlseKriterijumska Optimizacija I Kompromisno Resenje* (Opricovic and Tzeng
/// 2004, *European Journal of Operational Research* 156).
///
/// A row's regret in an objective is w (f* − f) / (f* − f⁻), with the best and the worst value of the
/// column; S is the sum of its regrets, R the greatest. The score is Q = v (S − S*) / (S⁻ − S*) +
/// (1 − v) (R − R*) / (R⁻ − R*): **less is better**, 0 is best in both. A constant column, and a
/// constant S or R, adds 0. As in pymcdm 1.4.0 and pyDecision 5.1.8; scikit-criteria takes NaN for
/// ideal, here it is the worst.
public struct VIKOR: ScoringMethod, Hashable {
  /// v: the share of the sum of regrets, "the majority of criteria", from 0 to 1.
  public let sumShare: Double

  /// The method with v; ½ as usual.
  ///
  /// - Precondition: v is from 0 to 1.
  public init(sumShare: Double = 0.5) {
    precondition(0...1 ~= sumShare, "the share of the sum is from 0 to 1")
    self.sumShare = sumShare
  }

  /// No: Q is a distance.
  public var isGreaterBetter: Bool { false }

  /// Q of each row, from 0, the best, to 1.
  ///
  /// - Throws: ``ScoringError`` when there are not as many weights as columns.
  /// - Complexity: O(n d), for n rows and d columns, in three passes.
  public func scores(
    of matrix: DecisionMatrix, weights: Weights
  ) throws(ScoringError) -> [Double] {
    try requireCount(weights, of: matrix)
    let prepared = ScoringColumns(matrix)
    let (sums, regrets) = sumsAndRegrets(prepared, weights)
    return prepared.spread(indexes(sums, regrets))
  }

  /// S, R and Q of each row, and the set of compromise solutions.
  ///
  /// - Throws: ``ScoringError`` when there are not as many weights as columns.
  /// - Complexity: O(n (d + log n)), for n rows and d columns.
  public func result(
    of matrix: DecisionMatrix, weights: Weights
  ) throws(ScoringError) -> VIKORResult {
    try requireCount(weights, of: matrix)
    let prepared = ScoringColumns(matrix)
    let (sums, regrets) = sumsAndRegrets(prepared, weights)
    return VIKORResult(
      prepared, sums: sums, regrets: regrets, indexes: indexes(sums, regrets))
  }

  private func sumsAndRegrets(
    _ prepared: ScoringColumns, _ weights: Weights
  ) -> (sums: [Double], regrets: [Double]) {
    var sums = [Double](repeating: 0, count: prepared.count)
    var regrets = sums
    sums.withUnsafeMutableBufferPointer { sums in
      regrets.withUnsafeMutableBufferPointer { regrets in
        for tile in prepared.tiles {
          let sum = UnsafeMutableBufferPointer(rebasing: sums[tile])
          let greatest = UnsafeMutableBufferPointer(rebasing: regrets[tile])
          for (column, weight) in weights.values.enumerated() {
            let found = prepared.statistics[column]
            if weight == 0 || found.isConstant { continue }
            let best = found.best(prepared.senses[column])
            let factor = weight / (best - found.worst(prepared.senses[column]))
            prepared.withTile(tile, column: column) { values in
              for index in 0..<values.count {
                let regret = factor * (best - values[index])
                sum[index] += regret
                greatest[index] = regret > greatest[index] ? regret : greatest[index]
              }
            }
          }
        }
      }
    }
    return (sums, regrets)
  }

  private func indexes(_ sums: [Double], _ regrets: [Double]) -> [Double] {
    let (sum, regret) = (ColumnStatistics(sums), ColumnStatistics(regrets))
    let sumFactor = sum.isConstant ? 0 : sumShare / sum.range
    let regretFactor = regret.isConstant ? 0 : (1 - sumShare) / regret.range
    var indexes = sums
    for index in indexes.indices {
      indexes[index] =
        sumFactor * (sums[index] - sum.least) + regretFactor * (regrets[index] - regret.least)
    }
    return indexes
  }
}
