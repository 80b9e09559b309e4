import TestSupport
import Testing

@testable import Rightsizer

struct PairwiseComparisonsTests {
  @Test("Four objectives, as NumPy 2.4.6 and pyDecision 5.1.8 (max_eigen) have them")
  func four() throws {
    let comparisons = try PairwiseComparisons(rows: [
      [1, 3, 5, 0.5], [1.0 / 3, 1, 3, 0.25], [0.2, 1.0 / 3, 1, 1.0 / 7], [2, 4, 7, 1],
    ])
    let expected = [
      0.3060824213252991, 0.13141486303706276, 0.057910033004671055, 0.5045926826329671,
    ]
    for (weight, value) in zip(comparisons.weights.values, expected) {
      #expect(isClose(weight, value, relative: 1e-9))
    }
    #expect(isClose(comparisons.principalEigenvalue, 4.058297472288238, relative: 1e-12))
    #expect(isClose(comparisons.consistencyRatio, 0.021591656403051235, relative: 1e-9))
  }

  @Test("Consistent comparisons give back their weights, at ratio 0", arguments: 1...15)
  func consistent(count: Int) throws {
    let parts = (0..<count).map { Double(1 + $0 % 4) }
    let comparisons = try PairwiseComparisons(
      rows: parts.map { a in parts.map { b in a / b } })
    let sum = parts.reduce(0, +)
    for (weight, part) in zip(comparisons.weights.values, parts) {
      #expect(isClose(weight, part / sum, relative: 1e-9))
    }
    #expect(comparisons.consistencyRatio < 1e-9)
  }

  @Test("A circle of preferences is inconsistent")
  func circle() throws {
    let comparisons = try PairwiseComparisons(
      rows: [[1, 9, 1.0 / 9], [1.0 / 9, 1, 9], [9, 1.0 / 9, 1]])
    #expect(comparisons.consistencyRatio > 1)
    for weight in comparisons.weights.values { #expect(isClose(weight, 1.0 / 3, relative: 1e-9)) }
  }

  @Test(
    "What is no matrix of comparisons is refused",
    arguments: [
      [], [[1, 2]], [[1, 2], [0.5]], [[1, 2], [2, 1]], [[2]], [[1, -3], [-1.0 / 3, 1]],
      [[1, .nan], [.nan, 1]], [[1, .infinity], [0, 1]],
      [[Double]](repeating: [Double](repeating: 1, count: 16), count: 16),
    ] as [[[Double]]])
  func refused(rows: [[Double]]) {
    let error = #expect(throws: ScoringError.self) { try PairwiseComparisons(rows: rows) }
    #expect(error?.code == .pairwiseMatrix)
  }

  @Test("A third may be written 0.33")
  func rounded() throws {
    let comparisons = try PairwiseComparisons(rows: [[1, 3], [0.33, 1]])
    #expect(isClose(comparisons.weights.values[0], 0.75, relative: 0.01))
    #expect(comparisons.consistencyRatio == 0)
  }
}
