import Foundation
import TestSupport
import Testing

@testable import Rightsizer

struct TableExportTests {
  /// A line of JSON as a decoder of its own reads it.
  struct Line: Decodable {
    var row: Int
    var source: String
    var job: String?
    var status: String?
    var instanceType: String?
    var instanceCount: Int?
    var serverlessMemorySizeInMB: Double?
    var serverlessMaxConcurrency: Double?
    var serverlessProvisionedConcurrency: Double?
    var environment: [String: String]
    var compiled: Bool?
    var compilationJobName: String?
    var costPerHour: Double?
    var costPerInference: Double?
    var maxInvocationsPerMinute: Double?
    var modelLatencyMilliseconds: Double?
    var pricePerInstanceHour: Double?
    var invocationsPerInstancePerMinute: Double?
    var eligible: Bool
    var reason: String?
    var failureReason: String?
    var duplicateOf: Int?
  }

  @Test("Every row of every status, in input order, under the contract's names")
  func rows() throws {
    let table = try PublishedJobs.all()
    let lines = Self.text(table, as: .jsonLines).split(separator: "\n")
    #expect(lines.count == table.count)
    for (row, line) in lines.enumerated() {
      let object = try ReportText.object(String(line))
      #expect(object["row"] as? Int == row)
      #expect(Set(object.keys) == Set(TableExport.columnNames))
    }
    // Its names are the contract's, but for what a ranking tells and what is held flat here.
    let missing = contractMembers.filter { !TableExport.columnNames.contains($0) }
    #expect(missing == ["serverless", "layer", "rank", "score", "dominatedBy"])
  }

  @Test("A member of the contract has the value that the row has")
  func sameAsRows() throws {
    let table = try PublishedJobs.all()
    let records = try RankingReportCSVTests.records(Self.text(table, as: .csv))
    #expect(records[0] == TableExport.columnNames)
    #expect(records.count == table.count + 1)
    for row in 0..<table.count {
      let fields = Dictionary(uniqueKeysWithValues: zip(records[0], records[row + 1]))
      let it = table[row]
      func number(_ name: String) -> Double? { fields[name].flatMap(Double.init) }
      #expect(fields["source"] == it.source && fields["path"] == it.path)
      #expect(fields["group"] == it.group && fields["job"] == it.job ?? "")
      #expect(fields["endpointName"] == it.endpointName ?? "")
      #expect(fields["instanceType"] == it.instanceType ?? "")
      #expect(number("instanceCount") == it.instanceCount.map(Double.init))
      #expect(number("costPerHour") == it.costPerHour)
      #expect(number("costPerInference") == it.costPerInference)
      #expect(number("reportedCostPerInference") == it.reportedCostPerInference)
      #expect(number("maxInvocationsPerMinute") == it.maxInvocationsPerMinute)
      #expect(number("modelLatencyMilliseconds") == it.modelLatencyMilliseconds)
      #expect(number("cpuUtilization") == it.cpuUtilization)
      #expect(number("cpuUtilizationPerCore") == it.cpuUtilizationPerCore)
      #expect(number("memoryUtilization") == it.memoryUtilization)
      #expect(number("modelSetupTime") == it.modelSetupTime)
      #expect(fields["eligible"] == (it.eligible ? "true" : "false"))
      #expect(fields["reason"] == it.reason ?? "")
      #expect(
        (fields["duplicateOf"] ?? "").isEmpty == !(it.reason ?? "").hasPrefix("duplicate of"))
    }
  }

  @Test("What an instance costs and carries, by hand")
  func derived() throws {
    let job = MadeUpJob(rows: [.init(costPerHour: 0.6, maxInvocations: 3000, count: 3)])
    let line = try #require(try Self.lines(job.table()).first)
    // $0.60 an hour and 3000 a minute of three instances; 0.6 / (60 × 3000).
    #expect(line.pricePerInstanceHour.map { isClose($0, 0.2) } == true)
    #expect(line.invocationsPerInstancePerMinute == 1000)
    #expect(line.costPerInference.map { isClose($0, 0.6 / 180_000) } == true)
  }

  @Test("A failed step has its status and reason, a duplicate the row it repeats")
  func notEligible() throws {
    let failed = MadeUpJob(
      rows: [.init(costPerHour: nil, maxInvocations: nil, latency: nil, endpoint: "a")],
      statuses: ["FAILED"], failureReason: "out of memory")
    let line = try #require(try Self.lines(failed.table()).first)
    #expect(line.status == "FAILED" && line.failureReason == "out of memory")
    #expect(line.reason == "step FAILED: out of memory" && !line.eligible)
    let repeated = MadeUpJob(rows: [.init(endpoint: "b"), .init(), .init(endpoint: "b")])
    let lines = try Self.lines(repeated.table())
    #expect(lines.map(\.duplicateOf) == [nil, nil, 0])
    #expect(lines.map(\.eligible) == [true, true, false])
  }

  @Test("A serverless row has its members, and no type or count")
  func serverless() throws {
    let text = """
      {"InferenceRecommendations":[{"Metrics":{"CostPerInference":0.0001,"MaxInvocations":100,
        "ModelLatency":10},"EndpointConfiguration":{"EndpointName":"e","VariantName":"v",
        "ServerlessConfig":{"MemorySizeInMB":2048,"MaxConcurrency":5,"ProvisionedConcurrency":2}},
        "ModelConfiguration":{"CompilationJobName":"neo"}}]}
      """
    let line = try #require(try Self.lines(try RecommendationTable(text: text)).first)
    #expect(line.serverlessMemorySizeInMB == 2048 && line.serverlessMaxConcurrency == 5)
    #expect(line.serverlessProvisionedConcurrency == 2)
    #expect(line.instanceType == nil && line.instanceCount == nil)
    #expect(line.pricePerInstanceHour == nil && line.costPerInference == 0.0001)
    #expect(line.compiled == true && line.compilationJobName == "neo")
  }

  @Test("NaN, infinities and what is not there: empty fields and null, never 0")
  func unavailable() throws {
    let text = """
      [{"InstanceType":"ml.m5.large","InitialInstanceCount":1,"CostPerHour":NaN,
        "MaxInvocations":1e999,"ModelLatency":-Infinity,"CpuUtilization":null}]
      """
    let table = try RecommendationTable(text: text)
    let records = try RankingReportCSVTests.records(Self.text(table, as: .csv))
    let object = try ReportText.object(Self.text(table, as: .jsonLines))
    for name in [
      "costPerHour", "costPerInference", "maxInvocationsPerMinute", "modelLatencyMilliseconds",
      "cpuUtilization", "cpuUtilizationPerCore", "memoryUtilization", "pricePerInstanceHour",
      "invocationsPerInstancePerMinute", "job", "status", "duplicateOf", "compiled",
    ] {
      let index = try #require(records[0].firstIndex(of: name))
      #expect(records[1][index].isEmpty, "\(name)")
      #expect(object[name] is NSNull, "\(name)")
    }
  }

  @Test("Hostile names come back as they were, in both forms, whatever they hold")
  func hostile() throws {
    let seed: UInt64 = 20_26
    var generator = SeededGenerator(seed: seed)
    let pieces = [
      "\"", ",", "\r", "\n", "\r\n", "\0", "\u{1B}[31m", " ", "=cmd|' /C calc'!A1", "+1", "-1",
      "@SUM(A1)", "é", "😀", "\u{2028}", "\\", "\t", "{", "}", "\u{FEFF}", "a", "\u{7F}",
    ]
    for _ in 0..<60 {
      var name = ""
      for _ in 0..<1 + generator.below(5) { name += pieces[generator.below(pieces.count)] }
      let job = MadeUpJob(
        name: name, rows: [.init(instanceType: name, environment: [name: name, "K": "=1"])])
      let table = try job.table("f" + name)
      let line = try #require(try Self.lines(table).first)
      #expect(line.instanceType == name && line.job == name, "seed \(seed)")
      #expect(line.environment == [name: name, "K": "=1"], "seed \(seed)")
      #expect(line.source == "f" + name, "seed \(seed)")
      let records = try RankingReportCSVTests.records(Self.text(table, as: .csv))
      let fields = Dictionary(uniqueKeysWithValues: zip(records[0], records[1]))
      #expect(fields["instanceType"] == name && fields["job"] == name, "seed \(seed)")
      let environment = try JSONDecoder().decode(
        [String: String].self, from: Data((fields["environment"] ?? "").utf8))
      #expect(environment == [name: name, "K": "=1"], "seed \(seed)")
    }
  }

  @Test("The bytes do not depend on the threads, nor the rows on the blocks", arguments: [1, 2, 5])
  func threads(count: Int) throws {
    let rows = (0..<2 * TableExport.rowsPerBlock + 7).map { _ in MadeUpJob.Row() }
    let table = try MadeUpJob(rows: rows).table()
    for format in TableExport.Format.allCases {
      var bytes: [UInt8] = []
      var counts: [Int] = []
      TableExport(table).write(as: format, threads: ThreadCount(count)) {
        bytes += $0
        counts.append($1)
      }
      #expect(String(decoding: bytes, as: UTF8.self) == Self.text(table, as: format))
      #expect(counts.last == table.count && counts == counts.sorted())
      let lineCount = bytes.count { $0 == UInt8(ascii: "\n") }
      #expect(lineCount == table.count + (format == .csv ? 1 : 0))
    }
  }

  @Test("One job's rows keep their numbers; groups are those asked for")
  func narrowed() throws {
    let table = try PublishedJobs.all()
    let job = "resnet50-instance-1637703318"
    let expected = (0..<table.count).filter { table.jobName($0) == job }
    #expect(expected.count == 2)
    var bytes: [UInt8] = []
    TableExport(table, groupBy: .none, job: job).write(as: .jsonLines) { piece, _ in
      bytes += piece
    }
    let objects = try String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      .map { try ReportText.object(String($0)) }
    #expect(objects.map { $0["row"] as? Int } == expected)
    #expect(objects.allSatisfy { $0["group"] as? String == "all" })
  }

  @Test("An empty table is a head in CSV and nothing in JSON lines")
  func empty() throws {
    let table = RecommendationTable.load([]).table
    #expect(Self.text(table, as: .jsonLines).isEmpty)
    #expect(
      Self.text(table, as: .csv) == TableExport.columnNames.joined(separator: ",") + "\r\n")
  }

  @Test("What the output throws ends it at once")
  func failure() throws {
    struct Full: Error {}
    let table = try MadeUpJob(rows: (0..<3 * TableExport.rowsPerBlock).map { _ in .init() }).table()
    var calls = 0
    #expect(throws: Full.self) {
      try TableExport(table).write(as: .csv) { _, _ throws(Full) in
        calls += 1
        if calls == 2 { throw Full() }
      }
    }
    #expect(calls == 2)
  }

  private static func text(_ table: RecommendationTable, as format: TableExport.Format) -> String {
    var bytes: [UInt8] = []
    TableExport(table).write(as: format) { piece, _ in bytes += piece }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func lines(_ table: RecommendationTable) throws -> [Line] {
    try text(table, as: .jsonLines).utf8.split(separator: UInt8(ascii: "\n")).map {
      try JSONDecoder().decode(Line.self, from: Data($0))
    }
  }
}
