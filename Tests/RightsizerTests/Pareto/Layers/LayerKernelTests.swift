internal import CKernels
import TestSupport
import Testing

@testable import Rightsizer

/// Points column by column as the kernels take them, with what the kernels do spelled out.
struct KernelPoints {
  var values: [Int32]
  let count: Int
  let depth: Int

  /// Seeded points with numbers, ascending positions and ranks.
  init(count: Int, depth: Int, positionsFrom first: Int32, _ generator: inout SeededGenerator) {
    self.count = count
    self.depth = depth
    let levels = 1 + generator.below(12)
    values = (0..<count).map { _ in Int32(generator.below(6)) }
    var position = first
    for _ in 0..<count {
      position += Int32(1 + generator.below(3))
      values.append(position)
    }
    for _ in 0..<depth * count { values.append(Int32(generator.below(levels))) }
  }

  func column(_ column: Int) -> ArraySlice<Int32> {
    values[column * count..<(column + 1) * count]
  }

  /// Whether a point of another set comes before one of this and exceeds it in no rank.
  func isDominated(_ point: Int, by other: KernelPoints, _ place: Int) -> Bool {
    if other.values[count(of: other, 1, place)] >= values[count + point] { return false }
    return (2..<depth + 2).allSatisfy {
      other.values[count(of: other, $0, place)] <= values[$0 * count + point]
    }
  }

  private func count(of other: KernelPoints, _ column: Int, _ place: Int) -> Int {
    column * other.count + place
  }

  /// The numbers once another set has raised them, all at once.
  func raised(by other: KernelPoints, increment: Int32) -> [Int32] {
    (0..<count).map { point in
      (0..<other.count).reduce(values[point]) { number, place in
        isDominated(point, by: other, place)
          ? max(number, other.values[place] + increment) : number
      }
    }
  }

  /// The numbers once each point has raised all later ones, one after the other.
  func raisedWithin(increment: Int32) -> [Int32] {
    var result = self
    for point in 0..<count {
      for earlier in 0..<point where isDominated(point, by: self, earlier) {
        result.values[point] = max(result.values[point], result.values[earlier] + increment)
      }
    }
    return Array(result.column(0))
  }
}

@Suite("Kernels of the layers")
struct LayerKernelTests {
  static let counts = [0, 1, 2, 15, 16, 17, 31, 32, 33, 70]

  @Test("a set is raised by another as by single comparisons", arguments: 0...8)
  func raise(depth: Int) {
    var generator = SeededGenerator(seed: UInt64(depth))
    for upperCount in Self.counts {
      for lowerCount in Self.counts {
        for increment in Int32(0)...1 {
          var upper = KernelPoints(
            count: upperCount, depth: depth, positionsFrom: Int32(generator.below(40)), &generator)
          let lower = KernelPoints(
            count: lowerCount, depth: depth, positionsFrom: Int32(generator.below(40)), &generator)
          let expected = upper.raised(by: lower, increment: increment) + upper.values[upperCount...]
          layers_raise(
            &upper.values, upperCount, upperCount, lower.values, lowerCount, lowerCount, depth,
            increment)
          #expect(upper.values == Array(expected), "\(upperCount) by \(lowerCount), depth \(depth)")
        }
      }
    }
  }

  @Test("a set is raised within as by single comparisons", arguments: 0...8)
  func raiseWithin(depth: Int) {
    var generator = SeededGenerator(seed: UInt64(depth))
    for count in Self.counts {
      for increment in Int32(0)...1 {
        var points = KernelPoints(count: count, depth: depth, positionsFrom: 0, &generator)
        let expected = points.raisedWithin(increment: increment) + points.values[count...]
        layers_raise_within(&points.values, count, count, depth, increment)
        #expect(points.values == Array(expected), "\(count) points, depth \(depth)")
      }
    }
  }

  @Test("a split is a stable partition, and is undone", arguments: UInt64(0)..<40)
  func split(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let count = generator.below(120)
    let depth = 3
    var points = KernelPoints(count: count, depth: depth, positionsFrom: 0, &generator)
    let before = points
    let key = generator.below(5)
    let pivot = Int32(generator.below(8)) - 1
    let columnCount = 1 + generator.below(5)
    let low = (0..<count).filter { before.values[key * count + $0] <= pivot }
    let high = (0..<count).filter { before.values[key * count + $0] > pivot }
    var expected = before.values
    for column in 0..<columnCount {
      for (place, point) in (low + high).enumerated() {
        expected[column * count + place] = before.values[column * count + point]
      }
    }
    var marks = [UInt16](repeating: 0, count: layers_mark_count(count))
    var scratch = [Int32](repeating: 0, count: LayerRecursion.scratchCount(forPoints: count))
    let lowCount = layers_split(
      &points.values, count, columnCount, count, key, pivot, &marks, &scratch)
    #expect(lowCount == low.count, "seed \(seed)")
    #expect(points.values == expected, "seed \(seed)")
    layers_unsplit(&points.values, count, columnCount, count, lowCount, marks, &scratch)
    #expect(points.values == before.values, "seed \(seed)")
  }

  @Test("the range is the least and the greatest", arguments: 1...70)
  func range(count: Int) {
    var generator = SeededGenerator(seed: UInt64(count))
    let values = (0..<count).map { _ in Int32(truncatingIfNeeded: generator.next()) }
    var least: Int32 = 0
    var greatest: Int32 = 0
    layers_range(values, count, &least, &greatest)
    #expect(least == values.min())
    #expect(greatest == values.max())
  }

  @Test("the planar sweep gives layers and dominators by definition", arguments: UInt64(0)..<60)
  func plane(seed: UInt64) {
    let cloud = Cloud.mixed(seed: seed, objectives: 2, missing: .worst, upTo: 80)
    let all = Cloud(
      columns: cloud.columns, senses: cloud.senses, missing: .worst, rows: nil, seed: seed)
    let (layers, dominators) = all.naiveLayers()
    let count = layers.count
    let rows = (0..<count).sorted(by: all.precedes)
    var entries: [UInt64] = []
    var point: UInt64 = 0
    for (place, row) in rows.enumerated() {
      if place > 0, (0...1).contains(where: { all.comparison($0, rows[place - 1], row) != 0 }) {
        point += 1
      }
      entries.append(point << 32 | UInt64(row))
    }
    var keys = [UInt64](repeating: 0, count: count)
    let greaterIsBetter: Int32 = all.senses[1] == .max ? 1 : 0
    let layerCount = layers_sweep_plane(
      all.columns[1], nil, greaterIsBetter, count, &entries, &keys)
    #expect(layerCount == Int(layers.max() ?? 0), "\(all)")
    #expect(entries.map { Int($0 & 0xFFFF_FFFF) } == rows, "\(all)")
    #expect(entries.map { Int32($0 >> 32) + 1 } == rows.map { layers[$0] }, "\(all)")
    var found = [Int32](repeating: 0, count: count)
    var frontierRows = found
    layers_find_dominators_in_plane(
      all.columns[1], nil, greaterIsBetter, count, entries, &keys, &frontierRows, &found)
    #expect(found == dominators, "\(all)")
  }
}
