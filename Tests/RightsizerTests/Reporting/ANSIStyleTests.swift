import Testing

@testable import Rightsizer

@Suite("ANSIStyle: colour and when")
struct ANSIStyleTests {
  @Test(
    "Colour needs a terminal that is not dumb, and no NO_COLOR that is not empty",
    arguments: [
      (true, nil, "xterm-256color", true), (true, "", "xterm", true), (true, "1", "xterm", false),
      (true, "0", "xterm", false), (false, nil, "xterm", false), (true, nil, "dumb", false),
      (true, nil, nil, false), (true, nil, "", false),
    ] as [(Bool, String?, String?, Bool)])
  func decision(isTerminal: Bool, noColor: String?, term: String?, expected: Bool) {
    let isEnabled = ANSIStyle.isEnabled(isTerminal: isTerminal, noColor: noColor, term: term)
    #expect(isEnabled == expected)
  }

  @Test("A style is one escape sequence before and one after; none for plain or no text")
  func applied() {
    #expect(ANSIStyle.plain.applied(to: "a") == "a")
    #expect(ANSIStyle.bold.applied(to: "") == "")
    #expect(ANSIStyle.dim.applied(to: "a") == "\u{1B}[2ma\u{1B}[0m")
    let style = ANSIStyle(color: .green, isBold: true)
    #expect(style.applied(to: "a") == "\u{1B}[1;32ma\u{1B}[0m")
  }
}
