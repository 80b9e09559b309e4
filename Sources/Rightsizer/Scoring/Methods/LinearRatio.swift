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
    // ln (x / best) as a difference: one division less, and 0 for the best all the same.
    let factor = sense == .max ? weight : -weight
    let origin = ElementaryFunctions.log(best)
    for index in 0..<values.count {
      logarithms[index] += factor * (ElementaryFunctions.log(values[index]) - origin)
    }
    if statistics.least == 0 {
      // By itself: within the loop above the choice would keep it from being vectorised.
      for index in 0..<values.count where values[index] == 0 { logarithms[index] = -.infinity }
    }
    guard let sums else { return }
    if sense == .max {
      let share = weight / best
      for index in 0..<values.count { sums[index] += share * values[index] }
    } else {
      let share = weight * best
      for index in 0..<values.count { sums[index] += share / values[index] }
    }
  }
}
