import Foundation
import TestSupport
import Testing

@testable import Rightsizer

@Suite("PlotAxis: scale and ticks")
struct PlotAxisTests {
  private func labels(_ least: Double, _ greatest: Double, _ count: Int) -> [String] {
    PlotAxis(least: least, greatest: greatest, targetCount: count).ticks.map(\.label)
  }

  @Test("The scale is logarithmic for positive values that span more than a factor of 30")
  func scale() {
    #expect(PlotAxis(least: 1, greatest: 31, targetCount: 5).isLogarithmic)
    #expect(!PlotAxis(least: 1, greatest: 30, targetCount: 5).isLogarithmic)
    #expect(!PlotAxis(least: 0, greatest: 1_000, targetCount: 5).isLogarithmic)
    #expect(!PlotAxis(least: -1, greatest: 1_000, targetCount: 5).isLogarithmic)
  }

  @Test("Linear ticks are 1, 2 or 5 times a power of ten apart and enclose the data")
  func linear() {
    #expect(labels(0.3, 4.2, 5) == ["0", "1", "2", "3", "4", "5"])
    #expect(labels(0, 1, 4) == ["0.0", "0.5", "1.0"])
    #expect(labels(1_100, 19_000, 5) == ["0", "5,000", "10,000", "15,000", "20,000"])
    #expect(labels(-0.02, 0.03, 5) == ["-0.02", "-0.01", "0.00", "0.01", "0.02", "0.03"])
    #expect(labels(1e9, 3e9, 4) == ["1e9", "1.5e9", "2e9", "2.5e9", "3e9"])
  }

  @Test("Logarithmic ticks are 1, 2, 5 of each decade, or decades, or some of them")
  func logarithmic() {
    #expect(labels(6, 190, 6) == ["5", "10", "20", "50", "100", "200"])
    #expect(labels(6, 190, 5) == ["10", "100"])
    #expect(labels(1e-9, 1e9, 5) == ["1e-8", "0.0001", "1", "10,000", "1e8"])
  }

  @Test("A single value stands in the middle")
  func singleValue() {
    let axis = PlotAxis(least: 5, greatest: 5, targetCount: 4)
    #expect(axis.lower < 5 && axis.upper > 5)
    #expect(isClose(axis.position(of: 5), 0.5))
    #expect(PlotAxis(least: 0, greatest: 0, targetCount: 4).ticks.contains { $0.label == "0.0" })
  }

  @Test("Ticks ascend within the ends, which enclose the data, for any two numbers")
  func anyRange() {
    let seed: UInt64 = 51
    var generator = SeededGenerator(seed: seed)
    let special: [Double] = [
      0, 1, -1, .leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude,
      -.greatestFiniteMagnitude, 1 + .ulpOfOne, 1e15, 1e-300, 1e300,
    ]
    for _ in 0..<1_000 {
      let pair = (0..<2).map { _ in
        generator.below(2) == 0
          ? special[generator.below(special.count)] : NumberFormatTests.randomDouble(&generator)
      }
      let (least, greatest) = (min(pair[0], pair[1]), max(pair[0], pair[1]))
      let count = 2 + generator.below(10)
      let axis = PlotAxis(least: least, greatest: greatest, targetCount: count)
      let values = axis.ticks.map(\.value)
      let context: Comment = "seed \(seed): \(least)...\(greatest)"
      #expect(axis.lower <= least && axis.upper >= greatest, context)
      #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 }, context)
      #expect(values.allSatisfy { (axis.lower...axis.upper).contains($0) }, context)
      #expect(values.count <= 2 * count + 2, context)
      #expect(axis.position(of: least) <= axis.position(of: greatest), context)
      #expect((0..<7).contains(axis.cell(of: greatest, count: 7)), context)
      #expect(axis.ticks.allSatisfy { $0.label.utf8.count <= 24 }, context)
    }
  }

  @Test("The logarithm agrees with the C library's")
  func logarithm() {
    let seed: UInt64 = 52
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<2_000 {
      let value = NumberFormatTests.randomDouble(&generator).magnitude
      guard value > 0 else { continue }
      #expect(
        isClose(Logarithm.base10(value), log10(value), relative: 1e-14, absolute: 1e-14),
        "seed \(seed): \(value)")
    }
  }
}
