import Testing

@testable import Rightsizer

struct DoctorReportTests {
  @Test("JSON: the schema and members of the README")
  func json() throws {
    let report = try ReportText.object(DoctorReport().rendered(as: .json))
    #expect(
      Set(report.keys) == [
        "schema", "version", "kernelLevel", "blasVersion", "blasConfiguration", "blasCoreName",
        "blasThreads",
        "blasParallelMode", "processors", "lapackVersion", "instanceTypes", "note",
      ])
    #expect(report["schema"] as? String == "rightsizer.doctor/1")
    #expect(report["version"] as? String == rightsizerVersion)
    // Lines of datasets/instance-types.csv below its head.
    #expect(report["instanceTypes"] as? Int == 270)
    #expect((report["blasThreads"] as? Int ?? 0) >= 1)
  }

  @Test("CSV: a name and a value a line, the names of the JSON")
  func csv() throws {
    let records = try RankingReportCSVTests.records(DoctorReport().rendered(as: .csv))
    #expect(records.first == ["name", "value"])
    let json = try ReportText.object(DoctorReport().rendered(as: .json))
    #expect(Set(records.dropFirst().map { $0[0] }) == Set(json.keys).subtracting(["schema"]))
  }

  @Test("Twice the same, in every form", arguments: ReportFormat.allCases)
  func stable(format: ReportFormat) {
    // Of one moment: what OpenBLAS tells of itself may change while other tests use it.
    let info = LinearAlgebraInfo.current()
    #expect(DoctorReport(info).rendered(as: format) == DoctorReport(info).rendered(as: format))
    #expect(DoctorReport().rendered(as: format).utf8.last == UInt8(ascii: "\n"))
  }
}
