/// A ranking as text in one of the forms of output.
package struct RankingReport {
  /// Which rows of the ranking are told.
  package enum Content: String, Sendable {
    /// All, in order of rank.
    case rank
    /// Those on the frontier.
    case frontier
  }

  let ranking: Ranking
  let content: Content
  /// At most so many of each group's ranked rows, and none of those that took no part.
  let top: Int?
  /// What is told of a frontier beside its rows.
  let details: FrontierDetails?
  /// What is told of how sure the ranking is.
  let robustness: RobustnessDetails?

  /// A report on a ranking.
  package init(
    _ ranking: Ranking, content: Content, top: Int? = nil, details: FrontierDetails? = nil,
    robustness: RobustnessDetails? = nil
  ) {
    self.ranking = ranking
    self.content = content
    self.top = top
    self.details = details
    self.robustness = robustness
  }

  /// The rows told of a group.
  func rows(of group: Ranking.Group) -> [Int] {
    var rows = group.ranked
    if content == .frontier { rows = rows.filter { ranking.layers[$0] == 1 } }
    if let top { return Array(rows.prefix(top)) }
    return content == .rank ? rows + group.leftOut : rows
  }

  /// The existing endpoints told: of the job asked for, or all.
  var baselines: [Baseline] {
    guard let job = ranking.options.job else { return ranking.table.baselines }
    return ranking.table.baselines.filter { $0.job == job }
  }

  /// The report, handed over piece by piece.
  package func write<Failure: Error>(
    as format: ReportFormat, to terminal: Terminal = Terminal(),
    _ output: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    switch format {
    case .table:
      let text = RankingTable(self, terminal).rendered()
      let told = details?.text(for: self, terminal) ?? ""
      let robustness = robustness?.text(for: self, terminal) ?? ""
      try output(Array((text + told + robustness).utf8))
    case .json: try writeJSON(output)
    case .csv: try writeCSV(output)
    case .markdown: try output(Array(markdown().utf8))
    }
  }

  /// Pieces of this size go out, so that a million rows need little memory.
  private static let pieceSize = 1 << 18

  private func writeJSON<Failure: Error>(
    _ output: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var json = JSONWriter()
    try json.object { json throws(Failure) in
      json.member("schema", "rightsizer.\(content.rawValue)/1")
      json.member("objectives", ranking.options.objectives)
      json.member("missing", ranking.options.missing.rawValue)
      json.member("groupBy", ranking.options.groupBy.rawValue)
      if ranking.options.tellsScoring { json.member("scoring", RankingScoring(ranking)) }
      try json.array("recommendations") { json throws(Failure) in
        for group in ranking.groups {
          for row in rows(of: group) {
            json.value(ranking.row(row, group: group.name))
            if json.bytes.count >= Self.pieceSize { try json.drain(output) }
          }
        }
      }
      details?.writeMembers(to: &json)
      robustness?.writeMember(of: self, to: &json)
      json.member("baselines", baselines)
      json.member("diagnostics", ranking.table.diagnostics)
    }
    try json.drain(output)
  }

  private func writeCSV<Failure: Error>(
    _ output: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var csv = CSVWriter(header: columnNames)
    for number in ranking.groups.indices {
      for row in rowsOfColumns(number) {
        csv.row(values(of: row, group: number))
        if csv.bytes.count >= Self.pieceSize { try csv.drain(output) }
      }
    }
    try csv.drain(output)
  }

  // MARK: Columns of CSV and Markdown

  private var columnNames: [String] {
    RowFields.names + (details?.columnNames ?? []) + (robustness?.columnNames ?? [])
  }

  /// The rows told of a group, and behind them those near the frontier where they are asked for.
  private func rowsOfColumns(_ number: Int) -> [Int] {
    rows(of: ranking.groups[number]) + (details?.groups[number].nearRows ?? [])
  }

  private func values(of row: Int, group number: Int) -> [RowFields.Value] {
    var values = RowFields.values(of: ranking.row(row, group: ranking.groups[number].name))
    if let details { values += details.values(of: row, in: details.groups[number]) }
    if let robustness { values += robustness.values(of: row, group: number) }
    return values
  }

  private func markdown() -> String {
    var table = MarkdownTable(columns: columnNames.map { MarkdownTable.Column($0) })
    for number in ranking.groups.indices {
      for row in rowsOfColumns(number) {
        table.addRow(values(of: row, group: number).map(\.cell))
      }
    }
    return table.rendered()
  }
}
