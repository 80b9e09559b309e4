import TestSupport
import Testing

@testable import Rightsizer

struct NoiseAcceptabilityTests {
  private func acceptability(
    _ columns: [[Double]], _ metrics: [Metric], missing: MissingValues = .exclude,
    rows: [Int]? = nil, noise: MeasurementNoise = .reruns, fixed: Set<Int> = [],
    sampleCount: Int = 4000, seed: UInt64 = 0, threads: Int = 1
  ) -> NoiseAcceptability {
    NoiseAcceptability(
      ObjectiveColumns(
        columns, senses: metrics.map(\.defaultSense), missingValues: missing, rows: rows),
      metrics: metrics, noise: noise, fixedLatencies: fixed, sampleCount: sampleCount, seed: seed,
      threads: ThreadCount(threads))
  }

  private func isWithin(_ found: NoiseAcceptability, _ share: Double, _ expected: Double) -> Bool {
    abs(share - expected) <= 5 * found.standardError(of: expected)
  }

  @Test("Rows that measured the same are first half of the time, and dominated a quarter of it")
  func symmetric() {
    let found = acceptability(
      [[2, 2], [30, 30]], [.costPerInference, .modelLatencyMilliseconds], seed: 5)
    // Cheaper and slower in a quarter, and so on: one dominates the other in half of the reruns.
    for row in 0..<2 {
      #expect(isWithin(found, found.frontierShares[row], 0.75))
      #expect(isWithin(found, found.firstShares[row], 0.5))
    }
    #expect(isClose(found.firstShares.reduce(0, +), 1))
  }

  @Test("Worked by hand: 5 % less throughput wins where the ratio of two factors is above 1.05")
  func ratio() {
    // The difference of two uniform logarithms is triangular on ±w, w = ln(1.10 / 0.95).
    let lead = CLibrary.log(1.05) / CLibrary.log(1.10 / 0.95)
    let expected = (1 - lead) * (1 - lead) / 2
    for (metric, values) in [
      (Metric.maxInvocationsPerMinute, [100, 105.0]), (.costPerInference, [1.05, 1]),
    ] {
      let found = acceptability([values], [metric], sampleCount: 20_000)
      #expect(isWithin(found, found.firstShares[0], expected))
      #expect(found.frontierShares == found.firstShares)
    }
  }

  @Test("Cost and throughput follow one factor: what is better in one is better in the other")
  func together() {
    let found = acceptability(
      [[1, 1], [60, 60]], [.costPerInference, .maxInvocationsPerMinute], seed: 2)
    #expect(isClose(found.frontierShares[0] + found.frontierShares[1], 1))
  }

  @Test(
    "Without noise a share is 1 on the frontier, 0 off it, whatever is missing", arguments: 1...8)
  func still(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let metrics: [Metric] = [
      .costPerInference, .modelLatencyMilliseconds, .maxInvocationsPerMinute,
    ]
    let columns = metrics.map { _ in
      (0..<20).map { _ in
        generator.below(10) == 0 ? Double.nan : Double(generator.below(6) + 1) / 3
      }
    }
    let rows = (0..<20).filter { _ in generator.below(5) > 0 }
    for missing in [MissingValues.exclude, .worst] {
      let found = acceptability(
        columns, metrics, missing: missing, rows: rows, noise: .none, sampleCount: 3)
      let frontier = ObjectiveColumns(
        columns, senses: metrics.map(\.defaultSense), missingValues: missing, rows: rows
      ).frontier()
      for row in 0..<20 {
        let takesPart =
          rows.contains(row) && (missing == .worst || !columns.contains { $0[row].isNaN })
        let expected: Double = takesPart ? (frontier.contains(row) ? 1 : 0) : .nan
        #expect(isClose(found.frontierShares[row], expected), "seed \(seed)")
        #expect(found.firstShares[row].isNaN == !takesPart, "seed \(seed)")
      }
    }
  }

  @Test("Agrees with dominance looked up pair by pair, rerun by rerun", arguments: 1...10)
  func naive(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let metrics: [Metric] = [
      .modelLatencyMilliseconds, .costPerInference, .maxInvocationsPerMinute, .memoryUtilization,
    ]
    let rowCount = 12
    let columns = metrics.map { _ in
      (0..<rowCount).map { _ in
        generator.below(12) == 0 ? Double.nan : 10 + Double(generator.below(8))
      }
    }
    let fixed = Set((0..<rowCount).filter { _ in generator.below(4) == 0 })
    let sampleCount = 60
    let found = acceptability(
      columns, metrics, missing: .worst, fixed: fixed, sampleCount: sampleCount, seed: seed)
    let stream = NoiseStream(.reruns, seed: seed, rowCount: rowCount)
    var frontier = [Int](repeating: 0, count: rowCount)
    var first = frontier
    for rerun in 0..<sampleCount {
      let values = (0..<rowCount).map { row in
        let factors = stream.factors(rerun: rerun, row: row)
        // Less is better, and NaN is worst.
        return [
          columns[0][row] * (fixed.contains(row) ? 1 : factors.latency),
          columns[1][row] / factors.throughput, -columns[2][row] * factors.throughput,
          columns[3][row],
        ].map { $0.isNaN ? Double.infinity : $0 }
      }
      let left = (0..<rowCount).filter { row in
        !values.contains { other in
          zip(other, values[row]).allSatisfy { $0 <= $1 } && other != values[row]
        }
      }
      for row in left { frontier[row] += 1 }
      let best = left.min { values[$0].lexicographicallyPrecedes(values[$1]) }
      first[best ?? 0] += 1
    }
    #expect(found.frontierShares == frontier.map { Double($0) / 60 }, "seed \(seed)")
    #expect(found.firstShares == first.map { Double($0) / 60 }, "seed \(seed)")
  }

  @Test("Leaving out who cannot be on the frontier changes no count", arguments: 1...6)
  func hopeless(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let metrics: [Metric] = [.costPerInference, .modelLatencyMilliseconds]
    let rowCount = 150
    let noisy = NoisyColumns(
      measured: metrics.map { _ in (0..<rowCount).map { _ in 1 + 9 * generator.unit() } },
      effects: metrics.map { NoisyColumns.Effect(on: $0) }, rows: Array(0..<rowCount),
      isLatencyFixed: (0..<rowCount).map { _ in generator.below(3) == 0 },
      stream: NoiseStream(.reruns, seed: seed, rowCount: rowCount))
    for scoring in [
      nil,
      RerunTrial.Scoring(
        method: .weightedSum, weights: try Weights([1, 1]), weighting: .equal, order: .layer),
    ] {
      let counts = try [true, false].map { leavesOut in
        try RerunTrial(
          noisy, senses: [.min, .min], missing: .exclude, noise: .reruns, scoring: scoring,
          leavesOutHopeless: leavesOut
        ).counts(sampleCount: 100, threads: .one)
      }
      #expect(counts[0].frontier == counts[1].frontier, "seed \(seed)")
      #expect(counts[0].first == counts[1].first, "seed \(seed)")
      #expect(counts[0].first.reduce(0, +) == 100, "seed \(seed)")
    }
  }

  @Test("The result does not depend on the number of threads, only on the seed")
  func threads() {
    var generator = SeededGenerator(seed: 1)
    let columns = (0..<2).map { _ in (0..<30).map { _ in 1 + generator.unit() } }
    let metrics: [Metric] = [.costPerInference, .modelLatencyMilliseconds]
    let one = acceptability(columns, metrics, sampleCount: 101)
    for threads in [2, 3, 7, 200] {
      #expect(acceptability(columns, metrics, sampleCount: 101, threads: threads) == one)
    }
    #expect(acceptability(columns, metrics, sampleCount: 101, seed: 1) != one)
  }

  @Test("No row, one row, rows without a value and rows beyond a double's range end in no trap")
  func extremes() {
    #expect(acceptability([[]], [.costPerInference], sampleCount: 2).frontierShares.isEmpty)
    #expect(acceptability([[3]], [.costPerInference], sampleCount: 2).firstShares == [1])
    let lacking = acceptability([[.nan]], [.costPerInference], sampleCount: 2)
    #expect(lacking.firstShares[0].isNaN)
    let wide = acceptability(
      [[.greatestFiniteMagnitude, .infinity, 0, 0x1p-1074, -1]], [.maxInvocationsPerMinute],
      sampleCount: 50)
    #expect(isClose(wide.firstShares.reduce(0, +), 1))
  }
}
