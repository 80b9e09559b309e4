internal import CLAPACKE

/// The solution of a linear least-squares problem.
struct LeastSquaresSolution: Sendable, Hashable {
  /// The coefficients, a column for each right-hand side: of all that minimise the residual, those
  /// of least Euclidean norm.
  let coefficients: Matrix
  /// The rank found: the number of singular values above the tolerance.
  let rank: Int
  /// The singular values, descending.
  let singularValues: [Double]
}

extension Matrix {
  /// The coefficients x that minimise ‖A x − b‖ for this m×n matrix A and each column b.
  ///
  /// Solved through the singular value decomposition, so a deficient rank has an answer too.
  /// Singular values up to `reciprocalCondition` times the greatest count as zero. Columns of very
  /// different magnitude are the caller's to scale. Without rows, or without columns, the
  /// coefficients are zero, the rank 0.
  ///
  /// - Parameter reciprocalCondition: the tolerance; ε × max(m, n) by default, as in NumPy.
  /// - Throws: `LinearAlgebraError` for shapes that do not fit, elements that are not finite, more
  ///   than 2³¹ − 1 elements, and no convergence.
  /// - Complexity: O(m n min(m, n)), through LAPACK's `dgelsd`.
  func leastSquares(
    _ rightSides: Matrix, reciprocalCondition: Double? = nil
  ) throws(LinearAlgebraError) -> LeastSquaresSolution {
    guard rowCount == rightSides.rowCount else {
      throw .shapeMismatch(left: rowCount, right: rightSides.rowCount)
    }
    try requireFinite()
    try rightSides.requireFinite()
    var coefficients = try Matrix(
      rowCount: columnCount, columnCount: rightSides.columnCount, repeating: 0)
    guard !isEmpty, !coefficients.isEmpty else {
      return LeastSquaresSolution(coefficients: coefficients, rank: 0, singularValues: [])
    }
    // The library wants the right-hand sides tall enough to return the coefficients in them.
    let height = max(rowCount, columnCount)
    var sides = try Matrix(
      rowCount: height, columnCount: rightSides.columnCount, repeating: 0)
    for column in 0..<rightSides.columnCount {
      for row in 0..<rowCount { sides[row, column] = rightSides[row, column] }
    }
    guard rightsizer_lapack_int(exactly: elements.count) != nil,
      rightsizer_lapack_int(exactly: sides.elements.count) != nil,
      let m = rightsizer_lapack_int(exactly: rowCount),
      let n = rightsizer_lapack_int(exactly: columnCount),
      let sideCount = rightsizer_lapack_int(exactly: rightSides.columnCount),
      let sideHeight = rightsizer_lapack_int(exactly: height)
    else { throw .tooLarge(rowCount: rowCount, columnCount: columnCount) }

    var work = self
    var singularValues = [Double](repeating: 0, count: min(rowCount, columnCount))
    var rank: rightsizer_lapack_int = 0
    let tolerance = reciprocalCondition ?? Double(height) * .ulpOfOne
    let status = work.withElements { matrix in
      sides.withElements { target in
        LAPACKE_dgelsd(
          LAPACK_COL_MAJOR, m, n, sideCount, matrix.baseAddress, m, target.baseAddress, sideHeight,
          &singularValues, tolerance, &rank)
      }
    }
    if let error = LinearAlgebraError(status: status, routine: "dgelsd") { throw error }
    for column in 0..<coefficients.columnCount {
      for row in 0..<columnCount { coefficients[row, column] = sides[row, column] }
    }
    return LeastSquaresSolution(
      coefficients: coefficients, rank: Int(rank), singularValues: singularValues)
  }
}
