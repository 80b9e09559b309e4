import Testing

@testable import Rightsizer

/// Runner-ups in terminals of several widths.
struct RunnerUpTableTests {
  private func text(_ table: RecommendationTable, _ demand: String, width: Int?) throws -> String {
    let answer = try table.answer(demand)
    let terminal = Terminal(isColored: false, width: width)
    return RunnerUpTable(answer.alternatives, winner: answer.choice, table, terminal).rendered()
  }

  @Test("Job 05 at 80 columns: what is narrower stands in the table, the rest beneath, by row")
  func eighty() throws {
    let expected = """
      runner-up           row   price       cost           load  latency
                               $/hour  $/million  % of capacity       ms
      ──────────────────────────────────────────────────────────────────
      ml.m5.xlarge × 78     0  17.940      59.80           49.7    ≥ 100
      ml.m5.xlarge × 167    2  38.410     128.0            49.9    ≥ 100
        · row 0: OMP_NUM_THREADS=4; as cheap with a price cut of 50.0 %
        · row 2: OMP_NUM_THREADS=10; as cheap with a price cut of 76.6 %

      """
    #expect(try text(AnswerExamples.job05(), "5000", width: 80) == expected)
  }

  @Test("No line is wider than the terminal, and nothing is lost", arguments: 44...130)
  func widths(width: Int) throws {
    for table in try [AnswerExamples.job05(), AnswerExamples.job08()] {
      let whole = try text(table, "5000", width: nil)
      let text = try text(table, "5000", width: width)
      for line in text.split(separator: "\n") {
        #expect(DisplayText(String(line)).width <= width, "\(line)")
      }
      // Type, count, price and cut are told at every width.
      for figure in try table.answer("5000").alternatives.flatMap({ option in
        [
          option.choice.parts.map(Wording.part).joined(),
          option.priceCutPercent.map { NumberFormat.fixed(decimals: 1).text($0) + " %" } ?? "",
        ]
      }) {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains(figure) && whole.contains(figure))
      }
    }
  }

  @Test("A table that fits is the same as one in a pipe")
  func fits() throws {
    let table = try AnswerExamples.job08()
    #expect(try text(table, "5000", width: 130) == text(table, "5000", width: nil))
  }

  @Test("In the narrowest the names of the figures left out are told")
  func narrowest() throws {
    let text = try text(AnswerExamples.job08(), "5000", width: 44)
    #expect(text.hasSuffix("not shown, for want of width: cost, load\n"))
  }
}
