extension Ranking {
  /// A row with its place in the ranking, as the tool's JSON output has it.
  public struct Row: Sendable, Hashable, Codable {
    /// The row itself; its group is the ranking's, and its reason also says why it took no part.
    public var recommendation: Recommendation
    /// Its layer from 1; `nil` if it took no part.
    public var layer: Int?
    /// Its place in its group from 1; `nil` if it took no part.
    public var rank: Int?
    /// Its score, see ``Ranking/scores``; `nil` without weights or part.
    public var score: Double?
    /// A frontier row that dominates it; `nil` on the frontier and without part.
    public var dominatedBy: Int?

    init(
      recommendation: Recommendation, layer: Int? = nil, rank: Int? = nil, score: Double? = nil,
      dominatedBy: Int? = nil
    ) {
      self.recommendation = recommendation
      self.layer = layer
      self.rank = rank
      self.score = score
      self.dominatedBy = dominatedBy
    }
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
  /// in the objectives' units; positive is worse, 0 where neither has a value and NaN where one
  /// lacks it. `nil` on the frontier.
  public func margins(_ row: Int) -> [Double]? {
    guard dominators[row] >= 0 else { return nil }
    let dominator = Int(dominators[row])
    return options.objectives.map { objective in
      let column = table.column(objective.metric)
      if column[row] == column[dominator] { return 0 }
      // Under the policy `worst` two missing values are equal.
      if column[row].isNaN, column[dominator].isNaN { return 0 }
      let difference = column[row] - column[dominator]
      return objective.sense == .min ? difference : -difference
    }
  }

  /// Scores of every row under each of k weight vectors at once by the weighted sum, each group by
  /// itself as in ``scores``; NaN for rows that took no part.
  ///
  /// Agrees with ``scores`` of the weighted sum within 1e-12: the sums are made by a matrix product for each group.
  ///
  /// - Parameter weightVectors: each as long as the objectives.
  /// - Throws: ``ScoringError`` as for one vector of weights, and for more than 2³³ scores.
  /// - Complexity: O(n d k) for n rows and d objectives.
  public func scores(under weightVectors: [[Double]]) throws(ScoringError) -> ScoreMatrix {
    let senses = options.objectives.map(\.sense)
    var weights: [Weights] = []
    for (index, vector) in weightVectors.enumerated() {
      guard vector.count == senses.count else {
        throw ScoringError(
          .weightCount, index: index,
          "there are \(vector.count) weights for \(senses.count) objectives")
      }
      weights.append(try Weights(vector))
    }
    let (scoreCount, isTooLarge) = table.count.multipliedReportingOverflow(by: weights.count)
    guard !isTooLarge, scoreCount <= 1 << 33 else {
      throw ScoringError(.tooLarge, "\(table.count) rows by \(weights.count) weight vectors")
    }
    var values = [Double](repeating: .nan, count: scoreCount)
    for group in groups where !group.ranked.isEmpty {
      // The group's values side by side, so that many groups cost no more than one.
      let columns = options.objectives.map { objective in
        let column = table.column(objective.metric)
        return group.ranked.map { column[$0] }
      }
      let matrix = try DecisionMatrix(columns: columns, senses: senses, missing: options.missing)
      let scores = try WeightedSum().scores(of: matrix, weights: weights).values
      for vector in weights.indices {
        for (index, row) in group.ranked.enumerated() {
          values[vector * table.count + row] = scores[vector * group.ranked.count + index]
        }
      }
    }
    return ScoreMatrix(
      rowCount: table.count, weightVectorCount: weights.count, values: values)
  }
}
