import Rightsizer

/// Numbers for inputs, the same in every run: SplitMix64 (Steele, Lea and Flood 2014).
struct RandomNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Columns of numbers from 0.1 to 1.
  static func columns(_ count: Int, rows: Int) -> [[Double]] {
    var numbers = RandomNumbers(seed: UInt64(count))
    return (0..<count).map { _ in
      (0..<rows).map { _ in Double.random(in: 0.1...1, using: &numbers) }
    }
  }

  /// Points near a plane, where what is good in one objective is bad in the others.
  static func antiCorrelated(_ count: Int, rows: Int) -> [[Double]] {
    var numbers = RandomNumbers(seed: UInt64(count))
    var columns = columns(count, rows: rows)
    for row in 0..<rows {
      let mean = columns.reduce(0) { $0 + $1[row] } / Double(count)
      let shift = Double.random(in: -0.1...0.1, using: &numbers) - mean
      for column in columns.indices { columns[column][row] += shift }
    }
    return columns
  }

  /// Points on a simplex: none dominates another.
  static func front(_ count: Int, rows: Int) -> [[Double]] {
    var columns = columns(count, rows: rows)
    for row in 0..<rows {
      let sum = columns.reduce(0) { $0 + $1[row] }
      for column in columns.indices { columns[column][row] /= sum }
    }
    return columns
  }
}

extension ObjectiveColumns {
  /// Columns in which less is better.
  init(minimizing columns: [[Double]]) {
    self.init(columns, senses: columns.map { _ in .min })
  }
}
