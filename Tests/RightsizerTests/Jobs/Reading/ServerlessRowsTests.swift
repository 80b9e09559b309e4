import TestSupport
import Testing

@testable import Rightsizer

@Suite("Serverless rows")
struct ServerlessRowsTests {
  @Test("The guide's example has everything: ServerlessConfig decides, MemorySizeInMb is read")
  func everything() throws {
    let table = try RecommendationTable(
      text: """
        {"InferenceRecommendations":[{"Metrics":{"CostPerHour":0.0,"CostPerInference":0.00000142,
          "MaxInvocations":100,"ModelLatency":600,"CpuUtilization":50,"ModelSetupTime":1500},
         "EndpointConfiguration":{"EndpointName":"e","VariantName":"v","InstanceType":"ml.c5.xlarge",
          "InitialInstanceCount":2,"ServerlessConfig":{"MemorySizeInMb":2048,"MaxConcurrency":5}}}]}
        """)
    let row = table[0]
    #expect(row.serverless == Recommendation.Serverless(memorySizeInMB: 2048, maxConcurrency: 5))
    #expect(row.instanceType == nil && row.instanceCount == nil)
    #expect(table.instanceType(0) == nil && table.instanceCount(0) == nil)
    #expect(table.pricePerInstanceHour[0].isNaN && table.capacityPerInstance[0].isNaN)
    #expect(table.column(.cpuUtilizationPerCore)[0].isNaN)
    #expect(row.modelSetupTime == 1500 && row.costPerInference == 0.00000142)
    #expect(table.codes == [.serverlessWithInstances])
    #expect(table.isEligible(0))
  }

  @Test("A flat row may have the configuration's members instead; absent ones make it none")
  func flat() throws {
    let table = try RecommendationTable(
      text: """
        [{"MemorySizeInMB":1024,"MaxConcurrency":2,"CostPerInference":1},
         {"MemorySizeInMB":null,"MaxConcurrency":NaN,"InstanceType":"ml.c5.xlarge","CostPerHour":1,
          "InitialInstanceCount":1.0},
         {"ServerlessConfig":{},"CostPerInference":1},
         {"EndpointConfiguration.ServerlessConfig.MemorySizeInMB":3072,"Metrics.CostPerHour":1}]
        """)
    #expect(
      table[0].serverless == Recommendation.Serverless(memorySizeInMB: 1024, maxConcurrency: 2))
    #expect(table[1].serverless == nil && table[1].instanceCount == 1)
    #expect(
      table[2].serverless == Recommendation.Serverless(memorySizeInMB: nil, maxConcurrency: nil))
    #expect(table[3].serverless?.memorySizeInMB == 3072)
    #expect(table[3].costPerHour == 1)
  }

  @Test("A size that is negative or no finite number is an error with its path")
  func sizes() {
    for size in ["-1", "1e400", "\"2048\"", "[]", "{}", "true"] {
      let text = "{\"ServerlessConfig\":{\"MemorySizeInMB\":\(size)}}"
      let error = #expect(throws: ReadError.self) { try RecommendationTable(text: text) }
      #expect(error?.code == .value, "\(size)")
      #expect(error?.path == "$.ServerlessConfig.MemorySizeInMB")
    }
  }
}
