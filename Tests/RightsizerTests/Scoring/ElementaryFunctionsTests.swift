import CKernels
import TestSupport
import Testing

@testable import Rightsizer

/// The definitions of ``ElementaryFunctions``, step by step.
private enum Reference {
  /// After fdlibm's `e_log.c`: x = 2^k (1 + f), log(1 + f) from a polynomial in s = f / (2 + f).
  static func log(_ x: Double) -> Double {
    let bits = (x > Double.leastNormalMagnitude ? x : Double.leastNormalMagnitude).bitPattern
    // Mantissas from √½ to √2 stand for the exponent nearest to them.
    let k = Int((bits &- 0x3FE6_A09E_667F_3BCD &+ (2048 << 52)) >> 52) - 2048
    let f = Double(bitPattern: bits &- UInt64(bitPattern: Int64(k)) << 52) - 1
    let s = f / (2 + f)
    let (z, w) = (s * s, s * s * (s * s))
    let even =
      w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01))
    let third = 1.818357216161805012e-01 + w * 1.479819860511658591e-01
    let odd = z * (6.666666666666735130e-01 + w * (2.857142874366239149e-01 + w * third))
    let half = 0.5 * f * f
    let low = s * (half + even + odd) + Double(k) * 1.90821492927058770002e-10
    return Double(k) * 6.93147180369123816490e-01 - ((half - low) - f)
  }

  /// x = k ln 2 + r, and the Taylor series of r to the 13th power.
  static func exp(_ x: Double) -> Double {
    guard x > -708 else { return 0 }
    let k = (x * 1.4426950408889634).rounded(.toNearestOrEven)
    let r = (x - k * 6.93147180369123816490e-01) - k * 1.90821492927058770002e-10
    var sum = 0.0
    for power in (0...13).reversed() {
      sum = sum * r + 1 / (1...max(1, power)).reduce(1.0) { $0 * Double($1) }
    }
    return Double(sign: .plus, exponent: Int(k), significand: sum)
  }
}

struct ElementaryFunctionsTests {
  private func numbers(seed: UInt64, count: Int) -> [Double] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { index in
      index % 2 == 0 ? 0.5 + generator.unit() : CLibrary.exp(1400 * generator.unit() - 700)
    }
  }

  @Test(
    "The logarithm has the bits of its definition, one by one and all at once, within 1 ulp",
    arguments: [1, 2] as [UInt64])
  func logarithm(seed: UInt64) {
    let xs = [1.0, 0, 0x1p-1074, 2, 0.5, 1e300] + numbers(seed: seed, count: 1003)
    var all = xs
    elementary_log_all(&all, all.count)
    for (x, found) in zip(xs, all) {
      let own = ElementaryFunctions.log(x)
      #expect(own == Reference.log(x) && own == found, "\(x), seed \(seed)")
      if x >= 0x1p-1022 {
        #expect(abs(own - CLibrary.log(x)) <= own.ulp, "\(x), seed \(seed)")
      }
    }
  }

  @Test(
    "The exponential has the bits of its definition, one by one and all at once, within 2 ulp",
    arguments: [1, 2] as [UInt64])
  func exponential(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let xs =
      [0, -0.0, -Double.infinity, -708, -707.9, 700]
      + (0..<1003).map { _ in 1400 * generator.unit() - 700 }
    var all = xs
    elementary_exp_all(&all, all.count)
    for (x, found) in zip(xs, all) {
      let own = ElementaryFunctions.exp(x)
      #expect(own == Reference.exp(x) && own == found, "\(x), seed \(seed)")
      #expect(abs(own - CLibrary.exp(x)) <= 2 * own.ulp || x <= -708, "\(x), seed \(seed)")
    }
  }
}
