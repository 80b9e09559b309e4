import TestSupport
import Testing

@testable import Rightsizer

@Suite("StepPlot")
struct StepPlotTests {
  private let x = AxisTitle("demand", unit: "1/min")
  private let y = AxisTitle("cost", unit: "$/h")

  @Test("Two step curves of cost against demand; one ends where it has no value")
  func snapshot() {
    let cpu = [(0.0, 0.4), (6_000, 1.2), (3_000, 0.6)]
    let accelerated = [(0.0, 0.9), (8_000, Double.nan)]
    let plot = StepPlot(
      [
        .init("ml.c5.xlarge", cpu.map { .init(x: $0.0, y: $0.1) }),
        .init("ml.inf1.xlarge", accelerated.map { .init(x: $0.0, y: $0.1) }),
      ], upTo: 10_000, x: x, y: y)
    let result = plot.rendered(width: 60, height: 16)
    #expect(
      result.text == """
        cost ($/h)
        1.5 ┤
            │
            │                                aaaaaaaaaaaaaaaaaaaaaaa
        1.0 ┤                                │
            │bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
            │                                │
            │                aaaaaaaaaaaaaaaa
        0.5 ┤aaaaaaaaaaaaaaaa
            │
            │
        0.0 ┤
            └┬──────────┬──────────┬─────────┬──────────┬──────────┬
             0        2,000      4,000     6,000      8,000   10,000
             demand (1/min)
        a ml.c5.xlarge   b ml.inf1.xlarge

        """)
    #expect(result.skippedCount == 1)
  }

  @Test("Curves in one cell are an asterisk; the picture can be ASCII")
  func overlap() {
    let steps: [StepPlot.Breakpoint] = [.init(x: 0, y: 1), .init(x: 5, y: 3)]
    let plot = StepPlot([.init("one", steps), .init("two", steps)], upTo: 10, x: x, y: y)
    #expect(
      plot.rendered(width: 40, height: 10, glyphs: .ascii).text == """
        cost ($/h)
        3 +                  *******************
          |                  |
        2 +                  |
          |                  |
        1 +******************
          ++-----------------+-----------------+
           0                 5                10
           demand (1/min)
        a one   b two   * several

        """)
  }

  @Test("Of several steps at one place the last holds; nothing finite is no picture")
  func ties() {
    let steps: [StepPlot.Breakpoint] = [.init(x: 1, y: 1), .init(x: 1, y: 2), .init(x: 3, y: 2)]
    let text = StepPlot([.init("one", steps)], x: x, y: y).rendered(width: 40, height: 12).text
    #expect(text.split(separator: "\n").dropLast().count { $0.contains("aaa") } == 1)
    let empty = StepPlot([.init("one", [.init(x: 1, y: .nan)])], x: x, y: y)
    #expect(empty.rendered() == CharacterPlot(text: "(no points)\n", skippedCount: 1))
  }
}
