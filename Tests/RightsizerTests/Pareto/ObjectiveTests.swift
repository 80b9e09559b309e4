import Foundation
import Rightsizer
import Testing

@Suite("Objective")
struct ObjectiveTests {
  @Test(
    "a name gives its metric in the default sense, :min and :max choose one",
    arguments: [
      ("cost", Objective(.costPerInference, sense: .min)),
      ("throughput", Objective(.maxInvocationsPerMinute, sense: .max)),
      ("throughput:max", Objective(.maxInvocationsPerMinute, sense: .max)),
      ("throughput:min", Objective(.maxInvocationsPerMinute, sense: .min)),
      ("latency:min", Objective(.modelLatencyMilliseconds, sense: .min)),
      (" memory:max ", Objective(.memoryUtilization, sense: .max)),
    ])
  func parses(text: String, expected: Objective) throws {
    #expect(try Objective(parsing: text) == expected)
  }

  @Test("every metric's description is read back", arguments: Metric.allCases, Sense.allCases)
  func descriptionIsReadBack(metric: Metric, sense: Sense) throws {
    let objective = Objective(metric, sense: sense)
    #expect(try Objective(parsing: objective.description) == objective)
  }

  @Test(
    "what is no objective is refused with its reason",
    arguments: [
      ("price", ObjectiveError.unknownMetric("price")),
      ("Cost", .unknownMetric("Cost")),
      ("", .emptyObjective),
      (":max", .emptyObjective),
      ("cost:", .unknownSense("", metric: .costPerInference)),
      ("cost:least", .unknownSense("least", metric: .costPerInference)),
      ("cost:min:max", .unknownSense("min:max", metric: .costPerInference)),
    ])
  func refuses(text: String, error: ObjectiveError) {
    #expect(throws: error) { try Objective(parsing: text) }
  }

  @Test("an unknown metric is told the known ones")
  func errorListsNames() {
    #expect(
      ObjectiveError.unknownMetric("price").description
        == "unknown objective 'price'; the metrics are cost, hourly, latency, throughput, cpu, "
        + "memory, setup")
  }

  @Test("a list keeps its order and refuses gaps and repetitions")
  func lists() throws {
    #expect(try Objective.list(parsing: "cost,latency") == Objective.defaults)
    #expect(
      try Objective.list(parsing: "throughput, cpu:max").map(\.description)
        == ["throughput", "cpu:max"])
    #expect(throws: ObjectiveError.emptyObjective) { try Objective.list(parsing: "cost,") }
    #expect(throws: ObjectiveError.repeatedMetric(.costPerInference)) {
      try Objective.list(parsing: "cost,latency,cost:max")
    }
  }

  @Test("JSON is a metric's long name and a sense")
  func json() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let text =
      #"[{"metric":"costPerInference","sense":"min"},"#
      + #"{"metric":"modelLatencyMilliseconds","sense":"min"}]"#
    #expect(String(decoding: try encoder.encode(Objective.defaults), as: UTF8.self) == text)
    #expect(
      try JSONDecoder().decode([Objective].self, from: Data(text.utf8)) == Objective.defaults)
  }
}
