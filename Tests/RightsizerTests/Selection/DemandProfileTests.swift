import Testing

@testable import Rightsizer

struct DemandProfileTests {
  private func durations(_ text: String) throws -> [Double] {
    try DemandProfile(parsingCSV: text).steps.map(\.duration.value)
  }

  @Test("a demand alone a line lasts equally long")
  func demandsAlone() throws {
    let profile = try DemandProfile(parsingCSV: "demand\n100\n\n200/s\n0\n")
    #expect(profile.steps.map(\.invocationsPerMinute.value) == [100, 12_000, 0])
    #expect(profile.steps.map(\.duration.value) == [1, 1, 1])
    #expect(profile.peak.perMinute == 12_000)
  }

  @Test("each line lasts until the next, the last as long as the one before")
  func times() throws {
    #expect(try durations("time,demand\n0,5\n10,6\n40,7") == [10, 30, 30])
    #expect(try durations("08:00,5\n08:05,6\n09:00:30,7") == [300, 3330, 3330])
    // 2024 is a leap year.
    #expect(try durations("2024-02-28,5\n2024-03-01,6") == [172_800, 172_800])
    #expect(
      try durations("2024-02-28T23:59:59.5Z,5\n2024-02-29 00:30:00+00:30,6\n2024-02-29T01:00Z,1")
        == [0.5, 3600, 3600])
    #expect(try durations("7,5") == [1])
  }

  @Test(
    "a bad line is named",
    arguments: [
      ("0,5\n0,6", 2), ("5\n0,6", 2), ("0,5,6", 1), ("0,5\n1,many", 2), ("0,5\nnoon,6", 2),
      ("1\n-5", 2), ("", nil), ("0\n0", nil), ("25:61,5", 1), ("2024-13-01,5", 1), ("1\n1e999", 2),
      ("1\n3/d", 2), ("NaN\n1", 1), ("time,demand\n", nil),
    ])
  func refuses(_ text: String, _ line: Int?) {
    let error = #expect(throws: SelectionError.self) { try DemandProfile(parsingCSV: text) }
    #expect(error?.code == .malformedProfile)
    #expect(error?.line == line)
  }
}
