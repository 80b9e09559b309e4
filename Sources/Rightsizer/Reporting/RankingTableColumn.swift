/// One column of a ranking's table: its head and the text of each row.
struct RankingTableColumn {
  /// What a column tells, which decides whether it gives way in a narrow terminal.
  enum Role {
    /// Stays.
    case essential
    /// A metric that is no objective.
    case extra
    /// What tells rows of one type apart.
    case label
    /// Which row dominates it.
    case dominance
  }

  var head: TextTable.Column
  var role = Role.essential
  var text: (Int) -> String

  /// The columns worth showing for these rows: those always told, those that some row has a value
  /// for, and what tells rows of one type apart.
  static func columns(for ranking: Ranking, rows: [Int]) -> [RankingTableColumn] {
    let table = ranking.table
    var columns = [
      RankingTableColumn(head: .init("", alignment: .left)) { ranking.layers[$0] == 1 ? "●" : "" },
      RankingTableColumn(head: .init("rank", alignment: .right)) { "\(ranking.ranks[$0])" },
    ]
    if rows.contains(where: { ranking.layers[$0] > 1 }) {
      columns.append(
        RankingTableColumn(head: .init("layer", alignment: .right)) { "\(ranking.layers[$0])" })
    }
    columns.append(
      RankingTableColumn(head: .init("instance type")) { RowLabels.name(of: $0, in: table) })
    columns.append(
      RankingTableColumn(head: .init("count", alignment: .right)) {
        table.instanceCount($0).map { "\($0)" } ?? NumberFormat.missingText
      })
    let labels = RowLabels(table, rows: rows)
    if labels.isNeeded {
      columns.append(
        RankingTableColumn(head: .init("told apart by", maximumWidth: 48), role: .label) {
          labels.text(of: $0)
        })
    }
    let chosen = ranking.options.objectives.map(\.metric)
    for metric in Metric.allCases {
      let isAlwaysTold =
        switch metric {
        case .costPerInference, .costPerHour, .maxInvocationsPerMinute, .modelLatencyMilliseconds:
          true
        default: chosen.contains(metric)
        }
      let column = table.column(metric)
      if isAlwaysTold || rows.contains(where: { !column[$0].isNaN }) {
        var shown = self.metric(metric, table, rows)
        if !isAlwaysTold { shown.role = .extra }
        columns.append(shown)
      }
    }
    if ranking.options.isScored {
      let unit =
        switch ranking.options.method {
        case .promethee: "−1 to 1"
        case .vikor: "0 is best"
        default: "0 to 1"
        }
      columns.append(
        RankingTableColumn(head: .init("score", unit: unit, alignment: .decimalPoint)) {
          NumberFormat.fixed(decimals: 3).text(ranking.scores[$0])
        })
    }
    if rows.contains(where: { ranking.dominators[$0] >= 0 }) {
      columns.append(
        RankingTableColumn(
          head: .init("dominated by", unit: "rank: worse in"), role: .dominance
        ) {
          dominance(ranking, $0)
        })
    }
    return columns
  }

  /// A metric in the unit people read it in.
  struct Scaled {
    var name: String
    var unit: String
    var value: (Int) -> Double
  }

  static func scaled(_ metric: Metric, _ table: RecommendationTable) -> Scaled {
    let column = table.column(metric)
    let (name, unit, factor): (String, String, Double) =
      switch metric {
      case .costPerInference: ("cost", "$/million", 1e6)
      case .costPerHour: ("price", "$/hour", 1)
      case .modelLatencyMilliseconds: ("latency", "ms", 1)
      case .maxInvocationsPerMinute: ("throughput", "inv/min", 1)
      case .cpuUtilizationPerCore: ("CPU", "% a core", 1)
      case .memoryUtilization: ("memory", "%", 1)
      case .modelSetupTime: ("setup", "as exported", 1)
      }
    return Scaled(name: name, unit: unit) { column[$0] * factor }
  }

  private static func metric(
    _ metric: Metric, _ table: RecommendationTable, _ rows: [Int]
  ) -> RankingTableColumn {
    let scaled = scaled(metric, table)
    let values = rows.map(scaled.value)
    // No service reports more; as decimals such a figure would fill a line.
    let isOrdinary = !values.contains { abs($0) >= 1e12 }
    let format: NumberFormat =
      switch metric {
      case .costPerHour where isOrdinary: .fixed(fitting: values)
      case .maxInvocationsPerMinute, .modelLatencyMilliseconds:
        // Whole numbers, as the service reports them, but for the preview's microseconds.
        isOrdinary && values.allSatisfy { $0.isNaN || $0 == $0.rounded() }
          ? .fixed(decimals: 0, isGrouped: true)
          : .significant(fitting: values, digits: 6, isGrouped: true)
      default: .significant(fitting: values)
      }
    let isLatency = metric == .modelLatencyMilliseconds
    return RankingTableColumn(
      head: .init(scaled.name, unit: scaled.unit, alignment: .decimalPoint)
    ) { row in
      let text = format.text(scaled.value(row))
      return isLatency && table.latencyConditions(row)?.isCensored == true ? "≥ " + text : text
    }
  }

  /// Which frontier row dominates a row, and by how many percent in each objective that differs.
  private static func dominance(_ ranking: Ranking, _ row: Int) -> String {
    guard let margins = ranking.margins(row) else { return "" }
    let dominator = Int(ranking.dominators[row])
    var parts: [String] = []
    for (objective, margin) in zip(ranking.options.objectives, margins) where margin != 0 {
      let best = ranking.table.column(objective.metric)[dominator]
      let percent = margin / abs(best) * 100
      let name = objective.metric.name
      if percent.isFinite {
        parts.append("\(name) \(NumberFormat.significant(digits: 2).text(percent)) %")
      } else {
        parts.append(margin.isNaN ? "\(name) (not measured)" : name)
      }
    }
    return "\(ranking.ranks[dominator]): " + parts.joined(separator: ", ")
  }
}
