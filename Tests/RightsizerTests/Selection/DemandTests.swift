import Testing

@testable import Rightsizer

struct DemandTests {
  @Test(
    "a rate is a minute's unless a unit says otherwise, and exact",
    arguments: [
      ("12000", 12_000, 1), ("12000/min", 12_000, 1), ("200/s", 12_000, 1),
      ("1e6/h", 1_000_000, 60), ("0.1/s", 6, 1), (" 200 / s ", 12_000, 1), ("1/hour", 1, 60),
    ])
  func parses(_ text: String, _ top: Int, _ bottom: Int) throws {
    let demand = try Demand(parsing: text)
    #expect(demand.exact == ExactRational(top) / bottom)
    #expect(demand.perMinute == Double(top) / Double(bottom))
  }

  @Test(
    "each mistake has its code",
    arguments: [
      ("-5", SelectionError.Code.demandNotPositive), ("0", .demandNotPositive),
      ("-0", .demandNotPositive), ("0/s", .demandNotPositive), ("NaN", .notADecimal),
      ("", .notADecimal), ("many", .notADecimal), ("12,000", .notADecimal), ("/s", .notADecimal),
      ("200/d", .unknownUnit), ("200/", .unknownUnit), ("200/s/s", .unknownUnit),
      ("1e999999999", .notADecimal), ("1e400", .notADecimal), ("1e-400", .notADecimal),
    ])
  func refuses(_ text: String, _ code: SelectionError.Code) {
    let error = #expect(throws: SelectionError.self) { try Demand(parsing: text) }
    #expect(error?.code == code)
    #expect(error?.message.isEmpty == false)
  }

  @Test("a Double must be positive and finite")
  func refusesDoubles() {
    for (value, code) in [
      (0.0, SelectionError.Code.demandNotPositive), (-1, .demandNotPositive), (.nan, .notFinite),
      (.infinity, .notFinite),
    ] {
      let error = #expect(throws: SelectionError.self) { try Demand(perMinute: value) }
      #expect(error?.code == code)
    }
  }

  @Test("equal rates are equal however they are written")
  func equality() throws {
    #expect(try Demand(parsing: "200/s") == Demand(perMinute: 12_000))
    #expect(try Demand(parsing: "200/s").hashValue == Demand(perMinute: 12_000).hashValue)
    #expect(try Demand(parsing: "1e6/h") < Demand(perMinute: 16_667))
  }
}
