import TestSupport
import Testing

@testable import Rightsizer

@Suite("Keys and their sorting")
struct KeySortingTests {
  @Test("keys are in the order of the values, and a missing value comes last")
  func keyOrder() {
    let inf = Double.infinity
    let values = [
      -inf, -Double.greatestFiniteMagnitude, -1.5, -1, -Double.leastNonzeroMagnitude, 0,
      Double.leastNonzeroMagnitude, 1, 2, Double.greatestFiniteMagnitude, inf, Double.nan,
    ]
    let ascending = values.map { OrientedPoints.key($0, .min) }
    #expect(zip(ascending, ascending.dropFirst()).allSatisfy { $0 < $1 })
    let descending = values.map { OrientedPoints.key($0, .max) }
    #expect(zip(descending.dropLast(), descending.dropLast().dropFirst()).allSatisfy { $0 > $1 })
    #expect(descending.last == .max)
    for sense in Sense.allCases {
      #expect(OrientedPoints.key(-0.0, sense) == OrientedPoints.key(0, sense))
      #expect(OrientedPoints.key(-.nan, sense) == OrientedPoints.key(.signalingNaN, sense))
    }
  }

  @Test(
    "many keys are sorted as the standard library sorts them",
    arguments: [UInt64.max, 0xFF, 0xFFFF_0000_0000_0000, 1, 0])
  func sortsMany(mask: UInt64) {
    var generator = SeededGenerator(seed: mask)
    var sorter = KeySorter()
    for count in [3000, 1024, 5000, 1, 0, 700] {
      var entries = (0..<Int32(count)).map {
        KeyedIndex(key: Int64(bitPattern: generator.next() & mask), index: $0)
      }
      let expected = entries.sorted { ($0.key, $0.index) < ($1.key, $1.index) }
      sorter.sort(&entries)
      #expect(entries.map(\.index) == expected.map(\.index), "\(count) keys, mask \(mask)")
      #expect(entries.map(\.key) == expected.map(\.key), "\(count) keys, mask \(mask)")
    }
  }

  @Test("equal points are gathered, in the order of their objectives")
  func distinctPoints() {
    let points = DistinctPoints(keys: [[2, 1, 2, 1, 2], [0, 5, 0, 4, -1]], count: 5)
    #expect(points.order == [3, 1, 4, 0, 2])
    #expect(points.starts == [0, 1, 2, 3, 5])
    #expect(points.keys == [[1, 1, 2, 2], [4, 5, -1, 0]])
    #expect(Array(points.members(of: 3)) == [0, 2])
  }
}
