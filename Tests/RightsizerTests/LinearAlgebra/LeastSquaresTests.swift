import TestSupport
import Testing

@testable import Rightsizer

struct LeastSquaresTests {
  @Test("A line through (0, 1), (1, 3), (2, 4), (3, 4) is 1.5 + x, by hand")
  func line() throws {
    // Normal equations: 4a + 6b = 12 and 6a + 14b = 23, so b = 1 and a = 1.5.
    let a = Matrix(rows: [[1, 0], [1, 1], [1, 2], [1, 3]])
    let solution = try a.leastSquares(column([1, 3, 4, 4]))
    #expect(solution.rank == 2)
    #expect(isClose(solution.coefficients[0, 0], 1.5))
    #expect(isClose(solution.coefficients[1, 0], 1))
  }

  @Test("NIST's Longley data give the certified coefficients to eight digits")
  func longley() throws {
    // NIST Statistical Reference Datasets, Longley.dat (Longley 1967): y, x1…x6 and the certified
    // values. The condition number is about 5e9, so eight digits are what doubles can promise.
    let data: [[Double]] = [
      [60323, 83.0, 234289, 2356, 1590, 107608, 1947],
      [61122, 88.5, 259426, 2325, 1456, 108632, 1948],
      [60171, 88.2, 258054, 3682, 1616, 109773, 1949],
      [61187, 89.5, 284599, 3351, 1650, 110929, 1950],
      [63221, 96.2, 328975, 2099, 3099, 112075, 1951],
      [63639, 98.1, 346999, 1932, 3594, 113270, 1952],
      [64989, 99.0, 365385, 1870, 3547, 115094, 1953],
      [63761, 100.0, 363112, 3578, 3350, 116219, 1954],
      [66019, 101.2, 397469, 2904, 3048, 117388, 1955],
      [67857, 104.6, 419180, 2822, 2857, 118734, 1956],
      [68169, 108.4, 442769, 2936, 2798, 120445, 1957],
      [66513, 110.8, 444546, 4681, 2637, 121950, 1958],
      [68655, 112.6, 482704, 3813, 2552, 123366, 1959],
      [69564, 114.2, 502601, 3931, 2514, 125368, 1960],
      [69331, 115.7, 518173, 4806, 2572, 127852, 1961],
      [70551, 116.9, 554894, 4007, 2827, 130081, 1962],
    ]
    let certified = [
      -3482258.63459582, 15.0618722713733, -0.358191792925910e-1, -2.02022980381683,
      -1.03322686717359, -0.511041056535807e-1, 1829.15146461355,
    ]
    let a = Matrix(rows: data.map { [1] + $0.dropFirst() })
    let solution = try a.leastSquares(column(data.map { $0[0] }))
    #expect(solution.rank == 7)
    for (index, value) in certified.enumerated() {
      #expect(isClose(solution.coefficients[index, 0], value, relative: 1e-8))
    }
  }

  @Test("A deficient rank is told, and the answer is the one of least norm")
  func deficient() throws {
    // x + y = 2 (twice over): of all solutions (1, 1) is the nearest to zero.
    let solution = try Matrix(rows: [[1, 1], [1, 1], [1, 1]]).leastSquares(column([2, 2, 2]))
    #expect(solution.rank == 1)
    #expect(isClose(solution.coefficients[0, 0], 1) && isClose(solution.coefficients[1, 0], 1))
    // One equation, x + 2y = 5: (1, 2).
    let wide = try Matrix(rows: [[1, 2]]).leastSquares(column([5]))
    #expect(wide.rank == 1)
    #expect(isClose(wide.coefficients[0, 0], 1) && isClose(wide.coefficients[1, 0], 2))
  }

  @Test("The tolerance decides what counts as zero")
  func tolerance() throws {
    let a = Matrix(rows: [[1, 0], [0, 1e-6]])
    #expect(try a.leastSquares(column([1, 1])).rank == 2)
    #expect(try a.leastSquares(column([1, 1]), reciprocalCondition: 1e-3).rank == 1)
  }

  @Test(
    "The residual is orthogonal to every column, for each right-hand side",
    arguments: 1...6 as ClosedRange<UInt64>)
  func property(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<10 {
      let (m, n, sides) = (
        1 + generator.below(40), 1 + generator.below(6), 1 + generator.below(3)
      )
      let a = random(m, n, &generator)
      let b = random(m, sides, &generator)
      let solution = try a.leastSquares(b)
      let fitted = try a.multiplied(by: solution.coefficients)
      let residual = Matrix(
        rowCount: m, columnCount: sides,
        columnMajor: zip(b.elements, fitted.elements).map { $0 - $1 })
      let projected = try a.multiplied(by: residual, transposingSelf: true)
      #expect(projected.elements.allSatisfy { abs($0) < 1e-11 }, "seed \(seed)")
      #expect(solution.rank == min(m, n), "seed \(seed)")
    }
  }

  @Test("Without rows or columns the coefficients are zero, the rank 0")
  func empty() throws {
    let noRows = Matrix(rowCount: 0, columnCount: 2, columnMajor: [])
    let solution = try noRows.leastSquares(Matrix(rowCount: 0, columnCount: 1, columnMajor: []))
    #expect(solution.coefficients.elements == [0, 0] && solution.rank == 0)
    let noColumns = Matrix(rowCount: 2, columnCount: 0, columnMajor: [])
    #expect(try noColumns.leastSquares(column([1, 2])).coefficients.isEmpty)
    let noSides = Matrix(rowCount: 2, columnCount: 0, columnMajor: [])
    #expect(try column([1, 2]).leastSquares(noSides).coefficients.isEmpty)
  }

  @Test("Shapes that do not fit and numbers that are not finite are errors")
  func errors() {
    let a = Matrix(rows: [[1], [2]])
    #expect(throws: LinearAlgebraError.shapeMismatch(left: 2, right: 1)) {
      try a.leastSquares(column([1]))
    }
    #expect(throws: LinearAlgebraError.notFinite(row: 1, column: 0)) {
      try a.leastSquares(column([1, .infinity]))
    }
    #expect(throws: LinearAlgebraError.notFinite(row: 0, column: 0)) {
      try Matrix(rows: [[.nan], [2]]).leastSquares(column([1, 2]))
    }
  }

  private func column(_ values: [Double]) -> Matrix {
    Matrix(rowCount: values.count, columnCount: 1, columnMajor: values)
  }

  private func random(_ rows: Int, _ columns: Int, _ generator: inout SeededGenerator) -> Matrix {
    Matrix(
      rowCount: rows, columnCount: columns,
      columnMajor: (0..<rows * columns).map { _ in 2 * generator.unit() - 1 })
  }
}
