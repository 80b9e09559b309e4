import Testing

@testable import Rightsizer

struct RankingReportMarkdownTests {
  @Test("The contract's members as columns, one line a row")
  func shape() throws {
    let text = ReportText.ranking(try PublishedJobs.all().ranked(), as: .markdown)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 2 + 31 + 1)
    #expect(lines.last == "")
    #expect(Self.cells(lines[0]) == contractMembers)
    #expect(Self.cells(lines[1]).allSatisfy { $0.allSatisfy { $0 == "-" || $0 == ":" } })
    for line in lines.dropLast() { #expect(Self.cells(line).count == contractMembers.count) }
  }

  @Test("Names cannot break out of their cell, nor become markup or escape sequences")
  func hostile() throws {
    let job = MadeUpJob(rows: [.init(instanceType: "a|b\n<script>\u{1B}[31m`x`")])
    let text = ReportText.ranking(try job.table().ranked(), as: .markdown)
    let lines = text.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(!text.contains("\u{1B}"))
    #expect(text.contains(#"a\|b<br>\<script\>\\u{1b}\[31m\`x\`"#))
  }

  private static func cells(_ line: Substring) -> [String] {
    line.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false)
      .map { $0.drop { $0 == " " }.prefix { $0 != " " } }.map(String.init)
  }
}
