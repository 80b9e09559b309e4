/// An answer for people: the choice, why, the runner-ups, what is not feasible, the assumptions.
struct SelectionText {
  private let answer: SelectionAnswer
  private let table: RecommendationTable
  private let terminal: Terminal
  private let robustness: SelectionRobustness?

  /// Runner-ups and refused rows are told one by one up to this many, then counted.
  private static let told = 20

  init(
    _ answer: SelectionAnswer, _ table: RecommendationTable, _ terminal: Terminal,
    _ robustness: SelectionRobustness? = nil
  ) {
    self.robustness = robustness
    self.answer = answer
    self.table = table
    self.terminal = terminal
  }

  func rendered() -> String {
    var sections = [question()]
    if let winner = answer.choice {
      sections.append(choice(winner))
    } else {
      var text = "nothing is feasible"
      if let nearest = answer.nearest { text += ": \(DisplayText(nearest.message).text)" }
      sections.append(text + "\n")
    }
    if let robustness { sections.append(howSure(robustness)) }
    if !answer.alternatives.isEmpty { sections.append(alternatives()) }
    if !answer.rejected.isEmpty { sections.append(rejected()) }
    sections.append(assumptions())
    return sections.joined(separator: "\n")
  }

  private func bold(_ text: String) -> String {
    terminal.isColored ? ANSIStyle.bold.applied(to: text) : text
  }

  private func question() -> String {
    let request = answer.request
    let rate = Wording.figure(request.demand.perMinute)
    return "\(bold(DisplayText(answer.group).text)): \(rate) invocations a minute, "
      + request.rules.joined(separator: ", ") + "\n"
  }

  private func choice(_ winner: SelectionAnswer.Option) -> String {
    let labels = RowLabels(
      table,
      rows: ([winner] + answer.alternatives.prefix(Self.told)).flatMap {
        $0.choice.parts.map(\.row)
      })
    let name = winner.choice.parts.map { part in
      let label = labels.text(of: part.row)
      return Wording.part(part) + (label.isEmpty ? "" : " (\(label))")
    }.joined(separator: " + ")
    var text =
      "\(bold("→ " + DisplayText(name).text)): \(Wording.dollars(winner.choice.costPerHour)) an hour, "
      + "\(Wording.dollars(winner.choice.costPerMonth)) a month\n"
    for reason in winner.reasons { text += item(reason.message) }
    return text
  }

  /// How sure the choice is when the job is run again.
  private func howSure(_ robustness: SelectionRobustness) -> String {
    let names = { (row: Int) in
      "\(RowLabels.name(of: row, in: self.table)) (row \(row))"
    }
    let text = bold("how sure") + ": \(RobustnessWording.draws(robustness.options))\n"
    return text + item("reruns: \(RobustnessWording.noise(robustness.options.noise))")
      + robustness.sentences(naming: names).map(item).joined()
  }

  private func item(_ sentence: String) -> String {
    ListItem.text(sentence, width: terminal.width)
  }

  private func alternatives() -> String {
    let told = Array(answer.alternatives.prefix(Self.told))
    let winner = [answer.choice].compactMap(\.self)
    let labels = RowLabels(table, rows: (winner + told).flatMap { $0.choice.parts.map(\.row) })
    var columns: [TextTable.Column] = [
      .init("runner-up"), .init("row", alignment: .right),
      .init("price", unit: "$/hour", alignment: .decimalPoint),
      .init("cost", unit: "$/million", alignment: .decimalPoint),
      .init("load", unit: "% of capacity", alignment: .decimalPoint),
      .init("latency", unit: "ms", alignment: .decimalPoint),
      .init("as cheap with", unit: "a price cut of", alignment: .decimalPoint),
      .init("cheaper beyond", unit: "inv/min", alignment: .decimalPoint), .init(""),
    ]
    if labels.isNeeded { columns.insert(.init("told apart by", maximumWidth: 40), at: 2) }
    var result = TextTable(columns: columns)
    let prices = NumberFormat.fixed(fitting: told.map(\.choice.costPerHour))
    let costs = NumberFormat.significant(
      fitting: told.map(\.choice.costPerMillionInferencesAtDemand))
    for option in told {
      let choice = option.choice
      var cells: [TextTable.Cell] = [
        .init(choice.parts.map(Wording.part).joined(separator: " + ")),
        .init(choice.parts.map { "\($0.row)" }.joined(separator: ", ")),
        .init(prices.text(choice.costPerHour)),
        .init(costs.text(choice.costPerMillionInferencesAtDemand)),
        .init(NumberFormat.fixed(decimals: 1).text(choice.utilization * 100)),
        .init(choice.modelLatencyMilliseconds.map(Wording.figure) ?? NumberFormat.missingText),
        .init(
          option.priceCutPercent.map {
            (option.isPriceCutBound ? "≥ " : "") + NumberFormat.fixed(decimals: 1).text($0) + " %"
          }
            ?? NumberFormat.missingText),
        .init(option.cheaperBeyond.map(Wording.figure) ?? NumberFormat.missingText),
        .init(choice.isWithinNoise ? "within noise of the winner" : ""),
      ]
      if labels.isNeeded {
        cells.insert(
          .init(choice.parts.map { labels.text(of: $0.row) }.joined(separator: " + ")), at: 2)
      }
      result.addRow(cells)
    }
    // Type and count are the answer itself: a narrow terminal wraps them, but none are cut.
    return result.rendered(isColored: terminal.isColored)
      + more(answer.alternatives.count)
  }

  private func rejected() -> String {
    var text = "not feasible:\n"
    for refusal in answer.rejected.prefix(Self.told) {
      let isServerless = table.serverlessConfiguration(refusal.row) != nil
      let count =
        refusal.instanceCount.map {
          isServerless
            ? ", \(Wording.figure(Double($0))) concurrent" : " × \(Wording.figure(Double($0)))"
        } ?? ""
      let name = RowLabels.name(of: refusal.row, in: table) + count
      let reasons = refusal.reasons.map(\.message).joined(separator: "; ")
      text += item("row \(refusal.row), \(name): \(reasons)")
    }
    return text + more(answer.rejected.count)
  }

  private func more(_ count: Int) -> String {
    count > Self.told ? "and \(count - Self.told) more (--format json has them all)\n" : ""
  }

  private func assumptions() -> String {
    "assumed:\n"
      + answer.assumptions.map { item($0.message) }.joined()
  }
}
