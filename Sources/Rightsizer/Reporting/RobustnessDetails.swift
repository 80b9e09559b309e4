/// What `rank` and `frontier` tell of how sure they are, when asked.
package struct RobustnessDetails: Sendable {
  /// What is asked for.
  package struct Request: Sendable {
    let options: RankingRobustness.Options
    let preferences: MetricPreferences?

    /// A request for a ranking by these objectives.
    ///
    /// - Throws: ``ScoringError`` where preferences name a metric that is no objective.
    package init(
      _ options: RankingRobustness.Options, preferences: MetricPreferences? = nil,
      objectives: [Objective] = []
    ) throws(ScoringError) {
      var options = options
      if let preferences { options.preference = try preferences.order(of: objectives) }
      self.options = options
      self.preferences = preferences
    }
  }

  let request: Request
  let robustness: RankingRobustness
  private let objectives: [Objective]

  /// What is told of each group of a ranking.
  package init(
    _ ranking: Ranking, _ request: Request, threads: ThreadCount = .one
  ) throws(ScoringError) {
    self.request = request
    objectives = ranking.options.objectives
    robustness = try ranking.robustness(request.options, threads: threads)
  }

  /// What is told of a row.
  struct Figures {
    /// The shares of weightings by rank, as far as there are ranks; `nil` where none were drawn.
    var rankShares: [Double]?
    var centralWeights: [Double]?
    var frontierShare: Double
    var firstShare: Double
  }

  /// The figures of a row of a group; `nil` for one that took no part.
  func figures(of row: Int, group number: Int) -> Figures? {
    let group = robustness.groups[number]
    // Rows ascend.
    let place = BinarySearch.partitioningIndex(group.rows.count) { group.rows[$0] >= row }
    guard place < group.rows.count, group.rows[place] == row else { return nil }
    return Figures(
      rankShares: group.weightings?.shares[place],
      centralWeights: group.weightings?.centralWeights[place],
      frontierShare: group.reruns.frontierShares[place],
      firstShare: group.reruns.firstShares[place])
  }

  /// The standard error of a share.
  func error(of share: Double) -> Double {
    (share * (1 - share) / Double(request.options.sampleCount)).squareRoot()
  }

  // MARK: Columns of CSV and Markdown

  private static let rankNames = ["First", "Second", "Third"]

  /// The names of the columns that follow the row's own.
  var columnNames: [String] {
    var names: [String] = []
    if request.options.findsWeightings {
      names += Self.rankNames.map { "weighting\($0)Share" }
      names += objectives.map { "centralWeight.\($0.metric.rawValue)" }
    }
    return names + ["rerunFrontierShare", "rerunFirstShare"]
  }

  /// The values of a row under ``columnNames``.
  func values(of row: Int, group number: Int) -> [RowFields.Value] {
    let figures = figures(of: row, group: number)
    var values: [RowFields.Value] = []
    if request.options.findsWeightings {
      let shares = figures?.rankShares ?? []
      for rank in Self.rankNames.indices {
        values.append(.number(rank < shares.count ? shares[rank] : nil))
      }
      for column in objectives.indices {
        values.append(.number(figures?.centralWeights.map { $0[column] }))
      }
    }
    return values + [.number(figures?.frontierShare), .number(figures?.firstShare)]
  }

  // MARK: JSON

  /// Writes `robustness` into the open object: the rows of a ranking that are told, of a frontier
  /// every row that took part.
  func writeMember(of report: RankingReport, to json: inout JSONWriter) {
    let options = request.options
    json.object("robustness") { json in
      json.member("samples", options.sampleCount)
      json.member("seed", Int(clamping: options.seed))
      if options.findsWeightings {
        json.member(
          "preference", (request.preferences?.chains ?? []).map { $0.map(\.rawValue) })
      }
      json.member("noise", options.noise)
      json.array("groups") { json in
        for (number, group) in report.ranking.groups.enumerated() {
          json.object { json in
            json.member("group", group.name)
            json.array("rows") { json in
              let rows = report.content == .rank ? report.rows(of: group) : group.ranked
              for row in rows { write(row, group: number, to: &json) }
            }
          }
        }
      }
    }
  }

  private func write(_ row: Int, group number: Int, to json: inout JSONWriter) {
    guard let figures = figures(of: row, group: number) else { return }
    json.object { json in
      json.member("row", row)
      if let shares = figures.rankShares {
        json.member("weightingRankShares", shares)
        json.member("weightingFirstError", error(of: shares.first ?? 0))
        json.member("centralWeights", figures.centralWeights)
      }
      json.member("rerunFrontierShare", figures.frontierShare)
      json.member("rerunFrontierError", error(of: figures.frontierShare))
      json.member("rerunFirstShare", figures.firstShare)
      json.member("rerunFirstError", error(of: figures.firstShare))
    }
  }
}
