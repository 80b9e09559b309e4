/// What is told of a frontier beside its rows: its hypervolume, and of each row its share of it, how
/// crowded it stands, whether it is a knee and how far from the ideal it is.
public struct FrontierIndicators: Sendable, Hashable {
  /// The rows of the frontier, ascending; the arrays below have a value for each.
  public let frontier: [Int]
  /// The volume that the frontier dominates, with each row's contribution.
  public let hypervolume: Hypervolume
  /// See ``ObjectiveColumns/crowdingDistances()``.
  public let crowdingDistances: [Double]
  /// See ``ObjectiveColumns/kneeDistances()``.
  public let kneeDistances: [Double]
  /// See ``ObjectiveColumns/knees()``.
  public let knees: [Int]
  /// See ``ObjectiveColumns/idealDistances()``.
  public let idealDistances: [Double]
}

extension ObjectiveColumns {
  /// All indicators of the frontier, which is found only once.
  ///
  /// - Parameter reference: As of ``hypervolume(reference:findingContributions:)``.
  /// - Precondition: as of ``hypervolume(reference:findingContributions:)``.
  /// - Complexity: that of ``hypervolume(reference:findingContributions:)``.
  public func indicators(reference: [Double]? = nil) -> FrontierIndicators {
    let points = FrontierPoints(self)
    let kneeDistances = points.perRow(points.kneeDistances())
    return FrontierIndicators(
      frontier: points.rows,
      hypervolume: points.hypervolume(
        reference: reference, senses: senses, findingContributions: true),
      crowdingDistances: points.perRow(points.crowdingDistances()), kneeDistances: kneeDistances,
      knees: points.knees(kneeDistances), idealDistances: points.perRow(points.idealDistances()))
  }
}
