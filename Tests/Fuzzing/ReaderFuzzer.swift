// What libFuzzer calls: any bytes must become a table or a clear error, and what the table holds
// must travel through ranking, selection and the reports. `Scripts/fuzz` compiles this file into one
// module with the library, so that everything is instrumented.

/// The most rows whose consumers are run: their time must not hide the reader's.
private let rowLimit = 64

/// The most bytes of a message: one that quotes its input without bound is a finding.
private let messageLimit = 4096

/// Ends the run with a word on what does not hold; an optimised `precondition` would keep it back.
private func expect(_ holds: Bool, _ otherwise: StaticString) {
  guard !holds else { return }
  print("Fatal error: \(otherwise)")
  fatalError("\(otherwise)")
}

/// One input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzReader(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  do throws(ReadError) {
    let table = try RecommendationTable(bytes: bytes, name: "fuzz")
    check(table)
    if table.count <= rowLimit { useUp(table) }
  } catch {
    check(error, byteCount: count)
  }
  return 0
}

/// An error has a place within the input, a message of bounded length, and one line.
private func check(_ error: ReadError, byteCount: Int) {
  expect(!error.message.isEmpty, "an error without a message")
  expect(error.message.utf8.count <= messageLimit, "an endless message")
  expect(!error.description.utf8.contains(0x0A), "an error of two lines")
  if let offset = error.offset {
    expect((0...byteCount).contains(offset), "an error outside the input")
  }
  if let line = error.line, let column = error.column {
    expect(line >= 1 && column >= 1, "a line or column before the first")
  }
}

/// The table agrees with itself, row by row.
private func check(_ table: RecommendationTable) {
  for metric in Metric.allCases {
    expect(table.column(metric).count == table.count, "a column of another length")
  }
  for diagnostic in table.diagnostics {
    expect(!diagnostic.message.isEmpty, "a diagnostic without a message")
    expect(diagnostic.message.utf8.count <= messageLimit, "an endless diagnostic")
  }
  for row in 0..<min(table.count, rowLimit) {
    let value = table[row]
    expect(table.isEligible(row) == (table.ineligibility(row) == nil), "half eligible")
    _ = value.path
  }
}

/// Ranks, selects and reports. Errors are answers; what must not happen is a trap or broken JSON.
private func useUp(_ table: RecommendationTable) {
  for missing in MissingValues.allCases {
    var options = RankingOptions()
    options.missing = missing
    options.weights = [1, 1]
    if let ranking = try? table.ranked(by: options) { report(ranking) }
  }
  for format in ReportFormat.allCases {
    var bytes: [UInt8] = []
    InspectionReport(table, groupBy: .model).write(as: format, to: Terminal(width: 100)) {
      bytes += $0
    }
    if format == .json { expect(isJSON(bytes), "the inspection is no JSON") }
  }
  guard let demand = try? Demand(parsing: "12000/min") else { return }
  let request = SelectionRequest(demand: demand)
  for group in table.eligibleGroups() {
    guard
      let answer = try? table.selection(for: request, group: group.name, rows: group.rows)
    else { continue }
    let report = SelectionReport([answer], namesGroups: false)
    for format in ReportFormat.allCases {
      let bytes = report.rendered(as: format, table: table, to: Terminal(width: 100))
      if format == .json { expect(isJSON(bytes), "the selection is no JSON") }
    }
  }
}

private func report(_ ranking: Ranking) {
  for format in ReportFormat.allCases {
    var bytes: [UInt8] = []
    RankingReport(ranking, content: .rank).write(as: format, to: Terminal(width: 100)) {
      bytes += $0
    }
    if format == .json { expect(isJSON(bytes), "the ranking is no JSON") }
  }
}
