import Foundation
import TestSupport
import Testing

@testable import Rightsizer

@Suite("NumberFormat: digits for people")
struct NumberFormatTests {
  @Test(
    "Fixed decimals round the exact binary value, half to even",
    arguments: [
      (0.125, 2, "0.12"), (0.375, 2, "0.38"), (2.5, 0, "2"), (3.5, 0, "4"), (0.5, 0, "0"),
      (1.005, 2, "1.00"), (2.675, 2, "2.67"), (9.995, 2, "9.99"), (99.96, 1, "100.0"),
      (0, 3, "0.000"), (-0.0, 1, "0.0"), (-0.04, 1, "0.0"), (-0.06, 1, "-0.1"),
      (1e23, 0, "99999999999999991611392"), (0.1, 20, "0.10000000000000000555"),
      (0.1, 25, "0.1000000000000000055511151"), (Double.leastNonzeroMagnitude, 3, "0.000"),
    ])
  func fixed(value: Double, decimals: Int, expected: String) {
    #expect(NumberFormat.fixed(decimals: decimals).text(value) == expected)
  }

  @Test(
    "Significant digits never hide integer digits",
    arguments: [
      (0.000_123_456, 4, "0.0001235"), (12.3456, 4, "12.35"), (123_456, 4, "123456"),
      (9.9996, 4, "10.00"), (0.99996, 4, "1.000"), (99_995.5, 4, "99996"), (5, 4, "5.000"),
      (0, 4, "0"), (1.5e-9, 4, "1.500e-09"), (2e300, 2, "2.0e+300"), (-0.25, 1, "-0.2"),
      (Double.leastNonzeroMagnitude, 3, "4.94e-324"),
      (999_999_999_999_999.9, 4, "1000000000000000"),
    ] as [(Double, Int, String)])
  func significant(value: Double, digits: Int, expected: String) {
    #expect(NumberFormat.significant(digits: digits).text(value) == expected)
  }

  @Test("Rounded numbers agree with CPython's")
  func agreesWithPython() throws {
    let tables = [
      (NumberFormatFixture.fixed, { NumberFormat.fixed(decimals: $0) }),
      (NumberFormatFixture.significant, { NumberFormat.significant(digits: $0) }),
    ]
    for (table, format) in tables {
      for line in table.split(separator: "\n") {
        let fields = line.split(separator: " ")
        let bits = try #require(UInt64(fields[0], radix: 16))
        let count = try #require(Int(fields[1]))
        #expect(format(count).text(Double(bitPattern: bits)) == fields[2], "\(line)")
      }
    }
  }

  @Test("Any double in any decimals agrees with C's printf and with the exact expansion")
  func agreesWithPrintf() {
    let seed: UInt64 = 31
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<4_000 {
      let value = Self.randomDouble(&generator)
      let decimals = generator.below(26)
      var exact: [UInt8] = []
      NumberFormat.appendFixedExactly(value, decimals: decimals, to: &exact)
      let text = NumberFormat.fixed(decimals: decimals).text(value)
      #expect(text == String(decoding: exact, as: UTF8.self), "seed \(seed): \(value)")
      var expected = String(format: "%.\(decimals)f", value)
      if expected.hasPrefix("-"), !expected.contains(where: { "123456789".contains($0) }) {
        expected.removeFirst()
      }
      #expect(text == expected, "seed \(seed): \(value) to \(decimals) decimals")
    }
  }

  @Test("Significant digits agree with C's printf")
  func significantAgreesWithPrintf() {
    let seed: UInt64 = 32
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<3_000 {
      let value = Self.randomDouble(&generator).magnitude
      let digits = 1 + generator.below(17)
      guard value > 0 else { continue }
      let scientific = String(format: "%.\(digits - 1)e", value)
      var expected = scientific
      if value >= 1e-6, value < 1e15 {
        let exponent = Int(scientific.split(separator: "e")[1]) ?? 0
        expected = String(format: "%.\(max(digits - 1 - exponent, 0))f", value)
      }
      let text = NumberFormat.significant(digits: digits).text(value)
      #expect(text == expected, "seed \(seed): \(value) to \(digits) digits")
    }
  }

  @Test(
    "Thousands are set apart by commas, also behind a sign and before decimals",
    arguments: [
      (12_000, "12,000.0"), (999, "999.0"), (1_000, "1,000.0"), (-123_456.78, "-123,456.8"),
      (-123, "-123.0"), (1_234_567, "1,234,567.0"),
    ] as [(Double, String)])
  func grouped(value: Double, expected: String) {
    #expect(NumberFormat.fixed(decimals: 1, isGrouped: true).text(value) == expected)
  }

  @Test("Whole numbers keep all digits, the greatest too")
  func integers() {
    let grouped = NumberFormat.fixed(decimals: 0, isGrouped: true)
    #expect(grouped.text(12_000) == "12,000")
    #expect(grouped.text(-1_000) == "-1,000")
    #expect(grouped.text(Int.min) == "-9,223,372,036,854,775,808")
    #expect(NumberFormat.shortest.text(Int.max) == "9223372036854775807")
  }

  @Test("What is not available is a dash", arguments: [Double.nan, .infinity, -.infinity])
  func missing(value: Double) {
    #expect(NumberFormat.fixed(decimals: 2).text(value) == "—")
    #expect(NumberFormat.significant(digits: 2).text(value) == "—")
    #expect(NumberFormat.shortest.text(value) == "—")
    #expect(NumberFormat.fixed(decimals: 2, missing: "n/a").text(nil) == "n/a")
  }

  @Test(
    "The shortest form is JSON's grammar, whole numbers without a point",
    arguments: [
      (1e-5, "1e-05"), (123, "123"), (-7, "-7"), (-0.0, "0"), (0.204, "0.204"),
      (9_007_199_254_740_991, "9007199254740991"), (1e22, "1e+22"),
      (Double.leastNonzeroMagnitude, "5e-324"),
      (1.7976931348623157e308, "1.7976931348623157e+308"), (0.1 + 0.2, "0.30000000000000004"),
    ] as [(Double, String)])
  func shortest(value: Double, expected: String) {
    #expect(NumberFormat.shortest.text(value) == expected)
  }

  @Test("The shortest form reads back as the same double")
  func shortestRoundTrip() {
    let seed: UInt64 = 33
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<3_000 {
      let value = Self.randomDouble(&generator)
      #expect(Double(NumberFormat.shortest.text(value)) == value, "seed \(seed): \(value)")
    }
  }

  @Test("A column has 4 significant digits, or as many up to 6 as tell its values apart")
  func fittingSignificant() {
    #expect(NumberFormat.significant(fitting: [1.5, 2.5]) == .significant(digits: 4))
    #expect(NumberFormat.significant(fitting: [1.2341, 1.2342]) == .significant(digits: 5))
    #expect(NumberFormat.significant(fitting: [1.23451, 1.23452]) == .significant(digits: 6))
    // Too close for 6 digits: no digit is spent on them.
    #expect(NumberFormat.significant(fitting: [0.1 + 0.2, 0.3]) == .significant(digits: 4))
    #expect(
      NumberFormat.significant(fitting: [0.1 + 0.2, 0.3, 0.300_02]) == .significant(digits: 5))
    #expect(NumberFormat.significant(fitting: [.nan, 1, .infinity]) == .significant(digits: 4))
    #expect(NumberFormat.significant(fitting: []) == .significant(digits: 4))
  }

  @Test("Prices have 3 decimals, or as many up to 6 as tell them apart")
  func fittingFixed() {
    #expect(NumberFormat.fixed(fitting: [0.204, 0.408, 0.408]) == .fixed(decimals: 3))
    #expect(NumberFormat.fixed(fitting: [0.2042, 0.2041]) == .fixed(decimals: 4))
    #expect(NumberFormat.fixed(fitting: [0.000_000_1, 0.000_000_2]) == .fixed(decimals: 3))
  }

  /// Half of any bit pattern, half of the size of table values, some of them ties.
  static func randomDouble(_ generator: inout SeededGenerator) -> Double {
    switch generator.below(4) {
    case 0: Double(generator.below(1_000_000) - 500_000) / Double(1 << generator.below(12))
    case 1: (generator.unit() - 0.5) * 2_000
    case 2:
      Double(generator.below(1_000_000)) / [1, 10, 100, 1_000, 10_000][generator.below(5)]
    default:
      {
        let value = Double(bitPattern: generator.next())
        return value.isFinite ? value : 1
      }()
    }
  }
}
