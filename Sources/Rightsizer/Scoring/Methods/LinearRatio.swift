/// The scale of the weighted product and of WASPAS: x / max x where more is better, min x / x where
/// less is (linear normalisation, Zavadskas and others 2012). From 0 to 1, for values from 0.
///
/// Where less is better and the least is 0, the limit is taken: a 0 is 1 and anything above it 0.
enum LinearRatio {
  /// Adds weight × ratio to `sums` and weight × ln ratio to `logarithms`, over one tile.
  @inline(__always)
  static func add(
    _ values: UnsafeBufferPointer<Double>, _ statistics: ColumnStatistics, _ sense: Sense,
    weight: Double, sums: UnsafeMutableBufferPointer<Double>?,
    logarithms: UnsafeMutableBufferPointer<Double>
  ) {
    let best = statistics.best(sense)
    if best == 0 {
      // Zeros only, or a least of zero.
      for index in 0..<values.count {
        let isBest = values[index] == 0
        sums?[index] += isBest ? weight : 0
        logarithms[index] += isBest ? 0 : -.infinity
      }
      return
    }
    let isGreaterBetter = sense == .max
    for index in 0..<values.count {
      let value = values[index]
      let ratio = isGreaterBetter ? value / best : best / value
      let logarithm = weight * ElementaryFunctions.log(ratio)
      logarithms[index] += ratio > 0 ? logarithm : -.infinity
    }
    guard let sums else { return }
    for index in 0..<values.count {
      let value = values[index]
      sums[index] += weight * (isGreaterBetter ? value / best : best / value)
    }
  }
}
