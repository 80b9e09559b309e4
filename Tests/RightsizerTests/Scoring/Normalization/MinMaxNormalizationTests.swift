import Rightsizer
import TestSupport
import Testing

struct MinMaxNormalizationTests {
  @Test(
    "The best is 1, the worst 0, the others in proportion",
    arguments: [
      ([2, 4, 6], .min, [1, 0.5, 0]), ([2, 4, 6], .max, [0, 0.5, 1]),
      ([-1, 0, 3], .max, [0, 0.25, 1]), ([7, 7], .min, [1, 1]), ([7], .max, [1]),
      ([0, -0.0], .min, [1, 1]), ([-1.7e308, 0, 1.7e308], .max, [0, 0.5, 1]),
      ([-1.7e308, 0, 1.7e308], .min, [1, 0.5, 0]), ([0, 5e-324], .max, [0, 1]),
    ] as [([Double], Sense, [Double])])
  func finite(column: [Double], sense: Sense, expected: [Double]) throws {
    #expect(try normalized(column, sense) == expected)
  }

  @Test(
    "Infinities are beyond the ends and do not stretch the range; NaN is the worst",
    arguments: [
      ([1, .infinity, 3, -.infinity, .nan], .max, [0, 1, 1, 0, 0]),
      ([1, .infinity, 3, -.infinity, .nan], .min, [1, 0, 0, 1, 0]),
      ([5, .infinity, -.infinity, .nan], .max, [1, 1, 0, 0]),
      ([5, .infinity, -.infinity, .nan], .min, [1, 0, 1, 0]),
      ([.infinity, -.infinity, .nan], .max, [1, 0, 0]),
      ([.infinity, -.infinity, .nan], .min, [0, 1, 0]), ([.nan, .nan], .min, [0, 0]),
    ] as [([Double], Sense, [Double])])
  func notFinite(column: [Double], sense: Sense, expected: [Double]) throws {
    #expect(try normalized(column, sense) == expected)
  }

  @Test("The range is that of the rows that take part")
  func participants() throws {
    let matrix = try DecisionMatrix(
      columns: [[100, 2, 4, 6], [.nan, 1, 1, .nan]], senses: [.min, .min], rows: [0, 1, 2, 3])
    let normalization = MinMaxNormalization(matrix)
    #expect(normalization.normalized(2, column: 0) == 1)
    #expect(normalization.normalized(4, column: 0) == 0)
    // A value beyond the range is at its end.
    #expect(normalization.normalized(100, column: 0) == 0)
  }

  @Test("Every value is from 0 to 1 and keeps the order", arguments: 1...4 as ClosedRange<UInt64>)
  func property(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let column = (0..<1 + generator.below(12)).map { _ in
        Double(bitPattern: generator.next()).isNaN ? 0 : Double(bitPattern: generator.next())
      }
      let sense: Sense = generator.below(2) == 0 ? .min : .max
      let values = try normalized(column, sense)
      for (value, i) in zip(values, column.indices) {
        #expect(value >= 0 && value <= 1, "seed \(seed)")
        for (other, j) in zip(values, column.indices) where column[i] < column[j] {
          #expect(sense == .min ? value >= other : value <= other, "seed \(seed)")
        }
      }
    }
  }

  private func normalized(_ column: [Double], _ sense: Sense) throws -> [Double] {
    let matrix = try DecisionMatrix(columns: [column], senses: [sense], missing: .worst)
    let normalization = MinMaxNormalization(matrix)
    return column.map { normalization.normalized($0, column: 0) }
  }
}
