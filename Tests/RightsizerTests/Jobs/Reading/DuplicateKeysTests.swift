import Rightsizer
import TestSupport
import Testing

@Suite("Duplicate keys")
struct DuplicateKeysTests {
  private func table(_ text: String) throws -> RecommendationTable {
    let table = try RecommendationTable(text: text)
    #expect(table.codes.contains(.duplicateKey), "\(table.diagnostics)")
    return table
  }

  @Test("The last of two metrics counts, however its name is spelled")
  func metrics() throws {
    let table = try table(
      "{\"Metrics\":{\"CostPerHour\":1,\"ModelLatency\":5,\"\\u0043ostPerHour\":2},"
        + "\"InitialInstanceCount\":1}")
    #expect(table[0].costPerHour == 2 && table[0].modelLatencyMilliseconds == 5)
    #expect(try self.table("{\"CostPerHour\":1,\"CostPerHour\":null}")[0].costPerHour == nil)
  }

  @Test("The last of two containers counts as a whole")
  func containers() throws {
    let metrics = try table("{\"Metrics\":{\"CostPerHour\":1},\"Metrics\":{\"ModelLatency\":5}}")
    #expect(metrics[0].costPerHour == nil && metrics[0].modelLatencyMilliseconds == 5)
    let endpoint = try table(
      """
      {"EndpointConfiguration":{"InstanceType":"a","InitialInstanceCount":3,"ServerlessConfig":{}},
       "EndpointConfiguration":{"EndpointName":"e"},"CostPerHour":3}
      """)
    #expect(endpoint[0].instanceType == nil && endpoint[0].instanceCount == 1)
    #expect(endpoint[0].endpointName == "e" && endpoint[0].serverless == nil)
    let model = try table(
      """
      {"ModelConfiguration":{"InferenceSpecificationName":"a","EnvironmentParameters":
        [{"Key":"k","Value":"v"}]},"ModelConfiguration":null}
      """)
    #expect(model[0].inferenceSpecification == nil && model[0].environment.isEmpty)
    let benchmark = try table(
      """
      {"StepType":"BENCHMARK","InferenceBenchmark":{"FailureReason":"x","Metrics":{"CostPerHour":1}},
       "InferenceBenchmark":{}}
      """)
    #expect(benchmark[0].costPerHour == nil)
    let serverless = try table("{\"ServerlessConfig\":{},\"ServerlessConfig\":null}")
    #expect(serverless[0].serverless == nil)
  }

  @Test("The last of two lists of rows counts, and the rows of other lists stay")
  func lists() throws {
    let row = "{\"Metrics\":{\"CostPerHour\":1}}"
    let step = "{\"JobName\":\"j\",\"Status\":\"COMPLETED\",\"InferenceBenchmark\":\(row)}"
    let recommendations = "\"InferenceRecommendations\":[\(row),\(row)]"
    #expect(try table("{\(recommendations),\"InferenceRecommendations\":[\(row)]}").count == 1)
    #expect(try table("{\"Steps\":[\(step),\(step)],\"Steps\":[\(step)]}").count == 1)
    let around = try table(
      "{\(recommendations),\"Steps\":[\(step)],\"InferenceRecommendations\":[\(row)]}")
    #expect((0..<around.count).map { around[$0].status } == ["COMPLETED", nil])
    let across = try table("{\"Steps\":[\(step),\(step)],\(recommendations),\"Steps\":[\(step)]}")
    #expect((0..<across.count).map { across[$0].status } == [nil, nil, "COMPLETED"])
  }

  @Test("The last of two of a job's own members counts")
  func job() throws {
    let table = try table(
      """
      {"JobName":"a","JobName":"b","InputConfig":{"ModelName":"m"},"InputConfig":{"ModelName":"n"},
       "Status":"FAILED","Status":"COMPLETED","InferenceRecommendations":[{"CostPerHour":1}]}
      """)
    #expect(table[0].job == "b" && table[0].group == "n")
    #expect(!table.codes.contains(.jobNotCompleted))
  }
}
