import Testing

@testable import Rightsizer

struct MatrixTransposeTests {
  @Test("Rows become columns; twice is the matrix itself, also without rows or columns")
  func transpose() throws {
    let matrix = Matrix(rows: [[1, 2, 3], [4, 5, 6]])
    #expect(matrix.transposed() == Matrix(rows: [[1, 4], [2, 5], [3, 6]]))
    #expect(matrix.transposed().transposed() == matrix)
    let empty = try Matrix(rowCount: 0, columnCount: 3, repeating: 0).transposed()
    #expect(empty.rowCount == 3 && empty.columnCount == 0)
  }
}
