import TestSupport
import Testing

@testable import Rightsizer

/// A number by this library; nil where it is none, or where something is left behind it.
private func read(_ text: String) -> Double? {
  let bytes = Array(text.utf8)
  var cursor = JSONCursor(bytes)
  cursor.skipWhitespace()
  guard let number = try? cursor.number(), cursor.position == bytes.count else { return nil }
  return cursor.double(number)
}

/// By the standard library, with −0 as 0.
private func reference(_ text: String) -> Double? { Double(text).map { $0 + 0 } }

@Suite("Numbers are correctly rounded")
struct JSONCursorNumbersTests {
  @Test("Random decimals of all shapes equal the standard library's", arguments: UInt64(1)...4)
  func random(_ seed: UInt64) {
    var random = RandomJSON(seed: seed)
    for _ in 0..<2500 {
      let text = random.number(magnitude: random.chance(50) ? 60 : 420)
      #expect(read(text)?.bitPattern == reference(text)?.bitPattern, "seed \(seed): \(text)")
    }
  }

  @Test("Random doubles come back from 17 digits, and from the digits beside them")
  func seventeenDigits() {
    var generator = SeededGenerator(seed: 17)
    for _ in 0..<2500 {
      let value = Double(bitPattern: generator.next() & ~(1 << 63))
      guard value.isFinite else { continue }
      let text = "\(value)".replacing("e+", with: "E")
      #expect(read(text) == value, "\(text)")
      let longer = "\(generator.below(9) + 1).\(generator.next())\(generator.next())"
      for exponent in ["", "e-5", "e22", "e23", "e-63", "e-64", "e-65", "e64", "e65", "e300"] {
        #expect(read(longer + exponent) == Double(longer + exponent), "\(longer)\(exponent)")
      }
    }
  }

  @Test("Exact half-way points go to even, the least bit more goes up, less goes down")
  func halfway() {
    var generator = SeededGenerator(seed: 53)
    for shift in 1...70 {
      for _ in 0..<10 {
        let mantissa = 1 << 52 | generator.next() >> 12
        // Between mantissa × 2^shift and the next double.
        let middle = UInt128(mantissa) << UInt128(shift) + 1 << UInt128(shift - 1)
        let lower = Double(mantissa) * Double(sign: .plus, exponent: shift, significand: 1)
        let even = mantissa & 1 == 0 ? lower : lower.nextUp
        let zeros = String(repeating: "0", count: generator.below(900))
        #expect(read("\(middle)") == even, "\(middle)")
        #expect(read("\(middle).0\(zeros)") == even, "\(middle)")
        #expect(read("\(middle).0\(zeros)1") == lower.nextUp, "\(middle)")
        #expect(read("\(middle - 1).9\(zeros.replacing("0", with: "9"))") == lower, "\(middle)")
      }
    }
  }

  @Test(
    "Hard cases from the literature",
    arguments: [
      "2.2250738585072011e-308", "2.2250738585072012e-308", "2.2250738585072014e-308",
      "9007199254740993", "9007199254740992.9999", "9007199254740993.0000000000000000000000001",
      "1e23", "8.5e-324", "5e-324", "2.4703282292062327e-324", "2.4703282292062328e-324",
      "1.7976931348623157e308", "1.7976931348623158e308", "1.7976931348623159e308",
      "179769313486231580793728971405301e276", "0.1e-6", "1e-7", "123456789e-20",
      "6.631236846766476e-316", "3.2378839133029012895883524125015321748630094790e-319",
      "9355950000000000000.00000000000000000000000000000000001844674407370955161600000184467440737",
      "7.0420557077594588669468784357561207962098443483187940792729600000e+59",
      "1.00000000000000011102230246251565404236316680908203125",
      "1.00000000000000011102230246251565404236316680908203124",
      "1.00000000000000011102230246251565404236316680908203126", "0.000000000000000000000000000001",
      "8.988465674311580e307", "1448997445238699", "18446744073709551615", "18446744073709551616",
      "99999999999999999999", "9999999999999999999", "1e-400", "1e400", "0e999999999999999999999",
      "1e99999999999999999999", "1e-99999999999999999999",
      "0.0000000000000000000000000000000000000000000000000000000000000000000000000000001e90",
    ])
  func literature(_ text: String) {
    #expect(read(text)?.bitPattern == Double(text)?.bitPattern, "\(text)")
  }

  @Test("An 800-digit half-way case between subnormals is decided by its last digit")
  func subnormalHalfway() {
    // 5^1075 × 10^−1075 is 2^−1075, half of the smallest double.
    var digits: [Int] = [1]
    for _ in 0..<1075 {
      var carry = 0
      for index in digits.indices.reversed() {
        let product = digits[index] * 5 + carry
        digits[index] = product % 10
        carry = product / 10
      }
      if carry > 0 { digits.insert(carry, at: 0) }
    }
    let half = digits.map(String.init).joined()
    #expect(half.count == 752)
    #expect(read("\(half)e-1075") == 0)
    #expect(read("\(half)0000001e-1082") == 5e-324)
    #expect(read("0.\(String(repeating: "0", count: 1075 - 752))\(half)") == 0)
    let more = half + String(repeating: "0", count: 100) + "1"
    #expect(read("\(more)e-1176") == 5e-324)
  }

  @Test("Minus zero is zero")
  func minusZero() {
    for text in ["-0", "-0.0", "-0e5", "-0.000e-999"] {
      #expect(read(text)?.bitPattern == 0, "\(text)")
    }
  }

  @Test("A million digits are read in linear time", .timeLimit(.minutes(60)))
  func millionDigits() {
    let digits = String(repeating: "7", count: 1_000_000)
    #expect(read(digits) == .infinity)
    #expect(read("0." + digits) == 0.7777777777777778)
    #expect(read("0.\(String(repeating: "0", count: 1_000_000))1e1000001") == 1)
    #expect(read(digits + "e-999999") == 7.777777777777778)
  }

  @Test(
    "What is no JSON number is none",
    arguments: [
      "", "-", "+1", "01", "-01", "00", ".5", "1.", "1.e5", "1e", "1e+", "1e-", "0x10", "1_000",
      "1a", "--1", "1.2.3", "1ee5", "- 1", "-NaN", "Infinity", "1e5.5", "١",
    ])
  func malformed(_ text: String) { #expect(read(text) == nil) }
}
