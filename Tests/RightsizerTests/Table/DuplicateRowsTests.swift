import TestSupport
import Testing

@testable import Rightsizer

/// What a row is and what it measured, as it is written into a document.
private struct Sample {
  var job: Int
  var endpoint: Int?
  var type: Int
  var count: Int?
  var environment: Int
  /// Of seven metrics, which are there.
  var metrics: [Int?]
  var status: String

  var identity: [Int?] { [job, endpoint, type, count, environment] }

  static let names = [
    "CostPerHour", "CostPerInference", "MaxInvocations", "ModelLatency", "CpuUtilization",
    "MemoryUtilization", "ModelSetupTime",
  ]

  var json: String {
    let figures = zip(Self.names, metrics).map { "\"\($0)\":\($1.map { "\($0)" } ?? "\"NaN\"")" }
    let variables = [
      "{\"Key\":\"A\",\"Value\":\"\(environment)\"}", "{\"Key\":\"B\",\"Value\":\"1\"}",
    ]
    // The order of variables does not matter.
    let ordered = (metrics[0] ?? 0) % 2 == 0 ? variables : variables.reversed()
    return "{\"JobName\":\"j\(job)\",\"Status\":\"\(status)\",\"InferenceBenchmark\":{"
      + "\"Metrics\":{\(figures.joined(separator: ","))},\"EndpointConfiguration\":{"
      + (endpoint.map { "\"EndpointName\":\"e\($0)\"," } ?? "") + "\"InstanceType\":\"t\(type)\""
      + (count.map { ",\"InitialInstanceCount\":\($0)" } ?? "")
      + "},\"ModelConfiguration\":{\"EnvironmentParameters\":["
      + ordered.joined(separator: ",") + "]}}}"
  }
}

/// The definition, pair by pair: for each row the one it repeats.
private func naive(_ samples: [Sample]) -> [Int?] {
  func measured(_ row: Int) -> Int { samples[row].metrics.filter { $0 != nil }.count }
  func agree(_ a: Int, _ b: Int) -> Bool {
    zip(samples[a].metrics, samples[b].metrics).allSatisfy { $0 == nil || $1 == nil || $0 == $1 }
  }
  let rows = samples.indices.filter { samples[$0].status == "COMPLETED" }
  // The one with more metrics is kept, on a tie the first.
  let preferred = rows.sorted { (measured($1), $0) < (measured($0), $1) }
  var result = [Int?](repeating: nil, count: samples.count)
  var kept: [Int] = []
  for row in preferred {
    let original = kept.first {
      samples[$0].endpoint != nil && samples[$0].identity == samples[row].identity
        && agree($0, row)
    }
    result[row] = original
    if original == nil { kept.append(row) }
  }
  return result
}

@Suite("Duplicate rows")
struct DuplicateRowsTests {
  private func table(_ samples: [Sample]) throws -> RecommendationTable {
    try RecommendationTable(
      text: "{\"Steps\":[\(samples.map(\.json).joined(separator: ","))]}")
  }

  @Test("Random rows: the fast search finds what comparing all pairs finds", arguments: 1...150)
  func pairs(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let values = 1 + generator.below(3)
    let samples = (0..<(1 + generator.below(60))).map { _ in
      Sample(
        job: generator.below(2), endpoint: generator.below(10) == 0 ? nil : generator.below(3),
        type: generator.below(2), count: [nil, 1, 2][generator.below(3)],
        environment: generator.below(2),
        metrics: (0..<7).map { _ in
          generator.below(3) == 0 ? nil : 1 + generator.below(values)
        }, status: generator.below(8) == 0 ? "FAILED" : "COMPLETED")
    }
    let table = try table(samples)
    let expected = naive(samples)
    for (row, original) in expected.enumerated() {
      let isCompleted = samples[row].status == "COMPLETED"
      #expect(table.isEligible(row) == (isCompleted && original == nil), "seed \(seed), row \(row)")
      if let original {
        let reason = table.ineligibility(row)
        #expect(reason == .duplicate(of: original), "seed \(seed), row \(row)")
      }
    }
  }

  private func sample(_ metrics: [Int?], endpoint: Int? = 0) -> Sample {
    Sample(
      job: 0, endpoint: endpoint, type: 0, count: 1, environment: 0, metrics: metrics,
      status: "COMPLETED")
  }

  @Test("More metrics win over coming first; a tie goes to the first")
  func preference() throws {
    let table = try table([
      sample([1, nil, 2, nil, nil, nil, nil]), sample([1, nil, 2, 3, nil, nil, nil]),
      sample([1, nil, 2, 3, nil, nil, nil]),
    ])
    #expect(table.eligibleRows == [1])
    #expect(table[0].reason == "duplicate of row 1")
    #expect(table[2].reason == "duplicate of row 1")
    #expect(table.codes.contains(.duplicateRow))
  }

  @Test("Other metrics of one configuration: both stay, with a warning")
  func conflict() throws {
    let table = try table([
      sample([1, nil, 2, 3, nil, nil, nil]), sample([1, nil, 2, 4, nil, nil, nil]),
    ])
    #expect(table.eligibleRows == [0, 1])
    let told = table.diagnostics.filter { $0.code == .conflictingRows }
    #expect(told.map(\.path) == ["$.Steps[1]"])
    #expect(told.first?.severity == .warning)
  }

  @Test("A row without an endpoint's or a job's name equals none")
  func unnamed() throws {
    let metrics: [Int?] = [1, nil, 2, 3, nil, nil, nil]
    #expect(
      try table([sample(metrics, endpoint: nil), sample(metrics, endpoint: nil)]).eligibleRows
        == [0, 1])
    let row = "{\"EndpointName\":\"e\",\"CostPerHour\":1}"
    #expect(try RecommendationTable(text: "[\(row),\(row)]").eligibleRows == [0, 1])
  }

  @Test("Serverless rows are told apart by memory and concurrency")
  func serverless() throws {
    func row(_ memory: Int, _ concurrency: String) -> String {
      "{\"JobName\":\"j\",\"Status\":\"COMPLETED\",\"InferenceBenchmark\":{\"Metrics\":"
        + "{\"CostPerInference\":1},\"EndpointConfiguration\":{\"EndpointName\":\"e\","
        + "\"ServerlessConfig\":{\"MemorySizeInMB\":\(memory)\(concurrency)}}}}"
    }
    let rows = [
      row(1024, ",\"MaxConcurrency\":1"), row(2048, ",\"MaxConcurrency\":1"),
      row(1024, ",\"MaxConcurrency\":5"), row(1024, ""), row(1024, ""),
    ]
    let table = try RecommendationTable(text: "[\(rows.joined(separator: ","))]")
    #expect(table.eligibleRows == [0, 1, 2, 3])
    #expect(table[4].reason == "duplicate of row 3")
  }

  /// Rows of one job and endpoint: every second one repeats the one before, perhaps with metrics
  /// missing.
  private func repeating(_ count: Int) -> JobRecords {
    var generator = SeededGenerator(seed: 7)
    var records = JobRecords()
    records.sources = [JobRecords.Source(name: "all", rows: 0..<count, jobs: 0..<0)]
    var record = RowRecord()
    record.jobName = records.strings.intern("job")
    record.endpointName = records.strings.intern("endpoint")
    record.instanceCount = 1
    let origin = RowColumns.Origin(
      source: 0, document: 0, container: records.strings.intern(""), index: 0, job: -1)
    let stage = RowStage()
    for row in 0..<count {
      record.costPerHour = Double(row / 2)
      record.cpuUtilization = generator.below(4) == 0 ? .nan : 1
      record.memoryUtilization = generator.below(4) == 0 ? .nan : 2
      stage.append(record, flags: [], origin: origin)
      stage.move(into: &records.rows)
    }
    return records
  }

  @Test("100,000 rows of one identity take linear time", .timeLimit(.minutes(60)))
  func linear() {
    /// The table and the best of two times.
    func table(_ count: Int) -> (table: RecommendationTable, time: Duration) {
      let records = repeating(count)
      func measured() -> (table: RecommendationTable, time: Duration) {
        let start = ContinuousClock.now
        let table = RecommendationTable(records: records, options: LoadOptions())
        return (table, ContinuousClock.now - start)
      }
      let first = measured()
      let second = measured()
      return (first.table, min(first.time, second.time))
    }
    let part = table(25_000)
    let whole = table(100_000)
    // Four times the rows: 16 times the time if each row were held against the others.
    #expect(whole.time < part.time * 9, "\(part.time), \(whole.time)")
    #expect(whole.table.eligibleRows.count == 50_000)
    // A file full of conflicts tells a hundred of them and counts the rest.
    #expect(whole.table.diagnostics.filter { $0.code == .conflictingRows }.count == 101)
  }
}
