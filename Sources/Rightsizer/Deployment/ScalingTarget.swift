/// The value a metric is kept near, as a decimal.
enum ScalingTarget {
  /// As many significant digits are kept.
  static let digits = 6

  /// A value of 0 or more rounded down to six significant digits, of which the whole part below
  /// 2⁵³ is never one: 130.5 stays, 1234567.8 becomes 1234567 and 43.33… becomes 43.3333.
  ///
  /// Down, since an instance is to carry no more than the rules allow; at most a hundred-thousandth
  /// below. What JSON shows of the Double, its shortest decimal, is that decimal.
  static func roundedDown(_ value: ExactRational) -> Double {
    guard !value.isZero else { return 0 }
    let least = ExactRational(.powerOfTen(digits - 1), over: .one)
    if value >= least {
      let whole = ExactRational(value.floor, over: .one)
      guard whole >= ExactRational(shortestDecimalOf: 0x1p53) ?? whole else {
        return whole.doubleValue
      }
      // No capacity comes near; its digits would be those of a Double, not of a measurement.
      var power = 0
      while power < ExactRational.largestExponent,
        value >= ExactRational(.powerOfTen(power + digits), over: .one)
      {
        power += 1
      }
      let scaled = (value / ExactRational(.powerOfTen(power), over: .one)).floor
      return (ExactRational(scaled, over: .one) * ExactRational(.powerOfTen(power), over: .one))
        .doubleValue
    }
    var power = 1
    while power < ExactRational.largestExponent,
      value * ExactRational(.powerOfTen(power), over: .one) < least
    {
      power += 1
    }
    let scaled = (value * ExactRational(.powerOfTen(power), over: .one)).floor
    return ExactRational(scaled, over: .powerOfTen(power)).doubleValue
  }
}
