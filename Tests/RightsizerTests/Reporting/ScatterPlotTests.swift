import TestSupport
import Testing

@testable import Rightsizer

@Suite("ScatterPlot")
struct ScatterPlotTests {
  private let x = AxisTitle("latency", unit: "ms")
  private let y = AxisTitle("cost", unit: "$/million")

  @Test("A frontier among dominated points, both axes logarithmic")
  func logarithmic() {
    let plot = ScatterPlot(
      [
        .init(x: 5, y: 100, mark: .ranked(3)), .init(x: 12, y: 20, mark: .ranked(1)),
        .init(x: 60, y: 4, mark: .ranked(2)), .init(x: 200, y: 1.5, mark: .frontier),
        .init(x: 100, y: 50), .init(x: 30, y: 60), .init(x: 200, y: 150),
      ], x: x, y: y)
    let result = plot.rendered(width: 60, height: 16)
    #expect(
      result.text == """
        cost ($/million)
            │
        100 ┤3                                                     ·
            │                          ·
            │                                            ·
            │             1
            │
         10 ┤
            │                                    2
            │
            │                                                      ●
          1 ┤
            └┬─────────┬─────────┬─────────────┬─────────┬─────────┬
             5        10        20            50        100      200
             latency (ms)
        1, 2, … rank   ● frontier   · dominated

        """)
    #expect(result.skippedCount == 0)
  }

  @Test("Linear axes in ASCII; points that are not finite are counted; the frontier is on top")
  func linear() {
    let plot = ScatterPlot(
      [
        .init(x: 10, y: 5, mark: .ranked(1)), .init(x: 22, y: 2, mark: .ranked(10)),
        .init(x: 30, y: 4.5), .init(x: .nan, y: 1), .init(x: 3, y: .infinity, mark: .frontier),
        .init(x: 22, y: 2),
      ], x: x, y: y)
    let result = plot.rendered(width: 40, height: 12, glyphs: .ascii)
    #expect(
      result.text == """
        cost ($/million)
        6 +
          |1
          |                                    .
        4 +
          |
          |
        2 +                      a
          ++--------+--------+--------+--------+
          10       15       20       25       30
           latency (ms)
        1, 2, ... rank   . dominated

        """)
    #expect(result.skippedCount == 2)
  }

  @Test("Several frontier points in one cell are an asterisk, whatever else is there")
  func collision() {
    let plot = ScatterPlot(
      [
        .init(x: 1, y: 1, mark: .ranked(1)), .init(x: 1, y: 1),
        .init(x: 1, y: 1, mark: .ranked(2)), .init(x: 1, y: 1, mark: .ranked(3)),
        .init(x: 2, y: 2, mark: .ranked(36)),
      ], x: x, y: y)
    let text = plot.rendered(width: 64, height: 12).text
    #expect(
      text.hasSuffix("1, 2, … rank   ● frontier   · dominated\n* several of the frontier\n"))
    let lines = text.split(separator: "\n")
    #expect(lines.count { $0.contains("*") } == 2)
    #expect(lines.count { $0.contains("●") } == 2)
  }

  @Test("Keys are 1…9, then a…z")
  func keys() {
    #expect(ScatterPlot.key(ofRank: 1) == "1")
    #expect(ScatterPlot.key(ofRank: 10) == "a")
    #expect(ScatterPlot.key(ofRank: 35) == "z")
    #expect(ScatterPlot.key(ofRank: 36) == nil)
    #expect(ScatterPlot.key(ofRank: 0) == nil)
  }

  @Test("Without a finite point there is no picture")
  func empty() {
    let plot = ScatterPlot([.init(x: .nan, y: 1)], x: x, y: y)
    #expect(plot.rendered() == CharacterPlot(text: "(no points)\n", skippedCount: 1))
  }

  @Test("Any points fit the size asked for, without trailing blanks or control characters")
  func anyPoints() {
    let seed: UInt64 = 61
    var generator = SeededGenerator(seed: seed)
    let special: [Double] = [
      .nan, .infinity, 0, .greatestFiniteMagnitude, -.greatestFiniteMagnitude,
      .leastNonzeroMagnitude, 1,
    ]
    for _ in 0..<200 {
      let points = (0..<1 + generator.below(8)).map { _ in
        let pair = (0..<2).map { _ in
          generator.below(4) == 0
            ? special[generator.below(special.count)] : NumberFormatTests.randomDouble(&generator)
        }
        return ScatterPlot.Point(x: pair[0], y: pair[1], mark: .ranked(1 + generator.below(40)))
      }
      let (width, height) = (32 + generator.below(80), 10 + generator.below(30))
      let title = AxisTitle("a\u{1b}[2J rather long title of an axis", unit: "\n")
      let result = ScatterPlot(points, x: title, y: title).rendered(width: width, height: height)
      let context: Comment = "seed \(seed): \(points)"
      let skippedCount = points.count { !($0.x.isFinite && $0.y.isFinite) }
      #expect(result.skippedCount == skippedCount, context)
      guard skippedCount < points.count else { continue }
      let lines = result.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      #expect((height...height + 2).contains(lines.count), context)
      #expect(lines.allSatisfy { DisplayText(String($0)).width <= width }, context)
      #expect(lines.allSatisfy { $0.last != " " }, context)
      #expect(!result.text.contains("\u{1b}"), context)
    }
  }
}
