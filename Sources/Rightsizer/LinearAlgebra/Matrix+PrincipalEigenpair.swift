internal import CLAPACKE

extension Matrix {
  /// The eigenvalue of greatest magnitude of a positive matrix, and its eigenvector of sum 1.
  ///
  /// By Perron's theorem that eigenvalue is real, positive and simple, and its eigenvector can be
  /// chosen positive. The matrix need not be symmetric.
  ///
  /// - Throws: `LinearAlgebraError` for a matrix that is empty or not square, elements that are not
  ///   finite, more than 2³¹ − 1 rows, and no convergence, which includes an eigenvector that is not
  ///   positive, as that of a matrix that is not.
  /// - Complexity: O(n³), through LAPACK's `dgeev`.
  func principalEigenpair() throws(LinearAlgebraError) -> (value: Double, vector: [Double]) {
    guard rowCount == columnCount, !isEmpty else {
      throw .shapeMismatch(left: rowCount, right: columnCount)
    }
    try requireFinite()
    guard let n = rightsizer_lapack_int(exactly: rowCount),
      rightsizer_lapack_int(exactly: elements.count) != nil
    else { throw .tooLarge(rowCount: rowCount, columnCount: columnCount) }
    var work = self
    var real = [Double](repeating: 0, count: rowCount)
    var imaginary = real
    var left = [0.0]
    var vectors = [Double](repeating: 0, count: elements.count)
    let status = work.withElements { matrix in
      LAPACKE_dgeev(
        LAPACK_COL_MAJOR, CChar(UInt8(ascii: "N")), CChar(UInt8(ascii: "V")), n,
        matrix.baseAddress, n, &real, &imaginary, &left, 1, &vectors, n)
    }
    if let error = LinearAlgebraError(status: status, routine: "dgeev") { throw error }
    let candidates = real.indices.filter { imaginary[$0] == 0 }
    guard let principal = candidates.max(by: { real[$0] < real[$1] }) else {
      throw .notConverged(routine: "dgeev", count: 0)
    }
    // A real eigenvalue's vector is the column of its number.
    let vector = vectors[principal * rowCount..<(principal + 1) * rowCount]
    let sum = vector.reduce(0, +)
    let scaled = vector.map { $0 / sum }
    guard scaled.allSatisfy({ $0 > 0 && $0.isFinite }) else {
      throw .notConverged(routine: "dgeev", count: 0)
    }
    return (real[principal], scaled)
  }
}
