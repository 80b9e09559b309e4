import TestSupport
import Testing

@testable import Rightsizer

struct RankingReportCSVTests {
  @Test("The header is the contract's members, then one record a row, lines end with CR LF")
  func shape() throws {
    let text = ReportText.ranking(try PublishedJobs.all().ranked(), as: .csv)
    let records = try Self.records(text)
    #expect(records.first == contractMembers)
    #expect(records.count == 32)
    #expect(records.allSatisfy { $0.count == contractMembers.count })
    #expect(text.hasSuffix("\r\n"))
  }

  @Test("The fields are those of the JSON, read back")
  func sameAsJSON() throws {
    var options = RankingOptions()
    options.weights = [3, 1]
    let ranking = try PublishedJobs.all().ranked(by: options)
    let records = try Self.records(ReportText.ranking(ranking, as: .csv)).dropFirst()
    let rows = try ReportText.rows(ReportText.ranking(ranking, as: .json))
    for (record, row) in zip(records, rows) {
      for (name, field) in zip(contractMembers, record) {
        switch row[name] {
        case let text as String: #expect(field == text)
        case let number as Double where name != "eligible" && name != "latencyCensored":
          // JSONSerialization rounds some decimals wrongly in the last place.
          #expect(isClose(Double(field) ?? .nan, number, relative: 1e-15), "\(name)")
        case let flag as Bool: #expect(field == (flag ? "true" : "false"))
        case let object as [String: Any]:
          if object.isEmpty {
            #expect(field.isEmpty)
          } else {
            #expect(try ReportText.object(field).count == object.count)
          }
        default: #expect(field.isEmpty, "\(name)")
        }
      }
    }
  }

  @Test("Commas, quotes and line breaks in names come back as they were")
  func hostile() throws {
    let type = "ml.\"x\",\r\n=1+1 \u{1B}[31m"
    let job = MadeUpJob(
      name: " a,b ", rows: [.init(instanceType: type, environment: ["K,\"": "v\n"])])
    let records = try Self.records(ReportText.ranking(job.table().ranked(), as: .csv))
    let record = Dictionary(uniqueKeysWithValues: zip(records[0], records[1]))
    #expect(record["instanceType"] == type)
    #expect(record["job"] == " a,b ")
    let environment = try ReportText.object(try #require(record["environment"]))
    #expect(environment["K,\""] as? String == "v\n")
  }

  @Test("Top and frontier shorten it as they shorten the JSON")
  func shortened() throws {
    let ranking = try PublishedJobs.all().ranked()
    #expect(try Self.records(ReportText.ranking(ranking, top: 1, as: .csv)).count == 7)
    #expect(try Self.records(ReportText.ranking(ranking, content: .frontier, as: .csv)).count == 14)
  }

  /// RFC 4180, read strictly: a slow reader of its own.
  static func records(_ text: String) throws -> [[String]] {
    struct Malformed: Error {}
    var records: [[String]] = []
    var record: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      switch (byte, isQuoted) {
      case (UInt8(ascii: "\""), false):
        guard field.isEmpty else { throw Malformed() }
        isQuoted = true
      case (UInt8(ascii: "\""), true):
        if rest.first == UInt8(ascii: "\"") {
          field.append(byte)
          rest.removeFirst()
        } else {
          isQuoted = false
          guard rest.first == UInt8(ascii: ",") || rest.first == 0x0D else { throw Malformed() }
        }
      case (UInt8(ascii: ","), false):
        record.append(String(decoding: field, as: UTF8.self))
        field = []
      case (0x0D, false):
        guard rest.popFirst() == 0x0A else { throw Malformed() }
        records.append(record + [String(decoding: field, as: UTF8.self)])
        record = []
        field = []
      case (0x0A, false): throw Malformed()
      default: field.append(byte)
      }
    }
    guard !isQuoted, record.isEmpty, field.isEmpty else { throw Malformed() }
    return records
  }
}
