extension Ranking {
  /// A row with its place in the ranking, as the tool's JSON output has it.
  public struct Row: Sendable, Hashable, Codable {
    /// The row itself; its group is the ranking's, and its reason also says why it took no part.
    public var recommendation: Recommendation
    /// Its layer from 1; `nil` if it took no part.
    public var layer: Int?
    /// Its place in its group from 1; `nil` if it took no part.
    public var rank: Int?
    /// Its score from 0 to 1; `nil` without weights or part.
    public var score: Double?
    /// A frontier row that dominates it; `nil` on the frontier and without part.
    public var dominatedBy: Int?
  }

  /// Every row that was ranked or left out: group by group, in order of rank, those that took no
  /// part behind them.
  public var orderedRows: [Int] { groups.flatMap { $0.ranked + $0.leftOut } }

  /// A row with its place. O(length of its strings).
  ///
  /// - Precondition: the index is of a row of the table.
  public func row(_ row: Int, group: String) -> Row {
    var recommendation = table.recommendation(row, group: group)
    if recommendation.reason == nil { recommendation.reason = reasonForNoPart(row) }
    return Row(
      recommendation: recommendation, layer: layers[row] > 0 ? Int(layers[row]) : nil,
      rank: ranks[row] > 0 ? Int(ranks[row]) : nil,
      score: scores[row].isNaN ? nil : scores[row],
      dominatedBy: dominators[row] >= 0 ? Int(dominators[row]) : nil)
  }

  /// Why an eligible row took no part: no value for an objective, or a negative one.
  public func reasonForNoPart(_ row: Int) -> String? {
    guard layers[row] == 0 else { return nil }
    if let reason = table.ineligibility(row) { return reason.description }
    var reasons: [String] = []
    for objective in options.objectives {
      let value = table.column(objective.metric)[row]
      if value < 0 {
        reasons.append("negative \(objective.metric.name)")
      } else if value.isNaN, options.missing == .exclude {
        reasons.append("no value for \(objective.metric.name)")
      }
    }
    return reasons.isEmpty ? nil : reasons.joined(separator: ", ")
  }

  /// By how much a row is worse than the frontier row that dominates it, objective by objective and
  /// in the objectives' units; positive is worse, NaN where a value is missing. `nil` on the
  /// frontier.
  public func margins(_ row: Int) -> [Double]? {
    guard dominators[row] >= 0 else { return nil }
    let dominator = Int(dominators[row])
    return options.objectives.map { objective in
      let column = table.column(objective.metric)
      let difference = column[row] - column[dominator]
      if column[row] == column[dominator] { return 0 }
      return objective.sense == .min ? difference : -difference
    }
  }

  /// Scores of every row under each of k weight vectors at once, over all eligible rows without a
  /// negative value as one group, through one matrix product a tile.
  ///
  /// - Parameter weightVectors: each as long as the objectives.
  /// - Throws: ``ScoringError`` as for one vector of weights.
  /// - Complexity: O(n d k) for n rows and d objectives.
  public func scores(under weightVectors: [[Double]]) throws(ScoringError) -> ScoreMatrix {
    let columns = options.objectives.map { table.column($0.metric) }
    let rows = groups.flatMap(\.ranked)
    let matrix = try DecisionMatrix(
      columns: columns, senses: options.objectives.map(\.sense), missing: options.missing,
      rows: rows)
    var weights: [Weights] = []
    for vector in weightVectors { weights.append(try Weights(vector)) }
    return try WeightedSum().scores(of: matrix, weights: weights)
  }
}
