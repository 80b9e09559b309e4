/// A dense matrix of doubles in column-major order, the layout of BLAS and LAPACK.
struct Matrix: Sendable, Hashable {
  /// The number of rows, at least 0.
  let rowCount: Int
  /// The number of columns, at least 0.
  let columnCount: Int
  /// The elements, column after column.
  private(set) var elements: [Double]

  /// A matrix of these elements, given column after column.
  ///
  /// - Precondition: there are `rowCount × columnCount` elements.
  init(rowCount: Int, columnCount: Int, columnMajor elements: [Double]) {
    precondition(rowCount >= 0 && columnCount >= 0, "a count below zero")
    let (count, overflow) = rowCount.multipliedReportingOverflow(by: columnCount)
    precondition(!overflow && elements.count == count, "elements do not fill the matrix")
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.elements = elements
  }

  /// A matrix with the same number everywhere.
  ///
  /// - Throws: `LinearAlgebraError.tooLarge` when there would be more than ``maximumElementCount``.
  init(
    rowCount: Int, columnCount: Int, repeating element: Double
  ) throws(LinearAlgebraError) {
    let (count, overflow) = rowCount.multipliedReportingOverflow(by: columnCount)
    guard !overflow, count <= Self.maximumElementCount else {
      throw .tooLarge(rowCount: rowCount, columnCount: columnCount)
    }
    self.init(
      rowCount: rowCount, columnCount: columnCount,
      columnMajor: [Double](repeating: element, count: count))
  }

  /// A matrix written row by row, as one reads it.
  ///
  /// - Precondition: all rows are equally long.
  init(rows: [[Double]]) {
    let columnCount = rows.first?.count ?? 0
    precondition(rows.allSatisfy { $0.count == columnCount }, "rows of different lengths")
    var elements: [Double] = []
    elements.reserveCapacity(rows.count * columnCount)
    for column in 0..<columnCount {
      for row in rows { elements.append(row[column]) }
    }
    self.init(rowCount: rows.count, columnCount: columnCount, columnMajor: elements)
  }

  /// The most elements of a result that is asked for: 64 GiB, so that a product of two moderate
  /// counts is an error to report instead of an allocation that ends the process.
  static let maximumElementCount = 1 << 33

  /// Whether there is no element.
  var isEmpty: Bool { elements.isEmpty }

  /// One element.
  subscript(row: Int, column: Int) -> Double {
    get {
      precondition(0..<rowCount ~= row && 0..<columnCount ~= column, "outside the matrix")
      return elements[column * rowCount + row]
    }
    set {
      precondition(0..<rowCount ~= row && 0..<columnCount ~= column, "outside the matrix")
      elements[column * rowCount + row] = newValue
    }
  }

  /// One column, contiguous.
  func column(_ column: Int) -> ArraySlice<Double> {
    precondition(0..<columnCount ~= column, "outside the matrix")
    return elements[column * rowCount..<(column + 1) * rowCount]
  }

  /// Lends the elements, column after column, to the libraries that write into them.
  mutating func withElements<Result>(
    _ body: (UnsafeMutableBufferPointer<Double>) -> Result
  ) -> Result {
    elements.withUnsafeMutableBufferPointer { body($0) }
  }

  /// Throws for the first element, column after column, that is NaN or infinite: LAPACK's answers
  /// would mean nothing.
  func requireFinite() throws(LinearAlgebraError) {
    guard let index = elements.firstIndex(where: { !$0.isFinite }) else { return }
    throw .notFinite(row: index % rowCount, column: index / rowCount)
  }
}
