import TestSupport
import Testing

@testable import Rightsizer

@Suite("Decimal to binary")
struct DecimalConversionTests {
  @Test("Any 64-bit mantissa with any exponent gives the nearest double, or no answer")
  func nearest() {
    var generator = SeededGenerator(seed: 64)
    for index in 0..<5000 {
      let mantissa = generator.next() >> UInt64(generator.below(64))
      let exponent = generator.below(400) - 200
      let value = DecimalConversion.double(
        mantissa: mantissa, exponent: exponent, isTruncated: false)
      let isAnswered = mantissa == 0 || (-64...64).contains(exponent)
      #expect((value != nil) == isAnswered, "case \(index): \(mantissa)e\(exponent)")
      if let value {
        #expect(value == Double("\(mantissa)e\(exponent)"), "\(mantissa)e\(exponent)")
      }
    }
  }

  @Test("A cut-off mantissa is only answered where what follows cannot matter")
  func truncated() {
    var generator = SeededGenerator(seed: 65)
    for _ in 0..<5000 {
      let mantissa = 1_000_000_000_000_000_000 + generator.next() % 9_000_000_000_000_000_000
      let exponent = generator.below(128) - 64
      guard
        let value = DecimalConversion.double(
          mantissa: mantissa, exponent: exponent, isTruncated: true)
      else { continue }
      #expect(value == Double("\(mantissa)0001e\(exponent - 4)"), "\(mantissa)e\(exponent)")
      #expect(value == Double("\(mantissa)9999e\(exponent - 4)"), "\(mantissa)e\(exponent)")
    }
  }

  @Test("Powers of ten, and zero or infinity beyond them")
  func powers() {
    for exponent in -340...320 {
      let power = DecimalConversion.powerOfTen(exponent)
      #expect(power == Double("1e\(exponent)"), "\(exponent)")
    }
    #expect(DecimalConversion.powerOfTen(.min) == 0)
    #expect(DecimalConversion.powerOfTen(.max) == .infinity)
  }
}
