import Rightsizer
import TestSupport
import Testing

@Suite("Conditions of a latency")
struct LatencyConditionsTests {
  private func row(_ conditions: String, latency: String = "100") throws -> Recommendation {
    try RecommendationTable(
      text: """
        {"JobName":"j",\(conditions)"InferenceRecommendations":[
         {"Metrics":{"ModelLatency":\(latency)}}]}
        """)[0]
  }

  private let conditions = """
    "StoppingConditions":{"MaxInvocations":1,"ModelLatencyThresholds":[
     {"Percentile":"P95","ValueInMilliseconds":100},{"Percentile":"P99","ValueInMilliseconds":200}]},
    """

  @Test("At a threshold it is censored, elsewhere measured, without a value neither")
  func known() throws {
    #expect(try row(conditions).latencyCensored == true)
    #expect(try row(conditions).latencyPercentile == "P95")
    #expect(try row(conditions, latency: "99").latencyCensored == false)
    #expect(try row(conditions, latency: "200").latencyPercentile == "P99")
    #expect(try row(conditions, latency: "\"NaN\"").latencyCensored == nil)
  }

  @Test("Where the conditions are not known, absent or null, both are null")
  func unknown() throws {
    for text in ["", "\"StoppingConditions\":null,", "\"InputConfig\":null,"] {
      #expect(try row(text).latencyCensored == nil, "\(text)")
      #expect(try row(text).latencyPercentile == nil, "\(text)")
    }
  }
}
