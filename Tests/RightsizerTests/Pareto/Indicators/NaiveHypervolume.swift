import Rightsizer
import TestSupport

/// The hypervolume by inclusion and exclusion over all sets of rows: slow, and obvious.
enum NaiveHypervolume {
  /// The volume that rows dominate up to a reference point; less is better, all values finite.
  static func volume(_ rows: [[Double]], reference: [Double]) -> Double {
    var sum = 0.0
    for set in 1..<(1 << max(1, rows.count)) where !rows.isEmpty {
      var corner = [Double](repeating: -.infinity, count: reference.count)
      var size = 0
      for (number, row) in rows.enumerated() where set >> number & 1 == 1 {
        size += 1
        corner = zip(corner, row).map { max($0, $1) }
      }
      let box = zip(corner, reference).reduce(1) { $0 * max(0, $1.1 - $1.0) }
      sum += size % 2 == 1 ? box : -box
    }
    return sum
  }

  /// The number of unit cells of a grid that rows of whole numbers dominate.
  static func cells(_ rows: [[Double]], reference: Int) -> Int {
    guard let dimensions = rows.first?.count else { return 0 }
    var count = 0
    var cell = [Int](repeating: 0, count: dimensions)
    while true {
      if rows.contains(where: { zip($0, cell).allSatisfy { $0 <= Double($1) } }) { count += 1 }
      var place = 0
      while place < dimensions {
        cell[place] += 1
        if cell[place] < reference { break }
        cell[place] = 0
        place += 1
      }
      if place == dimensions { return count }
    }
  }

  /// The volume of boxes with one corner at 0, by slices: between two extents of the last dimension
  /// the volume, in the others, of the boxes that reach so far.
  static func sliced(_ boxes: [[Double]], dimensions: Int) -> Double {
    guard dimensions > 1 else { return boxes.map { $0[0] }.max() ?? 0 }
    let last = dimensions - 1
    let falling = boxes.sorted { $0[last] > $1[last] }
    var sum = 0.0
    for place in falling.indices {
      let below = place + 1 < falling.count ? falling[place + 1][last] : 0
      let height = falling[place][last] - below
      if height > 0 { sum += height * sliced(Array(falling[...place]), dimensions: last) }
    }
    return sum
  }

  /// Seeded rows on the plane where the objectives' sum is 1, all of them on its frontier.
  static func front(seed: UInt64, objectives: Int, count: Int) -> [[Double]] {
    rows(seed: seed, objectives: objectives, count: count).map { row in
      let sum = row.reduce(0, +)
      return row.map { $0 / sum }
    }
  }

  /// Seeded rows in the unit cube, one after another.
  static func rows(seed: UInt64, objectives: Int, count: Int) -> [[Double]] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in (0..<objectives).map { _ in generator.unit() } }
  }

  /// Rows as columns of which less is better.
  static func columns(_ rows: [[Double]], objectives: Int) -> ObjectiveColumns {
    ObjectiveColumns(
      (0..<objectives).map { objective in rows.map { $0[objective] } },
      senses: [Sense](repeating: .min, count: objectives))
  }
}
