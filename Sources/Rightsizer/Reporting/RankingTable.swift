/// A ranking for people: a table for each group, what took no part and why, the existing endpoint
/// beneath, and a plot of a frontier of two objectives where there is room.
struct RankingTable {
  private let report: RankingReport
  private let terminal: Terminal

  /// The width from which a plot is worth drawing.
  private static let plotWidth = 60
  /// Rows that took no part are told one by one up to this many, then counted.
  private static let leftOutToldPerGroup = 20

  init(_ report: RankingReport, _ terminal: Terminal) {
    self.report = report
    self.terminal = terminal
  }

  private var ranking: Ranking { report.ranking }

  func rendered() -> String {
    var text = ""
    for group in ranking.groups {
      if !text.isEmpty { text += "\n" }
      text += heading(group)
      let rows = report.rows(of: group).filter { ranking.layers[$0] > 0 }
      if !rows.isEmpty { text += table(rows) }
      if report.top == nil, report.content == .rank { text += leftOut(group) }
      text += plot(group)
    }
    text += baselines()
    return text
  }

  // MARK: Lines around the table

  private func heading(_ group: Ranking.Group) -> String {
    let names = ranking.options.objectives.map(\.description)
    let frontier = group.ranked.count { ranking.layers[$0] == 1 }
    let title = DisplayText(group.name).text
    let bold = terminal.isColored ? ANSIStyle.bold.applied(to: title) : title
    let configurations = group.ranked.count == 1 ? "configuration" : "configurations"
    let leftOut = group.leftOut.isEmpty ? "" : "; \(group.leftOut.count) not ranked"
    return "\(bold): \(group.ranked.count) \(configurations), \(frontier) on the frontier of "
      + names.joined(separator: ", ") + leftOut + "\n"
      + RankingScoring(ranking).line(group)
  }

  private func leftOut(_ group: Ranking.Group) -> String {
    var text = ""
    for row in group.leftOut.prefix(Self.leftOutToldPerGroup) {
      let reason = DisplayText(ranking.reasonForNoPart(row) ?? "").text
      let name = DisplayText(RowLabels.name(of: row, in: ranking.table)).text
      text += "not ranked: row \(row), \(name): \(reason)\n"
    }
    let more = group.leftOut.count - Self.leftOutToldPerGroup
    if more > 0 { text += "not ranked: \(more) more rows (--format json has them all)\n" }
    return text
  }

  private func baselines() -> String {
    let told = report.baselines
    guard !told.isEmpty else { return "" }
    var text = "\n"
    for baseline in told {
      let name = baseline.endpointName.map { " " + DisplayText($0).text } ?? ""
      let job = baseline.job.map { " of job " + DisplayText($0).text } ?? ""
      let rate = Self.figure(baseline.maxInvocationsPerMinute)
      let latency = Self.figure(baseline.modelLatencyMilliseconds)
      text += "existing endpoint\(name)\(job): \(rate) invocations/min, latency \(latency) ms\n"
    }
    return text
  }

  /// A figure that the service gives as a whole number, but for the preview's microseconds.
  private static func figure(_ value: Double?) -> String {
    let isWhole = value.map { $0 == $0.rounded() && abs($0) < 1e12 } ?? true
    let format: NumberFormat =
      isWhole
      ? .fixed(decimals: 0, isGrouped: true) : .significant(digits: 6, isGrouped: true)
    return format.text(value)
  }

  // MARK: The table

  /// What is moved beneath the table or left out, more and more, until the table fits: cut to a
  /// few characters, an instance type would tell nothing.
  private static let narrowings: [[RankingTableColumn.Role]] = [
    [], [.dominance], [.dominance, .extra], [.dominance, .extra, .label],
  ]

  private func table(_ rows: [Int]) -> String {
    let columns = RankingTableColumn.columns(for: ranking, rows: rows)
    guard let width = terminal.width else {
      return textTable(rows, columns).rendered(isColored: terminal.isColored)
    }
    var narrowing: [RankingTableColumn.Role] = []
    for roles in Self.narrowings {
      narrowing = roles
      let shown = textTable(rows, columns.filter { !roles.contains($0.role) })
      if shown.width <= width { break }
    }
    return textTable(rows, columns.filter { !narrowing.contains($0.role) })
      .rendered(isColored: terminal.isColored, maximumWidth: width)
      + beneath(rows, columns.filter { narrowing.contains($0.role) })
  }

  private func textTable(_ rows: [Int], _ columns: [RankingTableColumn]) -> TextTable {
    var table = TextTable(columns: columns.map(\.head))
    for row in rows {
      let isOnFrontier = ranking.layers[row] == 1
      table.addRow(
        columns.map { column in
          TextTable.Cell(column.text(row), style: isOnFrontier ? .bold : .plain)
        })
    }
    return table
  }

  /// What did not fit into the table: a line for each row that has something to tell, and the names
  /// of the metrics left out.
  private func beneath(_ rows: [Int], _ columns: [RankingTableColumn]) -> String {
    var text = ""
    for row in rows {
      var parts: [String] = []
      for column in columns where column.role != .extra {
        let told = column.text(row)
        if told.isEmpty { continue }
        parts.append(column.role == .dominance ? "dominated by \(told)" : told)
      }
      if parts.isEmpty { continue }
      text += "rank \(ranking.ranks[row]): "
      text += DisplayText(parts.joined(separator: "; ")).text + "\n"
    }
    let names = columns.filter { $0.role == .extra }.map(\.head.name)
    if !names.isEmpty {
      text += "not shown, for want of width: " + names.joined(separator: ", ") + "\n"
    }
    return text
  }

  // MARK: The plot

  private func plot(_ group: Ranking.Group) -> String {
    let objectives = ranking.options.objectives
    guard let width = terminal.width, width >= Self.plotWidth, objectives.count == 2,
      group.ranked.count > 1
    else { return "" }
    let axes = objectives.map { RankingTableColumn.scaled($0.metric, ranking.table) }
    let points = group.ranked.map { row in
      ScatterPlot.Point(
        x: axes[0].value(row), y: axes[1].value(row),
        mark: ranking.layers[row] > 1
          ? .dominated : .ranked(Int(ranking.ranks[row])))
    }
    let titles = axes.map { AxisTitle($0.name, unit: $0.unit) }
    let plot = ScatterPlot(points, x: titles[0], y: titles[1])
      .rendered(width: min(width, 72), height: 16)
    let skipped =
      plot.skippedCount > 0 ? "not in the plot: \(plot.skippedCount) without a value\n" : ""
    return "\n" + plot.text + skipped
  }
}
