extension Weights {
  /// The method based on the removal effects of criteria: a column weighs what its removal changes
  /// (Keshavarz-Ghorabaee, Amiri, Zavadskas, Turskis and Antucheviciene 2021, *Symmetry* 13).
  ///
  /// With n = min x / x where more is better and x / max x where less is, S = ln(1 + Σ|ln n| / d),
  /// S′ the same without one column (still divided by d), and the weight in proportion to Σ|S′ − S|
  /// over the rows; as in pymcdm 1.4.0. Equal where all columns are constant.
  ///
  /// - Throws: ``ScoringError`` for a value that is not above 0 and for a matrix without columns.
  /// - Complexity: O(n d).
  public static func merec(of matrix: DecisionMatrix) throws(ScoringError) -> Weights {
    let prepared = ScoringColumns(matrix)
    try prepared.require(above: true, method: "MEREC")
    return try proportional(to: removalEffects(prepared))
  }

  private static func removalEffects(_ prepared: ScoringColumns) -> [Double] {
    let height = ScoringColumns.tileRowCount
    let columnCount = prepared.columns.count
    var effects = [Double](repeating: 0, count: columnCount)
    var logarithms = [Double](repeating: 0, count: columnCount * height)
    var totals = [Double](repeating: 0, count: height)
    var ratios = [Double](repeating: 1, count: height)
    for tile in prepared.tiles {
      logarithms.withUnsafeMutableBufferPointer { logarithms in
        totals.withUnsafeMutableBufferPointer { totals in
          totals.update(repeating: Double(columnCount))
          for column in 0..<columnCount {
            let found = prepared.statistics[column]
            let isGreaterBetter = prepared.senses[column] == .max
            let terms = UnsafeMutableBufferPointer(
              rebasing: logarithms[column * height..<column * height + tile.count])
            prepared.withTile(tile, column: column) { values in
              for index in 0..<values.count {
                let value = values[index]
                // Each |ln n|, whose argument is at least 1.
                let term = ElementaryFunctions.log(
                  isGreaterBetter ? value / found.least : found.greatest / value)
                terms[index] = term
                totals[index] += term
              }
            }
          }
          ratios.withUnsafeMutableBufferPointer { ratios in
            for column in 0..<columnCount where !prepared.statistics[column].isConstant {
              ratios.update(repeating: 1)
              for index in 0..<tile.count {
                // S − S′ is the logarithm of this.
                ratios[index] =
                  totals[index] / (totals[index] - logarithms[column * height + index])
              }
              effects[column] += logarithm(ofProduct: UnsafeRawBufferPointer(ratios))
            }
          }
        }
      }
    }
    return effects.map { max(0, $0) }
  }

  /// The sum of the logarithms, taken of products: a ratio is at most 1 + 700 d / d, so 64 of them
  /// are below 10¹⁸³.
  private static func logarithm(ofProduct bytes: UnsafeRawBufferPointer) -> Double {
    var sum = 0.0
    for first in stride(from: 0, to: bytes.count, by: 4096) {
      var product = SIMD8<Double>(repeating: 1)
      for offset in stride(from: first, to: first + 4096, by: 64) {
        product *= bytes.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self)
      }
      for lane in 0..<8 { sum += ElementaryFunctions.log(product[lane]) }
    }
    return sum
  }
}
