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
    var bytes: [UInt8] = []
    write(as: format, table: table, to: terminal) { bytes += $0 }
    return bytes
  }

  /// The report, handed over piece by piece.
  package func write<Failure: Error>(
    as format: ReportFormat, table: RecommendationTable, to terminal: Terminal = Terminal(),
    _ output: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    switch format {
    case .table:
      var bytes: [UInt8] = []
      for (index, answer) in answers.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: "\n")) }
        bytes += SelectionText(answer, table, terminal, robustness?[index]).rendered().utf8
        guard bytes.count >= Self.pieceSize else { continue }
        try output(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
      try output(bytes)
    case .json: try writeJSON(output)
    case .csv: try writeCSV(output)
    case .markdown:
      var rows: [[String]] = []
      for index in answers.indices { forEachRow(of: index) { rows.append($0) } }
      try output(MarkdownTable.text(header: columns, rows: rows))
    }
  }

  /// Pieces of this size go out, so that a million rows need little memory beside the answer.
  private static let pieceSize = 1 << 18

  private func writeJSON<Failure: Error>(
    _ output: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var json = JSONWriter()
    for (index, answer) in answers.enumerated() {
      let request = answer.request
      try json.object { json throws(Failure) in
        json.member("schema", "rightsizer.select/1")
        if namesGroups { json.member("group", answer.group) }
        json.member("demandPerMinute", request.demand.perMinute)
        json.member("averagePerMinute", request.average?.perMinute)
        request.writeRules(to: &json)
        json.member("choice", answer.choice)
        try Self.write("alternatives", answer.alternatives, to: &json, output)
        try Self.write("rejected", answer.rejected, to: &json, output)
        if let robustness { json.member("robustness", robustness[index]) }
        json.member("assumptions", answer.assumptions)
        json.member("diagnostics", answer.diagnostics)
      }
    }
    try json.drain(output)
  }

  private static func write<Failure: Error>(
    _ name: String, _ values: [some JSONWritable], to json: inout JSONWriter,
    _ output: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    try json.array(name) { json throws(Failure) in
      for value in values {
        json.value(value)
        if json.bytes.count >= pieceSize { try json.drain(output) }
      }
    }
  }

  private func writeCSV<Failure: Error>(
    _ output: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var csv = CSVWriter(header: columns)
    for index in answers.indices {
      try forEachRow(of: index) { cells throws(Failure) in
        for cell in cells { csv.field(cell) }
        csv.endRow()
        if csv.bytes.count >= Self.pieceSize { try csv.drain(output) }
      }
    }
    try csv.drain(output)
  }

  // MARK: Rows of CSV and Markdown

  static let columns = [
    "group", "outcome", "place", "row", "instanceType", "instanceCount", "maxConcurrency", "weight",
    "invocationsPerInstancePerMinute", "pricePerInstanceHour", "priceSource", "costPerHour",
    "costPerMonth", "costPerMillionInferencesAtDemand", "costPerMillionInferencesAtAverage",
    "capacityPerMinute", "utilization", "modelLatencyMilliseconds", "withinNoise", "optimal",
    "bound", "reasons", "discount",
  ]

  private var columns: [String] {
    Self.columns + (robustness == nil ? [] : ["rerunChosenShare", "rerunKeptShare"])
  }

  /// Hands over the cells of each row of an answer: the parts of the choice and of the alternatives,
  /// then what is rejected, with the shares of each row where they were asked for.
  private func forEachRow<Failure: Error>(
    of index: Int, _ body: ([String]) throws(Failure) -> Void
  ) throws(Failure) {
    let answer = answers[index]
    let shares = { (row: Int) in robustness.map { $0[index].cells(row: row) } ?? [] }
    var place = 0
    for option in [answer.choice].compactMap(\.self) + answer.alternatives {
      place += 1
      for part in option.choice.parts {
        try body(Self.cells(part, option, answer, place: place) + shares(part.row))
      }
    }
    for refusal in answer.rejected {
      try body(Self.cells(refusal, answer) + shares(refusal.row))
    }
  }

  private static func cells(
    _ refusal: SelectionAnswer.Refusal, _ answer: SelectionAnswer
  ) -> [String] {
    var cells = [String](repeating: "", count: columns.count)
    cells[0] = answer.group
    cells[1] = "rejected"
    cells[3] = "\(refusal.row)"
    cells[4] = refusal.instanceType ?? ""
    cells[columns.count - 2] = joined(refusal.reasons)
    return cells
  }

  private static func cells(
    _ part: Choice.Part, _ option: SelectionAnswer.Option, _ answer: SelectionAnswer, place: Int
  ) -> [String] {
    func number(_ value: Double?) -> String {
      value.map { NumberFormat.shortest.text($0) } ?? ""
    }
    func integer(_ value: Int?) -> String { value.map { "\($0)" } ?? "" }
    let choice = option.choice
    let isChoice = place == 1 && answer.choice != nil
    return [
      answer.group, isChoice ? "choice" : "alternative", "\(place)", "\(part.row)",
      part.instanceType ?? "",
      integer(part.instanceCount), integer(part.maxConcurrency), number(part.weight),
      number(part.invocationsPerInstancePerMinute), number(part.pricePerInstanceHour),
      part.priceSource?.rawValue ?? "", number(choice.costPerHour), number(choice.costPerMonth),
      number(choice.costPerMillionInferencesAtDemand),
      number(choice.costPerMillionInferencesAtAverage), number(choice.capacityPerMinute),
      number(choice.utilization), number(choice.modelLatencyMilliseconds),
      choice.isWithinNoise ? "true" : "false", choice.isOptimal ? "true" : "false",
      number(choice.lowerBoundPerHour), joined(option.reasons), number(part.discount),
    ]
  }

  private static func joined(_ reasons: [Statement]) -> String {
    reasons.map { "\($0.code): \($0.message)" }.joined(separator: "; ")
  }
}
