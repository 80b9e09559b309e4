/// Undoing what happens to the API's Float32 members when they are widened to a double.
enum Float32Widening {
  /// The shortest decimal of the Float32 that `value` was widened from, or `value` itself if it is
  /// no widened Float32 (0.20399999618530273 becomes 0.204).
  ///
  /// NaN and infinities stay as they are.
  @inline(__always)
  static func undone(_ value: Double) -> Double {
    let narrow = Float(value)
    guard Double(narrow) == value, narrow.isFinite else { return value }
    // A whole number below 2^24 is its own shortest decimal: its neighbours are 1 or less away.
    if value == value.rounded(.towardZero), abs(value) <= 16_777_216 { return value }
    return shortestDecimal(of: narrow)
  }

  /// Reads back the digits that the standard library prints, which are the shortest ones.
  @inline(never)
  private static func shortestDecimal(of value: Float) -> Double {
    var text = value.description
    let parsed = text.withUTF8 { digits -> Double? in
      var mantissa: UInt64 = 0
      var exponent = 0
      var isFraction = false
      var offset = 0
      let isNegative = digits.first == UInt8(ascii: "-")
      if isNegative { offset = 1 }
      while offset < digits.count {
        let byte = digits[offset]
        offset &+= 1
        if byte == UInt8(ascii: ".") {
          isFraction = true
          continue
        }
        let digit = byte &- UInt8(ascii: "0")
        guard digit < 10 else {
          guard byte == UInt8(ascii: "e"), let written = Self.exponent(digits, offset) else {
            return nil
          }
          exponent &+= written
          break
        }
        mantissa = mantissa &* 10 &+ UInt64(digit)
        if isFraction { exponent &-= 1 }
      }
      let magnitude = DecimalConversion.double(
        mantissa: mantissa, exponent: exponent, isTruncated: false)
      return isNegative ? magnitude.map { -$0 } : magnitude
    }
    return parsed ?? Double(value.description) ?? Double(value)
  }

  private static func exponent(_ digits: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    var offset = start
    guard offset < digits.count else { return nil }
    let isNegative = digits[offset] == UInt8(ascii: "-")
    if isNegative || digits[offset] == UInt8(ascii: "+") { offset &+= 1 }
    var value = 0
    while offset < digits.count {
      let digit = digits[offset] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value &* 10 &+ Int(digit)
      offset &+= 1
    }
    return isNegative ? -value : value
  }
}
