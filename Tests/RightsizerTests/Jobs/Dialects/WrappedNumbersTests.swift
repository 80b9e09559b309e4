import Rightsizer
import TestSupport
import Testing

@Suite("Numbers in BSON's wrappers")
struct WrappedNumbersTests {
  private func table(_ cost: String) throws(ReadError) -> RecommendationTable {
    try RecommendationTable(text: "[{\"InstanceType\":\"t\",\"CostPerHour\":\(cost)}]")
  }

  @Test(
    "A wrapper's number is the number in it",
    arguments: [
      ("{\"$numberDouble\":\"0.204\"}", "0.204"), ("{ \"$numberInt\" : \"3\" }", "3"),
      ("{\"$numberLong\":\"12345678901\"}", "12345678901"),
      ("{\"$numberDecimal\":\"1.5E+1\"}", "15"), ("{\"$numberLong\":7}", "7"),
      ("{\"$numberDouble\":\"0.20399999618530273\"}", "0.204"),
      ("{\"$numberDouble\":\"-0.0\"}", "0"), ("{\"$numberDouble\":\"1.0\"}", "1"),
    ])
  func value(_ sample: (text: String, number: String)) throws {
    #expect(try table(sample.text).column(.costPerHour) == [Double(sample.number) ?? .nan])
  }

  @Test("NaN in a wrapper is not available, an infinity in one is told besides")
  func absent() throws {
    let none = try table("{\"$numberDouble\":\"NaN\"}")
    #expect(none.column(.costPerHour)[0].isNaN && none.codes.isEmpty)
    for sign in ["", "-"] {
      let infinite = try table("{\"$numberDouble\":\"\(sign)Infinity\"}")
      #expect(infinite.column(.costPerHour)[0].isNaN)
      #expect(infinite.codes.contains(.infiniteMetric))
    }
    #expect(try table("{\"$numberDecimal\":\"1E+6144\"}").codes.contains(.infiniteMetric))
    #expect(try table("{\"$numberDecimal\":\"1E-6143\"}").codes.contains(.underflow))
  }

  @Test("Counts and sizes are read out of wrappers")
  func counts() throws {
    let table = try RecommendationTable(
      text: """
        [{"InstanceType":"t","InitialInstanceCount":{"$numberInt":"3"},"CostPerHour":1},
         {"ServerlessConfig":{"MemorySizeInMB":{"$numberInt":"2048"},
          "MaxConcurrency":{"$numberLong":"5"}},"CostPerHour":1}]
        """)
    #expect(table.instanceCount(0) == 3)
    #expect(table[1].serverless?.memorySizeInMB == 2048)
    #expect(table[1].serverless?.maxConcurrency == 5)
  }

  @Test(
    "What is in a wrapper and is no number is an error at its place, marked § here",
    arguments: [
      "{\"$numberDouble\":§\"x\"}", "{\"$numberDouble\":§\"\"}",
      "{\"$numberDouble\":\"1.§\"}", "{\"$numberDouble\":\"1§ \"}",
      "{\"$numberDouble\":§true}", "§{\"$numberDouble\":\"1\",\"a\":1}", "§{\"$oid\":\"1\"}",
      "§{}", "{\"$numberDouble\":§{\"$numberInt\":\"1\"}}",
      "§{\"$numberDouble\":\"1\",\"$numberInt\":\"1\"}",
    ])
  func faults(_ marked: String) {
    let before = "[{\"InstanceType\":\"t\",\"CostPerHour\":"
    let error = #expect(throws: ReadError.self) { try table(marked.replacing("§", with: "")) }
    let place = marked.utf8.firstIndex(of: 0xC2).map {
      marked.utf8.distance(from: marked.startIndex, to: $0)
    }
    #expect(error?.offset == place.map { before.utf8.count + $0 }, "\(error?.description ?? "")")
    #expect(error?.path == "$[0].CostPerHour")
  }
}
