/// The answers to a request, one for each group, as text in one of the forms of output.
package struct SelectionReport {
  let answers: [SelectionAnswer]
  /// Whether groups were asked for, so that each object says which it is.
  let namesGroups: Bool
  /// How sure each answer is, where that was asked for.
  let robustness: [SelectionRobustness]?

  /// A report on the answers of one or more groups.
  ///
  /// - Precondition: there are as many of what is told beside them.
  package init(
    _ answers: [SelectionAnswer], namesGroups: Bool, robustness: [SelectionRobustness]? = nil
  ) {
    precondition(robustness.map { $0.count == answers.count } ?? true, "each answer has its own")
    self.answers = answers
    self.namesGroups = namesGroups
    self.robustness = robustness
  }

  /// The report; JSON is one object a line for each group.
  package func rendered(
    as format: ReportFormat, table: RecommendationTable, to terminal: Terminal = Terminal()
  ) -> [UInt8] {
    switch format {
    case .table:
      return Array(
        answers.indices.map { index in
          SelectionText(answers[index], table, terminal, robustness?[index]).rendered()
        }.joined(separator: "\n").utf8)
    case .json: return json()
    case .csv: return CSVWriter.text(header: columns, rows: answers.indices.flatMap(cells))
    case .markdown: return MarkdownTable.text(header: columns, rows: answers.indices.flatMap(cells))
    }
  }

  private func json() -> [UInt8] {
    var json = JSONWriter()
    for (index, answer) in answers.enumerated() {
      let request = answer.request
      json.object { json in
        json.member("schema", "rightsizer.select/1")
        if namesGroups { json.member("group", answer.group) }
        json.member("demandPerMinute", request.demand.perMinute)
        json.member("averagePerMinute", request.average?.perMinute)
        request.writeRules(to: &json)
        json.member("choice", answer.choice)
        json.member("alternatives", answer.alternatives)
        json.member("rejected", answer.rejected)
        if let robustness { json.member("robustness", robustness[index]) }
        json.member("assumptions", answer.assumptions)
        json.member("diagnostics", answer.diagnostics)
      }
    }
    return json.bytes
  }

  // MARK: Rows of CSV and Markdown

  static let columns = [
    "group", "outcome", "place", "row", "instanceType", "instanceCount", "maxConcurrency", "weight",
    "invocationsPerInstancePerMinute", "pricePerInstanceHour", "priceSource", "costPerHour",
    "costPerMonth", "costPerMillionInferencesAtDemand", "costPerMillionInferencesAtAverage",
    "capacityPerMinute", "utilization", "modelLatencyMilliseconds", "withinNoise", "optimal",
    "bound",
    "reasons",
  ]

  private var columns: [String] {
    Self.columns + (robustness == nil ? [] : ["rerunChosenShare", "rerunKeptShare"])
  }

  /// The rows of an answer, with the shares of each row where they were asked for.
  private func cells(_ index: Int) -> [[String]] {
    let rows = cells(answers[index])
    guard let robustness else { return rows }
    return rows.map { cells in cells + robustness[index].cells(row: Int(cells[3])) }
  }

  private func cells(_ answer: SelectionAnswer) -> [[String]] {
    var rows: [[String]] = []
    let options = [answer.choice].compactMap(\.self) + answer.alternatives
    for (index, option) in options.enumerated() {
      let isChoice = index == 0 && answer.choice != nil
      for part in option.choice.parts {
        rows.append(
          cells(part, option, answer, isChoice ? "choice" : "alternative", place: index + 1))
      }
    }
    for refusal in answer.rejected {
      var cells = [String](repeating: "", count: Self.columns.count)
      cells[0] = answer.group
      cells[1] = "rejected"
      cells[3] = "\(refusal.row)"
      cells[4] = refusal.instanceType ?? ""
      cells[Self.columns.count - 1] = Self.joined(refusal.reasons)
      rows.append(cells)
    }
    return rows
  }

  private func cells(
    _ part: Choice.Part, _ option: SelectionAnswer.Option, _ answer: SelectionAnswer,
    _ outcome: String, place: Int
  ) -> [String] {
    func number(_ value: Double?) -> String {
      value.map { NumberFormat.shortest.text($0) } ?? ""
    }
    func integer(_ value: Int?) -> String { value.map { "\($0)" } ?? "" }
    let choice = option.choice
    return [
      answer.group, outcome, "\(place)", "\(part.row)", part.instanceType ?? "",
      integer(part.instanceCount), integer(part.maxConcurrency), number(part.weight),
      number(part.invocationsPerInstancePerMinute), number(part.pricePerInstanceHour),
      part.priceSource?.rawValue ?? "", number(choice.costPerHour), number(choice.costPerMonth),
      number(choice.costPerMillionInferencesAtDemand),
      number(choice.costPerMillionInferencesAtAverage), number(choice.capacityPerMinute),
      number(choice.utilization), number(choice.modelLatencyMilliseconds),
      choice.isWithinNoise ? "true" : "false", choice.isOptimal ? "true" : "false",
      number(choice.lowerBoundPerHour), Self.joined(option.reasons),
    ]
  }

  private static func joined(_ reasons: [Statement]) -> String {
    reasons.map { "\($0.code): \($0.message)" }.joined(separator: "; ")
  }
}
