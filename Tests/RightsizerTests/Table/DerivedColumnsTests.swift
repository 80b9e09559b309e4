import Rightsizer
import TestSupport
import Testing

@Suite("Derived columns")
struct DerivedColumnsTests {
  @Test(
    "what leaves a double's range is unavailable, never infinite and never 0",
    arguments: [("1e308", "1e-300"), ("0.2", "1e308")])
  func beyondRange(cost: String, invocations: String) throws {
    let table = try RecommendationTable(
      text: """
        [{"Metrics": {"CostPerHour": \(cost), "MaxInvocations": \(invocations), "ModelLatency": 5},
          "EndpointConfiguration": {"InstanceType": "ml.c5.xlarge", "InitialInstanceCount": 1}}]
        """)
    #expect(table.column(.costPerInference)[0].isNaN)
    #expect(table[0].costPerInference == nil)
  }
}
