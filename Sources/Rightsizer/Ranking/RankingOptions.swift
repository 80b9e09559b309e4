/// What rows are compared by, and how they are put in order.
public struct RankingOptions: Sendable, Hashable {
  /// What comes first where weights give a score.
  public enum Order: String, Sendable, Hashable, Codable, CaseIterable {
    /// The frontier's layer, then the score.
    case layer
    /// The score, then the layer.
    case score
  }

  /// The objectives, the first deciding first among rows of one layer.
  public var objectives = Objective.defaults
  /// What happens to a row without a value in an objective.
  public var missing = MissingValues.exclude
  /// Within what rows compete.
  public var groupBy = GroupKey.model
  /// How much each objective counts, in the order of ``objectives``; `nil` gives no scores, unless
  /// ``weighting`` is given.
  public var weights: [Double]?
  /// How weights are taken from each group's values where ``weights`` is `nil`.
  public var weighting: WeightingMethod?
  /// How scores are made of weights.
  public var method = NamedScoringMethod.weightedSum
  /// What comes first where there are weights.
  public var order = Order.layer
  /// Only the rows of the job of this name compete and are told.
  public var job: String?

  /// Whether rows are scored: weights are given, or a way to take them from the values.
  public var isScored: Bool { weights != nil || weighting != nil }

  /// The defaults: least cost and latency, by model, without weights.
  public init() {}

  /// Options of these objectives, all else by default.
  public init(objectives: [Objective]) { self.objectives = objectives }
}
