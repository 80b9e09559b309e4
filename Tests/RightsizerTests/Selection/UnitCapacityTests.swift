import TestSupport
import Testing

@testable import Rightsizer

struct UnitCapacityTests {
  @Test("the closed form is the least count that carries the demand, by direct search")
  func closedForm() throws {
    let seed: UInt64 = 31
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<1_500 {
      let capacity = ExactRational(1 + generator.below(40)) / (1 + generator.below(4))
      let share = ExactRational(1 + generator.below(10)) / 10
      let unit = UnitCapacity(
        perUnit: capacity, usableShare: share, zones: 1 + generator.below(4),
        minimum: 1 + generator.below(4))
      // Half of the demands are exact multiples.
      let demand =
        generator.below(2) == 0
        ? capacity * share * (1 + generator.below(40))
        : ExactRational(1 + generator.below(4_000)) / 10
      var least = unit.minimum
      while unit.demandCarried(by: least) < demand { least += 1 }
      #expect(unit.count(carrying: demand) == least, "seed \(seed)")
      while unit.demandCarried(by: least) <= demand { least += 1 }
      #expect(unit.count(carryingMoreThan: demand) == least, "seed \(seed)")
    }
  }

  @Test("beyond 2⁵³ there is no count")
  func ceiling() {
    let unit = UnitCapacity(perUnit: .one, usableShare: .one, zones: 1, minimum: 1)
    #expect(unit.count(carrying: ExactRational(1 << 53)) == 1 << 53)
    #expect(unit.count(carrying: ExactRational(1 << 53 + 1)) == nil)
    #expect(unit.count(carryingMoreThan: ExactRational(1 << 53)) == nil)
    #expect(unit.count(carrying: ExactRational(.powerOfTen(300), over: .one)) == nil)
  }

  @Test("of n instances over z zones the fullest holds ⌈n/z⌉")
  func survivors() {
    #expect(UnitCapacity.survivors(of: 5, zones: 2) == 2)
    #expect(UnitCapacity.survivors(of: 6, zones: 3) == 4)
    #expect(UnitCapacity.survivors(of: 7, zones: 3) == 4)
    #expect(UnitCapacity.survivors(of: 2, zones: 3) == 1)
    #expect(UnitCapacity.survivors(of: .max, zones: 2) == Int.max / 2)
  }
}
