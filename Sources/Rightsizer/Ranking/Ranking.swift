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
    /// The weights behind the scores, in the order of the objectives; `nil` without scores.
    public let weights: Weights?
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
  /// For each row its score, NaN without weights or part: that of the options' method, from 0 to 1,
  /// of PROMETHEE II from −1; more is better but for VIKOR.
  public private(set) var scores: [Double]
  /// For each row a frontier row that dominates it, or −1.
  public private(set) var dominators: [Int32]

  init(
    _ table: RecommendationTable, _ options: RankingOptions, threads: ThreadCount
  ) throws(ScoringError) {
    self.table = table
    self.options = options
    layers = [Int32](repeating: 0, count: table.count)
    ranks = layers
    dominators = [Int32](repeating: -1, count: table.count)
    scores = [Double](repeating: .nan, count: table.count)
    let given: Weights? = if let given = options.weights { try Weights(given) } else { nil }
    let grouping = table.grouping(by: options.groupBy)
    for (name, rows) in zip(grouping.names, grouping.rows) {
      let told = options.job.map { job in rows.filter { table.jobName($0) == job } } ?? rows
      if !told.isEmpty { try rank(told, group: name, given, threads) }
    }
  }

  private mutating func rank(
    _ rows: [Int], group name: String, _ given: Weights?, _ threads: ThreadCount
  ) throws(ScoringError) {
    let columns = options.objectives.map { table.column($0.metric) }
    let candidates = rows.filter { row in
      table.isEligible(row) && !columns.contains { $0[row] < 0 }
    }
    // The group's values side by side, so that many groups cost no more than one.
    let values = columns.map { column in candidates.map { column[$0] } }
    let senses = options.objectives.map(\.sense)
    let result = ObjectiveColumns(values, senses: senses, missingValues: options.missing)
      .layers(threads: threads)
    var weights = given
    if options.isScored {
      let matrix = try DecisionMatrix(columns: values, senses: senses, missing: options.missing)
      let counting =
        if let given { given } else { try (options.weighting ?? .equal).weights(for: matrix) }
      weights = counting
      let groupScores = try options.method.method.scores(of: matrix, weights: counting)
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
    let ranked = inOrder(taking, columns)
    for (place, row) in ranked.enumerated() { ranks[row] = Int32(truncatingIfNeeded: place + 1) }
    groups.append(
      Group(
        name: name, ranked: ranked, leftOut: rows.filter { layers[$0] == 0 }, weights: weights))
  }

  /// Rows in order: by layer and score as the options say, then by the objectives in their order,
  /// then by row.
  private func inOrder(_ rows: [Int], _ columns: [[Double]]) -> [Int] {
    // Each row's keys side by side, less being better: a comparison that looks into the ranking
    // itself retains and releases all its columns, ten times the cost of everything else.
    let width = 2 + columns.count
    let isGreaterBetter = options.method.method.isGreaterBetter
    var keys: [Double] = []
    keys.reserveCapacity(rows.count * width)
    for row in rows {
      let score = isGreaterBetter ? -scores[row] : scores[row]
      let layer = Double(layers[row])
      keys += options.order == .layer ? [layer, score] : [score, layer]
      for (column, objective) in zip(columns, options.objectives) {
        keys.append(objective.sense == .min ? column[row] : -column[row])
      }
    }
    // Positions are in order of their rows, which decides where all keys are equal.
    let positions = rows.indices.sorted { a, b in
      for key in 0..<width {
        let (x, y) = (keys[a * width + key], keys[b * width + key])
        if x < y { return true }
        if x > y { return false }
        if x.isNaN != y.isNaN { return y.isNaN }
      }
      return a < b
    }
    return positions.map { rows[$0] }
  }
}

extension RecommendationTable {
  /// The rows in order within their groups.
  ///
  /// - Parameter threads: How many threads may find the layers; the result is the same.
  /// - Throws: ``ScoringError`` for weights that are negative, not finite, all zero or not as many
  ///   as the objectives, and for values that the weighting or the method does not admit.
  /// - Complexity: O(n log n) for up to three objectives; see
  ///   ``ObjectiveColumns/layers(findingDominators:threads:)``.
  public func ranked(
    by options: RankingOptions = RankingOptions(), threads: ThreadCount = .one
  ) throws(ScoringError) -> Ranking {
    try Ranking(self, options, threads: threads)
  }

  /// The job's name of a row, where it is known.
  public func jobName(_ row: Int) -> String? { records.strings[jobIndex.names[row]] }
}
