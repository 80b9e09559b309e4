import CKernels
import TestSupport
import Testing

@testable import Rightsizer

/// What settles listed rows, against the definition.
@Suite("Frontier sweeps")
struct FrontierSweepsTests {
  /// The listed rows that no other of them dominates, a missing value being worst.
  private func best(_ listed: [UInt32], _ rows: FrontierRows) -> [UInt32] {
    func keys(_ row: UInt32) -> [Int64] {
      (0..<rows.objectiveCount).map { objective in
        let value = rows.value(objective, row)
        return OrientedPoints.key(value, .min)
      }
    }
    let points = listed.map { (row: $0, keys: keys($0)) }
    return points.filter { point in
      !points.contains { other in
        other.keys != point.keys && zip(other.keys, point.keys).allSatisfy { $0 <= $1 }
      }
    }.map(\.row)
  }

  @Test("few rows of any number of objectives", arguments: 1...10)
  func few(objectives: Int) {
    for seed in UInt64(0)..<20 {
      var generator = SeededGenerator(seed: seed)
      let source = HostileColumns.make(
        &generator, objectives, generator.below(90), missingValues: .worst)
      FrontierRows.withRows(of: source) { rows in
        let listed = (0..<UInt32(rows.count)).filter { _ in generator.below(5) > 0 }
        #expect(
          FrontierSweeps.few(listed, rows.columns) == best(listed, rows), "seed \(seed)")
      }
    }
  }

  @Test("rows of two and three objectives", arguments: [2, 3])
  func sweeps(objectives: Int) {
    for seed in UInt64(0)..<20 {
      var generator = SeededGenerator(seed: seed)
      let source = HostileColumns.make(
        &generator, objectives, 1 + generator.below(400), missingValues: .worst)
      FrontierRows.withRows(of: source) { rows in
        let listed = (0..<UInt32(rows.count)).filter { _ in generator.below(5) > 0 }
        let found =
          objectives == 2
          ? FrontierSweeps.planar(listed, rows.columns)
          : listed.isEmpty ? [] : FrontierSweeps.spatial(listed, rows.columns)
        #expect(found == best(listed, rows), "seed \(seed)")
      }
    }
  }

  @Test("a sample holds whole rows in order", arguments: [50, 1100])
  func sample(size: Int) {
    for seed in UInt64(0)..<6 {
      var generator = SeededGenerator(seed: seed)
      let count = size + generator.below(9) * size / 2 + generator.below(7)
      var places = (0..<count).map(Double.init)
      let other = places.map { $0 * 2 }
      for _ in 0..<generator.below(40) { places[generator.below(count)] = .nan }
      let rows = generator.below(2) == 0 ? nil : (0..<count).filter { $0 % 3 != 2 || count < 3000 }
      let source = ObjectiveColumns([places, other], senses: [.min, .min], rows: rows)
      FrontierRows.withRows(of: source) { all in
        guard all.count >= size else { return }
        all.withSample(of: size) { sample in
          let taken = (0..<UInt32(sample.count)).map {
            (sample.value(0, $0), sample.value(1, $0))
          }
          #expect(sample.count > size / 3 && sample.count <= size)
          #expect(taken.allSatisfy { $0.0 * 2 == $0.1 }, "seed \(seed)")
          #expect(zip(taken, taken.dropFirst()).allSatisfy { $0.0 <= $1.0 }, "seed \(seed)")
          let selected = rows.map(Set.init)
          #expect(taken.allSatisfy { selected?.contains(Int($0.0)) ?? true }, "seed \(seed)")
        }
      }
    }
  }
}
