extension Matrix {
  /// The n×m transpose of this m×n matrix. O(m n).
  func transposed() -> Matrix {
    var elements: [Double] = []
    elements.reserveCapacity(self.elements.count)
    for row in 0..<rowCount {
      for column in 0..<columnCount { elements.append(self[row, column]) }
    }
    return Matrix(rowCount: columnCount, columnCount: rowCount, columnMajor: elements)
  }
}
