internal import CLAPACKE

/// The eigenvalues and eigenvectors of a symmetric matrix.
struct SymmetricEigen: Sendable, Hashable {
  /// The eigenvalues, ascending.
  let values: [Double]
  /// The eigenvectors as columns, in the order of the values: orthonormal. Of a vector and its
  /// negative it is the one whose first entry that is not zero up to rounding is positive.
  let vectors: Matrix
}

extension Matrix {
  /// The eigenvalues and eigenvectors of a symmetric matrix.
  ///
  /// Symmetric means that mirrored elements differ by no more than n ε times the greatest
  /// magnitude; the lower triangle is used. Vectors of equal eigenvalues are any orthonormal basis
  /// of their space. A matrix without elements has no eigenvalues.
  ///
  /// - Throws: `LinearAlgebraError` for a matrix that is not square or not symmetric, elements that
  ///   are not finite, more than 32,000 rows, and no convergence.
  /// - Complexity: O(n³), through LAPACK's `dsyevd` (divide and conquer).
  func symmetricEigen() throws(LinearAlgebraError) -> SymmetricEigen {
    guard rowCount == columnCount else {
      throw .shapeMismatch(left: rowCount, right: columnCount)
    }
    try requireFinite()
    try requireSymmetric()
    guard !isEmpty else { return SymmetricEigen(values: [], vectors: self) }
    // The work space of dsyevd, 1 + 6n + 2n² elements, is counted in 32 bits.
    guard rowCount <= 32_000, let n = rightsizer_lapack_int(exactly: rowCount) else {
      throw .tooLarge(rowCount: rowCount, columnCount: columnCount)
    }
    var values = [Double](repeating: 0, count: rowCount)
    var vectors = self
    let status = vectors.withElements { elements in
      LAPACKE_dsyevd(
        LAPACK_COL_MAJOR, CChar(UInt8(ascii: "V")), CChar(UInt8(ascii: "L")), n,
        elements.baseAddress, n, &values)
    }
    if let error = LinearAlgebraError(status: status, routine: "dsyevd") { throw error }
    vectors.orientColumns()
    return SymmetricEigen(values: values, vectors: vectors)
  }

  private func requireSymmetric() throws(LinearAlgebraError) {
    let greatest = elements.reduce(0) { max($0, abs($1)) }
    let tolerance = greatest * .ulpOfOne * Double(rowCount)
    for column in 0..<columnCount {
      for row in 0..<column where abs(self[row, column] - self[column, row]) > tolerance {
        throw .notSymmetric(row: row, column: column)
      }
    }
  }

  /// Gives each column the sign that makes the answer the same everywhere.
  private mutating func orientColumns() {
    for column in 0..<columnCount {
      let greatest = self.column(column).reduce(0) { max($0, abs($1)) }
      // Far above what rounding leaves of a zero, far below any entry that means something.
      guard let leading = self.column(column).first(where: { abs($0) > 1e-8 * greatest }),
        leading < 0
      else { continue }
      for row in 0..<rowCount { self[row, column] = -self[row, column] }
    }
  }
}
