import Testing

@testable import Rightsizer

struct MetricPreferencesTests {
  @Test(
    "Statements are read with and without blanks",
    arguments: [
      "cost>latency>memory,cost>throughput", " cost > latency >memory ,cost  > throughput",
    ])
  func parsing(text: String) throws {
    let preferences = try MetricPreferences(parsing: text)
    #expect(
      preferences.chains == [
        [.costPerInference, .modelLatencyMilliseconds, .memoryUtilization],
        [.costPerInference, .maxInvocationsPerMinute],
      ])
    let objectives = preferences.metrics.reversed().map { Objective($0) }
    #expect(try preferences.order(of: objectives).chains == [[3, 2, 1], [3, 0]])
    #expect(throws: ScoringError.self) { try preferences.order(of: Objective.defaults) }
  }

  @Test(
    "What says no preference is refused with the mend",
    arguments: [
      ("", "a metric is missing in ''; write it as cost>latency"),
      ("cost>", "a metric is missing in 'cost>'; write it as cost>latency"),
      ("cost>latency,", "a metric is missing in ''; write it as cost>latency"),
      ("cost", "'cost' prefers nothing; write it as cost>METRIC"),
      (
        "price>latency",
        "unknown metric 'price'; known are cost, hourly, latency, throughput, cpu, memory, setup"
      ),
      (
        "cost=latency",
        "unknown metric 'cost=latency'; known are cost, hourly, latency, throughput, cpu, memory, "
          + "setup"
      ),
      ("cost>cost", "cost > cost goes in a circle: leave out one of them"),
      (
        "cost>latency,latency>memory,memory>cost",
        "cost > latency > memory > cost goes in a circle: leave out one of them"
      ),
    ])
  func refused(text: String, message: String) {
    let error = #expect(throws: ScoringError.self) { try MetricPreferences(parsing: text) }
    #expect(error?.message == message)
  }
}
