/// What happens to a row that has no value in a chosen objective; decided before dominance.
public enum MissingValues: String, Sendable, Hashable, Codable, CaseIterable {
  /// The row takes no part, and is counted as left out.
  case exclude
  /// The missing value is worse than any number, infinities included, and equal to another missing
  /// value; where values are normalised for a score it counts as 0, the worst.
  case worst
}
