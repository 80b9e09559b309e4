import Testing

@testable import Rightsizer

@Suite("DecimalExpansion: all digits of a double")
struct DecimalExpansionTests {
  private func text(_ digits: some Sequence<UInt8>) -> String { digits.map(String.init).joined() }

  // Digits by Python 3.11's decimal.Decimal(x).as_tuple().
  @Test("The extremes have all their digits")
  func extremes() {
    let least = DecimalExpansion(magnitudeOf: .leastNonzeroMagnitude)
    #expect(least.digits.count == 751)
    #expect(least.pointPosition == -323)
    #expect(text(least.digits.prefix(20)) == "49406564584124654417")
    #expect(text(least.digits.suffix(10)) == "3447265625")
    let greatest = DecimalExpansion(magnitudeOf: -.greatestFiniteMagnitude)
    #expect(greatest.digits.count == 309)
    #expect(greatest.pointPosition == 309)
    #expect(text(greatest.digits.prefix(20)) == "17976931348623157081")
    #expect(text(greatest.digits.suffix(10)) == "4124858368")
    let longest = DecimalExpansion(magnitudeOf: .leastNormalMagnitude.nextDown)
    #expect(longest.digits.count == 767)
    #expect(DecimalExpansion(magnitudeOf: 0).digits.isEmpty)
  }

  @Test(
    "Rounding is half to even, and carries",
    arguments: [
      (9.5, 0, "1", 2), (8.5, 0, "8", 1), (0.5, 0, "", 0), (1.5, 0, "2", 1), (0.75, 0, "1", 1),
      (999.96875, 1, "10000", 4), (0.25, 1, "2", 0), (0.0625, 0, "", 0), (12.5, -1, "1", 2),
    ])
  func rounding(value: Double, decimals: Int, digits: String, pointPosition: Int) {
    var decimal = DecimalExpansion(magnitudeOf: value)
    decimal.round(toDecimals: decimals)
    let trimmed = decimal.digits.reversed().drop { $0 == 0 }.reversed()
    #expect(text(trimmed) == digits.trimmingZeros)
    #expect(decimal.pointPosition == pointPosition)
  }
}

extension String {
  fileprivate var trimmingZeros: String {
    String(reversed().drop { $0 == "0" }.reversed())
  }
}
