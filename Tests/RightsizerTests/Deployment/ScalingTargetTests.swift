import TestSupport
import Testing

@testable import Rightsizer

/// Targets are decimals, never above what the rules allow.
struct ScalingTargetTests {
  @Test(
    "Six significant digits, rounded down, and the whole part always",
    arguments: [
      ("130.5", 130.5), ("43.3333333333", 43.3333), ("0.0123456789", 0.0123456),
      ("1234567.89", 1_234_567), ("123456.99", 123_456), ("99999.99", 99999.9), ("1", 1),
      ("0.999999999", 0.999999), ("2e-30", 2e-30), ("0", 0), ("1e20", 1e20),
      ("9007199254740991", 9_007_199_254_740_991), ("6.172839450617284e28", 6.17283e28),
      ("9.99999999e300", 9.99999e300),
    ])
  func rounded(text: String, expected: Double) throws {
    let exact = try ExactDecimal(parsing: text).exact
    #expect(ScalingTarget.roundedDown(exact) == expected)
  }

  @Test("A third is rounded down, two thirds too")
  func thirds() {
    #expect(ScalingTarget.roundedDown(ExactRational(100) / 3) == 33.3333)
    #expect(ScalingTarget.roundedDown(ExactRational(200) / 3) == 66.6666)
  }

  @Test("The decimal shown is not above the exact value, and within 1e-5 of it")
  func below() throws {
    let seed: UInt64 = 6
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<2000 {
      let top = 1 + generator.below(1_000_000_000)
      let value = ExactRational(top) / (1 + generator.below(100_000))
      let target = try #require(
        ExactRational(shortestDecimalOf: ScalingTarget.roundedDown(value)), "seed \(seed)")
      #expect(target <= value, "seed \(seed): \(value)")
      #expect(value * 99_999 / 100_000 <= target, "seed \(seed): \(value)")
    }
  }
}
