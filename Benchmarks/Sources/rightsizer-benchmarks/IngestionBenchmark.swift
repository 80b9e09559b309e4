import Rightsizer

/// Reads exports into a table, from the path of a file or a folder, everything derived.
///
/// Prints milliseconds, and what the table holds: rows, the sum of counts, each metric's number and
/// sum as exported, and the bytes of the strings.
struct IngestionBenchmark {
  private let path: String
  private let runs: Int
  private let threads: Int

  init(path: String, runs: Int, threads: Int) {
    self.path = path
    self.runs = runs
    self.threads = threads
  }

  func run() throws {
    var options = LoadOptions()
    options.threads = ThreadCount(threads)
    let (times, table) = try Stopwatch.measure(runs: runs, limit: .seconds(20)) {
      try RecommendationTable(contentsOf: path, options: options)
    }
    print(times.median, Contents(of: table))
  }

  /// Reads once and prints milliseconds, the rows, and resident memory in bytes: before, with the
  /// table when all else is given back to the system, and at the peak.
  func runForMemory() throws {
    var options = LoadOptions()
    options.threads = ThreadCount(threads)
    let before = ProcessMemory.current
    let start = Stopwatch.now
    let table = try RecommendationTable(contentsOf: path, options: options)
    let milliseconds = Stopwatch.now - start
    let peak = ProcessMemory.peak
    ProcessMemory.returnUnused()
    withExtendedLifetime(table) {
      print(milliseconds, table.count, before, ProcessMemory.current, peak)
    }
  }
}

/// What both sides must agree on.
private struct Contents: CustomStringConvertible {
  private var rows = 0
  private var instances = 0
  private var metrics = [(count: Int, sum: Double)](repeating: (0, 0), count: 7)
  private var textBytes = 0

  init(of table: RecommendationTable) {
    for row in 0..<table.count { add(table[row]) }
  }

  private mutating func add(_ row: Recommendation) {
    rows += 1
    instances += row.instanceCount ?? 0
    let values = [
      row.costPerHour, row.reportedCostPerInference, row.maxInvocationsPerMinute,
      row.modelLatencyMilliseconds, row.cpuUtilization, row.memoryUtilization, row.modelSetupTime,
    ]
    for (index, value) in values.enumerated() {
      guard let value else { continue }
      metrics[index].count += 1
      metrics[index].sum += value
    }
    for text in [
      row.job, row.status, row.recommendationID, row.endpointName, row.variantName,
      row.instanceType, row.inferenceSpecification,
    ] {
      textBytes += text?.utf8.count ?? 0
    }
    for (key, value) in row.environment { textBytes += key.utf8.count + value.utf8.count }
  }

  var description: String {
    "\(rows) \(instances) "
      + metrics.map { "\($0.count) \($0.sum)" }.joined(separator: " ") + " \(textBytes)"
  }
}
