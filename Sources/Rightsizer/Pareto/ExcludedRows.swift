/// How many rows took no part in a comparison, and why.
public struct ExcludedRows: Sendable, Hashable, Codable {
  /// Rows outside the chosen subset.
  public let notSelected: Int
  /// Rows of the subset that lack a value, under ``MissingValues/exclude``; 0 under
  /// ``MissingValues/worst``.
  public let missingValue: Int
  /// For each objective, how many rows of the subset have no value in it, under either policy.
  public let missingValuePerObjective: [Int]

  /// All rows that took no part.
  public var count: Int { notSelected + missingValue }
}
