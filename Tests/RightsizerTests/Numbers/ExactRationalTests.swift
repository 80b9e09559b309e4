import TestSupport
import Testing

@testable import Rightsizer

struct ExactRationalTests {
  private func parsed(_ text: String) throws -> ExactRational {
    try ExactRational.parse(decimal: text.utf8).get()
  }

  @Test(
    "a decimal is read exactly as typed",
    arguments: [
      ("0.9", 9, 10), ("12000", 12000, 1), ("1e6", 1_000_000, 1), ("3.5e-2", 35, 1000),
      (".5", 1, 2), ("5.", 5, 1), ("-0.25", -1, 4), ("+1.50E+1", 15, 1), ("-0", 0, 1),
      ("0.30000000000000004", 30_000_000_000_000_004, 100_000_000_000_000_000),
    ])
  func reads(_ text: String, _ top: Int, _ bottom: Int) throws {
    #expect(try parsed(text) == ExactRational(top) / bottom)
  }

  @Test(
    "what is no decimal is refused",
    arguments: [
      "", "-", ".", "e5", "1e", "1e+", "1.2.3", "1e2e3", "1e2.5", "0x10", "1_000", "1,5", "nan",
      "NaN", "inf", "--1", "1-", "1e5-", " 1", "1 ", "١",
    ])
  func refuses(_ text: String) {
    #expect(ExactRational.parse(decimal: text.utf8) == .failure(.malformed))
  }

  @Test("hostile lengths and exponents are refused at once")
  func refusesHostileInput() {
    #expect(ExactRational.parse(decimal: "1e999999999".utf8) == .failure(.exponentOutOfRange))
    let nines = String(repeating: "9", count: 100_000)
    #expect(ExactRational.parse(decimal: "1e-\(nines)".utf8) == .failure(.exponentOutOfRange))
    #expect(ExactRational.parse(decimal: nines.utf8) == .failure(.tooManyDigits))
  }

  @Test("a Double is its shortest decimal, and rounds back to itself")
  func shortestDecimal() throws {
    #expect(try #require(ExactRational(shortestDecimalOf: 0.1)) == ExactRational(1) / 10)
    #expect(ExactRational(shortestDecimalOf: .nan) == nil)
    #expect(ExactRational(shortestDecimalOf: -.infinity) == nil)
    let seed: UInt64 = 21
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<3_000 {
      let value = Double(bitPattern: generator.next())
      guard value.isNormal else { continue }
      let exact = try #require(ExactRational(shortestDecimalOf: value))
      #expect(exact.doubleValue == value, "seed \(seed)")
    }
  }

  @Test("the nearest Double is that of correctly rounded division")
  func nearestDouble() {
    let seed: UInt64 = 22
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<3_000 {
      // Both are exact Doubles, so IEEE division rounds their quotient correctly.
      let (a, b) = (Int(generator.next() >> 11), Int(generator.next() >> 11) + 1)
      #expect((ExactRational(a) / b).doubleValue == Double(a) / Double(b), "seed \(seed)")
    }
    // 2⁵³ + 1 is half-way, and goes to the even neighbour; a little more goes up.
    let half = ExactRational(1 << 53 + 1)
    #expect(half.doubleValue == 0x1p53)
    #expect((half + ExactRational(1) / 1_000_000).doubleValue == 0x1p53 + 2)
  }

  @Test("sums, differences, products and quotients agree with 128-bit fractions")
  func arithmetic() {
    let seed: UInt64 = 23
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<2_000 {
      let (a, c) = (generator.below(2001) - 1000, generator.below(2001) - 1000)
      let (b, d) = (1 + generator.below(99), 1 + generator.below(99))
      let (x, y) = (ExactRational(a) / b, ExactRational(c) / d)
      #expect(x + y == ExactRational(a * d + c * b) / (b * d), "seed \(seed)")
      #expect(x - y == ExactRational(a * d - c * b) / (b * d), "seed \(seed)")
      #expect(x * y == ExactRational(a * c) / (b * d), "seed \(seed)")
      #expect((x < y) == (a * d < c * b), "seed \(seed)")
      if c != 0 { #expect(x / y == ExactRational(a * d) / (b * c), "seed \(seed)") }
      #expect(x.reduced() == x)
      #expect(x.hashValue == (ExactRational(a * 7) / (b * 7)).hashValue)
      if a >= 0 {
        #expect(x.floor.asUInt64 == UInt64(a / b))
        #expect(x.ceiling.asUInt64 == UInt64((a + b - 1) / b))
      }
    }
  }
}
