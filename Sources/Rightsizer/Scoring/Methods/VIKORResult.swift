/// What VIKOR finds: three measures of each row and the compromise it proposes.
public struct VIKORResult: Sendable, Hashable {
  /// S: each row's regrets added, NaN for a row that takes no part. Less is better.
  public let sums: [Double]
  /// R: each row's greatest regret. Less is better.
  public let regrets: [Double]
  /// Q: both together, from 0 to 1. Less is better.
  public let indexes: [Double]
  /// Condition C1, acceptable advantage: the second row's Q is above the first's by 1 / (n − 1) at
  /// least. True for a single row.
  public let hasAcceptableAdvantage: Bool
  /// Condition C2, acceptable stability: the row of least Q is also best by S or by R.
  public let isStable: Bool
  /// The rows of the compromise set, by Q and then by row: the first alone when both conditions
  /// hold; the first two when only C2 fails; when C1 fails, all whose Q is less than 1 / (n − 1)
  /// above the first's. Empty when no row takes part.
  public let compromise: [Int]

  init(_ prepared: ScoringColumns, sums: [Double], regrets: [Double], indexes: [Double]) {
    self.sums = prepared.spread(sums)
    self.regrets = prepared.spread(regrets)
    self.indexes = prepared.spread(indexes)
    guard let first = indexes.indices.min(by: { indexes[$0] < indexes[$1] }) else {
      (hasAcceptableAdvantage, isStable, compromise) = (true, true, [])
      return
    }
    isStable =
      sums[first] <= ColumnStatistics(sums).least
      || regrets[first] <= ColumnStatistics(regrets).least
    let second = indexes.indices.filter { $0 != first }.min { indexes[$0] < indexes[$1] }
    guard let second else {
      (hasAcceptableAdvantage, compromise) = (true, [prepared.row(of: first)])
      return
    }
    let advantage = 1 / Double(indexes.count - 1)
    hasAcceptableAdvantage = indexes[second] - indexes[first] >= advantage
    var members = [first]
    if !hasAcceptableAdvantage {
      members = indexes.indices.filter { indexes[$0] - indexes[first] < advantage }
      members.sort { (indexes[$0], $0) < (indexes[$1], $1) }
    } else if !isStable {
      members.append(second)
    }
    compromise = members.map(prepared.row(of:))
  }
}
