/// Every decimal digit of a finite double: the slow, exact way to round in base ten.
///
/// A double is m × 2ᵉ, so it has a finite decimal expansion: m × 2ᵉ is an integer for e ≥ 0, and
/// m × 5⁻ᵉ shifted by e decimal places otherwise. The longest has 767 significant digits.
struct DecimalExpansion {
  /// Digits 0…9, the most significant first, without leading zeros; empty for zero.
  private(set) var digits: [UInt8]
  /// Where the decimal point stands: the value is 0.d₁d₂d₃… × 10 to this power.
  private(set) var pointPosition: Int

  /// The expansion of the magnitude of a finite value.
  init(magnitudeOf value: Double) {
    precondition(value.isFinite, "only a finite number has digits")
    let (significand, exponent) = value.binaryParts
    var limbs = Self.limbs(of: significand)
    if exponent >= 0 {
      Self.multiply(&limbs, by: 2, times: exponent, stride: 29)
    } else {
      Self.multiply(&limbs, by: 5, times: -exponent, stride: 12)
    }
    digits = []
    digits.reserveCapacity(limbs.count * 9)
    for limb in limbs.reversed() {
      var divisor: UInt64 = 100_000_000
      while divisor > 0 {
        let digit = UInt8(truncatingIfNeeded: limb / divisor % 10)
        if digit != 0 || !digits.isEmpty { digits.append(digit) }
        divisor /= 10
      }
    }
    pointPosition = digits.isEmpty ? 0 : digits.count + min(exponent, 0)
  }

  /// Keeps `count` digits after the decimal point, rounding half to even.
  mutating func round(toDecimals count: Int) { round(toDigits: pointPosition + count) }

  /// Keeps the first `count` digits, rounding half to even; a negative count leaves zero.
  mutating func round(toDigits count: Int) {
    guard count < digits.count else { return }
    guard count >= 0 else {
      digits = []
      pointPosition = 0
      return
    }
    let next = digits[count]
    let isAboveHalf = next > 5 || (next == 5 && digits[(count + 1)...].contains { $0 != 0 })
    let isOdd = count > 0 && digits[count - 1] % 2 == 1
    digits.removeSubrange(count...)
    if isAboveHalf || (next == 5 && isOdd) { incrementLastDigit() }
    if digits.isEmpty { pointPosition = 0 }
  }

  /// The digit `index` places after the decimal point, counting from 0; those before it are
  /// negative.
  func digit(afterPoint index: Int) -> UInt8 {
    let position = pointPosition + index
    return digits.indices.contains(position) ? digits[position] : 0
  }

  private mutating func incrementLastDigit() {
    var index = digits.count - 1
    while index >= 0, digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    if index >= 0 {
      digits[index] += 1
    } else {
      digits.insert(1, at: 0)
      pointPosition += 1
    }
  }

  /// Limbs in base 10⁹, the least significant first.
  private static func limbs(of integer: UInt64) -> [UInt64] {
    var rest = integer
    var limbs: [UInt64] = []
    while rest > 0 {
      limbs.append(rest % 1_000_000_000)
      rest /= 1_000_000_000
    }
    return limbs
  }

  /// Multiplies by a power of a small base, `stride` factors at a time so that a limb times the
  /// factor plus the carry stays below 2⁶⁴.
  private static func multiply(
    _ limbs: inout [UInt64], by base: UInt64, times: Int, stride: Int
  ) {
    var rest = times
    while rest > 0 {
      let count = min(rest, stride)
      var factor: UInt64 = 1
      for _ in 0..<count { factor *= base }
      var carry: UInt64 = 0
      for index in limbs.indices {
        let product = limbs[index] * factor + carry
        limbs[index] = product % 1_000_000_000
        carry = product / 1_000_000_000
      }
      if carry > 0 { limbs.append(carry) }
      rest -= count
    }
  }
}

extension Double {
  /// The magnitude of a finite value as an integer times a power of two.
  var binaryParts: (significand: UInt64, exponent: Int) {
    exponentBitPattern == 0
      ? (significandBitPattern, -1074)
      : (significandBitPattern | 1 << 52, Int(exponentBitPattern) - 1075)
  }
}
