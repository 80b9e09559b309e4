import Testing

@testable import Rightsizer

@Suite("JSON paths")
struct JSONPathTests {
  @Test(
    "A plain name follows a dot, any other stands in quotes with escapes",
    arguments: [
      ("CostPerHour", "$.CostPerHour"), ("a_1", "$.a_1"), ("", "$['']"), ("a b", "$['a b']"),
      ("it's", "$['it\\'s']"), ("a\\b", "$['a\\\\b']"), ("ß", "$['ß']"),
      ("a\nb", "$['a\\u000ab']"), ("\0", "$['\\u0000']"), ("\u{7F}\u{9F}", "$['\\u007f\\u009f']"),
      ("a-b", "$['a-b']"), ("[0]", "$['[0]']"),
    ])
  func names(_ name: String, _ path: String) {
    #expect(JSONPath(components: [.member(name)]).description == path)
  }

  @Test("Elements and members stand in order, the root alone is $")
  func order() {
    #expect(JSONPath().description == "$")
    let path = JSONPath(components: [.element(2), .member("Steps"), .element(10), .member("a b")])
    #expect(path.description == "$[2].Steps[10]['a b']")
  }

  @Test("An error names the innermost value, documents of several by their number")
  func inErrors() {
    func path(_ text: String) -> String? {
      RecommendationTable.load([.bytes(Array(text.utf8), name: "x")]).errors.first?.path
    }
    #expect(
      path("{\"Steps\":[{},{\"InferenceBenchmark\":{\"Metrics\":{\"CostPerHour\":[]}}}]}")
        == "$.Steps[1].InferenceBenchmark.Metrics.CostPerHour")
    #expect(path("null {\"Steps\":1}") == "$[1].Steps")
    #expect(path("[{\"Steps\":[]},{\"Steps\":1}]") == "$[1].Steps")
    #expect(path("{\"it's\":tru}") == "$['it\\'s']")
    #expect(
      path("{\"InputConfig\":{\"TrafficPattern\":{\"Phases\":[{\"SpawnRate\":{}}]}}}")
        == "$.InputConfig.TrafficPattern.Phases[0].SpawnRate")
  }
}
