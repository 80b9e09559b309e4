extension FrontierDetails {
  /// Rows are told one by one up to this many, then counted.
  private static let toldPerGroup = 20

  /// The details for people, group by group, with what a row is by its rank.
  func text(for report: RankingReport, _ terminal: Terminal) -> String {
    var text = ""
    for (group, ranked) in zip(groups, report.ranking.groups) where !ranked.ranked.isEmpty {
      text += "\n"
      if groups.count > 1 { text += DisplayText(group.name).text + "\n" }
      text += indicators(of: group, rows: report.rows(of: ranked), report.ranking, terminal)
      text += tolerance(of: group, report.ranking)
    }
    return text
  }

  // MARK: Indicators

  private func indicators(
    of group: Group, rows: [Int], _ ranking: Ranking, _ terminal: Terminal
  ) -> String {
    guard let indicators = group.indicators else { return "" }
    let volume = indicators.hypervolume.volume
    var table = TextTable(columns: [
      .init("rank", alignment: .right), .init("instance type"),
      .init("own part", unit: "% of volume", alignment: .decimalPoint),
      .init("crowding", unit: "ends: ∞", alignment: .decimalPoint),
      .init("from ideal", unit: "0 to 1", alignment: .decimalPoint),
      .init("knee", unit: "distance", alignment: .decimalPoint), .init(""),
    ])
    for row in rows {
      guard let place = group.places[row] else { continue }
      let part = indicators.hypervolume.contributions[place] / volume * 100
      let crowding = indicators.crowdingDistances[place]
      table.addRow([
        .init("\(ranking.ranks[row])"), .init(RowLabels.name(of: row, in: ranking.table)),
        .init(NumberFormat.fixed(decimals: 1).text(part)),
        .init(crowding == .infinity ? "∞" : NumberFormat.fixed(decimals: 3).text(crowding)),
        .init(NumberFormat.fixed(decimals: 3).text(indicators.idealDistances[place])),
        .init(NumberFormat.fixed(decimals: 3).text(indicators.kneeDistances[place])),
        .init(group.isKnee(place) ? "knee" : ""),
      ])
    }
    return table.rendered(isColored: terminal.isColored, maximumWidth: terminal.width)
      + volumeLine(indicators.hypervolume, ranking)
  }

  private func volumeLine(_ hypervolume: Hypervolume, _ ranking: Ranking) -> String {
    let format = NumberFormat.significant(digits: 4)
    var volume = hypervolume.volume
    var units: [String] = []
    var corner: [String] = []
    for (objective, value) in zip(ranking.options.objectives, hypervolume.referencePoint) {
      let unit = RankingTableColumn.scaled(objective.metric, ranking.table).unit
      // Tables tell the cost of a million inferences.
      let factor: Double = objective.metric == .costPerInference ? 1e6 : 1
      volume *= factor
      units.append(unit)
      corner.append("\(objective.metric.name) \(format.text(value * factor)) \(unit)")
    }
    let origin =
      hypervolume.isReferenceDerived
      ? "a tenth of the frontier's range beyond its worst" : "as given"
    return "hypervolume \(format.text(volume)) \(units.joined(separator: " × ")) "
      + "up to \(corner.joined(separator: ", ")) (\(origin))\n"
  }

  // MARK: Tolerance

  private func tolerance(of group: Group, _ ranking: Ranking) -> String {
    guard let tolerance = request.tolerance else { return "" }
    // 0.07 is 7 and not 7.000000000000001.
    let percent = NumberFormat.shortest.text((tolerance * 1e8).rounded() / 1e6)
    func name(_ row: Int) -> String {
      "rank \(ranking.ranks[row]), "
        + DisplayText(RowLabels.name(of: row, in: ranking.table)).text
    }
    let near = group.nearRows
    var text = near.isEmpty ? "within \(percent) % of the frontier: no other configuration\n" : ""
    for row in near.prefix(Self.toldPerGroup) {
      text += "within \(percent) % of the frontier: \(name(row))"
      text += group.near[row].map { ", of rank \(ranking.ranks[$0])\n" } ?? "\n"
    }
    text += more(near.count, "within \(percent) % of the frontier")
    let represented = group.rows.filter { group.represented[$0] != nil }
    for row in represented.prefix(Self.toldPerGroup) {
      text += "no trade-off beyond \(percent) %: \(name(row))"
      text += group.represented[row].map { ": rank \(ranking.ranks[$0]) is as good\n" } ?? "\n"
    }
    return text + more(represented.count, "no trade-off beyond \(percent) %")
  }

  private func more(_ count: Int, _ what: String) -> String {
    let more = count - Self.toldPerGroup
    return more > 0 ? "\(what): \(more) more rows (--format json has them all)\n" : ""
  }
}
