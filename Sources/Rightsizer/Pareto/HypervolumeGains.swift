/// How much better than the reference point each of a set of points is, objective by objective:
/// boxes with one corner at 0, whose union is the hypervolume.
///
/// Gains are in a power of two of each objective's unit, so that no product leaves a double's range
/// on the way and none is rounded by the scale.
struct HypervolumeGains {
  /// For each objective the gain of each point that is better than the reference in all of them;
  /// +∞ where its value is infinitely good.
  var gains: [[Double]]
  /// The number of each of these points among those given.
  var numbers: [Int]
  /// What a volume of gains is to be multiplied by, as a power of two.
  var exponent: Int

  /// - Parameters:
  ///   - values: For each objective the value of each point, less being better; NaN is worst.
  ///   - reference: Finite.
  init(_ values: [[Double]], reference: [Double]) {
    let numbers = (values.first?.indices ?? 0..<0).filter { point in
      zip(values, reference).allSatisfy { $0[point] < $1 }
    }
    var gains: [[Double]] = []
    var exponent = 0
    for (column, reference) in zip(values, reference) {
      var size = abs(reference)
      for number in numbers where column[number].isFinite { size = max(size, abs(column[number])) }
      // Two below, so that a difference of opposite signs is finite too.
      let shift = size > 0 ? Int(size.exponent) + 2 : 0
      let scaled = Self.scaled(reference, by: -shift)
      let column = numbers.map { scaled - Self.scaled(column[$0], by: -shift) }
      var greatest = 0.0
      for gain in column where gain.isFinite { greatest = max(greatest, gain) }
      let fit = greatest > 0 ? Int(greatest.exponent) : 0
      gains.append(column.map { Self.scaled($0, by: -fit) })
      exponent += shift + fit
    }
    self.numbers = numbers
    self.gains = gains
    self.exponent = exponent
  }

  /// A volume of gains in the product of the objectives' units.
  func volume(_ volume: Double) -> Double { Self.scaled(volume, by: exponent) }

  private static func scaled(_ value: Double, by exponent: Int) -> Double {
    guard value.isFinite, value != 0 else { return value }
    // In two steps, since 2 to the power may be out of range where the product is not.
    let half = max(-1000, min(1000, exponent / 2))
    let rest = max(-1000, min(1000, exponent - half))
    return value * Double(sign: .plus, exponent: half, significand: 1)
      * Double(sign: .plus, exponent: rest, significand: 1)
  }
}
