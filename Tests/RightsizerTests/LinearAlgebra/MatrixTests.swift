import TestSupport
import Testing

@testable import Rightsizer

struct MatrixTests {
  @Test("Rows as written are columns as held")
  func layout() {
    let matrix = Matrix(rows: [[1, 2, 3], [4, 5, 6]])
    #expect(matrix.elements == [1, 4, 2, 5, 3, 6])
    #expect(matrix[1, 0] == 4)
    #expect(Array(matrix.column(2)) == [3, 6])
  }

  @Test("A product is rows times columns, worked by hand")
  func product() throws {
    let a = Matrix(rows: [[1, 2, 3], [4, 5, 6]])
    let b = Matrix(rows: [[7, 8], [9, 10], [11, 12]])
    #expect(try a.multiplied(by: b) == Matrix(rows: [[58, 64], [139, 154]]))
    #expect(
      try a.multiplied(by: b, transposingSelf: true, transposingRight: true)
        == Matrix(rows: [[39, 49, 59], [54, 68, 82], [69, 87, 105]]))
    #expect(
      try a.multiplied(by: a, transposingRight: true) == Matrix(rows: [[14, 32], [32, 77]]))
    #expect(
      try a.multiplied(by: a, transposingSelf: true)
        == Matrix(rows: [[17, 22, 27], [22, 29, 36], [27, 36, 45]]))
  }

  @Test(
    "A product equals the three loops of its definition", arguments: 1...8 as ClosedRange<UInt64>)
  func productProperty(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<20 {
      let (m, k, n) = (generator.below(30), generator.below(12), generator.below(30))
      let transposes = [generator.below(2) == 1, generator.below(2) == 1]
      let a = random(transposes[0] ? k : m, transposes[0] ? m : k, &generator)
      let b = random(transposes[1] ? n : k, transposes[1] ? k : n, &generator)
      let product = try a.multiplied(
        by: b, transposingSelf: transposes[0], transposingRight: transposes[1])
      #expect(product.rowCount == m && product.columnCount == n)
      for row in 0..<m {
        for column in 0..<n {
          var sum = 0.0
          for inner in 0..<k {
            sum +=
              (transposes[0] ? a[inner, row] : a[row, inner])
              * (transposes[1] ? b[column, inner] : b[inner, column])
          }
          #expect(isClose(product[row, column], sum, absolute: 1e-13), "seed \(seed)")
        }
      }
    }
  }

  @Test("The Gram matrix is the transpose times the matrix, symmetric to the last bit")
  func gram() throws {
    let a = Matrix(rows: [[1, 2, 3], [4, 5, 6]])
    #expect(try a.gram() == Matrix(rows: [[17, 22, 27], [22, 29, 36], [27, 36, 45]]))
    var generator = SeededGenerator(seed: 3)
    let tall = random(57, 9, &generator)
    let gram = try tall.gram()
    let product = try tall.multiplied(by: tall, transposingSelf: true)
    for row in 0..<9 {
      for column in 0..<9 {
        #expect(gram[row, column] == gram[column, row])
        #expect(isClose(gram[row, column], product[row, column], absolute: 1e-13))
      }
    }
  }

  @Test("A tile of rows is written where it belongs, and nowhere else")
  func tile() throws {
    let tile = Matrix(rows: [[1, 2], [3, 4], [9, 9]])
    let right = Matrix(rows: [[1, 0, 2], [0, 1, 2]])
    var target = [Double](repeating: -1, count: 12)
    try tile.multiply(firstRows: 2, by: right, into: &target, firstRow: 1, leadingDimension: 4)
    #expect(target == [-1, 1, 3, -1, -1, 2, 4, -1, -1, 6, 14, -1])
  }

  @Test("Empty matrices have empty or zero products")
  func empty() throws {
    let tall = Matrix(rowCount: 3, columnCount: 0, columnMajor: [])
    let none = Matrix(rowCount: 0, columnCount: 3, columnMajor: [])
    #expect(
      try tall.multiplied(by: tall, transposingRight: true)
        == Matrix(rowCount: 3, columnCount: 3, repeating: 0))
    #expect(try none.multiplied(by: tall).isEmpty)
    #expect(try none.gram() == Matrix(rowCount: 3, columnCount: 3, repeating: 0))
    #expect(try tall.gram().isEmpty)
  }

  @Test("What cannot be multiplied is an error, not a number")
  func errors() throws {
    let a = Matrix(rows: [[1, 2, 3]])
    #expect(throws: LinearAlgebraError.shapeMismatch(left: 3, right: 1)) {
      try a.multiplied(by: a)
    }
    for bad in [Double.nan, .infinity, -.infinity] {
      let b = Matrix(rows: [[1, 2, 3], [4, 5, bad]])
      #expect(throws: LinearAlgebraError.notFinite(row: 1, column: 2)) {
        try a.multiplied(by: b, transposingRight: true)
      }
      #expect(throws: LinearAlgebraError.notFinite(row: 1, column: 2)) { try b.gram() }
    }
  }

  @Test(
    "A matrix too large to hold is an error before it is allocated",
    arguments: [(Int.max, 2), (1 << 20, 1 << 20), (Int.max, Int.max)])
  func tooLarge(rowCount: Int, columnCount: Int) {
    #expect(
      throws: LinearAlgebraError.tooLarge(rowCount: rowCount, columnCount: columnCount)
    ) {
      try Matrix(rowCount: rowCount, columnCount: columnCount, repeating: 0)
    }
  }

  @Test("Without elements, counts beyond 32 bits are errors too or empty answers")
  func hugeEmpty() throws {
    let wide = Matrix(rowCount: 0, columnCount: 1 << 40, columnMajor: [])
    #expect(throws: LinearAlgebraError.self) { try wide.gram() }
    let tall = Matrix(rowCount: 1 << 32, columnCount: 0, columnMajor: [])
    #expect(try tall.multiplied(by: Matrix(rowCount: 0, columnCount: 0, columnMajor: [])).isEmpty)
  }

  private func random(_ rows: Int, _ columns: Int, _ generator: inout SeededGenerator) -> Matrix {
    Matrix(
      rowCount: rows, columnCount: columns,
      columnMajor: (0..<rows * columns).map { _ in 2 * generator.unit() - 1 })
  }
}
