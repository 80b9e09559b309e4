import Rightsizer
import TestSupport
import Testing

@Suite("Steps and pages")
struct StepsTests {
  private let step = """
    {"StepType":"BENCHMARK","JobName":"j","Status":"COMPLETED","InferenceBenchmark":
     {"Metrics":{"CostPerHour":1},"EndpointConfiguration":{"InitialInstanceCount":1}}}
    """

  @Test("A last page without steps closes the list; nothing is missing")
  func emptyLastPage() throws {
    let table = try RecommendationTable(
      text: "[{\"Steps\":[\(step)],\"NextToken\":\"x\"},{\"Steps\":[]}]")
    #expect(table.count == 1)
    #expect(table.codes.isEmpty, "\(table.diagnostics)")
  }

  @Test("A page without steps but with NextToken is incomplete, unless more pages follow")
  func emptyOpenPage() throws {
    let open = "{\"Steps\":[],\"NextToken\":\"x\"}"
    #expect(try RecommendationTable(text: open).codes == [.incompletePages])
    #expect(try RecommendationTable(text: "[\(open),{\"Steps\":[\(step)]}]").codes.isEmpty)
    let still = try RecommendationTable(
      text: "[{\"Steps\":[\(step)],\"NextToken\":\"x\"},\(open)]")
    #expect(still.codes == [.incompletePages])
    #expect(try RecommendationTable(text: "{\"Steps\":[]}").codes == [.noRecommendations])
  }

  @Test("Steps beside recommendations in one object are those of one job")
  func besideRecommendations() throws {
    let table = try RecommendationTable(
      text: "{\"JobName\":\"j\",\"Status\":\"COMPLETED\",\"Steps\":[\(step)],"
        + "\"InferenceRecommendations\":[{\"CostPerHour\":1,\"InitialInstanceCount\":1}]}")
    #expect(table.count == 2)
    #expect(table[0].job == "j" && table[1].job == "j")
    #expect(table.codes.isEmpty, "\(table.diagnostics)")
  }

  @Test("A status that is exported stays; FAILED is only made of a bare benchmark's reason")
  func statuses() throws {
    let table = try RecommendationTable(
      text: """
        [{"ModelConfiguration":{},"FailureReason":"why"},
         {"ModelConfiguration":{},"FailureReason":null,"CostPerHour":1,"InitialInstanceCount":1},
         {"InstanceType":"ml.c5.xlarge","Status":"STOPPED","FailureReason":"asked to"},
         {"InstanceType":"ml.c5.xlarge","Status":"ODD_NEW_STATUS"},
         {"StepType":"NEW_TYPE","JobName":"j","Status":"COMPLETED"}]
        """)
    let statuses = (0..<5).map { table[$0].status }
    #expect(statuses == ["FAILED", nil, "STOPPED", "ODD_NEW_STATUS", "COMPLETED"])
    #expect(table.eligibleRows == [1, 4])
    #expect(table[0].reason == "step FAILED: why")
    #expect(table[2].reason == "step STOPPED: asked to")
  }
}
