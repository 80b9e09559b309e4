import Testing

@testable import Rightsizer

struct CrossoverReportTests {
  typealias Row = AnswerExamples.Row

  /// $1 for 1000 a minute against $3 for 10 000: the small to 2000, the large from there.
  private func answer(to: String = "15000") throws -> CrossoverAnswer {
    try AnswerExamples.table([
      Row("ml.m5.large", cost: 1, rate: 1000, latency: 300),
      Row("ml.c5.large", cost: 3, rate: 10_000, latency: 300),
    ]).crossover(
      for: CrossoverRequest(
        from: Demand(parsing: "500"), to: Demand(parsing: to),
        selection: .of("1", isBare: true)), group: "job", rows: [0, 1])
  }

  private func text(
    _ answer: CrossoverAnswer, _ format: ReportFormat, _ terminal: Terminal = Terminal()
  ) -> String {
    String(
      decoding: CrossoverReport([answer], namesGroups: false).rendered(as: format, to: terminal),
      as: UTF8.self)
  }

  @Test("JSON has the rules, the intervals and their steps")
  func json() throws {
    let expected = """
      {"schema":"rightsizer.crossover/1","fromPerMinute":500,"toPerMinute":15000,"headroom":0,\
      "zones":1,"minimumInstances":1,"maximumInstances":null,"maximumVariants":1,\
      "latencyLimitMilliseconds":null,"cpuPerCoreLimit":null,"memoryLimit":null,"budgetPerHour":null,\
      "allowedTypes":null,"excludedTypes":null,"typeLimits":null,"pricesSource":null,\
      "discounts":null,"reruns":"each",\
      "intervals":[{"abovePerMinute":500,"throughPerMinute":2000,"row":0,\
      "instanceType":"ml.m5.large","leastInstanceCount":1,"greatestInstanceCount":2,"steps":[\
      {"abovePerMinute":500,"throughPerMinute":1000,"instanceCount":1,"costPerHour":1},\
      {"abovePerMinute":1000,"throughPerMinute":2000,"instanceCount":2,"costPerHour":2}]},\
      {"abovePerMinute":2000,"throughPerMinute":15000,"row":1,"instanceType":"ml.c5.large",\
      "leastInstanceCount":1,"greatestInstanceCount":2,"steps":[\
      {"abovePerMinute":2000,"throughPerMinute":10000,"instanceCount":1,"costPerHour":3},\
      {"abovePerMinute":10000,"throughPerMinute":15000,"instanceCount":2,"costPerHour":6}]}],\
      "stepsTruncated":false,"infeasibleAbovePerMinute":null,"knownThroughPerMinute":15000,\
      "truncated":false,"diagnostics":[
      """
    #expect(text(try answer(), .json).hasPrefix(expected))
  }

  @Test("CSV and Markdown have a line for each step")
  func lines() throws {
    let csv = text(try answer(), .csv).split(whereSeparator: \.isNewline)
    #expect(
      csv == [
        "group,abovePerMinute,throughPerMinute,row,instanceType,instanceCount,costPerHour",
        "job,500,1000,0,ml.m5.large,1,1", "job,1000,2000,0,ml.m5.large,2,2",
        "job,2000,10000,1,ml.c5.large,1,3", "job,10000,15000,1,ml.c5.large,2,6",
      ])
    #expect(text(try answer(), .markdown).split(separator: "\n").count == 6)
    #expect(CrossoverReport([try answer()], namesGroups: false).omission == nil)
  }

  @Test("more than 10 000 steps are cut off, and that is told; exactly as many are not")
  func truncation() throws {
    // 2 steps of the small, then one for each 10 000 a minute.
    let all = try answer(to: "99980000")
    #expect(text(all, .json).contains(#""stepsTruncated":false"#))
    #expect(CrossoverReport([all], namesGroups: false).omission == nil)
    let more = try answer(to: "99980001")
    #expect(text(more, .json).contains(#""stepsTruncated":true"#))
    #expect(CrossoverReport([more], namesGroups: false).omission != nil)
    #expect(text(more, .csv).split(whereSeparator: \.isNewline).count == 10_001)
  }

  @Test("the table as it prints, with a plot in a terminal and without one in a pipe")
  func table() throws {
    let piped = text(try answer(), .table)
    let lines = piped.split(separator: "\n")
    #expect(lines.first == "job: the cheapest type for 500 to 15,000 invocations a minute")
    #expect(lines[1].hasPrefix("  · headroom ") && lines[1].hasSuffix(", one zone"))
    #expect(
      lines.dropFirst(5).map { $0.split(separator: " ").joined(separator: " ") } == [
        "500 2,000 0 ml.m5.large 1–2 1.00–2.00", "2,000 15,000 1 ml.c5.large 1–2 3.00–6.00",
      ])
    #expect(!piped.contains("price ($/hour)"))
    let wide = text(try answer(), .table, Terminal(isColored: false, width: 100))
    #expect(wide.hasPrefix(piped))
    #expect(wide.contains("price ($/hour)"))
    #expect(wide.contains("a ml.m5.large (row 0)   b ml.c5.large (row 1)"))
    #expect(wide.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(text(try answer(), .table, Terminal(isColored: false, width: 59)) == piped)
    // A curve of a million steps is drawn to its end.
    let long = text(try answer(to: "1e10"), .table, Terminal(isColored: false, width: 100))
    #expect(long.contains("b"))
    #expect(long.contains("10,000,000,000"))
  }
}
