import Testing

@testable import Rightsizer

struct TypePatternTests {
  @Test(
    "a star is any run of characters, a question mark one, all else itself",
    arguments: [
      ("ml.m5.large", "ml.m5.large", true), ("ml.m5.*", "ml.m5.xlarge", true),
      ("ml.m5.*", "ml.m5d.xlarge", false), ("ml.c?.xlarge", "ml.c5.xlarge", true),
      ("ml.c?.xlarge", "ml.c6i.xlarge", false), ("*", "", true), ("?", "", false),
      ("*large", "ml.m5.xlarge", true), ("*.2x*", "ml.g5.2xlarge", true),
      ("ml.m5", "ml.m5.large", false), ("ml.[mc]5.*", "ml.m5.large", false),
      ("a*b*c", "aXbYbc", true), ("a*b*c", "aXbYb", false), ("**", "ab", true),
    ])
  func matches(_ pattern: String, _ name: String, _ expected: Bool) throws {
    #expect(try TypePattern(pattern).matches(name) == expected)
  }

  @Test("a hostile pattern takes no exponential time", .timeLimit(.minutes(60)))
  func hostile() throws {
    let pattern = try TypePattern(String(repeating: "*a", count: 200) + "b")
    #expect(!pattern.matches(String(repeating: "a", count: 2_000)))
  }

  @Test("an empty pattern is refused")
  func empty() {
    let error = #expect(throws: SelectionError.self) { try TypePattern("") }
    #expect(error?.code == .malformedType)
  }
}
