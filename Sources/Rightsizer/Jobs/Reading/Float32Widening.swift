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
    return thousandths(of: narrow, value) ?? digits(of: narrow, value)
  }

  /// The shortest decimal where it has at most three decimals, as prices have and many a percentage.
  ///
  /// Below 4096 the Float32's interval is narrower than a quarter of a thousandth, so at most one
  /// such decimal lies in it, and none shorter beside it.
  @inline(__always)
  private static func thousandths(of narrow: Float, _ value: Double) -> Double? {
    let magnitude = abs(value)
    guard magnitude < 4096 else { return nil }
    let thousandths = rounded(magnitude * 1000)
    let decimal = thousandths / 1000
    // Half a unit in the last place, a little less for the roundings of the doubles.
    let half = Double(narrow.magnitude.ulp) * 0.4999
    // A power of two has a nearer neighbour below: left to the exact way, but for whole numbers.
    guard abs(decimal - magnitude) < half,
      narrow.significandBitPattern != 0 || decimal == magnitude
    else { return nil }
    return value < 0 ? -decimal : decimal
  }

  @inline(never)
  private static func digits(of narrow: Float, _ value: Double) -> Double {
    // A whole number below 2^24 is its own shortest decimal: its neighbours are 1 or less away.
    if abs(value) <= 16_777_216, value == value.rounded(.towardZero) { return value }
    return shortDecimal(of: narrow, value) ?? shortestDecimal(of: narrow)
  }

  /// The nearest whole number, ties to even, of a magnitude below 2^51: the sum with 2^52 + 2^51 has
  /// no room for a fraction. Without SSE 4.1 `rounded()` is a call into the C library.
  @inline(__always)
  private static func rounded(_ magnitude: Double) -> Double {
    let large = 6_755_399_441_055_744.0
    return (magnitude + large) - large
  }

  /// The shortest decimal by trying: nine digits always tell a Float32 apart, and where fewer do, so
  /// do all numbers of digits between. `nil` where doubles cannot tell for certain.
  ///
  /// A decimal of nine digits and an exponent within ±22 is an exact quotient or product of doubles
  /// away, so each candidate is correctly rounded; it stands for the Float32 if it lies within half
  /// a unit of its last place. Nothing is printed and read back, as asking the standard library would.
  @inline(__always)
  private static func shortDecimal(of narrow: Float, _ value: Double) -> Double? {
    let magnitude = abs(value)
    guard magnitude >= 1e-9, magnitude < 1e9 else { return nil }
    // A power of two has a nearer neighbour below: left to the exact way.
    guard narrow.significandBitPattern != 0 else { return nil }
    var exponent = 8 &- Int(decimalExponentEstimate(magnitude))
    var scaled = magnitude * DecimalConversion.exactPowerOfTen(exponent)
    if scaled < 1e8 {
      exponent &+= 1
      scaled = magnitude * DecimalConversion.exactPowerOfTen(exponent)
    } else if scaled >= 1e9 {
      exponent &-= 1
      scaled = magnitude * DecimalConversion.exactPowerOfTen(exponent)
    }
    guard exponent >= 0, exponent <= 22, scaled >= 1e8, scaled < 1e9 else { return nil }
    let half = 0.5 * Double(narrow.ulp) * DecimalConversion.exactPowerOfTen(exponent)
    // A reciprocal may round a middle between two candidates to the other side; the guards below
    // leave middles to the exact way.
    func candidate(_ count: Int) -> Double {
      rounded(scaled * reciprocals[count]) * DecimalConversion.exactPowerOfTen(count)
    }
    // The fewest digits whose nearest decimal lies within half a unit. An arbitrary Float32 needs
    // seven to nine, so one more is dropped from nine until that fails.
    var kept = 0
    var nearest = candidate(0)
    var next = candidate(1)
    while kept < 8, abs(next - scaled) < half {
      kept &+= 1
      nearest = next
      next = candidate(kept &+ 1)
    }
    // Too near to the edge of the interval, or to the middle between two candidates.
    let distance = abs(nearest - scaled)
    let unit = DecimalConversion.exactPowerOfTen(kept)
    guard distance < half * 0.999, unit * 0.5 - distance > 1e-3 || kept == 0 else { return nil }
    if kept < 8, abs(abs(next - scaled) - half) < half * 1e-3 { return nil }
    let decimal = nearest / DecimalConversion.exactPowerOfTen(exponent)
    return value < 0 ? -decimal : decimal
  }

  private static let reciprocals: [Double] = [
    1, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9,
  ]

  /// ⌊log₁₀ value⌋, or one more or less.
  @inline(__always)
  private static func decimalExponentEstimate(_ value: Double) -> Int {
    (value.exponentInt &* 77) >> 8
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

extension Double {
  /// The power of two of a normal number, from its bits.
  @inline(__always)
  fileprivate var exponentInt: Int { Int(bitPattern >> 52 & 0x7FF) &- 1023 }
}
