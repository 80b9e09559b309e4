import Testing

@testable import Rightsizer

@Suite("TextTable")
struct TextTableTests {
  private func sample() -> TextTable {
    var table = TextTable(columns: [
      .init("#", alignment: .right), .init("type"),
      .init("cost", unit: "$/million", alignment: .decimalPoint),
      .init("latency", unit: "ms", alignment: .right), .init("note"),
    ])
    table.addGroup("model-a")
    table.addRow([
      "1", .init("ml.c5.xlarge", style: .bold), "0.1234", "12", .init("best", style: .dim),
    ])
    table.addRow(["10", "ml.inf1.2xlarge", "12.5", "1,200", ""])
    table.addGroup("model-b")
    table.addRow(["2", "語", "—", "—", ""])
    table.addRow(["3", "ml.p3", "not measured", "3", ""])
    table.addRow(["4", "ml.t2", "1234", "3", "x "])
    return table
  }

  @Test("Columns, heads with units, decimal points and groups; no trailing blanks")
  func snapshot() {
    #expect(
      sample().rendered() == """
         #  type                     cost  latency  note
                                $/million       ms
        ────────────────────────────────────────────────
        model-a
         1  ml.c5.xlarge           0.1234       12  best
        10  ml.inf1.2xlarge       12.5       1,200

        model-b
         2  語                     —             —
         3  ml.p3            not measured        3
         4  ml.t2               1234             3  x

        """)
  }

  @Test("Colour adds escape sequences and changes nothing else")
  func color() {
    let colored = sample().rendered(isColored: true)
    #expect(colored.contains("\u{1B}[1mml.c5.xlarge\u{1B}[0m"))
    #expect(colored.contains("\u{1B}[2mbest\u{1B}[0m\n"))
    var plain = ""
    var isEscape = false
    for character in colored {
      if character == "\u{1B}" { isEscape = true }
      if !isEscape { plain.append(character) }
      if character == "m" { isEscape = false }
    }
    #expect(plain == sample().rendered())
  }

  @Test("A narrower limit cuts the widest text column, never numbers")
  func maximumWidth() {
    var table = TextTable(columns: [.init("name"), .init("type"), .init("n", alignment: .right)])
    table.addRow(["a-very-long-endpoint-name", "ml.c5.xlarge", "123,456,789"])
    #expect(
      table.rendered(maximumWidth: 40) == """
        name           type                    n
        ────────────────────────────────────────
        a-very-long-…  ml.c5.xlarge  123,456,789

        """)
    let narrow = table.rendered(maximumWidth: 10)
    #expect(
      narrow == """
        name      type                n
        ───────────────────────────────
        a-very-…  ml.c5.x…  123,456,789

        """)
  }

  @Test("A column's own limit cuts with an ellipsis")
  func columnLimit() {
    var table = TextTable(columns: [.init("name", maximumWidth: 6), .init("x")])
    table.addRow(["abcdefgh", "1"])
    #expect(table.rendered() == "name    x\n─────────\nabcde…  1\n")
  }

  @Test("Hostile text cannot move the cursor, colour or break the table")
  func hostile() {
    var table = TextTable(columns: [.init("a\u{1b}[31m"), .init("b")])
    table.addGroup("g\n\u{1b}]0;title\u{7}")
    table.addRow([.init("x\u{1b}[2J\r\n", style: .bold), "\u{202e}y"])
    let text = table.rendered()
    #expect(
      text
        == #"""
        a\u{1b}[31m     b
        ─────────────────────────
        g\n\u{1b}]0;title\u{7}
        x\u{1b}[2J\r\n  \u{202e}y

        """#)
    let escapeCount = table.rendered(isColored: true).unicodeScalars.count { $0 == "\u{1b}" }
    // Two heads, the rule, the group and one bold cell, each with a beginning and an end.
    #expect(escapeCount == 10)
  }

  @Test("A table of no rows is a head and a rule")
  func empty() {
    let table = TextTable(columns: [.init("type"), .init("cost", alignment: .decimalPoint)])
    #expect(table.rendered() == "type  cost\n──────────\n")
  }
}
