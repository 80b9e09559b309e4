extension NumberFormat {
  /// Writes a finite value with so many decimals, exactly rounded, half to even.
  ///
  /// 128-bit integers carry what a table holds; the rest takes the exact expansion.
  static func appendFixed(_ value: Double, decimals: Int, to bytes: inout [UInt8]) {
    if let scaled = scaledInteger(value, decimals: decimals) {
      if value < 0, scaled != 0 { bytes.append(UInt8(ascii: "-")) }
      appendScaled(scaled, decimals: decimals, to: &bytes)
    } else {
      appendFixedExactly(value, decimals: decimals, to: &bytes)
    }
  }

  /// The same by the exact expansion, for any decimals.
  static func appendFixedExactly(_ value: Double, decimals: Int, to bytes: inout [UInt8]) {
    var decimal = DecimalExpansion(magnitudeOf: value)
    decimal.round(toDecimals: decimals)
    if value < 0, !decimal.digits.isEmpty { bytes.append(UInt8(ascii: "-")) }
    for index in -max(decimal.pointPosition, 1)..<0 {
      bytes.append(UInt8(ascii: "0") + decimal.digit(afterPoint: index))
    }
    guard decimals > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    for index in 0..<decimals {
      bytes.append(UInt8(ascii: "0") + decimal.digit(afterPoint: index))
    }
  }

  /// Writes a finite value with so many significant digits, and all of its integer digits.
  static func appendSignificant(_ value: Double, digits: Int, to bytes: inout [UInt8]) {
    let magnitude = value.magnitude
    guard magnitude > 0 else { return bytes.append(UInt8(ascii: "0")) }
    guard magnitude >= 1e-6, magnitude < 1e15 else {
      return appendScientific(value, digits: digits, to: &bytes)
    }
    var decimals = digits - 1 - flooredDecimalExponent(of: magnitude)
    // The exponent may be one too small, and rounding up may add a digit: each try rounds the
    // exact value anew, so nothing is rounded twice.
    while decimals > 0, hasMore(than: digits, rounding: magnitude, toDecimals: decimals) {
      decimals -= 1
    }
    appendFixed(value, decimals: max(decimals, 0), to: &bytes)
  }

  /// Writes d.ddde±dd, as C's `%e` does.
  static func appendScientific(_ value: Double, digits: Int, to bytes: inout [UInt8]) {
    var decimal = DecimalExpansion(magnitudeOf: value)
    decimal.round(toDigits: digits)
    let first = -decimal.pointPosition
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    bytes.append(UInt8(ascii: "0") + decimal.digit(afterPoint: first))
    if digits > 1 { bytes.append(UInt8(ascii: ".")) }
    for index in 1..<max(digits, 1) {
      bytes.append(UInt8(ascii: "0") + decimal.digit(afterPoint: first + index))
    }
    let exponent = decimal.pointPosition - 1
    bytes.append(UInt8(ascii: "e"))
    bytes.append(UInt8(ascii: exponent < 0 ? "-" : "+"))
    if exponent.magnitude < 10 { bytes.append(UInt8(ascii: "0")) }
    appendInteger(Int(exponent.magnitude), to: &bytes)
  }

  /// Writes a whole number in decimal.
  static func appendInteger(_ value: Int, to bytes: inout [UInt8]) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    appendDigits(UInt64(value.magnitude), atLeast: 1, to: &bytes)
  }

  /// `value × 10^decimals` rounded half to even, `nil` where 128 bits may not hold it.
  private static func scaledInteger(_ value: Double, decimals: Int) -> UInt128? {
    guard decimals < powersOfTen.count else { return nil }
    let (significand, exponent) = value.binaryParts
    // Below 2⁵³ × 10¹⁹ < 2¹¹⁷.
    let product = UInt128(significand) * UInt128(powersOfTen[decimals])
    if exponent >= 0 { return exponent <= 10 ? product << UInt128(exponent) : nil }
    guard exponent > -128 else { return 0 }
    let shift = UInt128(-exponent)
    let quotient = product >> shift
    let remainder = product & ((1 << shift) - 1)
    let half: UInt128 = 1 << (shift - 1)
    let isUp = remainder > half || (remainder == half && quotient & 1 == 1)
    return isUp ? quotient + 1 : quotient
  }

  private static func appendScaled(
    _ scaled: UInt128, decimals: Int, to bytes: inout [UInt8]
  ) {
    guard let small = UInt64(exactly: scaled) else {
      let text = String(scaled).utf8
      for _ in text.count..<max(decimals + 1, text.count) { bytes.append(UInt8(ascii: "0")) }
      bytes.append(contentsOf: text)
      if decimals > 0 { bytes.insert(UInt8(ascii: "."), at: bytes.count - decimals) }
      return
    }
    appendDigits(small / powersOfTen[decimals], atLeast: 1, to: &bytes)
    guard decimals > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    appendDigits(small % powersOfTen[decimals], atLeast: decimals, to: &bytes)
  }

  /// Writes digits, with leading zeros up to a width.
  private static func appendDigits(_ value: UInt64, atLeast width: Int, to bytes: inout [UInt8]) {
    let start = bytes.count
    var rest = value
    while rest > 0 || bytes.count - start < width {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    }
    bytes[start...].reverse()
  }

  private static func hasMore(
    than digits: Int, rounding magnitude: Double, toDecimals decimals: Int
  ) -> Bool {
    if let scaled = scaledInteger(magnitude, decimals: decimals) {
      return scaled >= UInt128(powersOfTen[digits])
    }
    var decimal = DecimalExpansion(magnitudeOf: magnitude)
    decimal.round(toDecimals: decimals)
    return decimal.pointPosition + decimals > digits
  }

  /// ⌊log₁₀⌋ of a positive number or one less, never more.
  private static func flooredDecimalExponent(of magnitude: Double) -> Int {
    // 0.30102 and 0.30103 enclose log₁₀ 2, so the product is never too large.
    let exponent = Double(magnitude.exponent)
    return Int((exponent * (exponent < 0 ? 0.301_03 : 0.301_02)).rounded(.down))
  }

  /// 10⁰…10¹⁹: all that 64 bits hold.
  private static let powersOfTen: [UInt64] = (0..<20).map { exponent in
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }
}
