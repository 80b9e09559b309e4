import Testing

@testable import Rightsizer

struct PriceListTests {
  @Test("lines of type and price are read, with or without a header, CRLF and quotes")
  func reads() throws {
    let text =
      "\u{FEFF}instanceType,pricePerHour\r\nml.m5.large,0.115\r\n\r\n\"ml.c5.xlarge\", 0.204 \r\n"
    let prices = try PriceList(parsingCSV: text)
    #expect(prices.dollarsPerHour == ["ml.m5.large": 0.115, "ml.c5.xlarge": 0.204])
    #expect(try PriceList(parsingCSV: "a,1").dollarsPerHour == ["a": 1])
  }

  @Test(
    "a bad line is named",
    arguments: [
      ("t,p\na,0.1\nb", 3), ("a,0.1\nb,cheap", 2), ("a,-1", 1), ("a,1\n\na,2", 3), ("a,1,USD", 1),
      (",1", 1), ("a,NaN\n", 1), ("", nil), ("type,price\n", nil), ("a,1\nb,nan", 2),
    ])
  func refuses(_ text: String, _ line: Int?) {
    let error = #expect(throws: SelectionError.self) { try PriceList(parsingCSV: text) }
    #expect(error?.code == .malformedPriceList)
    #expect(error?.line == line)
  }

  @Test("the last rule whose pattern matches decides, then the last for all types")
  func discounts() throws {
    var discounts = Discounts()
    #expect(discounts.fraction(of: "ml.g5.xlarge") == 0)
    try discounts.add(parsing: "ml.g5.*=0.4")
    try discounts.add(parsing: "0.3")
    #expect(discounts.fraction(of: "ml.g5.xlarge") == 0.4)
    #expect(discounts.fraction(of: "ml.m5.large") == 0.3)
    for (text, code) in [
      ("x", SelectionError.Code.malformedDiscount), ("30%", .malformedDiscount),
      ("30", .malformedDiscount), ("-0.1", .malformedDiscount), ("", .malformedDiscount),
      ("=0.3", .malformedType), ("a=b=0.3", .malformedDiscount),
    ] {
      let error = #expect(throws: SelectionError.self) { try discounts.add(parsing: text) }
      #expect(error?.code == code)
    }
  }
}
