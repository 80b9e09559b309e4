import TestSupport
import Testing

@testable import Rightsizer

struct SelectorPropertyTests {
  /// Candidates with few distinct figures, so that ties and exact multiples are common.
  static func candidates(_ generator: inout SeededGenerator) -> [SlowCandidate] {
    let types = ["ml.a", "ml.b", "ml.c", "ml.d"]
    return (0..<1 + generator.below(6)).map { _ in
      let count = 1 + generator.below(4)
      return SlowCandidate(
        type: types[generator.below(types.count)],
        rate: SlowDecimal(digits: 10 * (1 + generator.below(40)), places: generator.below(2)),
        count: count,
        costPerHour: SlowDecimal(digits: count * 5 * (1 + generator.below(12)), places: 2),
        latency: generator.below(5) == 0 ? nil : 100 * (1 + generator.below(3)),
        cpu: generator.below(6) == 0
          ? nil : SlowDecimal(digits: generator.below(8) * 500, places: 1),
        cores: generator.below(9) == 0 ? 0 : 4,
        memory: generator.below(6) == 0 ? nil : 10 * generator.below(10))
    }
  }

  static func rules(_ generator: inout SeededGenerator) -> SlowSelection {
    let headrooms = [
      SlowDecimal(digits: 0, places: 0), SlowDecimal(digits: 9, places: 1),
      SlowDecimal(digits: 1, places: 1), SlowDecimal(digits: 5, places: 1),
      SlowDecimal(digits: 3_333_333_333, places: 10), SlowDecimal(digits: 25, places: 2),
    ]
    var rules = SlowSelection()
    rules.headroom = headrooms[generator.below(headrooms.count)]
    rules.zones = 1 + generator.below(3)
    rules.minimum = 1 + generator.below(3)
    if generator.below(3) == 0 { rules.maximum = rules.minimum + generator.below(60) }
    if generator.below(4) == 0 { rules.typeLimits = ["ml.a": generator.below(40), "ml.b": 7] }
    if generator.below(3) == 0 { rules.latencyLimit = 100 * (1 + generator.below(3)) }
    if generator.below(3) == 0 {
      rules.cpuLimit = SlowDecimal(digits: 15 + generator.below(60), places: 0)
    }
    if generator.below(4) == 0 { rules.memoryLimit = 10 * generator.below(10) }
    if generator.below(4) == 0 {
      rules.budget = SlowDecimal(digits: 5 * generator.below(2000), places: 2)
    }
    if generator.below(5) == 0 { rules.excluded = "ml.c" }
    return rules
  }

  /// A demand of which about half are exact multiples of what an instance carries.
  static func demand(
    _ generator: inout SeededGenerator, _ candidates: [SlowCandidate], _ rules: SlowSelection
  ) -> (slow: SlowFraction, exact: Demand?) {
    var fraction = SlowFraction(1 + generator.below(5_000), 10)
    if generator.below(2) == 0 {
      let unit = candidates[generator.below(candidates.count)].capacity
      fraction =
        unit * (SlowFraction(1) - rules.headroom.fraction) * SlowFraction(1 + generator.below(20))
    }
    let exact = ExactRational(Int(fraction.top)) / Int(fraction.bottom)
    return (fraction, Demand(exact: exact))
  }

  @Test(
    "choice, order, counts and reasons equal a direct search in exact fractions", arguments: 0..<10)
  func equalsReference(_ part: Int) throws {
    for seed in UInt64(part * 1_000)..<UInt64(part * 1_000 + 1_000) {
      var generator = SeededGenerator(seed: seed)
      let slow = Self.candidates(&generator)
      let rules = Self.rules(&generator)
      let demand = Self.demand(&generator, slow, rules)
      let query = try #require(demand.exact)
      let selector = try Selector(
        SizingCandidates(slow.enumerated().map { $1.candidate(row: $0) }),
        constraints: rules.constraints)
      let expected = rules.ranked(slow, demand.slow)
      let selection = selector.select(for: query)
      let all = [selection.choice].compactMap { $0 } + selection.alternatives
      let isEqual =
        all.map { $0.parts[0].row } == expected.map(\.index)
        && all.map { $0.parts[0].instanceCount } == expected.map(\.count)
        && selector.choose(for: query) == selection.choice
      #expect(isEqual, "seed \(seed)")
      for lost in selection.rejected {
        let (count, broken) = rules.judge(slow[lost.candidate], demand.slow)
        let isAlike = lost.count == count && Set(lost.reasons.map(\.code.rawValue)) == broken
        #expect(isAlike, "seed \(seed)")
      }
    }
  }

  @Test("the fast path gives the exact count, and totals within its error, at any magnitude")
  func fastPath() throws {
    let seed: UInt64 = 41
    var generator = SeededGenerator(seed: seed)
    func magnitude(_ exponents: ClosedRange<Int>) -> Double {
      let exponent = exponents.lowerBound + generator.below(exponents.count)
      return Double(sign: .plus, exponent: exponent, significand: 1 + generator.unit())
    }
    for _ in 0..<6_000 {
      let rate = generator.below(2) == 0 ? magnitude(-20...30) : Double(1 + generator.below(2_000))
      let candidate = SizingCandidate(
        row: 0, instanceType: "a", maxInvocationsPerMinute: rate,
        instanceCount: 1 + generator.below(5),
        price: InstancePrice(
          dollarsPerHour: magnitude(-10...10),
          source: generator.below(2) == 0 ? .exported : .listed,
          discount: generator.below(3) == 0 ? 0 : Double(generator.below(1_000)) / 1_000),
        cpuUtilization: Double(generator.below(4_000)) / 10, vCPUs: 1 + generator.below(8))
      let headroom = try ExactDecimal(Double(generator.below(1_000)) / 1_000)
      let selector = try JobExamples.selector([candidate]) {
        $0.headroom = headroom
        $0.zones = 1 + generator.below(4)
        $0.minimumInstances = 1 + generator.below(4)
        if generator.below(2) == 0 { $0.cpuPerCoreLimit = 40 }
      }
      guard let unit = selector.rules.unit(of: 0, in: selector.candidates) else { continue }
      // At an exact multiple, just beside it, or anywhere.
      var demand = unit.demandCarried(by: 1 + generator.below(1 << (1 + generator.below(30))))
      switch generator.below(4) {
      case 0: demand = demand + demand / 1_000_000_000_000_000
      case 1: demand = demand - demand / 1_000_000_000_000_000
      case 2: demand = demand * generator.below(1_000) / 700
      default: break
      }
      guard let query = Demand(exact: demand) else { continue }
      let count = unit.count(carrying: demand)
      #expect(selector.count(of: 0, query) == count, "seed \(seed)")
      guard let count else { continue }
      let sizing = try #require(selector.sizing(of: 0, SizingQuery(query, average: nil)))
      let exact = selector.exactTotal(sizing, SizingQuery(query, average: nil)).doubleValue
      #expect(sizing.count == count, "seed \(seed)")
      let isNear =
        sizing.total.isNaN || abs(sizing.total - exact) <= exact * Selector.relativeError / 2
      #expect(isNear, "seed \(seed)")
    }
  }
}
