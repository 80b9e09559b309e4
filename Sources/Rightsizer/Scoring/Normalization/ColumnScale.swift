/// A linear scale of one column, after the values that are no finite numbers have been given their
/// place in its range.
struct ColumnScale: Sendable, Hashable {
  private let least: Double
  private let greatest: Double
  private let missing: Double
  /// The power of two that the column was scaled by, if any.
  private let unit: Double
  /// The sum of the squares.
  let squares: Double
  /// The mean.
  let mean: Double
  /// The standard deviation of the population.
  let deviation: Double
  private var factor = 1.0
  private var offset = 0.0

  /// A column's figures over the rows that take part. O(n).
  init(_ matrix: DecisionMatrix, column: Int) {
    let sense = matrix.senses[column]
    var least = Double.infinity
    var greatest = -Double.infinity
    let values = matrix.columns[column]
    for row in matrix.participants ?? Array(values.indices) where values[row].isFinite {
      least = min(least, values[row])
      greatest = max(greatest, values[row])
    }
    if least > greatest { (least, greatest) = (1, 1) }
    self.least = least
    self.greatest = greatest
    missing = sense == .max ? least : greatest
    let magnitude = max(abs(least), abs(greatest))
    // Squares of values this large or small would leave a double's range.
    let isExtreme = magnitude > 0 && !(1e-130...1e130 ~= magnitude)
    unit = isExtreme ? Double(sign: .plus, exponent: -magnitude.exponent, significand: 1) : 1
    var count = 0.0
    var sum = 0.0
    var squares = 0.0
    for row in matrix.participants ?? Array(values.indices) {
      let value = Self.finite(values[row], least, greatest, missing) * unit
      count += 1
      sum += value
      squares += value * value
    }
    self.squares = squares
    mean = count > 0 ? sum / count : 0
    var deviations = 0.0
    for row in matrix.participants ?? Array(values.indices) where least < greatest {
      let value = Self.finite(values[row], least, greatest, missing) * unit - mean
      deviations += value * value
    }
    deviation = count > 0 ? (deviations / count).squareRoot() : 0
  }

  private static func finite(
    _ value: Double, _ least: Double, _ greatest: Double, _ missing: Double
  ) -> Double {
    value.isNaN ? missing : Swift.min(Swift.max(value, least), greatest)
  }

  /// The scale value × factor + offset, of the values in the column's inner unit.
  func mapping(to factor: Double, offset: Double) -> ColumnScale {
    var scale = self
    scale.factor = factor
    scale.offset = offset
    return scale
  }

  func normalized(_ value: Double) -> Double {
    // A value beyond the range is at its end.
    Self.finite(value, least, greatest, missing) * unit * factor + offset
  }
}
