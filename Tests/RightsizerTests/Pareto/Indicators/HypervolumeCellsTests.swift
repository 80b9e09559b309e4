import CKernels
import TestSupport
import Testing

@testable import Rightsizer

@Suite("Hypervolume by cells")
struct HypervolumeCellsTests {
  /// Seeded boxes; `levels` makes ties, 0 none.
  static func boxes(seed: UInt64, dimensions: Int, count: Int, levels: Int) -> [[Double]] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      (0..<dimensions).map { _ in
        levels > 0 ? Double(1 + generator.below(levels)) : 0.01 + generator.unit()
      }
    }
  }

  static func cells(_ boxes: [[Double]], dimensions: Int) -> HypervolumeCells {
    HypervolumeCells(extents: (0..<dimensions).map { dimension in boxes.map { $0[dimension] } })
  }

  @Test(
    "the union agrees with slices, ties and boxes within others too",
    arguments: [2, 3, 4, 5], [0, 3, 12])
  func union(dimensions: Int, levels: Int) {
    let count = [2: 400, 3: 90, 4: 30, 5: 14][dimensions, default: 8]
    for seed in UInt64(0)..<6 {
      let boxes = Self.boxes(
        seed: seed, dimensions: dimensions, count: count - Int(seed), levels: levels)
      let expected = NaiveHypervolume.sliced(boxes, dimensions: dimensions)
      let union = Self.cells(boxes, dimensions: dimensions).union()
      if levels > 0 {
        #expect(union == expected, "seed \(seed)")
      } else {
        #expect(isClose(union, expected, relative: 1e-12), "seed \(seed)")
      }
    }
  }

  @Test(
    "what a box alone covers is what the union loses without it",
    arguments: [2, 3, 4, 5, 6, 9, 16], [0, 3])
  func contributions(dimensions: Int, levels: Int) {
    for seed in UInt64(0)..<4 {
      let boxes = Self.boxes(
        seed: seed, dimensions: dimensions, count: dimensions > 6 ? 12 : 24, levels: levels)
      let cells = Self.cells(boxes, dimensions: dimensions)
      let union = cells.union()
      let contributions = cells.contributions()
      for box in boxes.indices {
        var rest = boxes
        rest.remove(at: box)
        let lost = union - Self.cells(rest, dimensions: dimensions).union()
        #expect(
          isClose(contributions[box], lost, relative: 1e-9, absolute: 1e-12 * union),
          "seed \(seed), box \(box)")
      }
    }
  }

  @Test("little room to begin with changes nothing", arguments: [2, 3, 4, 5], [0, 9])
  func room(dimensions: Int, levels: Int) {
    let boxes = Self.boxes(seed: 7, dimensions: dimensions, count: 200, levels: levels)
    let ample = Self.cells(boxes, dimensions: dimensions)
    var scarce = ample
    scarce.cellRoom = 2
    scarce.roomPerBox = 1
    #expect(scarce.union() == ample.union())
    #expect(scarce.contributions() == ample.contributions())
  }

  @Test("extents that no median halves evenly")
  func exponential() {
    let extents = (0..<900).map { Double(sign: .plus, exponent: $0 - 900, significand: 1) }
    let cells = HypervolumeCells(extents: [extents, extents.reversed()])
    let boxes = zip(extents, extents.reversed()).map { [$0, $1] }
    let expected = NaiveHypervolume.sliced(boxes, dimensions: 2)
    #expect(isClose(cells.union(), expected, relative: 1e-12))
  }

  @Test("equal boxes, a chain, and boxes that differ in one dimension", arguments: [3, 4, 6, 9])
  func easy(dimensions: Int) {
    let count = 20_000
    let unit = [Double](repeating: 1, count: dimensions)
    let equal = HypervolumeCells(extents: unit.map { [Double](repeating: $0, count: count) })
    #expect(equal.union() == 1)
    #expect(equal.contributions().allSatisfy { $0 == 0 })
    let chain = HypervolumeCells(extents: unit.map { _ in (1...count).map(Double.init) })
    var expected = 1.0
    for _ in unit { expected *= Double(count) }
    #expect(isClose(chain.union(), expected, relative: 1e-12))
    var column = unit.map { [Double](repeating: $0, count: count) }
    column[0] = (1...count).map(Double.init)
    let tower = HypervolumeCells(extents: column)
    #expect(tower.union() == Double(count))
    #expect(tower.contributions().enumerated().allSatisfy { $1 == ($0 == count - 1 ? 1 : 0) })
  }

  @Test("no boxes have no volume")
  func none() {
    #expect(HypervolumeCells(extents: [[], [], []]).union() == 0)
    #expect(HypervolumeCells(extents: [[], [], []]).contributions().isEmpty)
  }
}
