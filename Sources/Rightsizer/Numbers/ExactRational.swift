/// A fraction of whole numbers of any size.
///
/// Not kept in lowest terms: the chains of operations here are short, and comparison does not need
/// it. `reduced()` does it where sums would grow.
internal struct ExactRational: Sendable {
  /// False for zero.
  internal let isNegative: Bool
  internal let numerator: ExactInteger
  /// Never zero.
  internal let denominator: ExactInteger

  internal static let zero = ExactRational(.zero, over: .one)
  internal static let one = ExactRational(.one, over: .one)

  internal init(
    isNegative: Bool = false, _ numerator: ExactInteger, over denominator: ExactInteger
  ) {
    precondition(!denominator.isZero, "division by zero")
    self.isNegative = isNegative && !numerator.isZero
    self.numerator = numerator
    self.denominator = denominator
  }

  internal init(_ value: Int) {
    self.init(isNegative: value < 0, ExactInteger(magnitudeOf: value), over: .one)
  }

  /// The shortest decimal that reads back as the given number; `nil` for NaN and infinities.
  internal init?(shortestDecimalOf value: Double) {
    guard value.isFinite else { return nil }
    if let whole = value.asWholeNumber {
      // A whole number of at most 2⁵³ is its own shortest decimal.
      self.init(Int(whole))
      return
    }
    // A decimal of at most 15 digits that reads back is the only one so short. Division of two
    // exact Doubles rounds as reading does.
    for power in Self.smallPowersOfTen where value.magnitude * power < 1e15 {
      let digits = Int64(value * power + (value < 0 ? -0.5 : 0.5))
      if Double(digits) / power == value {
        self.init(
          isNegative: value < 0, ExactInteger(digits.magnitude), over: ExactInteger(UInt64(power)))
        return
      }
    }
    // `description` is the shortest decimal that reads back, of at most 17 digits.
    guard case .success(let decimal) = Self.parse(decimal: value.description.utf8) else {
      return nil
    }
    self = decimal
  }

  /// Exact as Doubles; prices and rates seldom have more places.
  private static let smallPowersOfTen: [Double] = [1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8]

  internal var isZero: Bool { numerator.isZero }

  internal var reciprocal: ExactRational {
    ExactRational(isNegative: isNegative, denominator, over: numerator)
  }

  internal static prefix func - (a: ExactRational) -> ExactRational {
    ExactRational(isNegative: !a.isNegative, a.numerator, over: a.denominator)
  }

  internal static func + (a: ExactRational, b: ExactRational) -> ExactRational {
    let same = a.denominator == b.denominator
    let x = same ? a.numerator : a.numerator * b.denominator
    let y = same ? b.numerator : b.numerator * a.denominator
    let denominator = same ? a.denominator : a.denominator * b.denominator
    if a.isNegative == b.isNegative {
      return ExactRational(isNegative: a.isNegative, x + y, over: denominator)
    }
    return x >= y
      ? ExactRational(isNegative: a.isNegative, x - y, over: denominator)
      : ExactRational(isNegative: b.isNegative, y - x, over: denominator)
  }

  internal static func - (a: ExactRational, b: ExactRational) -> ExactRational { a + (-b) }

  internal static func * (a: ExactRational, b: ExactRational) -> ExactRational {
    ExactRational(
      isNegative: a.isNegative != b.isNegative, a.numerator * b.numerator,
      over: a.denominator * b.denominator)
  }

  /// The quotient; the divisor must not be zero.
  internal static func / (a: ExactRational, b: ExactRational) -> ExactRational {
    ExactRational(
      isNegative: a.isNegative != b.isNegative, a.numerator * b.denominator,
      over: a.denominator * b.numerator)
  }

  internal static func * (a: ExactRational, b: Int) -> ExactRational { a * ExactRational(b) }

  internal static func / (a: ExactRational, b: Int) -> ExactRational { a / ExactRational(b) }

  /// The greatest whole number not above a value that is not negative.
  internal var floor: ExactInteger {
    precondition(!isNegative, "only magnitudes are rounded here")
    return numerator.quotientAndRemainder(dividingBy: denominator).quotient
  }

  /// The least whole number not below a value that is not negative.
  internal var ceiling: ExactInteger {
    precondition(!isNegative, "only magnitudes are rounded here")
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    return remainder.isZero ? quotient : quotient + .one
  }

  /// The same value in lowest terms.
  internal func reduced() -> ExactRational {
    let divisor = numerator.greatestCommonDivisor(with: denominator)
    return ExactRational(
      isNegative: isNegative,
      numerator.quotientAndRemainder(dividingBy: divisor).quotient,
      over: denominator.quotientAndRemainder(dividingBy: divisor).quotient)
  }

  /// The nearest Double, ties to even; infinite or zero beyond its range.
  internal var doubleValue: Double {
    if numerator.isZero { return 0 }
    if let top = numerator.asUInt64, let bottom = denominator.asUInt64, max(top, bottom) <= 1 << 53
    {
      // Both are exact, and division rounds to nearest.
      return (isNegative ? -Double(top) : Double(top)) / Double(bottom)
    }
    // A quotient of 55 bits or more, its last bit set when something is left, rounds as the value.
    let shift = 62 - (numerator.bitWidth - denominator.bitWidth)
    let (quotient, remainder) =
      shift >= 0
      ? numerator.shiftedLeft(by: shift).quotientAndRemainder(dividingBy: denominator)
      : numerator.quotientAndRemainder(dividingBy: denominator.shiftedLeft(by: -shift))
    let bits = (quotient.asUInt64 ?? .max) | (remainder.isZero ? 0 : 1)
    let magnitude = Double(sign: .plus, exponent: -shift, significand: Double(bits))
    return isNegative ? -magnitude : magnitude
  }
}

extension ExactRational: Comparable {
  internal static func == (a: ExactRational, b: ExactRational) -> Bool {
    a.isNegative == b.isNegative && a.numerator * b.denominator == b.numerator * a.denominator
  }

  internal static func < (a: ExactRational, b: ExactRational) -> Bool {
    if a.isNegative != b.isNegative { return a.isNegative }
    let (x, y) = (a.numerator * b.denominator, b.numerator * a.denominator)
    return a.isNegative ? y < x : x < y
  }
}

extension ExactRational: Hashable {
  internal func hash(into hasher: inout Hasher) {
    let lowest = reduced()
    hasher.combine(lowest.isNegative)
    hasher.combine(lowest.numerator)
    hasher.combine(lowest.denominator)
  }
}
