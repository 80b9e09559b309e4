import Rightsizer
import TestSupport
import Testing

@Suite("Cost an inference")
struct CostMismatchTests {
  private func codes(_ cost: String, perHour: String = "6", rate: String = "1000") throws
    -> [Diagnostic.Code]
  {
    try RecommendationTable(
      text: """
        {"InstanceType":"ml.c5.xlarge","InitialInstanceCount":1,"CostPerHour":\(perHour),
         "MaxInvocations":\(rate),"CostPerInference":\(cost)}
        """
    ).codes
  }

  @Test(
    "Within 1e-5 relative it is the same: 6 / (60 × 1000) is 0.0001",
    arguments: [
      ("0.000100000000", false), ("0.000100000999", false), ("0.000099999001", false),
      ("0.000100001002", true), ("0.000099998998", true), ("1.00000999e-4", false),
      ("1.00001002e-4", true), ("0.0002000000", true), ("0.00000000", true), ("-0.000100000", true),
    ])
  func relative(_ cost: String, _ isTold: Bool) throws {
    #expect(try codes(cost).contains(.costMismatch) == isTold)
  }

  @Test(
    "Within half a unit of the last written digit it was only rounded",
    arguments: [
      // 6 / (60 × 1050) is 9.52380952…e-05.
      ("0.0001", false), ("0.0000952", false), ("0.000095", false), ("0.000096", true),
      ("0.000094", true), ("1e-4", false), ("9e-5", true), ("10e-5", false), ("0.00009524", false),
      ("0.00009523", true), ("9.5e-05", false), ("0", false), ("0.000", false),
      ("0.0000", true),
    ])
  func lastDigit(_ cost: String, _ isTold: Bool) throws {
    // Zero with three decimals is what 0.0000952 rounds to.
    #expect(try codes(cost, rate: "1050").contains(.costMismatch) == isTold, "\(cost)")
  }

  @Test("The recomputed cost is used, whatever was reported; without one there is nothing to check")
  func recomputed() throws {
    let table = try RecommendationTable(
      text: "{\"CostPerHour\":6,\"MaxInvocations\":1000,\"CostPerInference\":5}")
    #expect(table.column(.costPerInference) == [0.0001])
    #expect(table[0].reportedCostPerInference == 5)
    #expect(try !codes("null").contains(.costMismatch))
    #expect(try !codes("5", perHour: "null").contains(.costMismatch))
    #expect(try !codes("5", rate: "\"NaN\"").contains(.costMismatch))
    #expect(try !codes("5", rate: "0").contains(.costMismatch))
  }

  @Test("A serverless row's reported cost is its price, not checked and not recomputed")
  func serverless() throws {
    let table = try RecommendationTable(
      text: """
        {"ServerlessConfig":{"MemorySizeInMB":2048,"MaxConcurrency":1},"CostPerHour":6,
         "MaxInvocations":1000,"CostPerInference":0.00002}
        """)
    #expect(table.column(.costPerInference) == [0.00002])
    #expect(table.codes.isEmpty)
  }
}
