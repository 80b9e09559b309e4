internal import CKernels

/// Pearson's correlations of some columns, and their standard deviations.
struct CorrelationMatrix: Sendable {
  /// The correlations: 1 on the diagonal, 0 beside a constant column.
  let matrix: Matrix
  /// The standard deviations of the population.
  let standardDeviations: [Double]

  /// The correlations of these columns; of all by default.
  ///
  /// Centred sums over tiles, always added in the same order: a matrix product would not be the same
  /// to the last bit on every processor, and over a few columns memory bounds both.
  ///
  /// - Complexity: O(n d²).
  init(_ prepared: ScoringColumns, columns: [Int]? = nil) {
    let columns = columns ?? Array(prepared.columns.indices)
    let centers = columns.map(prepared.mean)
    var scratch = [Double](repeating: 0, count: columns.count * scoring_comoment_rows)
    var products = [Double](repeating: 0, count: columns.count * columns.count)
    prepared.withPointers(columns) {
      scoring_comoments($0, centers, columns.count, prepared.count, &scratch, &products)
    }
    let deviations = columns.indices.map { position -> Double in
      prepared.statistics[columns[position]].isConstant
        ? 0 : products[position * columns.count + position].squareRoot()
    }
    let rows: [[Double]] = columns.indices.map { a in
      columns.indices.map { b -> Double in
        if a == b { return 1 }
        let scale = deviations[a] * deviations[b]
        guard scale > 0 else { return 0 }
        let product = products[max(a, b) * columns.count + min(a, b)]
        return min(max(product / scale, -1), 1)
      }
    }
    matrix = Matrix(rows: rows)
    let count = Double(max(prepared.count, 1))
    standardDeviations = deviations.map { $0 / count.squareRoot() }
  }
}
