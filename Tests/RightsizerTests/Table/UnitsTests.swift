import Rightsizer
import TestSupport
import Testing

private func options(_ unit: LatencyUnit) -> LoadOptions {
  var options = LoadOptions()
  options.latencyUnit = unit
  return options
}

@Suite("Units")
struct UnitsTests {
  private let rows = """
    [{"InstanceType":"ml.c5.xlarge","InitialInstanceCount":1,"MaxInvocations":600,"ModelLatency":100},
     {"InstanceType":"ml.c5.xlarge","InitialInstanceCount":1,"MaximumInvocations":600,"ModelLatency":100000},
     {"InstanceType":"ml.c5.xlarge","InitialInstanceCount":1,"MaximumInvocations":6,"MaxInvocations":600,"ModelLatency":100},
     {"InstanceType":"ml.c5.xlarge","InitialInstanceCount":1,"MaximumInvocations":600,"MaxInvocations":"NaN","ModelLatency":100000},
     {"InstanceType":"ml.c5.xlarge","InitialInstanceCount":1,"MaximumInvocations":null,"MaxInvocations":600,"ModelLatency":100}]
    """

  @Test("By itself a row is in microseconds only if it has the preview's rate and no other")
  func auto() throws {
    let table = try RecommendationTable(text: rows)
    #expect(table.column(.modelLatencyMilliseconds) == [100, 100, 100, 100, 100])
    #expect(table.column(.maxInvocationsPerMinute) == [600, 600, 600, 600, 600])
    #expect(table.codes == [.latencyInMicroseconds])
    #expect(table.diagnostics.first?.message.hasPrefix("2 rows") == true)
    #expect(table.diagnostics.first?.path == "$[1]")
  }

  @Test("The caller may force either unit, and the doubt is told, nothing converted")
  func forced() throws {
    let milliseconds = try RecommendationTable(text: rows, options: options(.milliseconds))
    #expect(milliseconds.column(.modelLatencyMilliseconds) == [100, 100_000, 100, 100_000, 100])
    #expect(milliseconds.codes == [.latencyUnitDoubtful, .latencyUnitDoubtful])
    let microseconds = try RecommendationTable(text: rows, options: options(.microseconds))
    #expect(microseconds.column(.modelLatencyMilliseconds) == [0.1, 100, 0.1, 100, 0.1])
    #expect(
      microseconds.codes == [.latencyUnitDoubtful, .latencyUnitDoubtful, .latencyUnitDoubtful])
  }

  @Test(
    "Little's law: fewer than 0.1 or more than 300 requests in flight are doubtful",
    arguments: [
      // At 60 a minute there are as many in flight as the latency has seconds.
      (99, true), (100, false), (101, false), (299_999, false), (300_000, false), (300_001, true),
      (0, true),
    ])
  func littlesLaw(_ milliseconds: Int, _ isDoubtful: Bool) throws {
    let table = try RecommendationTable(
      text: """
        {"InstanceType":"ml.c5.xlarge","InitialInstanceCount":1,"MaxInvocations":60,
         "ModelLatency":\(milliseconds)}
        """)
    #expect(table.codes == (isDoubtful ? [.latencyUnitDoubtful] : []))
    #expect(table.column(.modelLatencyMilliseconds) == [Double(milliseconds)])
  }

  @Test("Without a rate or a latency, or with negative ones, Little's law says nothing")
  func noLittlesLaw() throws {
    for figures in ["\"ModelLatency\":9", "\"MaxInvocations\":9", "\"CostPerHour\":1"] {
      let text = "{\"InstanceType\":\"ml.c5.xlarge\",\"InitialInstanceCount\":1,\(figures)}"
      #expect(try RecommendationTable(text: text).codes.isEmpty)
    }
  }

  @Test("Baselines follow the same rule, from the API's name for the endpoint and the guide's")
  func baselines() throws {
    let text = """
      {"JobName":"j","Status":"COMPLETED","InferenceRecommendations":[{"CostPerHour":1,
        "InitialInstanceCount":1}],
       "EndpointPerformances":[
        {"EndpointInfo":{"EndpointName":"a"},"Metrics":{"MaxInvocations":60,"ModelLatency":5}},
        {"Metrics":{"MaximumInvocations":61,"ModelLatency":5000},"EndpointConfiguration":{"EndpointName":"b"}},
        {"Metrics":{"MaxInvocations":"NaN","ModelLatency":null}},
        {"Metrics":null,"EndpointInfo":null}]}
      """
    let table = try RecommendationTable(text: text)
    #expect(table.baselines.map(\.endpointName) == ["a", "b", nil, nil])
    #expect(table.baselines.map(\.maxInvocationsPerMinute) == [60, 61, nil, nil])
    #expect(table.baselines.map(\.modelLatencyMilliseconds) == [5, 5, nil, nil])
    #expect(table.baselines.map(\.job) == ["j", "j", "j", "j"])
    #expect(table.baselines.map(\.path).last == "$.EndpointPerformances[3]")
    let forced = try RecommendationTable(text: text, options: options(.microseconds))
    #expect(forced.baselines.map(\.modelLatencyMilliseconds) == [0.005, 5, nil, nil])
  }

  @Test("A step's EndpointMetrics are a baseline of its job, and never fill its metrics")
  func endpointMetrics() throws {
    let step = """
      {"StepType":"BENCHMARK","JobName":"j","Status":"COMPLETED","InferenceBenchmark":{
        "EndpointMetrics":{"MaxInvocations":300,"ModelLatency":350},
        "Metrics":{"CostPerHour":1,"MaxInvocations":"NaN"},"EndpointConfiguration":
        {"EndpointName":"e","InstanceType":"ml.c5.xlarge","InitialInstanceCount":1}}}
      """
    let table = try RecommendationTable(
      text: "{\"Steps\":[\(step),\(step)]} {\"JobName\":\"j\",\"Status\":\"COMPLETED\","
        + "\"InputConfig\":{\"Endpoints\":[{\"EndpointName\":\"old\"}]},"
        + "\"InferenceRecommendations\":[]}")
    #expect(table.column(.maxInvocationsPerMinute).allSatisfy { $0.isNaN })
    #expect(table.column(.modelLatencyMilliseconds).allSatisfy { $0.isNaN })
    // Both steps tell the same; it is one endpoint.
    #expect(table.baselines.count == 1)
    let baseline = try #require(table.baselines.first)
    #expect(baseline.path == "$[0].Steps[0].InferenceBenchmark.EndpointMetrics")
    #expect(baseline.job == "j" && baseline.endpointName == "old")
    #expect(baseline.maxInvocationsPerMinute == 300 && baseline.modelLatencyMilliseconds == 350)
  }
}
