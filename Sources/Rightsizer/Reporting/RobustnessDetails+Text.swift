extension RobustnessDetails {
  /// Rows are told one by one up to this many, then counted.
  private static let toldPerGroup = 20

  /// What is told for people, group by group, with what a row is by its rank.
  func text(for report: RankingReport, _ terminal: Terminal) -> String {
    var text = ""
    let groups = report.ranking.groups
    for (number, group) in groups.enumerated() where !group.ranked.isEmpty {
      text += "\n" + heading(group, isNamed: groups.count > 1, terminal)
      text += setting(of: group, report, width: terminal.width)
      let rows = rows(of: group, number, report)
      text += table(rows.told, number, report, terminal)
      if report.content == .rank {
        text += sentences(rows.told, number, report, width: terminal.width)
      }
      if rows.restCount > 0 {
        let what =
          report.content == .rank ? "never first, nor on the frontier" : "never on the frontier"
        text += ListItem.text(
          "\(what): \(rows.restCount) more \(rows.restCount == 1 ? "row" : "rows")",
          width: terminal.width)
      }
      if rows.cutCount > 0 {
        text += ListItem.text(
          "\(rows.cutCount) more rows (--format json has them all)", width: terminal.width)
      }
    }
    return text
  }

  private func heading(_ group: Ranking.Group, isNamed: Bool, _ terminal: Terminal) -> String {
    let title = "how sure" + (isNamed ? ", \(DisplayText(group.name).text)" : "")
    let options = request.options
    var draws = [RobustnessWording.count(options.sampleCount, "rerun")]
    if options.findsWeightings {
      draws.insert(RobustnessWording.count(options.sampleCount, "weighting"), at: 0)
    }
    return (terminal.isColored ? ANSIStyle.bold.applied(to: title) : title)
      + ": \(draws.joined(separator: " and ")) drawn "
      + "(seed \(options.seed); \(RobustnessWording.errorNote))\n"
  }

  private func setting(
    of group: Ranking.Group, _ report: RankingReport, width: Int?
  ) -> String {
    var text = ""
    if request.options.findsWeightings {
      let chains = (request.preferences?.chains ?? []).map { chain in
        chain.map(\.name).joined(separator: " > ")
      }
      text += ListItem.text(
        "weightings: "
          + (chains.isEmpty
            ? "each as likely as any other" : "all with \(chains.joined(separator: ", "))")
          + "; rows scored by the weighted sum", width: width)
    }
    let table = report.ranking.table
    let isLatencyFixed = group.ranked.contains { table.latencyConditions($0)?.isCensored == true }
    return text
      + ListItem.text(
        "reruns: \(RobustnessWording.noise(request.options.noise)), each row by itself"
          + (isLatencyFixed ? "; a latency that repeats the threshold stays" : "")
          + (report.content == .rank ? "; first is rank 1" : ""), width: width)
  }

  /// The rows worth a word: those told of a ranking that are first or on the frontier at least once,
  /// of a frontier all that are on it at least once.
  private func rows(
    of group: Ranking.Group, _ number: Int, _ report: RankingReport
  ) -> (told: [Int], restCount: Int, cutCount: Int) {
    let all =
      report.content == .rank
      ? report.rows(of: group).filter { report.ranking.layers[$0] > 0 } : group.ranked
    let worth = all.filter { row in
      guard let figures = figures(of: row, group: number) else { return false }
      return figures.frontierShare > 0 || figures.firstShare > 0
        || (figures.rankShares?.first ?? 0) > 0
    }
    let told = Array(worth.prefix(Self.toldPerGroup))
    return (told, all.count - worth.count, worth.count - told.count)
  }

  private func table(
    _ rows: [Int], _ number: Int, _ report: RankingReport, _ terminal: Terminal
  ) -> String {
    guard !rows.isEmpty else { return "" }
    let ranking = report.ranking
    let isRanking = request.options.findsWeightings
    var columns: [TextTable.Column] = [
      .init("rank", alignment: .right), .init("instance type"),
    ]
    if isRanking {
      columns += [.init("first in", unit: "% of weightings", alignment: .decimalPoint)]
    }
    columns += [.init("on frontier in", unit: "% of reruns", alignment: .decimalPoint)]
    if isRanking {
      columns += [.init("first in", unit: "% of reruns", alignment: .decimalPoint)]
    } else {
      columns += [.init("error", unit: "± % points", alignment: .decimalPoint), .init("")]
    }
    var table = TextTable(columns: columns)
    for row in rows {
      guard let figures = figures(of: row, group: number) else { continue }
      var cells: [TextTable.Cell] = [
        .init("\(ranking.ranks[row])"), .init(RowLabels.name(of: row, in: ranking.table)),
      ]
      if isRanking {
        cells.append(.init(RobustnessWording.number(figures.rankShares?.first ?? .nan)))
      }
      cells.append(.init(RobustnessWording.number(figures.frontierShare)))
      if isRanking {
        cells.append(.init(RobustnessWording.number(figures.firstShare)))
      } else {
        let error = error(of: figures.frontierShare)
        cells.append(.init(error > 0 ? RobustnessWording.points(error) : ""))
        cells.append(.init(ranking.layers[row] == 1 ? "" : "not as measured"))
      }
      table.addRow(cells)
    }
    return table.rendered(isColored: terminal.isColored, maximumWidth: terminal.width)
  }

  private func sentences(
    _ rows: [Int], _ number: Int, _ report: RankingReport, width: Int?
  ) -> String {
    rows.compactMap { row in
      guard let figures = figures(of: row, group: number) else { return nil }
      let name = RowLabels.name(of: row, in: report.ranking.table)
      var parts: [String] = []
      if let first = figures.rankShares?.first {
        var weights: String?
        if let central = figures.centralWeights, central.count > 1 {
          let told = zip(report.ranking.options.objectives, central).map { objective, weight in
            "\(objective.metric.name) \(NumberFormat.fixed(decimals: 2).text(weight))"
          }
          weights = "there on average " + told.joined(separator: ", ")
        }
        let share = RobustnessWording.percent(
          first, of: "weightings", error: error(of: first), aside: weights)
        parts.append(first == 0 ? "first in no weighting" : "first in \(share)")
      }
      let frontier = RobustnessWording.percent(
        figures.frontierShare, of: "reruns", error: error(of: figures.frontierShare))
      let first = RobustnessWording.percent(
        figures.firstShare, error: error(of: figures.firstShare))
      parts.append("on the frontier in \(frontier), first in \(first)")
      return ListItem.text(
        "rank \(report.ranking.ranks[row]), \(name): \(parts.joined(separator: "; "))",
        width: width)
    }.joined()
  }
}
