import TestSupport
import Testing

@testable import Rightsizer

struct SymmetricEigenTests {
  @Test("2×2 by hand: [[2, 1], [1, 2]] has 1 and 3 with (1, −1)/√2 and (1, 1)/√2")
  func twoByTwo() throws {
    let eigen = try Matrix(rows: [[2, 1], [1, 2]]).symmetricEigen()
    let half = 0.5.squareRoot()
    expectClose(eigen.values, [1, 3])
    expectClose(eigen.vectors.elements, [half, -half, half, half])
  }

  @Test("3×3 by hand: the path graph's Laplacian has 0, 1, 3")
  func threeByThree() throws {
    // With (1, 1, 1)/√3, (1, 0, −1)/√2 and (1, −2, 1)/√6.
    let eigen = try Matrix(rows: [[1, -1, 0], [-1, 2, -1], [0, -1, 1]]).symmetricEigen()
    let (second, third, sixth) = (0.5.squareRoot(), (1.0 / 3).squareRoot(), (1.0 / 6).squareRoot())
    expectClose(eigen.values, [0, 1, 3])
    expectClose(
      eigen.vectors.elements,
      [third, third, third, second, 0, -second, sixth, -2 * sixth, sixth])
  }

  @Test("Diagonal matrices give their diagonal, sorted")
  func diagonal() throws {
    let eigen = try Matrix(rows: [[3, 0, 0], [0, -2, 0], [0, 0, 1]]).symmetricEigen()
    #expect(eigen.values == [-2, 1, 3])
    #expect(eigen.vectors == Matrix(rows: [[0, 0, 1], [1, 0, 0], [0, 1, 0]]))
  }

  @Test("A v = λ v, and the vectors are orthonormal", arguments: 1...6 as ClosedRange<UInt64>)
  func property(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<10 {
      let n = 1 + generator.below(24)
      let factor = Matrix(
        rowCount: n, columnCount: n,
        columnMajor: (0..<n * n).map { _ in 2 * generator.unit() - 1 })
      let matrix = try factor.gram()
      let eigen = try matrix.symmetricEigen()
      #expect(eigen.values == eigen.values.sorted(), "seed \(seed)")
      let image = try matrix.multiplied(by: eigen.vectors)
      let identity = try eigen.vectors.gram()
      for column in 0..<n {
        for row in 0..<n {
          let scaled = eigen.values[column] * eigen.vectors[row, column]
          #expect(isClose(image[row, column], scaled, absolute: 1e-12), "seed \(seed)")
          #expect(isClose(identity[row, column], row == column ? 1 : 0, absolute: 1e-13))
        }
      }
    }
  }

  @Test("Elements of any magnitude are scaled within, not overflown", arguments: [1e-300, 1e300])
  func magnitudes(scale: Double) throws {
    let eigen = try Matrix(rows: [[2 * scale, scale], [scale, 2 * scale]]).symmetricEigen()
    #expect(isClose(eigen.values[0], scale) && isClose(eigen.values[1], 3 * scale))
  }

  @Test("An empty matrix has no eigenvalues")
  func empty() throws {
    let eigen = try Matrix(rows: []).symmetricEigen()
    #expect(eigen.values.isEmpty && eigen.vectors.isEmpty)
  }

  @Test("What is not square, not symmetric or not finite is an error")
  func errors() {
    #expect(throws: LinearAlgebraError.shapeMismatch(left: 1, right: 2)) {
      try Matrix(rows: [[1, 2]]).symmetricEigen()
    }
    #expect(throws: LinearAlgebraError.notSymmetric(row: 0, column: 1)) {
      try Matrix(rows: [[1, 2], [2.001, 1]]).symmetricEigen()
    }
    #expect(throws: LinearAlgebraError.notFinite(row: 1, column: 0)) {
      try Matrix(rows: [[1, .nan], [.nan, 1]]).symmetricEigen()
    }
  }

  private func expectClose(_ values: [Double], _ expected: [Double]) {
    #expect(values.count == expected.count)
    for (value, other) in zip(values, expected) {
      #expect(isClose(value, other, absolute: 1e-14))
    }
  }
}
