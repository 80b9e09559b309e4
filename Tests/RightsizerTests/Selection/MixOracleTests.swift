import TestSupport
import Testing

@testable import Rightsizer

/// Larger problems against an integer-programming solver: `Fixtures/mixes/generate.py` mirrors
/// `MixProblem.oracle(seed:)` and wrote the totals.
@Suite struct MixOracleTests {
  @Test("A mix of up to 60 items costs what CP-SAT proves optimal", arguments: [20_000, 0])
  func equalsSolver(branchBudget: Int) throws {
    // These take 10⁵…10⁷ partial mixes: at most seconds in release, minutes in debug.
    let heavy: Set<UInt64> = [44, 55, 60, 80, 109]
    for (seed, checksum, total) in Self.totals where !heavy.contains(seed) {
      let problem = MixProblem.oracle(seed: seed)
      try #require(problem.checksum == checksum, "seed \(seed)")
      let outcome = try problem.solved(branchBudget: branchBudget)
      #expect(outcome.solution?.total == total.map { Int128($0) }, "seed \(seed)")
      #expect(outcome.isProvenOptimal, "seed \(seed)")
      if let solution = outcome.solution { #expect(problem.admits(solution), "seed \(seed)") }
    }
  }
}

extension MixProblem {
  /// A problem of 5…60 items with any of the features.
  static func oracle(seed: UInt64) -> MixProblem {
    var random = SeededGenerator(seed: seed)
    let count = 5 + random.below(56)
    let family = random.below(4)
    let types = 1 + random.below(count)
    var problem = MixProblem(items: [], demand: 0)
    var usableSum = 0
    for _ in 0..<count {
      let capacity = 100 + random.below(5000)
      let usable = capacity * [50, 50, 100, 40, 65][random.below(5)] / 100
      let price =
        switch family {
        case 0: usable * (60 + random.below(100)) / 50 + 1
        case 1: usable * 2 + usable * random.below(40) / 1000
        case 2: usable + 500
        default: (usable / 100 + 1) * 100
        }
      problem.items.append(
        Item(
          capacity: Int128(capacity), usableCapacity: Int128(usable), price: Int128(price),
          type: random.below(types), latencyMilliseconds: 10))
      usableSum += usable
    }
    let mean = usableSum / count
    let size = 1 + random.below(15)
    problem.demand = Int128(size * mean + random.below(1000))
    if random.below(100) < 40 { problem.minimum = 1 + random.below(3) }
    problem.maximumParts = [nil, 2, 3, 10][random.below(4)]
    problem.zones = 1 + random.below(3)
    if random.below(100) < 40 {
      for type in 0..<types where random.below(100) < 60 {
        problem.typeLimits[type] = random.below(9)
      }
    }
    if random.below(100) < 30 {
      problem.maximum = size * problem.zones * (80 + random.below(60)) / 100 + 1
    }
    if random.below(100) < 25 {
      problem.changeCost = Int128(random.below(mean))
      for _ in 0..<3 {
        let type = random.below(types + 1)
        problem.kept[type] = random.below(6)
      }
    }
    return problem
  }

  /// Tells a problem from one that a differing generator made.
  var checksum: Int {
    let items = items.reduce(Int128(0)) {
      $0 + $1.capacity + $1.usableCapacity + $1.price + Int128($1.type)
    }
    return Int(demand + items + changeCost) + kept.values.reduce(0, +)
  }

  /// Whether a mix satisfies every constraint and costs what it says.
  func admits(_ solution: MixSolution) -> Bool {
    var ofType: [Int: Int] = [:]
    var carried: Int128 = 0
    var total: Int128 = 0
    for part in solution.parts {
      let item = items[part.item]
      guard part.count >= minimum else { return false }
      ofType[item.type, default: 0] += part.count
      carried += MixExhaustive.carried(item, part.count, zones: zones)
      total += item.price * Int128(part.count)
    }
    for type in Set(ofType.keys).union(kept.keys) {
      total += changeCost * Int128(abs((ofType[type] ?? 0) - (kept[type] ?? 0)))
    }
    return carried >= demand && total == solution.total
      && solution.parts.count <= maximumParts ?? .max
      && solution.parts.reduce(0) { $0 + $1.count } <= maximum ?? .max
      && ofType.allSatisfy { $0.value <= typeLimits[$0.key] ?? .max }
      && Set(solution.parts.map(\.item)).count == solution.parts.count
  }
}
