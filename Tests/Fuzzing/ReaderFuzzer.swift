// What libFuzzer calls: any bytes must become a table or a clear error, and what the table holds
// must travel through ranking, selection and the reports. `Scripts/fuzz` compiles this file into one
// module with the library, so that everything is instrumented.

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

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
  compareShapes(bytes)
  comparePieces(bytes)
  return 0
}

/// Reads the input from a file, in pieces and as a whole, where it has lines that documents may begin:
/// both must give the same.
private func comparePieces(_ bytes: [UInt8]) {
  let hasLines = zip(bytes, bytes.dropFirst()).contains {
    $0 == 0x0A && ($1 == UInt8(ascii: "{") || $1 == UInt8(ascii: "["))
  }
  // Threads and files cost more than all else here: a quarter of such inputs.
  guard hasLines, bytes.count % 4 == 0, write(bytes, to: piecesPath) else { return }
  let item = InputBatches.Item.file(path: piecesPath, byteCount: bytes.count)
  let whole = InputBatches(items: [item]).read(ThreadCount(1))
  let pieces = InputBatches(items: [item], leastPieceByteCount: 1).read(ThreadCount(3))
  expect(pieces.errors == whole.errors, "pieces change the errors")
  let a = RecommendationTable(records: pieces.records, options: LoadOptions())
  let b = RecommendationTable(records: whole.records, options: LoadOptions())
  expect(a.sources == b.sources && a.jobs == b.jobs, "pieces change the jobs")
  expect(a.baselines == b.baselines, "pieces change the baselines")
  expect(a.diagnostics == b.diagnostics, "pieces change the diagnostics")
  expect(a.count == b.count, "pieces change the number of rows")
  for row in 0..<min(a.count, b.count) {
    expect(a[row] == b[row], "pieces change a row")
  }
}

/// One file for each process, written over for each input.
private let piecesPath = ".build-fuzz/pieces-\(getpid())"

private func write(_ bytes: [UInt8], to path: String) -> Bool {
  guard let file = fopen(path, "wb") else { return false }
  let count = fwrite(bytes, 1, bytes.count, file)
  return fclose(file) == 0 && count == bytes.count
}

/// Reads the input once more as a row behind three rows as the service writes them, and behind itself,
/// by the shapes of earlier rows and without: both must give the same. The first byte, which a JSON
/// text has little choice of otherwise, says in which list, and the last in what parts it comes.
private func compareShapes(_ bytes: [UInt8]) {
  guard let first = bytes.first, let last = bytes.last, bytes.count <= 2048 else { return }
  // Any byte in front of a row is a choice; without one the row itself is taken.
  let body = first == UInt8(ascii: "{") ? bytes[...] : bytes.dropFirst()
  let rows = recordedRows.map { $0[...] } + [body, recordedRows[0][...], body, body]
  var text: [UInt8] = []
  switch first % 3 {
  case 0: for row in rows { text += row + [0x0A] }
  case 1: text = Array("[".utf8) + Array(rows.joined(separator: Array(",".utf8))) + [0x5D]
  default:
    text = Array(#"{"Steps":["#.utf8) + Array(rows.joined(separator: Array(", ".utf8)))
    text += Array(#"],"NextToken":"t"}"#.utf8)
  }
  // Parts that end in every row, in one of the last, or nowhere.
  let chunks = [700, 1024 + Int(last) * 8, 1 << 16]
  let shaped = read(text, chunk: chunks[Int(last) % 3], RowShapes())
  let plain = read(text, chunk: 1 << 16, RowShapes(isUsed: false))
  expect(shaped.errors == plain.errors, "shapes change the errors")
  let (a, b) = (shaped.table, plain.table)
  expect(a.count == b.count, "shapes change the number of rows")
  expect(a.diagnostics == b.diagnostics, "shapes change the diagnostics")
  for row in 0..<min(a.count, b.count) {
    expect(a[row] == b[row], "shapes change a row")
  }
}

private func read(
  _ text: [UInt8], chunk: Int, _ shapes: RowShapes
) -> (table: RecommendationTable, errors: [ReadError]) {
  var reader = RecordsReader(chunk: chunk, shapes: shapes)
  // Behind a source that has made the rows' shapes known.
  let known = Array(recordedRows.joined(separator: [0x0A]))
  reader.read(MemoryBytes(known), name: "known")
  reader.read(MemoryBytes(text), name: "fuzz")
  let errors = reader.errors
  return (RecommendationTable(records: reader.takeRecords(), options: LoadOptions()), errors)
}

/// A step, a recommendation and a serverless one.
private let recordedRows: [[UInt8]] = [
  #"""
  {"StepType":"BENCHMARK","JobName":"job","Status":"COMPLETED","InferenceBenchmark":{"Metrics":{"CostPerHour":0.20399999618530273,"CostPerInference":1.0E-5,"MaxInvocations":334,"ModelLatency":57,"CpuUtilization":NaN},"EndpointConfiguration":{"EndpointName":"e-1","VariantName":"v","InstanceType":"ml.m5.large","InitialInstanceCount":1},"ModelConfiguration":{"EnvironmentParameters":[{"Key":"K","ValueType":"String","Value":"1"}]},"InvocationEndTime":1635279100.5}}
  """#,
  #"""
  {"Metrics":{"CostPerHour":0.115,"CostPerInference":0.0000191,"MaxInvocations":100,"ModelLatency":9},"EndpointConfiguration":{"EndpointName":"e","VariantName":"v","InstanceType":"ml.c5.large","InitialInstanceCount":2},"ModelConfiguration":{"EnvironmentParameters":[]},"RecommendationId":"r/1"}
  """#,
  #"""
  {"Metrics":{"CostPerHour":0,"MaxInvocations":60,"ModelLatency":80,"ModelSetupTime":1200},"EndpointConfiguration":{"EndpointName":"s","VariantName":"v","ServerlessConfig":{"MemorySizeInMB":2048,"MaxConcurrency":8}},"ModelConfiguration":{}}
  """#,
].map { Array($0.utf8) }

/// An error has a place within the input, a message of bounded length, and one line.
private func check(_ error: ReadError, byteCount: Int) {
  expect(!error.message.isEmpty, "an error without a message")
  expect(error.description.utf8.count <= messageLimit, "an endless message")
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
