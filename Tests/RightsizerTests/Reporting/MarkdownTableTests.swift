import Testing

@testable import Rightsizer

@Suite("MarkdownTable")
struct MarkdownTableTests {
  @Test("The source is aligned, numbers to the right")
  func aligned() {
    var table = MarkdownTable(columns: [.init("type"), .init("$/h", alignment: .right)])
    table.addRow(["ml.c5.xlarge", "0.204"])
    table.addRow(["語", "—"])
    #expect(
      table.rendered() == """
        | type         |   $/h |
        | :----------- | ----: |
        | ml.c5.xlarge | 0.204 |
        | 語           |     — |

        """)
  }

  @Test(
    "Markup, line breaks and control characters in data are shown, not acted on",
    arguments: [
      ("a|b", #"a\|b"#), (#"a\|b"#, #"a\\\|b"#), ("a\nb\r\nc\rd", "a<br>b<br>c<br>d"),
      ("<script>", #"\<script\>"#), ("*a* `b` [c](d) ~~e~~", #"\*a\* \`b\` \[c\](d) \~\~e\~\~"#),
      ("my_endpoint_1", "my_endpoint_1"), ("_a_", #"\_a\_"#), ("a &amp; b", #"a \&amp; b"#),
      ("\u{1b}[0m", #"\\u{1b}\[0m"#), ("$5", "$5"), ("$5 or $6", #"\$5 or \$6"#),
      ("a|\u{301}b", "a\\|\u{301}b"), ("<\u{301}b", "\\<\u{301}b"),
      ("e\u{301}_e\u{301}", "e\u{301}_e\u{301}"), ("_\u{301}a", "\\_\u{301}a"),
    ])
  func escapes(raw: String, expected: String) {
    var table = MarkdownTable(columns: [.init("a")])
    table.addRow([raw])
    let lines = table.rendered().split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines.last?.dropFirst(2).dropLast(2).trimmingSuffix(" ") == expected)
  }

  @Test("A table of no rows has a head; columns are three wide at least")
  func empty() {
    let table = MarkdownTable(columns: [.init("a"), .init("b", alignment: .right)])
    #expect(table.rendered() == "| a   |   b |\n| :-- | --: |\n")
  }
}

extension Substring {
  fileprivate func trimmingSuffix(_ character: Character) -> String {
    var result = self
    while result.last == character { result.removeLast() }
    return String(result)
  }
}
