import TestSupport
import Testing

@testable import Rightsizer

struct FleetMixTests {
  @Test("A mix carries what no single type carries as cheaply")
  func beatsOneType() throws {
    // 535 + 791 = 1326 at 0.115 + 0.204; alone it takes ml.m5.large × 3 at 0.345.
    let selector = try JobExamples.selector(JobExamples.threeTypes, JobExamples.bare)
    let demand = try Demand(perMinute: 1326)
    let mix = try #require(try FleetMix(selector, demand: demand).solved())
    #expect(mix.parts.map(\.candidate) == [1, 0])
    #expect(mix.parts.map(\.instanceCount) == [1, 1])
    #expect(mix.costPerHour == 0.319)
    #expect(mix.isOptimal)
    #expect(mix.lowerBoundPerHour == 0.319)
    let one = try #require(try FleetMix(selector, demand: demand, maximumVariants: 1).solved())
    #expect(one.parts == [FleetMix.Part(candidate: 0, instanceCount: 3)])
    #expect(one.costPerHour == 0.345)
  }

  @Test("The number of parts has no limit but the one given")
  func manyParts() throws {
    let candidates = (0..<12).map {
      SizingCandidate(
        row: $0, instanceType: "ml.t\($0)", maxInvocationsPerMinute: 100, price: .listed(0.1))
    }
    let selector = try JobExamples.selector(candidates) { constraints in
      JobExamples.bare(&constraints)
      for index in 0..<12 { constraints.typeLimits["ml.t\(index)"] = 1 }
    }
    let demand = try Demand(perMinute: 1200)
    let mix = try #require(try FleetMix(selector, demand: demand).solved())
    #expect(mix.parts.count == 12)
    #expect(mix.costPerHour == 1.2)
    #expect(try FleetMix(selector, demand: demand, maximumVariants: 11).solved() == nil)
  }

  @Test("A mix equals the enumeration of all counts, headroom, zones and minimum included")
  func equalsEnumeration() throws {
    for seed in UInt64(0)..<300 {
      var random = SeededGenerator(seed: seed)
      let rates = (0..<1 + random.below(4)).map { _ in 1 + random.below(30) }
      let cents = rates.map { _ in 1 + random.below(30) }
      let demand = 1 + random.below(60)
      let variants = random.below(2) == 0 ? nil : 1 + random.below(3)
      let selector = try JobExamples.selector(
        rates.indices.map { index in
          SizingCandidate(
            row: index, instanceType: "ml.t\(index)",
            maxInvocationsPerMinute: Double(rates[index]),
            price: .listed(Double(cents[index]) / 100))
        }
      ) {
        $0.minimumInstances = 1 + random.below(3)
        $0.zones = 1 + random.below(3)
      }
      // Half of the capacity is headroom: the reference counts in halves.
      var problem = MixProblem(items: [], demand: Int128(2 * demand))
      problem.items = rates.indices.map {
        MixProblem.Item(
          capacity: Int128(2 * rates[$0]), usableCapacity: Int128(rates[$0]),
          price: Int128(cents[$0]), type: $0, latencyMilliseconds: .nan)
      }
      problem.minimum = selector.constraints.minimumInstances
      problem.zones = selector.constraints.zones
      problem.maximumParts = variants
      // Few enough counts to enumerate.
      let counts = rates.map { Double(2 * demand) / Double($0) + 3 }
      guard counts.reduce(1, *) <= 20_000 else { continue }

      let expected = try #require(MixExhaustive.solution(of: problem))
      let mix = try #require(
        try FleetMix(selector, demand: Demand(perMinute: Double(demand)), maximumVariants: variants)
          .solved())
      #expect(isClose(mix.costPerHour, Double(expected.total) / 100), "seed \(seed)")
      #expect(mix.parts.map(\.candidate) == expected.parts.map(\.item), "seed \(seed)")
      #expect(mix.parts.map(\.instanceCount) == expected.parts.map(\.count), "seed \(seed)")
      #expect(mix.isOptimal, "seed \(seed)")
    }
  }

  @Test("A budget, or no candidate, leaves no mix")
  func infeasible() throws {
    let demand = try Demand(perMinute: 1326)
    let selector = try JobExamples.selector(JobExamples.threeTypes) {
      JobExamples.bare(&$0)
      $0.budgetPerHour = 0.3
    }
    #expect(try FleetMix(selector, demand: demand).solved() == nil)
    #expect(try FleetMix(JobExamples.selector([]), demand: demand).solved() == nil)
  }

  @Test("Figures that whole numbers do not express are rounded to the safe side, and bounded")
  func rounded() throws {
    // Sevenths, elevenths and so on of long rates have no small common denominator.
    let candidates = [7, 11, 13, 17, 19, 23].enumerated().map { row, count in
      SizingCandidate(
        row: row, instanceType: "ml.t\(row)",
        maxInvocationsPerMinute: 1234.56789012 * Double(count),
        instanceCount: count * 1_000_003, price: .listed(0.1))
    }
    let selector = try JobExamples.selector(candidates, JobExamples.bare)
    let mix = try #require(try FleetMix(selector, demand: Demand(perMinute: 0.01)).solved())
    // Each carries 1234.56789012 / 1 000 003 = 0.00123456…: nine of them, of any type.
    #expect(mix.parts.map(\.instanceCount).reduce(0, +) == 9)
    #expect(isClose(mix.costPerHour, 0.9))
    #expect(mix.lowerBoundPerHour <= mix.costPerHour)
  }

  @Test("A maximum below one is an error; a free candidate costs nothing")
  func errors() throws {
    let demand = try Demand(perMinute: 10)
    let selector = try JobExamples.selector(JobExamples.threeTypes)
    let few = #expect(throws: SelectionError.self) {
      try FleetMix(selector, demand: demand, maximumVariants: 0)
    }
    #expect(few?.code == .countOutOfRange)
    let free = SizingCandidate(
      row: 4, instanceType: "ml.t", maxInvocationsPerMinute: 10, price: .listed(0))
    let solution = try FleetMix(JobExamples.selector([free]), demand: demand).solved()
    #expect(solution?.costPerHour == 0)
    #expect(solution?.isOptimal == true)
  }
}
