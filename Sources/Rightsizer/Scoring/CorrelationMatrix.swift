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
    let height = ScoringColumns.tileRowCount
    var tiles = [Double](repeating: 0, count: columns.count * height)
    var products = [SIMD8<Double>](
      repeating: SIMD8(repeating: 0), count: columns.count * columns.count)
    tiles.withUnsafeMutableBufferPointer { centred in
      for tile in prepared.tiles {
        // Rows beyond the last are 0, which adds nothing.
        if tile.count < height { centred.update(repeating: 0) }
        for (position, column) in columns.enumerated() {
          let center = prepared.mean(column)
          let target = UnsafeMutableBufferPointer(
            rebasing: centred[position * height..<(position + 1) * height])
          prepared.withTile(tile, column: column) { values in
            for index in 0..<values.count { target[index] = values[index] - center }
          }
        }
        let bytes = UnsafeRawBufferPointer(centred)
        for a in columns.indices {
          for b in 0...a {
            var sum = products[a * columns.count + b]
            var offset = 0
            while offset < height * 8 {
              let x = bytes.loadUnaligned(
                fromByteOffset: a * height * 8 + offset, as: SIMD8<Double>.self)
              let y = bytes.loadUnaligned(
                fromByteOffset: b * height * 8 + offset, as: SIMD8<Double>.self)
              sum += x * y
              offset += 64
            }
            products[a * columns.count + b] = sum
          }
        }
      }
    }
    let deviations = columns.indices.map { position -> Double in
      prepared.statistics[columns[position]].isConstant
        ? 0 : products[position * columns.count + position].sum().squareRoot()
    }
    let rows: [[Double]] = columns.indices.map { a in
      columns.indices.map { b -> Double in
        if a == b { return 1 }
        let scale = deviations[a] * deviations[b]
        guard scale > 0 else { return 0 }
        let product = products[max(a, b) * columns.count + min(a, b)].sum()
        return min(max(product / scale, -1), 1)
      }
    }
    matrix = Matrix(rows: rows)
    let count = Double(max(prepared.count, 1))
    standardDeviations = deviations.map { $0 / count.squareRoot() }
  }
}
