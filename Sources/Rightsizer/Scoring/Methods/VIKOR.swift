internal import CKernels

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
    var regrets = Regrets(prepared, weights)
    regrets.makeIndexes(sumShare: sumShare)
    return prepared.spread(regrets.sums)
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
    let regrets = Regrets(prepared, weights)
    var indexes = regrets
    indexes.makeIndexes(sumShare: sumShare)
    return VIKORResult(
      prepared, sums: regrets.sums, regrets: regrets.greatest, indexes: indexes.sums)
  }

  /// The regrets of each row, added and the greatest, with the ranges of both.
  private struct Regrets {
    var sums: [Double]
    var greatest: [Double]
    private var sumRange = ScoringRange()
    private var greatestRange = ScoringRange()

    init(_ prepared: ScoringColumns, _ weights: Weights) {
      let counting = prepared.columns.indices.filter {
        weights.values[$0] > 0 && !prepared.statistics[$0].isConstant
      }
      let regrets = counting.map { column in
        let (found, sense) = (prepared.statistics[column], prepared.senses[column])
        let range = found.best(sense) - found.worst(sense)
        return ScoringRegret(best: found.best(sense), factor: weights.values[column] / range)
      }
      let count = prepared.count
      var (sumRange, greatestRange) = (ScoringRange(), ScoringRange())
      var greatest: [Double] = []
      sums = prepared.withPointers(counting) { columns in
        [Double].filled(count: count) { sums in
          greatest = [Double].filled(count: count) {
            scoring_regrets(
              columns, regrets, regrets.count, count, sums, $0, &sumRange, &greatestRange)
          }
        }
      }
      self.greatest = greatest
      self.sumRange = sumRange
      self.greatestRange = greatestRange
    }

    /// Puts Q in the place of the sums.
    mutating func makeIndexes(sumShare: Double) {
      let sumFactor = Self.factor(sumShare, sumRange)
      let greatestFactor = Self.factor(1 - sumShare, greatestRange)
      sums.withUnsafeMutableBufferPointer { sums in
        scoring_compromises(
          sums.baseAddress, greatest, sums.count, sumFactor, sumRange.least, greatestFactor,
          greatestRange.least, sums.baseAddress)
      }
    }

    /// 0 where the range has no width: nothing is told apart.
    private static func factor(_ share: Double, _ range: ScoringRange) -> Double {
      range.least < range.greatest ? share / (range.greatest - range.least) : 0
    }
  }
}
