import TestSupport
import Testing

@testable import Rightsizer

@Suite("Float32 widening undone")
struct Float32WideningTests {
  @Test("A widened Float becomes its shortest decimal: any sign, subnormal, large")
  func allFloats() {
    var generator = SeededGenerator(seed: 32)
    for _ in 0..<10_000 {
      let value = Float(bitPattern: UInt32(truncatingIfNeeded: generator.next()))
      guard value.isFinite else { continue }
      let undone = Float32Widening.undone(Double(value))
      #expect(undone == Double("\(value)"), "\(value)")
      #expect(Float(undone) == value)
    }
  }

  @Test("Prices and percents as the service writes them")
  func prices() {
    var generator = SeededGenerator(seed: 33)
    for _ in 0..<5000 {
      let decimal = Double(generator.below(10_000_000)) / 10_000
      guard let exact = Double("\(Float(decimal))") else { continue }
      #expect(Float32Widening.undone(Double(Float(decimal))) == exact, "\(decimal)")
    }
    #expect(Float32Widening.undone(0.20399999618530273) == 0.204)
    #expect(Float32Widening.undone(122.40000915527344) == 122.40001)
    #expect(Float32Widening.undone(5.246913588052848e-06) == 5.2469136e-06)
  }

  @Test("A decimal that is no widened Float stays as it is")
  func others() {
    for value in [0.204, 0.1, 3.146633e-07, 1e300, 5e-324, 16_777_217, 0.30000000000000004] {
      #expect(Float32Widening.undone(value) == value)
    }
  }

  @Test("Whole numbers, zero, infinities and NaN stay")
  func special() {
    let values: [Double] = [0, 1, -1, 648, 16_777_216, -16_777_216, .infinity, -.infinity]
    for value in values {
      #expect(Float32Widening.undone(value) == value)
    }
    #expect(Float32Widening.undone(.nan).isNaN)
    #expect(Float32Widening.undone(16_777_218) == 16_777_218)
    #expect(Float32Widening.undone(4_294_967_296) == 4_294_967_300)
  }
}
