/// Decimal to binary: the double nearest to mantissa × 10^exponent.
enum DecimalConversion {
  /// 10⁰ to 10²², the powers of ten that a double holds exactly.
  private static let exactPowersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// 10^exponent for an exponent from 0 to 22, exactly.
  @inline(__always)
  static func exactPowerOfTen(_ exponent: Int) -> Double { exactPowersOfTen[exponent] }

  private static let wholePowersOfTen: [UInt64] = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000,
  ]

  /// 10^exponent for an exponent from 0 to 8.
  @inline(__always)
  static func wholePowerOfTen(_ exponent: Int) -> UInt64 { wholePowersOfTen[exponent] }

  /// 10^exponent, 0 or infinite beyond a double's range.
  static func powerOfTen(_ exponent: Int) -> Double {
    if exponent < -330 { return 0 }
    if exponent > 308 { return .infinity }
    if exponent >= -22, exponent <= 22 {
      return exponent < 0
        ? 1 / exactPowersOfTen[0 &- exponent] : exactPowersOfTen[exponent]
    }
    return Double("1e\(exponent)") ?? 0
  }

  /// The correctly rounded value, or `nil` where this method cannot tell.
  ///
  /// One exact multiplication or division where mantissa and power are exact doubles (Clinger
  /// 1990), else the Eisel–Lemire method (Lemire 2021, "Number parsing at a gigabyte per second";
  /// no fallback is needed for 64-bit mantissas: Mushtak and Lemire 2023) for exponents from −64 to
  /// 64, which cover any figure of a job result and are never subnormal nor infinite. A truncated
  /// mantissa decides where it and its successor give the same double.
  @inline(__always)
  static func double(mantissa: UInt64, exponent: Int, isTruncated: Bool) -> Double? {
    if mantissa == 0 { return 0 }
    if !isTruncated, mantissa <= 1 << 53, exponent >= -22, exponent <= 22 {
      let value = Double(mantissa)
      return exponent < 0
        ? value / exactPowersOfTen[0 &- exponent] : value * exactPowersOfTen[exponent]
    }
    guard exponent >= PowersOfFive.smallestExponent, exponent <= PowersOfFive.largestExponent else {
      return nil
    }
    let value = eiselLemire(mantissa, exponent)
    if isTruncated {
      guard mantissa < .max, eiselLemire(mantissa &+ 1, exponent) == value else { return nil }
    }
    return value
  }

  private static func eiselLemire(_ mantissa: UInt64, _ exponent: Int) -> Double {
    let leadingZeros = mantissa.leadingZeroBitCount
    let normalized = mantissa << UInt64(leadingZeros)
    let index = 2 &* (exponent &- PowersOfFive.smallestExponent)
    var (high, low) = normalized.multipliedFullWidth(by: PowersOfFive.words[index])
    // 55 bits decide the rounding; only where the nine below are all ones can the second word
    // of the power carry into them.
    if high & 0x1FF == 0x1FF {
      let second = normalized.multipliedFullWidth(by: PowersOfFive.words[index &+ 1]).high
      low = low &+ second
      if second > low { high &+= 1 }
    }
    let upperBit = high >> 63
    let shift = upperBit &+ 9
    var bits = high >> shift
    // ⌊log₂ 5^q⌋ + q by a fixed-point logarithm, exact in the range used.
    var binaryExponent =
      (217_706 &* exponent) >> 16 &+ 63 &+ Int(upperBit) &- leadingZeros &+ 1023
    if low <= 1, exponent >= -4, exponent <= 23, bits & 3 == 1, bits << shift == high {
      bits &= ~1  // exactly half way: to even
    }
    bits &+= bits & 1
    bits >>= 1
    if bits >= 2 << 52 {
      bits = 1 << 52
      binaryExponent &+= 1
    }
    return Double(bitPattern: UInt64(binaryExponent) << 52 | bits & (1 << 52 &- 1))
  }
}
