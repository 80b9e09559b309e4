import CKernels
import TestSupport
import Testing

@testable import Rightsizer

@Suite("Hypervolume by sweeps")
struct HypervolumeSweepsTests {
  /// Boxes by columns, extents below 2; `levels` makes ties, 0 none.
  static func columns(seed: UInt64, dimensions: Int, count: Int, levels: Int) -> [[Double]] {
    let boxes = HypervolumeCellsTests.boxes(
      seed: seed, dimensions: dimensions, count: count, levels: levels)
    let scale = levels > 0 ? 1.0 / 16 : 1
    return (0..<dimensions).map { dimension in boxes.map { $0[dimension] * scale } }
  }

  static func rows(_ columns: [[Double]]) -> [[Double]] {
    columns[0].indices.map { box in columns.map { $0[box] } }
  }

  @Test(
    "sorts as a comparison sort does, ties and what 31 bits do not tell apart too",
    arguments: [0, 1, 2, 50, 3000], [1.0, 0x1p-20, 0x1p-45, 0.0])
  func sorting(count: Int, spread: Double) {
    var generator = SeededGenerator(seed: UInt64(count))
    let values = (0..<count).map { _ in
      generator.below(4) == 0 ? 1.25 : 1 + spread * generator.unit()
    }
    var order = [UInt64](repeating: 0, count: count)
    var spare = order
    kernel_sort_falling(values, count, &order, &spare)
    let expected = values.indices.sorted {
      values[$0] != values[$1] ? values[$0] > values[$1] : $0 < $1
    }
    #expect(order.map { Int($0 & 0xFFFF_FFFF) } == expected)
  }

  @Test("area and volume agree with slices", arguments: [0, 4, 20])
  func slices(levels: Int) {
    for seed in UInt64(0)..<8 {
      let two = Self.columns(seed: seed, dimensions: 2, count: 200, levels: levels)
      let area = NaiveHypervolume.sliced(Self.rows(two), dimensions: 2)
      #expect(
        isClose(HypervolumeSweeps.area(two[0], two[1]), area, relative: 1e-12), "seed \(seed)")
      let three = Self.columns(seed: seed, dimensions: 3, count: 70, levels: levels)
      let volume = NaiveHypervolume.sliced(Self.rows(three), dimensions: 3)
      #expect(
        isClose(
          HypervolumeSweeps.volume(three[0], three[1], three[2]), volume, relative: 1e-12),
        "seed \(seed)")
    }
  }

  @Test("contributions are those found by cells, with many ties and none", arguments: [0, 9, 31])
  func contributions(levels: Int) {
    for seed in UInt64(0)..<8 {
      // Those that no other covers, each once.
      let rows = Set(
        Self.rows(Self.columns(seed: seed, dimensions: 3, count: 800, levels: levels))
      )
      .sorted { $0.lexicographicallyPrecedes($1) }
      let kept = rows.filter { row in
        !rows.contains { other in other != row && zip(row, other).allSatisfy { $0 <= $1 } }
      }
      let columns = (0..<3).map { dimension in kept.map { $0[dimension] } }
      let expected = HypervolumeCells(extents: columns).contributions()
      let found = HypervolumeSweeps.contributions(columns[0], columns[1], columns[2]) ?? []
      #expect(found.count == expected.count)
      for (one, other) in zip(found, expected) {
        #expect(isClose(one, other, relative: 1e-9, absolute: 1e-13), "seed \(seed)")
      }
    }
  }

  @Test("contributions are not found here where a box is within another")
  func within() {
    #expect(HypervolumeSweeps.contributions([1, 1], [1, 0.5], [1, 0.5]) == nil)
    #expect(HypervolumeSweeps.contributions([1, 0.5], [1, 1], [1, 0.5]) == nil)
    #expect(HypervolumeSweeps.contributions([], [], []) == [])
  }

  @Test("differences that a far reference rounds away make equal rows, not wrong shares")
  func rounded() {
    let columns = ObjectiveColumns(
      [[1e-20, 2e-20, 1], [0, 0, 0.5], [2e-20, 1e-20, 0.5]], senses: [.min, .min, .min])
    let result = columns.hypervolume(reference: [2, 2, 2])
    #expect(result.volume == 8)
    #expect(result.contributions == [0, 0])
  }
}
