internal import COpenBLAS

extension Matrix {
  /// The matrix product, of either factor or its transpose: m×k by k×n is m×n.
  ///
  /// Without inner elements (k = 0) the product is zero. A product of finite numbers may still
  /// overflow to an infinity, as in any arithmetic of doubles. The order of summation is the
  /// library's, so the last bits may differ between processors.
  ///
  /// - Throws: `LinearAlgebraError` for shapes that do not fit, elements that are not finite, and
  ///   counts beyond 2³¹ − 1.
  /// - Complexity: O(m k n), through `dgemm`.
  func multiplied(
    by right: Matrix, transposingSelf: Bool = false, transposingRight: Bool = false
  ) throws(LinearAlgebraError) -> Matrix {
    let rows = transposingSelf ? columnCount : rowCount
    let inner = transposingSelf ? rowCount : columnCount
    let rightInner = transposingRight ? right.columnCount : right.rowCount
    let columns = transposingRight ? right.rowCount : right.columnCount
    guard inner == rightInner else { throw .shapeMismatch(left: inner, right: rightInner) }
    try requireFinite()
    try right.requireFinite()
    var product = try Matrix(rowCount: rows, columnCount: columns, repeating: 0)
    guard !product.isEmpty, inner > 0 else { return product }
    let (m, n, k) = (try blasCount(rows), try blasCount(columns), try blasCount(inner))
    let (leading, rightLeading) = (try blasCount(rowCount), try blasCount(right.rowCount))
    product.withElements { target in
      cblas_dgemm(
        CblasColMajor, transposingSelf ? CblasTrans : CblasNoTrans,
        transposingRight ? CblasTrans : CblasNoTrans, m, n, k, 1, elements, leading,
        right.elements, rightLeading, 0, target.baseAddress, m)
    }
    return product
  }

  /// The Gram matrix: the transpose of this one times this one, symmetric to the last bit.
  ///
  /// - Throws: as ``multiplied(by:transposingSelf:transposingRight:)``.
  /// - Complexity: O(m n²) for m×n, through `dsyrk`.
  func gram() throws(LinearAlgebraError) -> Matrix {
    try requireFinite()
    var gram = try Matrix(rowCount: columnCount, columnCount: columnCount, repeating: 0)
    guard !isEmpty else { return gram }
    let (n, k) = (try blasCount(columnCount), try blasCount(rowCount))
    gram.withElements { target in
      cblas_dsyrk(
        CblasColMajor, CblasLower, CblasTrans, n, k, 1, elements, k, 0, target.baseAddress, n)
    }
    for column in 0..<columnCount {
      for row in 0..<column { gram[row, column] = gram[column, row] }
    }
    return gram
  }

  /// Writes this m×k matrix times a k×n one into a part of a larger column-major array, whose
  /// columns are `leadingDimension` long, from row `firstRow` on.
  ///
  /// For products that are made in tiles of rows: nothing is allocated, and nothing is checked for
  /// NaN, which the caller has replaced. Only the first `rowCount` rows of this matrix are used.
  ///
  /// - Precondition: the tile lies within the array.
  /// - Throws: `LinearAlgebraError` for shapes that do not fit and counts beyond 2³¹ − 1.
  func multiply(
    firstRows rowCount: Int, by right: Matrix, into target: inout [Double], firstRow: Int,
    leadingDimension: Int
  ) throws(LinearAlgebraError) {
    guard columnCount == right.rowCount else {
      throw .shapeMismatch(left: columnCount, right: right.rowCount)
    }
    precondition(
      0...self.rowCount ~= rowCount && firstRow >= 0
        && firstRow <= leadingDimension - rowCount
        && target.count / max(1, leadingDimension) >= right.columnCount,
      "the tile is outside the array")
    guard rowCount > 0, columnCount > 0, right.columnCount > 0 else { return }
    let (m, n, k) = (
      try blasCount(rowCount), try blasCount(right.columnCount), try blasCount(columnCount)
    )
    let (leading, targetLeading) = (try blasCount(self.rowCount), try blasCount(leadingDimension))
    target.withUnsafeMutableBufferPointer { buffer in
      // The last element written is (n − 1) columns and m rows after the first: inside, see above.
      guard let first = buffer.baseAddress?.advanced(by: firstRow) else { return }
      cblas_dgemm(
        CblasColMajor, CblasNoTrans, CblasNoTrans, m, n, k, 1, elements, leading,
        right.elements, k, 0, first, targetLeading)
    }
  }

  private func blasCount(_ count: Int) throws(LinearAlgebraError) -> blasint {
    guard let narrow = blasint(exactly: count) else {
      throw .tooLarge(rowCount: rowCount, columnCount: columnCount)
    }
    return narrow
  }
}
