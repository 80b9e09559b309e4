import Foundation
import Testing

@testable import Rightsizer

/// Names are data: they may hold anything.
struct HostileReportTests {
  private static let names = [
    "\u{1B}[31mred\u{1B}[0m", "\u{1B}]0;title\u{7}", "a\r\nb\tc", "\u{202E}gpj.exe", "\u{0}",
    "\u{7F}\u{9B}2J", "\"\\/\u{2028}", "日本語🙂", String(repeating: "x", count: 500),
  ]

  private static func table(_ name: String) throws -> RecommendationTable {
    let row = MadeUpJob.Row(
      instanceType: "ml." + name, endpoint: "e" + name, environment: ["K" + name: name])
    var other = row
    other.costPerHour = 2
    other.environment = [:]
    other.endpoint = "f" + name
    let described = MadeUpJob(name: "j" + name, model: "m" + name, rows: [row, other])
    let steps = MadeUpJob(
      name: "j" + name, rows: [row], statuses: ["FAILED" + name], failureReason: name)
    let failed = MadeUpJob(
      name: "j" + name, rows: [row], statuses: ["FAILED"], failureReason: "why" + name)
    return PublishedJobs.table([
      .bytes(described.bytes, name: "s" + name), .bytes(steps.bytes, name: "t" + name),
      .bytes(failed.bytes, name: "u" + name),
    ])
  }

  @Test("No control character reaches a text table", arguments: names)
  func text(name: String) throws {
    let table = try Self.table(name)
    for text in [
      ReportText.ranking(try table.ranked()),
      ReportText.ranking(try table.ranked(), to: Terminal(width: 80)),
      ReportText.ranking(try table.ranked(), as: .markdown),
      ReportText.inspection(table), ReportText.inspection(table, to: Terminal(width: 80)),
    ] {
      let unsafe = text.unicodeScalars.first { scalar in
        scalar != "\n"
          && (scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value || scalar == "\u{202E}"
            || scalar == "\u{2028}")
      }
      #expect(unsafe == nil, "\(String(describing: unsafe)) in \(text.debugDescription)")
    }
  }

  @Test("JSON stays valid and gives every name back", arguments: names)
  func json(name: String) throws {
    let table = try Self.table(name)
    let rows = try ReportText.rows(ReportText.ranking(table.ranked(), as: .json))
    #expect(rows.count == 4)
    #expect(rows[0]["instanceType"] as? String == "ml." + name)
    #expect(rows[0]["environment"] as? [String: String] == ["K" + name: name])
    #expect(rows[0]["group"] as? String == "m" + name)
    #expect(rows[0]["source"] as? String == "s" + name)
    #expect(rows[3]["reason"] as? String == "step FAILED: why" + name)
    let inspected = try ReportText.rows(ReportText.inspection(table, as: .json))
    #expect(inspected[1]["job"] as? String == "j" + name)
  }

  @Test("CSV reads back with every name", arguments: names)
  func csv(name: String) throws {
    let table = try Self.table(name)
    let records = try RankingReportCSVTests.records(ReportText.ranking(table.ranked(), as: .csv))
    let column = try #require(records[0].firstIndex(of: "instanceType"))
    #expect(records.dropFirst().allSatisfy { $0[column] == "ml." + name })
  }

  @Test("Numbers beyond all measure neither trap nor fill lines")
  func hugeNumbers() throws {
    let job = MadeUpJob(rows: [
      .init(instanceType: "ml.a", costPerHour: 1e308, maxInvocations: 1e-300),
      .init(
        instanceType: "ml.b", costPerHour: Double.leastNonzeroMagnitude, maxInvocations: 1e308,
        latency: 1e308),
      .init(instanceType: "ml.c", costPerHour: 1e15, maxInvocations: 9e18, latency: 0),
      .init(instanceType: "ml.d", count: Int(Int32.max)),
    ])
    for missing in MissingValues.allCases {
      var options = RankingOptions()
      options.missing = missing
      options.weights = [1, 1]
      let ranking = try job.table().ranked(by: options)
      let text = ReportText.ranking(ranking, to: Terminal(width: 200))
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= 200 })
      #expect(try ReportText.rows(ReportText.ranking(ranking, as: .json)).count == 4)
    }
  }
}
