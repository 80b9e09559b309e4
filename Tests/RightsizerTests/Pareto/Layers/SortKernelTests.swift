internal import CKernels
import TestSupport
import Testing

@testable import Rightsizer

@Suite("Sorting rows by a column")
struct SortKernelTests {
  /// Columns whose keys differ in few bits, in many, in clusters, or not at all.
  static let shapes: [String: @Sendable (inout SeededGenerator) -> Double] = [
    "unit interval": { $0.unit() },
    "integers": { Double($0.below(100)) - 50 },
    "one value": { _ in -3 },
    "two values": { Double($0.below(2)) },
    "any bits": { Double(bitPattern: $0.next()) },
    "clusters with outliers": {
      $0.below(50) == 0 ? ($0.below(2) == 0 ? .infinity : 0) : 1 + $0.unit() * 0x1p-45
    },
    "special values": { [0, -0.0, .infinity, -.infinity, .nan, -.nan, 1, -1][$0.below(8)] },
  ]

  @Test(
    "rows come in order of their values, equal ones as they were, with ranks",
    arguments: shapes.keys.sorted(), Sense.allCases)
  func equalsStandardSort(shape: String, sense: Sense) throws {
    let value = try #require(Self.shapes[shape])
    for count in [0, 1, 2, 31, 32, 33, 100, 700, 2047, 2048, 5000] {
      let seed = UInt64(count)
      var generator = SeededGenerator(seed: seed)
      let values = (0..<count * 2).map { _ in value(&generator) }
      let rows = (0..<count).map { Int32($0 * 2) }
      for isSubset in [false, true] {
        let column = isSubset ? values : Array(values.prefix(count))
        let keys = (0..<count).map { OrientedPoints.key(column[isSubset ? $0 * 2 : $0], sense) }
        let order = (0..<count).sorted { (keys[$0], $0) < (keys[$1], $1) }
        var expected: [UInt64] = []
        var rank: UInt64 = 0
        for (place, row) in order.enumerated() {
          if place > 0, keys[row] != keys[order[place - 1]] { rank += 1 }
          expected.append(rank << 32 | UInt64(row))
        }
        var entries = [UInt64](repeating: 0, count: count)
        var spare = entries
        let distinct = sort_by_value(
          column, isSubset ? rows : nil, sense == .max ? 1 : 0, 1, count, &entries, &spare)
        #expect(entries == expected, "\(count) rows, subset \(isSubset), seed \(seed)")
        #expect(distinct == (count == 0 ? 0 : Int(rank) + 1), "\(count) rows, seed \(seed)")
      }
    }
  }

  @Test("entries that are there are sorted among themselves", arguments: UInt64(0)..<20)
  func sortsEntriesThatAreThere(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let values = (0..<400).map { _ in Double(generator.below(40)) }
    let numbers = (0..<400).filter { _ in generator.below(2) == 0 }
    var entries = numbers.map { UInt64(7) << 32 | UInt64($0) }
    var spare = entries
    let distinct = sort_by_value(values, nil, 0, 0, entries.count, &entries, &spare)
    let expected = numbers.sorted { (values[$0], $0) < (values[$1], $1) }
    #expect(entries.map { Int($0 & 0xFFFF_FFFF) } == expected, "seed \(seed)")
    #expect(distinct == Set(numbers.map { values[$0] }).count, "seed \(seed)")
  }

  @Test("keys are in the order of the keys that the rest compares", arguments: Sense.allCases)
  func keys(sense: Sense) {
    let inf = Double.infinity
    let values = [-inf, -1.5, -0.0, 0, Double.leastNonzeroMagnitude, 1, inf, .nan, -.nan]
    for a in values {
      for b in values {
        let (x, y) = (OrientedPoints.key(a, sense), OrientedPoints.key(b, sense))
        let greaterIsBetter: Int32 = sense == .max ? 1 : 0
        let (u, v) = (sort_key(a, greaterIsBetter), sort_key(b, greaterIsBetter))
        #expect((x < y) == (u < v) && (x == y) == (u == v), "\(a), \(b)")
      }
    }
  }
}
