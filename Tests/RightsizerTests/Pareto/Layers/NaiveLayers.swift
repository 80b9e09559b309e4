import Rightsizer
import TestSupport

/// A seeded cloud of points with a missing-value policy, and what the definitions say of it, pair by
/// pair: the reference that the fast paths are held against.
struct Cloud: CustomStringConvertible {
  let columns: [[Double]]
  let senses: [Sense]
  let missing: MissingValues
  let rows: [Int]?
  let seed: UInt64

  var description: String { "seed \(seed): \(columns), \(senses), \(missing), rows \(rows as Any)" }

  var objectiveColumns: ObjectiveColumns {
    ObjectiveColumns(columns, senses: senses, missingValues: missing, rows: rows)
  }

  /// Points on a small grid or in the unit cube, with duplicates, infinities, signed zeros and NaN.
  static func mixed(seed: UInt64, objectives: Int, missing: MissingValues, upTo limit: Int) -> Cloud
  {
    var generator = SeededGenerator(seed: seed)
    let count = generator.below(limit + 1)
    let levels = 1 + generator.below(8)
    let hasSpecials = generator.below(2) == 0
    var columns = [[Double]](repeating: [], count: objectives)
    for row in 0..<count {
      let copied = row > 0 && generator.below(6) == 0 ? generator.below(row) : nil
      for objective in 0..<objectives {
        var value = levels == 8 ? generator.unit() : Double(generator.below(levels))
        if hasSpecials {
          switch generator.below(20) {
          case 0: value = .nan
          case 1: value = .infinity
          case 2: value = -.infinity
          case 3: value = -0.0
          default: break
          }
        }
        columns[objective].append(copied.map { columns[objective][$0] } ?? value)
      }
    }
    let senses = (0..<objectives).map { _ in generator.below(2) == 0 ? Sense.min : .max }
    let rows = generator.below(4) == 0 ? (0..<count).filter { _ in generator.below(3) > 0 } : nil
    return Cloud(columns: columns, senses: senses, missing: missing, rows: rows, seed: seed)
  }

  /// Points with every value finite: independent, near a plane where all trade off, or near a line.
  static func finite(
    seed: UInt64, objectives: Int, count: Int, tradeOff: Double, levels: Double? = nil
  ) -> Cloud {
    var generator = SeededGenerator(seed: seed)
    var columns = [[Double]](repeating: [], count: objectives)
    for _ in 0..<count {
      let values = (0..<objectives).map { _ in generator.unit() }
      let mean = values.reduce(0, +) / Double(objectives)
      let shared = generator.unit()
      for objective in 0..<objectives {
        let value =
          tradeOff < 0
          ? values[objective] * (1 + tradeOff) - tradeOff * shared
          : values[objective] - tradeOff * mean
        columns[objective].append(levels.map { (value * $0).rounded() } ?? value)
      }
    }
    return Cloud(
      columns: columns, senses: [Sense](repeating: .min, count: objectives), missing: .exclude,
      rows: nil, seed: seed)
  }

  /// Whether a row competes.
  func takesPart(_ row: Int) -> Bool {
    if let rows, !rows.contains(row) { return false }
    return missing == .worst || columns.allSatisfy { !$0[row].isNaN }
  }

  /// −1, 0 or 1 as row `a` is better than, equal to or worse than row `b` in one objective.
  func comparison(_ objective: Int, _ a: Int, _ b: Int) -> Int {
    let x = columns[objective][a]
    let y = columns[objective][b]
    if x.isNaN || y.isNaN { return (x.isNaN ? 1 : 0) - (y.isNaN ? 1 : 0) }
    if x == y { return 0 }
    return (x < y) == (senses[objective] == .min) ? -1 : 1
  }

  func dominates(_ a: Int, _ b: Int) -> Bool {
    var better = false
    for objective in columns.indices {
      let order = comparison(objective, a, b)
      if order > 0 { return false }
      if order < 0 { better = true }
    }
    return better
  }

  /// Whether row `a` comes before row `b` in order of the objectives, then of the rows.
  func precedes(_ a: Int, _ b: Int) -> Bool {
    for objective in columns.indices {
      let order = comparison(objective, a, b)
      if order != 0 { return order < 0 }
    }
    return a < b
  }

  /// Layers by peeling and dominators by search: O(n²) dominance tests.
  func naiveLayers() -> (layers: [Int32], dominators: [Int32]) {
    let count = columns[0].count
    var dominatorsOf = [[Int]](repeating: [], count: count)
    let participants = (0..<count).filter(takesPart)
    for b in participants {
      for a in participants where dominates(a, b) { dominatorsOf[b].append(a) }
    }
    var layers = [Int32](repeating: 0, count: count)
    var rest = participants
    var layer: Int32 = 1
    while !rest.isEmpty {
      let peeled = rest.filter { row in dominatorsOf[row].allSatisfy { layers[$0] != 0 } }
      for row in peeled { layers[row] = layer }
      rest.removeAll { layers[$0] != 0 }
      layer += 1
    }
    var dominators = [Int32](repeating: -1, count: count)
    for row in participants {
      let candidates = dominatorsOf[row].filter { layers[$0] == 1 }
      if let first = candidates.min(by: precedes) { dominators[row] = Int32(first) }
    }
    return (layers, dominators)
  }
}
