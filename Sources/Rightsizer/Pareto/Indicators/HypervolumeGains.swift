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
    let numbers = Self.better(values, than: reference)
    var gains: [[Double]] = []
    var exponent = 0
    for (column, reference) in zip(values, reference) {
      var size = abs(reference)
      for number in numbers where column[number].isFinite { size = max(size, abs(column[number])) }
      // Two below, so that a difference of opposite signs is finite too.
      let shift = size > 0 ? Int(size.exponent) + 2 : 0
      let unit = PowerOfTwo(-shift)
      let scaled = unit.times(reference)
      var greatest = 0.0
      var column = numbers.map { number in
        let gain = scaled - unit.times(column[number])
        if gain > greatest, gain < .infinity { greatest = gain }
        return gain
      }
      let fit = greatest > 0 ? Int(greatest.exponent) : 0
      if fit != 0 {
        let unit = PowerOfTwo(-fit)
        for place in column.indices { column[place] = unit.times(column[place]) }
      }
      gains.append(column)
      exponent += shift + fit
    }
    self.numbers = numbers
    self.gains = gains
    self.exponent = exponent
  }

  /// A volume of gains in the product of the objectives' units.
  func volume(_ volume: Double) -> Double { PowerOfTwo(exponent).times(volume) }

  /// The points that are better than the reference in every objective.
  private static func better(_ values: [[Double]], than reference: [Double]) -> [Int] {
    guard let count = values.first?.count else { return [] }
    var isBetter = [Bool](repeating: true, count: count)
    for (column, reference) in zip(values, reference) {
      for point in 0..<count where !(column[point] < reference) { isBetter[point] = false }
    }
    var numbers: [Int] = []
    numbers.reserveCapacity(count)
    for point in 0..<count where isBetter[point] { numbers.append(point) }
    return numbers
  }
}

/// A factor that only changes a number's exponent.
private struct PowerOfTwo {
  // In two steps, since the power may be out of range where the product is not.
  private let first: Double
  private let second: Double

  init(_ exponent: Int) {
    let half = max(-1000, min(1000, exponent / 2))
    let rest = max(-1000, min(1000, exponent - half))
    first = Double(sign: .plus, exponent: half, significand: 1)
    second = Double(sign: .plus, exponent: rest, significand: 1)
  }

  func times(_ value: Double) -> Double { value * first * second }
}
