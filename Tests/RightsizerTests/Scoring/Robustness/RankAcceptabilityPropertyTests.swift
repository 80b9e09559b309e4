import TestSupport
import Testing

@testable import Rightsizer

struct RankAcceptabilityPropertyTests {
  /// Rows spread evenly, near a plane of equal sums, on a coarse grid full of ties, or in few kinds.
  private func matrix(
    _ generator: inout SeededGenerator, rowCount: Int, columnCount: Int
  ) throws -> DecisionMatrix {
    let kind = generator.below(4)
    let rows = (0..<rowCount).map { _ -> [Double] in
      let draws = (0..<columnCount).map { _ in generator.unit() }
      switch kind {
      case 0: return draws
      case 1:
        let sum = draws.reduce(0.01, +)
        return draws.map { $0 / sum + 0.01 * generator.unit() }
      case 2: return draws.map { ($0 * 8).rounded() }
      default: return draws.map { ($0 * 2).rounded() }
      }
    }
    var columns = (0..<columnCount).map { column in rows.map { $0[column] } }
    let special: [Double] = [.nan, .infinity, -.infinity]
    for _ in 0..<generator.below(4) {
      columns[generator.below(columnCount)][generator.below(rowCount)] =
        special[generator.below(special.count)]
    }
    let senses = (0..<columnCount).map { _ in generator.below(2) == 0 ? Sense.min : .max }
    let missing: MissingValues = generator.below(2) == 0 ? .exclude : .worst
    let taking =
      generator.below(3) > 0 ? nil : (0..<rowCount).filter { _ in generator.below(5) > 0 }
    return try DecisionMatrix(columns: columns, senses: senses, missing: missing, rows: taking)
  }

  @Test(
    "Shares are exactly those of sorting all scores, ties included, whatever is left out or skipped",
    arguments: 1...40 as ClosedRange<UInt64>)
  func definition(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    // Beyond a block of 64 tiles now and then.
    let rowCount = seed % 20 == 0 ? 4500 : 1 + generator.below(seed % 3 == 0 ? 600 : 100)
    let columnCount = 1 + generator.below(6)
    let matrix = try matrix(&generator, rowCount: rowCount, columnCount: columnCount)
    let sampleCount = rowCount > 1000 ? 12 : 60
    let greatestRank = [1, 2, 3, 9, 80][generator.below(5)]
    let preference = generator.below(3) > 0 ? nil : Array((0..<columnCount).reversed())
    let naive = NaiveAcceptability(
      matrix, sampleCount: sampleCount, seed: seed, greatestRank: greatestRank,
      preference: preference)
    for threads in [1, 2, 5] {
      let found = RankAcceptability(
        matrix, sampleCount: sampleCount, seed: seed, greatestRank: greatestRank,
        preference: preference.map(PreferenceOrder.init(chain:)), threads: ThreadCount(threads))
      for row in 0..<rowCount {
        #expect(
          found.shares[row] == naive.shares[row]
            || naive.shares[row][0].isNaN
              && found.shares[row].allSatisfy { $0.isNaN },
          "row \(row), seed \(seed)")
        let (own, expected) = (found.centralWeights[row], naive.central[row])
        #expect((own == nil) == (expected == nil), "row \(row), seed \(seed)")
        #expect(
          zip(own ?? [], expected ?? []).allSatisfy { isClose($0, $1, absolute: 1e-13) },
          "row \(row), seed \(seed)")
      }
    }
  }

  @Test("Any number of threads gives the same bits", arguments: [nil, [2, 0, 1]] as [[Int]?])
  func threads(preference: [Int]?) throws {
    var generator = SeededGenerator(seed: 4)
    let columns = (0..<3).map { _ in (0..<200).map { _ in generator.unit() } }
    let matrix = try DecisionMatrix(columns: columns, senses: [.min, .max, .min])
    // With preferences beyond a part of 4096 weightings.
    let runs = [1, 2, 3, 8].map {
      RankAcceptability(
        matrix, sampleCount: 5000, seed: 11,
        preference: preference.map(PreferenceOrder.init(chain:)), threads: ThreadCount($0))
    }
    #expect(runs.allSatisfy { $0 == runs[0] })
  }

  @Test(
    "Parts of a sample are drawn as the sampler draws one by one, bit for bit", arguments: 1...7)
  func stream(columnCount: Int) {
    var sampler = WeightSampler(columnCount: columnCount, seed: 77)
    let expected = (0..<3001).flatMap { _ in sampler.next() }
    let sample = WeightingSample(
      columnCount: columnCount, seed: 77, count: 3001, sampler: nil)
    for threads in [1, 2, 3] {
      var drawn: [Double] = []
      sample.forEachPart(threads: ThreadCount(threads)) { forEachBatch in
        var own: [Double] = []
        forEachBatch { own += $0 }
        return own
      } join: {
        drawn += $0
      }
      #expect(drawn == expected)
    }
  }

  @Test(
    "A compact order has each position once and small runs", arguments: [1, 2, 3] as [UInt64])
  func compact(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let count = 1000 + generator.below(500)
    // Many equal values under the third seed.
    let points = (0..<2 * count).map { _ in
      seed == 3 ? Double(generator.below(3)) : generator.unit()
    }
    var order = (0..<count).map { Int32($0) }
    CompactOrder.arrange(&order, points: points, dimension: 2, runLength: 64)
    #expect(order.sorted() == (0..<count).map { Int32($0) })
    guard seed < 3 else { return }
    for first in stride(from: 0, to: count - 64, by: 64) {
      let run = order[first..<first + 64].map { points[2 * Int($0)] }
      // Sixteen boxes or more in the unit square.
      #expect((run.max() ?? 1) - (run.min() ?? 0) < 0.7, "seed \(seed)")
    }
  }
}
