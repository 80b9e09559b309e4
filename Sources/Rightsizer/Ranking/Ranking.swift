/// A table's rows in order: the Pareto layers of each group, scores where weights are given, ranks,
/// and for each dominated row one that dominates it.
///
/// ```swift
/// let ranking = try table.ranked(by: RankingOptions(objectives: [Objective(.costPerInference)]))
/// for group in ranking.groups { print(group.name, group.ranked.first ?? -1) }
/// ```
///
/// Only eligible rows without a negative value in an objective take part; under
/// ``MissingValues/exclude`` also none that lacks a value.
public struct Ranking: Sendable {
  /// The rows of one group.
  public struct Group: Sendable, Hashable {
    /// The model, job or source, or `all`.
    public let name: String
    /// The rows that took part, best first.
    public let ranked: [Int]
    /// The rows that took no part, in order.
    public let leftOut: [Int]
  }

  /// The rows that were ranked.
  public let table: RecommendationTable
  /// What they were ranked by.
  public let options: RankingOptions
  /// The groups, in order of their first row.
  public private(set) var groups: [Group] = []
  /// For each row of the table its layer from 1, or 0 where it took no part.
  public private(set) var layers: [Int32]
  /// For each row its place in its group from 1, or 0 where it took no part.
  public private(set) var ranks: [Int32]
  /// For each row its score from 0 to 1 (more is better), NaN without weights or part.
  public private(set) var scores: [Double]
  /// For each row a frontier row that dominates it, or −1.
  public private(set) var dominators: [Int32]

  init(_ table: RecommendationTable, _ options: RankingOptions) throws(ScoringError) {
    self.table = table
    self.options = options
    layers = [Int32](repeating: 0, count: table.count)
    ranks = layers
    dominators = [Int32](repeating: -1, count: table.count)
    scores = [Double](repeating: .nan, count: table.count)
    let weights: Weights? = if let given = options.weights { try Weights(given) } else { nil }
    let grouping = table.grouping(by: options.groupBy)
    for (name, rows) in zip(grouping.names, grouping.rows) {
      let told = options.job.map { job in rows.filter { table.jobName($0) == job } } ?? rows
      if !told.isEmpty { try rank(told, group: name, weights) }
    }
  }

  private mutating func rank(
    _ rows: [Int], group name: String, _ weights: Weights?
  ) throws(ScoringError) {
    let columns = options.objectives.map { table.column($0.metric) }
    let candidates = rows.filter { row in
      table.isEligible(row) && !columns.contains { $0[row] < 0 }
    }
    // The group's values side by side, so that many groups cost no more than one.
    let values = columns.map { column in candidates.map { column[$0] } }
    let senses = options.objectives.map(\.sense)
    let result = ObjectiveColumns(values, senses: senses, missingValues: options.missing).layers()
    if let weights {
      let matrix = try DecisionMatrix(columns: values, senses: senses, missing: options.missing)
      let groupScores = try WeightedSum().scores(of: matrix, weights: weights)
      for (index, row) in candidates.enumerated() { scores[row] = groupScores[index] }
    }
    var taking: [Int] = []
    for (index, row) in candidates.enumerated() where result.layerNumbers[index] > 0 {
      layers[row] = result.layerNumbers[index]
      if let dominator = result.dominator(of: index) {
        dominators[row] = Int32(truncatingIfNeeded: candidates[dominator])
      }
      taking.append(row)
    }
    let ranked = taking.sorted { precedes($0, $1, columns) }
    for (place, row) in ranked.enumerated() { ranks[row] = Int32(truncatingIfNeeded: place + 1) }
    groups.append(Group(name: name, ranked: ranked, leftOut: rows.filter { layers[$0] == 0 }))
  }

  /// Whether one row stands before another: by layer and score as the options say, then by the
  /// objectives in their order, then by row.
  private func precedes(_ a: Int, _ b: Int, _ columns: [[Double]]) -> Bool {
    let byLayer = layers[a] != layers[b] ? layers[a] < layers[b] : nil
    let byScore = scores[a] != scores[b] && !scores[a].isNaN ? scores[a] > scores[b] : nil
    let first = options.order == .score ? byScore ?? byLayer : byLayer ?? byScore
    if let first { return first }
    for (column, objective) in zip(columns, options.objectives) {
      let x = column[a]
      let y = column[b]
      if x.isNaN != y.isNaN { return y.isNaN }
      if x.isNaN || x == y { continue }
      return objective.sense == .min ? x < y : x > y
    }
    return a < b
  }
}

extension RecommendationTable {
  /// The rows in order within their groups.
  ///
  /// - Throws: ``ScoringError`` for weights that are negative, not finite, all zero or not as many
  ///   as the objectives.
  /// - Complexity: O(n log n) for up to three objectives; see ``ObjectiveColumns/layers(findingDominators:)``.
  public func ranked(
    by options: RankingOptions = RankingOptions()
  ) throws(ScoringError) -> Ranking {
    try Ranking(self, options)
  }

  /// The job's name of a row, where it is known.
  public func jobName(_ row: Int) -> String? { records.strings[jobIndex.names[row]] }
}
