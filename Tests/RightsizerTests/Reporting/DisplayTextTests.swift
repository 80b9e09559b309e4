import Testing

@testable import Rightsizer

@Suite("DisplayText: what a terminal shows")
struct DisplayTextTests {
  // Widths by Python's wcwidth 0.7.0, wcswidth().
  @Test(
    "Wide characters and emoji fill two cells, combining ones none",
    arguments: [
      ("abc", 3), ("é", 1), ("e\u{301}", 1), ("語", 2), ("한국", 4), ("\u{1100}\u{1161}", 2),
      ("ＡＢ", 4), ("👍🏽", 2), ("👨‍👩‍👧", 2), ("🇩🇪", 2), ("❤️", 2), ("1️⃣", 2), ("क्षि", 2), ("—", 1),
      ("…", 1), ("ml.c5.xlarge", 12), ("", 0), ("ｱ", 1), ("\u{3000}", 2),
    ])
  func width(text: String, expected: Int) {
    #expect(DisplayText(text).width == expected)
    #expect(DisplayText(text).text == text)
  }

  @Test(
    "Control characters, ANSI escapes and invisible format characters are shown",
    arguments: [
      ("\u{1b}[2J\u{1b}[H", #"\u{1b}[2J\u{1b}[H"#), ("a\tb\nc\rd", #"a\tb\nc\rd"#),
      ("a\r\nb", #"a\r\nb"#), ("\u{9b}31m", #"\u{9b}31m"#), ("\u{7f}\0\u{8}", #"\u{7f}\u{0}\u{8}"#),
      ("user\u{202e}gpj", #"user\u{202e}gpj"#), ("a\u{2066}b\u{200b}", #"a\u{2066}b\u{200b}"#),
      ("\u{2028}\u{2029}\u{feff}\u{ad}", #"\u{2028}\u{2029}\u{feff}\u{ad}"#),
      ("a\u{3164}", #"a\u{3164}"#),
    ])
  func escapes(raw: String, expected: String) {
    #expect(DisplayText(raw).text == expected)
    #expect(DisplayText(raw).width == expected.utf8.count)
  }

  @Test(
    "Truncation keeps whole characters and says so",
    arguments: [
      ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("abcdef", 1, "…"), ("abcdef", 0, ""),
      ("語語語", 5, "語語…"), ("語語語", 4, "語…"), ("e\u{301}fgh", 3, "e\u{301}f…"),
    ])
  func truncation(raw: String, limit: Int, expected: String) {
    let text = DisplayText(raw).truncated(to: limit)
    #expect(text.text == expected)
    #expect(text.width == DisplayText(expected).width)
    #expect(text.width <= limit)
  }
}
