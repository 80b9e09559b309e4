/// The volume that a frontier dominates up to a reference point, and each row's share of it.
public struct Hypervolume: Sendable, Hashable {
  /// The volume in the product of the objectives' units; ∞ where a row of −∞, or +∞ where more is
  /// better, takes part.
  public let volume: Double
  /// The corner that the volume is measured from, in the objectives' units.
  public let referencePoint: [Double]
  /// Whether the reference point was made from the frontier, not given.
  public let isReferenceDerived: Bool
  /// The rows of the frontier, ascending.
  public let frontier: [Int]
  /// For each row of ``frontier`` what the volume would lose without it: 0 for a row that has an
  /// equal, and for one that is not better than the reference point in every objective. Empty where
  /// they were not asked for.
  public let contributions: [Double]
}
