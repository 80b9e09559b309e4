import TestSupport
import Testing

@testable import Rightsizer

struct PrincipalEigenpairTests {
  @Test("Worked by hand: [[2, 1], [4, 2]] has 4, with (1, 2)")
  func worked() throws {
    let pair = try Matrix(rows: [[2, 1], [4, 2]]).principalEigenpair()
    #expect(isClose(pair.value, 4))
    #expect(isClose(pair.vector[0], 1.0 / 3) && isClose(pair.vector[1], 2.0 / 3))
  }

  @Test("A v = λ v for positive matrices", arguments: 1...6 as ClosedRange<UInt64>)
  func property(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let count = 1 + generator.below(12)
    let rows = (0..<count).map { _ in (0..<count).map { _ in 0.1 + 9 * generator.unit() } }
    let pair = try Matrix(rows: rows).principalEigenpair()
    for (row, entry) in zip(rows, pair.vector) {
      let product = zip(row, pair.vector).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(isClose(product, pair.value * entry, relative: 1e-10), "seed \(seed)")
    }
    #expect(isClose(pair.vector.reduce(0, +), 1), "seed \(seed)")
  }

  @Test("No square, not finite, or no positive eigenvector: an error")
  func errors() {
    #expect(throws: LinearAlgebraError.shapeMismatch(left: 1, right: 2)) {
      try Matrix(rows: [[1, 2]]).principalEigenpair()
    }
    #expect(throws: LinearAlgebraError.notFinite(row: 0, column: 0)) {
      try Matrix(rows: [[.nan]]).principalEigenpair()
    }
    #expect(throws: LinearAlgebraError.notConverged(routine: "dgeev", count: 0)) {
      try Matrix(rows: [[0, 1], [-1, 0]]).principalEigenpair()
    }
  }
}
