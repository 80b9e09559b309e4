import TestSupport
import Testing

@testable import Rightsizer

struct MetricComparisonsTests {
  @Test(
    "Fractions, names of rows, and empty fields for what the mirrored one says",
    arguments: [
      "cost,latency\n1,3\n1/3,1\n", ",cost,latency\r\ncost,1,3\r\nlatency,0.333333,1",
      "metric,cost,latency\ncost,,3\nlatency,,\n", "cost, latency\n1, 3\n , 1\n",
    ])
  func spellings(text: String) throws {
    let compared = try MetricComparisons(parsingCSV: text)
    #expect(compared.metrics == [.costPerInference, .modelLatencyMilliseconds])
    #expect(isClose(compared.comparisons.weights.values[0], 0.75, relative: 1e-5))
  }

  @Test(
    "What is no matrix of metrics is an error that says where",
    arguments: [
      ("", "empty"), ("speed,cost\n1,1\n1,1", "line 1: unknown metric 'speed'"),
      ("cost,speed\n1,1\n1,1", "line 1: unknown metric 'speed'"), ("cost,cost\n1,1\n1,1", "twice"),
      ("cost,latency\n1,2", "1 lines of comparisons"),
      ("cost,latency\n1,2\n1/2", "line 3: 1 comparisons"),
      ("cost,latency\n1,x\n1,1", "line 2: 'x'"), ("cost,latency\n1,1/2/3\n1,1", "'1/2/3'"),
      ("cost,latency\n1,\n,1", "not above 0"), ("cost,latency\n1,2\n2,1", "no reciprocals"),
      ("cost,latency\n1,1/0\n0,1", "not above 0"),
    ])
  func errors(text: String, message: String) {
    let error = #expect(throws: ScoringError.self) { try MetricComparisons(parsingCSV: text) }
    #expect(error?.code == .pairwiseMatrix)
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
  }
}
