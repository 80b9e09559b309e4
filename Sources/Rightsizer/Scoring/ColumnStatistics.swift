/// Sums over one column, made in one pass.
struct ColumnStatistics: Sendable, Hashable {
  /// The least value; +∞ without values.
  var least = Double.infinity
  /// The greatest value; −∞ without values.
  var greatest = -Double.infinity
  /// The sum of the values.
  var sum = 0.0
  /// Whether there is no NaN and no infinity.
  var isFinite = true

  /// Whether all values are the same.
  var isConstant: Bool { least >= greatest }
  /// The greatest less the least.
  var range: Double { greatest - least }
  /// The greatest magnitude.
  var magnitude: Double { max(abs(least), abs(greatest)) }

  /// The best value under a sense.
  func best(_ sense: Sense) -> Double { sense == .max ? greatest : least }
  /// The worst value under a sense.
  func worst(_ sense: Sense) -> Double { sense == .max ? least : greatest }

  init(_ column: [Double]) {
    var sums = SIMD8<Double>(repeating: 0)
    var minima = SIMD8<Double>(repeating: .infinity)
    var maxima = SIMD8<Double>(repeating: -.infinity)
    // Zero times a value is NaN where the value is not finite.
    var zeros = SIMD8<Double>(repeating: 0)
    column.withUnsafeBytes { bytes in
      // Eight lanes at a time: Swift keeps the order of additions, so a plain loop over one sum
      // takes 4 ms for 10⁶ values and this one 1 ms.
      var offset = 0
      let end = bytes.count & ~63
      while offset < end {
        let values = bytes.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self)
        sums += values
        zeros += values * 0
        minima.replace(with: values, where: values .< minima)
        maxima.replace(with: values, where: values .> maxima)
        offset += 64
      }
    }
    for value in column[(column.count & ~7)...] {
      sums[0] += value
      zeros[0] += value * 0
      if value < minima[0] { minima[0] = value }
      if value > maxima[0] { maxima[0] = value }
    }
    sum = sums.sum()
    isFinite = zeros.sum() == 0
    least = minima.min()
    greatest = maxima.max()
  }
}
