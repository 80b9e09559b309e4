import TestSupport
import Testing

@testable import Rightsizer

struct ColumnStatisticsTests {
  @Test(
    "One pass finds what two passes find, far from zero too, for every length of the last block",
    arguments: 1...12 as ClosedRange<UInt64>)
  func moments(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let count = 1 + generator.below(seed % 3 == 0 ? 5000 : 80)
    let (origin, scale) = seed % 2 == 0 ? (1e6, 1e-3) : (-50.0, 100.0)
    let column = (0..<count).map { _ in origin + scale * generator.unit() }
    let found = ColumnStatistics(column)
    // Shifted by the first value, so that nothing cancels.
    let shifted = column.map { $0 - column[0] }
    let mean = shifted.reduce(0, +) / Double(count)
    let squares = shifted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    #expect(found.least == column.min() && found.greatest == column.max(), "seed \(seed)")
    #expect(
      isClose(found.sum, (column[0] + mean) * Double(count), absolute: 1e-9), "seed \(seed)")
    #expect(isClose(found.squares, squares, relative: 1e-7, absolute: 1e-14), "seed \(seed)")
    #expect(found.isFinite)
  }

  @Test(
    "What is not finite is told wherever it stands, and leaves the ends to the numbers",
    arguments: [0, 7, 31, 32, 40, 1023, 1024, 1050])
  func nonfinite(place: Int) {
    for value in [.nan, .infinity, -.infinity] as [Double] {
      var column = (0..<1051).map { Double($0 % 10) }
      column[place] = value
      let found = ColumnStatistics(column)
      #expect(!found.isFinite && found == ColumnStatistics(column))
      #expect(found.least == (value == -.infinity ? value : 0))
      #expect(found.greatest == (value == .infinity ? value : 9))
    }
  }

  @Test("No values have no ends; equal values don't vary")
  func degenerate() {
    let none = ColumnStatistics([])
    #expect(none.least == .infinity && none.greatest == -.infinity && none.isFinite)
    let equal = ColumnStatistics([Double](repeating: 3, count: 2000))
    #expect(equal.isConstant && equal.sum == 6000 && equal.squares == 0)
  }
}
