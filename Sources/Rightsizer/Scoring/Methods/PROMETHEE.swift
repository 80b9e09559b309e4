internal import CKernels

/// PROMETHEE II with the usual criterion (Brans and Vincke 1985, *Management Science* 31): the net
/// flow, by how much more a row is preferred to the others than they to it.
///
/// The preference function is type I, "usual": 1 where a row is better in an objective, by however
/// little, else 0. So a row's net flow is Σ w (worse − better) / (n − 1), over the numbers of rows
/// that are worse and better in each objective: from −1 to 1, 0 where nothing is told apart, and
/// found by sorting instead of by comparing all pairs. The same as pymcdm 1.4.0's
/// `PROMETHEE_II('usual')`. Only the order in each column counts, so infinities stand where they
/// are, and NaN that takes part is worse than any number.
public struct PROMETHEE: ScoringMethod, Hashable {
  /// The method; it has no parameters.
  public init() {}

  /// The net flow of each row, from −1 to 1.
  ///
  /// - Throws: ``ScoringError`` when there are not as many weights as columns, and for more than
  ///   2³² − 1 rows.
  /// - Complexity: O(n d), for n rows and d columns, by radix sort from 128 rows on; O(d n log n)
  ///   below.
  public func scores(
    of matrix: DecisionMatrix, weights: Weights
  ) throws(ScoringError) -> [Double] {
    try requireCount(weights, of: matrix)
    let count = matrix.participantCount
    guard count <= Int(UInt32.max) else {
      throw ScoringError(.tooLarge, "\(count) rows are more than can be numbered")
    }
    var flows = [Double](repeating: 0, count: count)
    guard count > 1 else { return matrix.spread(flows) }
    var counts = [UInt32](repeating: 0, count: scoring_flow_digit_values)
    let length = count + scoring_flow_margin
    // One piece of memory, which no one fills first.
    withUnsafeTemporaryAllocation(of: UInt.self, capacity: 2 * length) { scratch in
      let entries = scratch.baseAddress
      for (column, weight) in weights.values.enumerated() where weight > 0 {
        scoring_add_flows(
          matrix.participating(column: column), count, matrix.senses[column] == .min ? 1 : 0,
          weight / Double(count - 1), entries, entries.map { $0 + length }, &counts, &flows)
      }
    }
    return matrix.spread(flows)
  }
}
