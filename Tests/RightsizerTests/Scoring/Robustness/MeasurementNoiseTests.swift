import TestSupport
import Testing

@testable import Rightsizer

struct MeasurementNoiseTests {
  @Test("Factors are log-uniform within their ranges: as many below as above the geometric mean")
  func distribution() {
    let stream = NoiseStream(.reruns, seed: 3, rowCount: 4)
    let count = 20_000
    var logarithms = [[Double]](repeating: [], count: 2)
    for sample in 0..<count {
      let factors = stream.factors(rerun: sample / 4, row: sample % 4)
      #expect((0.95...1.10).contains(factors.throughput) && (0.40...1.37).contains(factors.latency))
      logarithms[0].append(CLibrary.log(factors.throughput))
      logarithms[1].append(CLibrary.log(factors.latency))
    }
    for (values, ends) in zip(logarithms, [(0.95, 1.10), (0.40, 1.37)]) {
      let (low, high) = (CLibrary.log(ends.0), CLibrary.log(ends.1))
      for quarter in [0.25, 0.5, 0.75] {
        let below = values.count { $0 < low + quarter * (high - low) }
        let error = 5 * (quarter * (1 - quarter) / Double(count)).squareRoot()
        #expect(isClose(Double(below) / Double(count), quarter, absolute: error))
      }
    }
  }

  @Test(
    "A range of one factor is that factor, without a rounding", arguments: [1, 0.95, 1.37, 0.1])
  func exact(factor: Double) throws {
    let noise = try MeasurementNoise(
      throughputFactors: factor...factor, latencyFactors: factor...factor)
    let stream = NoiseStream(noise, seed: 1, rowCount: 10)
    for row in 0..<10 { #expect(stream.factors(rerun: 7, row: row) == (factor, factor)) }
  }

  @Test("Factors that no measurement has are refused", arguments: [0, -1, 0.0009, 1001, .infinity])
  func refused(end: Double) {
    let range = min(end, 1)...max(end, 1)
    for (throughput, latency) in [(range, 1...1), (1...1, range)] {
      let error = #expect(throws: ScoringError.self) {
        try MeasurementNoise(throughputFactors: throughput, latencyFactors: latency)
      }
      #expect(error?.code == .noiseRange)
    }
  }
}
