/// How sure a ranking is: over all weightings, and over reruns of the measurements.
public struct RankingRobustness: Sendable {
  /// What is drawn, and how often.
  public struct Options: Sendable, Hashable {
    /// How many weightings are drawn, and how many reruns; at least 1.
    public var sampleCount = 10_000
    /// Where the random numbers start: the same seed gives the same answer.
    public var seed: UInt64 = 0
    /// Which objectives, by their position, matter more than which others, as far as weightings are
    /// concerned; `nil` for any.
    public var preference: PreferenceOrder?
    /// How far a rerun may be from the first run.
    public var noise = MeasurementNoise.reruns
    /// Up to which rank shares of weightings are counted.
    public var greatestRank = 3
    /// Whether weightings are drawn, and not only reruns.
    public var findsWeightings = true

    /// The defaults.
    public init() {}
  }

  /// What was found for one group.
  public struct Group: Sendable {
    /// The group's name.
    public let name: String
    /// The rows that took part, ascending; what follows is in this order.
    public let rows: [Int]
    /// The ranks by weighted sum over all weightings; `nil` where they were not asked for.
    public let weightings: RankAcceptability?
    /// The frontier and the first by the ranking over reruns.
    public let reruns: NoiseAcceptability
  }

  /// What was asked for.
  public let options: Options
  /// The groups, in the ranking's order.
  public let groups: [Group]
}

extension Ranking {
  /// How the ranking depends on the weights and on the noise of measurement.
  ///
  /// The shares of weightings are those of ``RankAcceptability``: by weighted sum, whatever method
  /// the ranking uses. In each rerun the rows of a group are ranked as ``Ranking`` ranks them, with
  /// weights taken from the rerun's values where the options say so. A latency that only repeats the
  /// job's threshold stays as it is. A row has the same factors in a rerun, whatever else is asked of
  /// the same table and seed.
  ///
  /// - Throws: ``ScoringError`` where a preference names an objective that is not there, and for
  ///   values of a rerun that the method does not admit.
  /// - Precondition: the counts of the options are at least 1.
  /// - Complexity: as ``RankAcceptability`` and ``NoiseAcceptability`` for each group; with scores a
  ///   scoring of all rows for each rerun.
  public func robustness(
    _ asked: RankingRobustness.Options = .init(), threads: ThreadCount = .one
  ) throws(ScoringError) -> RankingRobustness {
    let objectives = options.objectives
    let senses = objectives.map(\.sense)
    if let column = asked.preference?.greatestColumn, column >= objectives.count {
      throw ScoringError(
        .preference, index: column,
        "a preference names objective \(column), of \(objectives.count)")
    }
    let stream = NoiseStream(asked.noise, seed: asked.seed, rowCount: table.count)
    var groups: [RankingRobustness.Group] = []
    for group in self.groups {
      let rows = group.ranked.sorted()
      let values = objectives.map { objective in
        let column = table.column(objective.metric)
        return rows.map { column[$0] }
      }
      var weightings: RankAcceptability?
      if asked.findsWeightings {
        weightings = RankAcceptability(
          try DecisionMatrix(columns: values, senses: senses, missing: options.missing),
          sampleCount: asked.sampleCount, seed: asked.seed, greatestRank: asked.greatestRank,
          preference: asked.preference, threads: threads)
      }
      let isLatencyFixed = rows.map { table.latencyConditions($0)?.isCensored == true }
      let trial = RerunTrial(
        NoisyColumns(
          measured: values, effects: objectives.map { NoisyColumns.Effect(on: $0.metric) },
          rows: rows, isLatencyFixed: isLatencyFixed.contains(true) ? isLatencyFixed : nil,
          stream: stream),
        senses: senses, missing: options.missing, noise: asked.noise,
        scoring: options.isScored
          ? RerunTrial.Scoring(
            method: options.method, weights: options.weights == nil ? nil : group.weights,
            weighting: options.weighting ?? .equal, order: options.order) : nil)
      groups.append(
        RankingRobustness.Group(
          name: group.name, rows: rows, weightings: weightings,
          reruns: try NoiseAcceptability(
            trial, sampleCount: asked.sampleCount, threads: threads)))
    }
    return RankingRobustness(options: asked, groups: groups)
  }
}
