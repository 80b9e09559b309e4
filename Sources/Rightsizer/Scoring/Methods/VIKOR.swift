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
    return prepared.spread(Regrets(prepared, weights).indexes(sumShare: sumShare))
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
    let (sums, greatest) = regrets.measures()
    return VIKORResult(
      prepared, sums: sums, regrets: greatest, indexes: regrets.indexes(sumShare: sumShare))
  }

  /// What makes the regrets of each row, and the ranges of their sums and of the greatest.
  private struct Regrets {
    private let prepared: ScoringColumns
    private let counting: [Int]
    private let regrets: [ScoringRegret]
    private let sumRange: ScoringRange
    private let greatestRange: ScoringRange

    init(_ prepared: ScoringColumns, _ weights: Weights) {
      let counting = prepared.columns.indices.filter {
        weights.values[$0] > 0 && !prepared.statistics[$0].isConstant
      }
      let regrets = counting.map { column in
        let (found, sense) = (prepared.statistics[column], prepared.senses[column])
        let range = found.best(sense) - found.worst(sense)
        return ScoringRegret(best: found.best(sense), factor: weights.values[column] / range)
      }
      var (sumRange, greatestRange) = (ScoringRange(), ScoringRange())
      prepared.withPointers(counting) {
        scoring_regret_ranges(
          $0, regrets, regrets.count, prepared.count, &sumRange, &greatestRange)
      }
      self.prepared = prepared
      self.counting = counting
      self.regrets = regrets
      self.sumRange = sumRange
      self.greatestRange = greatestRange
    }

    /// S and R of each row.
    func measures() -> (sums: [Double], greatest: [Double]) {
      var greatest: [Double] = []
      let sums = prepared.withPointers(counting) { columns in
        [Double].filled(count: prepared.count) { sums in
          greatest = [Double].filled(count: prepared.count) {
            scoring_regrets(columns, regrets, regrets.count, prepared.count, sums, $0)
          }
        }
      }
      return (sums, greatest)
    }

    /// Q of each row.
    func indexes(sumShare: Double) -> [Double] {
      let sumFactor = Self.factor(sumShare, sumRange)
      let greatestFactor = Self.factor(1 - sumShare, greatestRange)
      return prepared.withPointers(counting) { columns in
        [Double].filled(count: prepared.count) {
          scoring_compromises(
            columns, regrets, regrets.count, prepared.count, sumFactor, sumRange.least,
            greatestFactor, greatestRange.least, $0)
        }
      }
    }

    /// 0 where the range has no width: nothing is told apart.
    private static func factor(_ share: Double, _ range: ScoringRange) -> Double {
      range.least < range.greatest ? share / (range.greatest - range.least) : 0
    }
  }
}
