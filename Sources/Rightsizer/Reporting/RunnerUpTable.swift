/// The runner-ups of an answer as a table, which gives way in a narrow terminal as a ranking's does.
struct RunnerUpTable {
  /// What a column tells, which decides when it gives way.
  private enum Role {
    /// Stays.
    case essential
    /// What follows from the count and the price.
    case figure
    /// What tells rows of one type apart.
    case label
    /// How far it is from the winner.
    case comparison
    /// What is to be said of some alone.
    case note
  }

  private struct Column {
    var head: TextTable.Column
    var role = Role.essential
    /// The text as a part of a sentence beneath the table.
    var phrase: (String) -> String = { $0 }
    /// The text; nothing where there is nothing to tell.
    var text: (SelectionAnswer.Option) -> String
  }

  /// What is moved beneath the table or left out, more and more, until the table fits.
  private static let narrowings: [[Role]] = [
    [], [.note], [.note, .comparison], [.note, .comparison, .label],
    [.note, .comparison, .label, .figure],
  ]

  private let options: [SelectionAnswer.Option]
  private let winner: SelectionAnswer.Option?
  private let table: RecommendationTable
  private let terminal: Terminal

  init(
    _ options: [SelectionAnswer.Option], winner: SelectionAnswer.Option?,
    _ table: RecommendationTable, _ terminal: Terminal
  ) {
    self.options = options
    self.winner = winner
    self.table = table
    self.terminal = terminal
  }

  func rendered() -> String {
    let columns = columns()
    let narrowing =
      Self.narrowings.first { roles in
        let shown = textTable(columns.filter { !roles.contains($0.role) })
        return terminal.width.map { shown.width <= $0 } ?? true
      } ?? Self.narrowings[Self.narrowings.count - 1]
    // Type and count are the answer itself: the narrowest terminal wraps them, but none are cut.
    return textTable(columns.filter { !narrowing.contains($0.role) })
      .rendered(isColored: terminal.isColored)
      + beneath(columns.filter { narrowing.contains($0.role) })
  }

  private func textTable(_ columns: [Column]) -> TextTable {
    var result = TextTable(columns: columns.map(\.head))
    for option in options {
      result.addRow(
        columns.map { column in
          let text = column.text(option)
          let isMissing = text.isEmpty && column.role == .comparison
          return TextTable.Cell(isMissing ? NumberFormat.missingText : text)
        })
    }
    return result
  }

  /// What did not fit into the table: a line for each runner-up that has something to tell, and the
  /// names of the figures left out.
  private func beneath(_ columns: [Column]) -> String {
    var text = ""
    for option in options {
      let parts = columns.filter { $0.role != .figure }.compactMap { column in
        let told = column.text(option)
        return told.isEmpty ? nil : column.phrase(told)
      }
      if parts.isEmpty { continue }
      let rows = option.choice.parts.map { "\($0.row)" }.joined(separator: ", ")
      text += ListItem.text(
        "row \(rows): " + parts.joined(separator: "; "), width: terminal.width)
    }
    let names = columns.filter { $0.role == .figure }.map(\.head.name)
    if !names.isEmpty {
      text += "not shown, for want of width: " + names.joined(separator: ", ") + "\n"
    }
    return text
  }

  // MARK: Columns

  private func columns() -> [Column] {
    let labels = RowLabels(
      table, rows: ([winner].compactMap(\.self) + options).flatMap { $0.choice.parts.map(\.row) })
    let prices = NumberFormat.fixed(fitting: options.map(\.choice.costPerHour))
    let costs = NumberFormat.significant(
      fitting: options.map(\.choice.costPerMillionInferencesAtDemand))
    var columns = [
      Column(head: .init("runner-up")) {
        $0.choice.parts.map(Wording.part).joined(separator: " + ")
      },
      Column(head: .init("row", alignment: .right)) {
        $0.choice.parts.map { "\($0.row)" }.joined(separator: ", ")
      },
    ]
    if labels.isNeeded {
      columns.append(
        Column(head: .init("told apart by", maximumWidth: 40), role: .label) {
          $0.choice.parts.map { labels.text(of: $0.row) }.joined(separator: " + ")
        })
    }
    return columns + [
      Column(head: .init("price", unit: "$/hour", alignment: .decimalPoint)) {
        prices.text($0.choice.costPerHour)
      },
      Column(head: .init("cost", unit: "$/million", alignment: .decimalPoint), role: .figure) {
        costs.text($0.choice.costPerMillionInferencesAtDemand)
      },
      Column(head: .init("load", unit: "% of capacity", alignment: .decimalPoint), role: .figure) {
        NumberFormat.fixed(decimals: 1).text($0.choice.utilization * 100)
      },
      Column(head: .init("latency", unit: "ms", alignment: .decimalPoint)) {
        latency(of: $0.choice)
      },
      Column(
        head: .init("as cheap with", unit: "a price cut of", alignment: .decimalPoint),
        role: .comparison, phrase: { "as cheap with a price cut of \($0)" }
      ) { option in
        option.priceCutPercent.map {
          (option.isPriceCutBound ? "≥ " : "") + NumberFormat.fixed(decimals: 1).text($0) + " %"
        } ?? ""
      },
      Column(
        head: .init("cheaper beyond", unit: "inv/min", alignment: .decimalPoint),
        role: .comparison, phrase: { "cheaper beyond \($0) inv/min" }
      ) { option in
        option.cheaperBeyond.map(Wording.figure) ?? ""
      },
      Column(head: .init(""), role: .note) {
        $0.choice.isWithinNoise ? "within noise of the winner" : ""
      },
    ]
  }

  private func latency(of choice: Choice) -> String {
    let isCensored = choice.parts.contains {
      table.latencyConditions($0.row)?.isCensored == true
    }
    return choice.modelLatencyMilliseconds.map { Wording.latency($0, isCensored: isCensored) }
      ?? NumberFormat.missingText
  }
}
