import TestSupport
import Testing

@testable import Rightsizer

struct ExactIntegerTests {
  private func random(_ generator: inout SeededGenerator, limbs: Int) -> ExactInteger {
    var value = ExactInteger.zero
    for _ in 0..<limbs {
      // Digits of all zeros and all ones are where long division goes wrong.
      let limb: UInt64 =
        switch generator.below(4) {
        case 0: 0
        case 1: .max
        default: generator.next()
        }
      value = value.shiftedLeft(by: 64) + ExactInteger(limb)
    }
    return value
  }

  @Test("quotient × divisor + remainder is the dividend, the remainder below the divisor")
  func divides() {
    let seed: UInt64 = 11
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<4_000 {
      let dividend = random(&generator, limbs: generator.below(7))
      let divisor = random(&generator, limbs: 1 + generator.below(5))
      if divisor.isZero { continue }
      let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
      #expect(quotient * divisor + remainder == dividend, "seed \(seed)")
      #expect(remainder < divisor, "seed \(seed)")
    }
  }

  @Test("arithmetic agrees with 128-bit integers where they suffice")
  func agreesWithUInt128() {
    let seed: UInt64 = 12
    var generator = SeededGenerator(seed: seed)
    func big(_ value: UInt128) -> ExactInteger {
      ExactInteger(UInt64(truncatingIfNeeded: value >> 64)).shiftedLeft(by: 64)
        + ExactInteger(UInt64(truncatingIfNeeded: value))
    }
    for _ in 0..<2_000 {
      let (a, b) = (generator.next() >> generator.next() % 64, generator.next())
      let (x, y) = (UInt128(a), UInt128(b))
      #expect(ExactInteger(a) * ExactInteger(b) == big(x * y), "seed \(seed)")
      #expect(ExactInteger(a) + ExactInteger(b) == big(x + y), "seed \(seed)")
      #expect(big(x * y + 1) - ExactInteger(a) == big(x * y + 1 - x), "seed \(seed)")
      #expect((ExactInteger(a) < ExactInteger(b)) == (a < b), "seed \(seed)")
      let shift = generator.below(64)
      #expect(big(x << 64 | y).shiftedRight(by: shift) == big((x << 64 | y) >> shift))
    }
  }

  @Test("30! is 265252859812191058636308480000000")
  func factorial() throws {
    let product = (1...30).reduce(ExactInteger.one) { $0 * ExactInteger(magnitudeOf: $1) }
    let written = try ExactRational.parse(decimal: "265252859812191058636308480000000".utf8).get()
    #expect(written.numerator == product)
  }

  @Test("powers of ten are ten times the one before")
  func powersOfTen() {
    for exponent in 1..<120 {
      #expect(
        ExactInteger.powerOfTen(exponent)
          == ExactInteger.powerOfTen(exponent - 1) * ExactInteger(10))
    }
  }

  @Test("the greatest common divisor of 1071 and 462 is 21, and common factors come out")
  func greatestCommonDivisor() {
    #expect(ExactInteger(1071).greatestCommonDivisor(with: ExactInteger(462)) == ExactInteger(21))
    let shared = ExactInteger.powerOfTen(40)
    let a = shared * ExactInteger(7)
    #expect(a.greatestCommonDivisor(with: shared * ExactInteger(11)) == shared)
    #expect(a.greatestCommonDivisor(with: .zero) == a)
  }
}
