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

  /// A report on a ranking.
  package init(_ ranking: Ranking, content: Content, top: Int? = nil) {
    self.ranking = ranking
    self.content = content
    self.top = top
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
    case .table: try output(Array(RankingTable(self, terminal).rendered().utf8))
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
      json.member("baselines", baselines)
      json.member("diagnostics", ranking.table.diagnostics)
    }
    try json.drain(output)
  }

  private func writeCSV<Failure: Error>(
    _ output: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var csv = CSVWriter(header: RowFields.names)
    for group in ranking.groups {
      for row in rows(of: group) {
        csv.row(RowFields.values(of: ranking.row(row, group: group.name)))
        if csv.bytes.count >= Self.pieceSize { try csv.drain(output) }
      }
    }
    try csv.drain(output)
  }

  private func markdown() -> String {
    var table = MarkdownTable(columns: RowFields.names.map { MarkdownTable.Column($0) })
    for group in ranking.groups {
      for row in rows(of: group) {
        table.addRow(RowFields.values(of: ranking.row(row, group: group.name)).map(\.cell))
      }
    }
    return table.rendered()
  }
}
