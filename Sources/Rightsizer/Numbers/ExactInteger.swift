/// An unsigned integer of any size.
///
/// Counts and comparisons of totals are exact, and a product of a typed demand, a rate and a price
/// passes 128 bits. Written here because the packages for it bring all of Foundation with them.
internal struct ExactInteger: Sendable, Hashable {
  /// The value, where `large` is empty: nearly all are so small, and then nothing is allocated.
  private let small: UInt128
  /// The digits in base 2⁶⁴, least significant first, of a value of more than 128 bits; else empty.
  private let large: [UInt64]

  internal static let zero = ExactInteger(UInt128(0))
  /// The value, when it is at most `Int128.max`.
  internal var asInt128: Int128? { large.isEmpty ? Int128(exactly: small) : nil }

  internal static let one = ExactInteger(UInt128(1))

  private init(_ value: UInt128) {
    small = value
    large = []
  }

  internal init(_ value: UInt64) {
    self.init(UInt128(value))
  }

  /// The magnitude of an integer, whatever its sign.
  internal init(magnitudeOf value: Int) {
    self.init(UInt128(value.magnitude))
  }

  private init(limbs: [UInt64]) {
    var end = limbs.count
    while end > 0, limbs[end - 1] == 0 { end -= 1 }
    if end > 2 {
      small = 0
      large = end == limbs.count ? limbs : Array(limbs[..<end])
    } else {
      small =
        (end > 0 ? UInt128(limbs[0]) : 0) | (end > 1 ? UInt128(limbs[1]) << 64 : 0)
      large = []
    }
  }

  /// The digits in base 2⁶⁴, least significant first, without leading zeros; zero has none.
  private var limbs: [UInt64] {
    if !large.isEmpty { return large }
    let (low, high) = (UInt64(truncatingIfNeeded: small), UInt64(truncatingIfNeeded: small >> 64))
    return high != 0 ? [low, high] : low != 0 ? [low] : []
  }

  internal var isZero: Bool { small == 0 && large.isEmpty }

  /// The number of bits without leading zeros; 0 for zero.
  internal var bitWidth: Int {
    guard let top = large.last else { return 128 - small.leadingZeroBitCount }
    return large.count * 64 - top.leadingZeroBitCount
  }

  /// The value, when it is at most `UInt64.max`.
  internal var asUInt64: UInt64? {
    large.isEmpty ? UInt64(exactly: small) : nil
  }

  /// Ten to a power that is not negative.
  internal static func powerOfTen(_ exponent: Int) -> ExactInteger {
    precondition(exponent >= 0, "a negative power of ten is no integer")
    var result = ExactInteger.one
    var left = exponent
    while left > 0 {
      let digits = min(left, 19)
      var chunk: UInt64 = 1
      for _ in 0..<digits { chunk *= 10 }
      result.multiply(by: chunk, adding: 0)
      left -= digits
    }
    return result
  }

  /// Replaces the value `v` by `v × factor + addend`.
  internal mutating func multiply(by factor: UInt64, adding addend: UInt64) {
    self = self * ExactInteger(factor) + ExactInteger(addend)
  }

  internal static func + (a: ExactInteger, b: ExactInteger) -> ExactInteger {
    if a.large.isEmpty, b.large.isEmpty {
      let (sum, overflow) = a.small.addingReportingOverflow(b.small)
      if !overflow { return ExactInteger(sum) }
    }
    let (x, y) = (a.limbs, b.limbs)
    let short = x.count >= y.count ? y : x
    var result = x.count >= y.count ? x : y
    var carry: UInt64 = 0
    for index in result.indices {
      if index >= short.count && carry == 0 { break }
      let addend = index < short.count ? short[index] : 0
      let (partial, first) = result[index].addingReportingOverflow(addend)
      let (sum, second) = partial.addingReportingOverflow(carry)
      result[index] = sum
      carry = first || second ? 1 : 0
    }
    if carry != 0 { result.append(carry) }
    return ExactInteger(limbs: result)
  }

  /// The difference, which must not be negative.
  internal static func - (a: ExactInteger, b: ExactInteger) -> ExactInteger {
    precondition(a >= b, "an unsigned difference must not be negative")
    if a.large.isEmpty { return ExactInteger(a.small - b.small) }
    var result = a.limbs
    let right = b.limbs
    var borrow: UInt64 = 0
    for index in result.indices {
      if index >= right.count && borrow == 0 { break }
      let subtrahend = index < right.count ? right[index] : 0
      let (partial, first) = result[index].subtractingReportingOverflow(subtrahend)
      let (difference, second) = partial.subtractingReportingOverflow(borrow)
      result[index] = difference
      borrow = first || second ? 1 : 0
    }
    return ExactInteger(limbs: result)
  }

  internal static func * (a: ExactInteger, b: ExactInteger) -> ExactInteger {
    if a.large.isEmpty, b.large.isEmpty {
      let (product, overflow) = a.small.multipliedReportingOverflow(by: b.small)
      if !overflow { return ExactInteger(product) }
    }
    let (left, right) = (a.limbs, b.limbs)
    var result = [UInt64](repeating: 0, count: left.count + right.count)
    for (i, x) in left.enumerated() {
      var carry: UInt64 = 0
      for (j, y) in right.enumerated() {
        // (2⁶⁴−1)² + 2 (2⁶⁴−1) = 2¹²⁸ − 1: this never overflows.
        let sum = UInt128(x) * UInt128(y) + UInt128(result[i + j]) + UInt128(carry)
        result[i + j] = UInt64(truncatingIfNeeded: sum)
        carry = UInt64(truncatingIfNeeded: sum >> 64)
      }
      result[i + right.count] = carry
    }
    return ExactInteger(limbs: result)
  }

  /// The value times two to a power that is not negative.
  internal func shiftedLeft(by bits: Int) -> ExactInteger {
    precondition(bits >= 0, "a shift must not be negative")
    if isZero || bits == 0 { return self }
    if bitWidth + bits <= 128 { return ExactInteger(small << UInt128(bits)) }
    let (whole, part) = (bits / 64, bits % 64)
    var result = [UInt64](repeating: 0, count: whole)
    result.reserveCapacity(whole + limbs.count + 1)
    var carry: UInt64 = 0
    for limb in limbs {
      result.append(limb << UInt64(part) | carry)
      carry = part == 0 ? 0 : limb >> UInt64(64 - part)
    }
    result.append(carry)
    return ExactInteger(limbs: result)
  }

  /// The value divided by two to a power that is not negative, rounded down.
  internal func shiftedRight(by bits: Int) -> ExactInteger {
    precondition(bits >= 0, "a shift must not be negative")
    if bits >= bitWidth { return .zero }
    if large.isEmpty { return ExactInteger(small >> UInt128(bits)) }
    let (whole, part) = (bits / 64, bits % 64)
    var result = Array(limbs[whole...])
    if part != 0 {
      for index in result.indices {
        let above = index + 1 < result.count ? result[index + 1] << UInt64(64 - part) : 0
        result[index] = result[index] >> UInt64(part) | above
      }
    }
    return ExactInteger(limbs: result)
  }

  /// Quotient, rounded down, and remainder; the divisor must not be zero.
  ///
  /// Algorithm D of Knuth, The Art of Computer Programming, volume 2, 4.3.1.
  internal func quotientAndRemainder(
    dividingBy divisor: ExactInteger
  ) -> (quotient: ExactInteger, remainder: ExactInteger) {
    precondition(!divisor.isZero, "division by zero")
    if self < divisor { return (.zero, self) }
    if large.isEmpty {
      if let (x, y) = asUInt64.flatMap({ x in divisor.asUInt64.map { (x, $0) } }) {
        return (ExactInteger(x / y), ExactInteger(x % y))
      }
      let (quotient, remainder) = small.quotientAndRemainder(dividingBy: divisor.small)
      return (ExactInteger(quotient), ExactInteger(remainder))
    }
    if let short = divisor.asUInt64 { return shortDivision(by: short) }

    let count = divisor.limbs.count
    let shift = divisor.limbs[count - 1].leadingZeroBitCount
    let v = divisor.shiftedLeft(by: shift).limbs
    var u = shiftedLeft(by: shift).limbs
    while u.count <= large.count { u.append(0) }
    var quotient = [UInt64](repeating: 0, count: u.count - count)
    let limit = UInt128(UInt64.max)
    for j in quotient.indices.reversed() {
      let top = UInt128(u[j + count]) << 64 | UInt128(u[j + count - 1])
      let (q, r) = top.quotientAndRemainder(dividingBy: UInt128(v[count - 1]))
      var digit = q
      var rest = r
      while rest <= limit,
        digit > limit || digit * UInt128(v[count - 2]) > rest << 64 | UInt128(u[j + count - 2])
      {
        digit -= 1
        rest += UInt128(v[count - 1])
      }
      // Now digit is right or one too large.
      var carry: UInt64 = 0
      var borrow: UInt64 = 0
      for i in 0..<count {
        let product = digit * UInt128(v[i]) + UInt128(carry)
        carry = UInt64(truncatingIfNeeded: product >> 64)
        let low = UInt64(truncatingIfNeeded: product)
        let (partial, first) = u[i + j].subtractingReportingOverflow(low)
        let (difference, second) = partial.subtractingReportingOverflow(borrow)
        u[i + j] = difference
        borrow = first || second ? 1 : 0
      }
      let (partial, first) = u[j + count].subtractingReportingOverflow(carry)
      let (difference, second) = partial.subtractingReportingOverflow(borrow)
      u[j + count] = difference
      if first || second {
        digit -= 1
        var back: UInt64 = 0
        for i in 0..<count {
          let sum = UInt128(u[i + j]) + UInt128(v[i]) + UInt128(back)
          u[i + j] = UInt64(truncatingIfNeeded: sum)
          back = UInt64(truncatingIfNeeded: sum >> 64)
        }
        u[j + count] = u[j + count] &+ back
      }
      quotient[j] = UInt64(truncatingIfNeeded: digit)
    }
    return (
      ExactInteger(limbs: quotient),
      ExactInteger(limbs: Array(u[..<count])).shiftedRight(by: shift)
    )
  }

  private func shortDivision(
    by divisor: UInt64
  ) -> (quotient: ExactInteger, remainder: ExactInteger) {
    var quotient = limbs
    var remainder: UInt64 = 0
    for index in quotient.indices.reversed() {
      // The remainder is below the divisor, so the quotient fits.
      (quotient[index], remainder) = divisor.dividingFullWidth((remainder, limbs[index]))
    }
    return (ExactInteger(limbs: quotient), ExactInteger(remainder))
  }

  /// The greatest common divisor; that of zero and a number is the number.
  internal func greatestCommonDivisor(with other: ExactInteger) -> ExactInteger {
    var (a, b) = (self, other)
    while !b.isZero { (a, b) = (b, a.quotientAndRemainder(dividingBy: b).remainder) }
    return a
  }
}

extension ExactInteger: Comparable {
  internal static func < (a: ExactInteger, b: ExactInteger) -> Bool {
    if a.large.isEmpty, b.large.isEmpty { return a.small < b.small }
    if a.large.count != b.large.count { return a.large.count < b.large.count }
    for index in a.large.indices.reversed() where a.large[index] != b.large[index] {
      return a.large[index] < b.large[index]
    }
    return false
  }
}
