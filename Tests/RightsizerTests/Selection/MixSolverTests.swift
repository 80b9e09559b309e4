import TestSupport
import Testing

@testable import Rightsizer

@Suite struct MixSolverTests {
  @Test("A mix equals exhaustive enumeration, ties included", arguments: 0..<20)
  func equalsEnumeration(block: Int) throws {
    for seed in UInt64(block * 100)..<UInt64(block * 100 + 100) {
      let problem = MixProblem.random(seed: seed)
      let expected = MixExhaustive.solution(of: problem)
      // Branching alone settles small problems: without its budget, merging must as well.
      for branchBudget in [400_000, 0] {
        let outcome = try problem.solved(branchBudget: branchBudget)
        #expect(outcome.solution == expected, "seed \(seed), \(branchBudget): \(problem)")
        #expect(outcome.isProvenOptimal, "seed \(seed), \(branchBudget)")
        #expect(outcome.lowerBound == expected?.total, "seed \(seed), \(branchBudget)")
      }
    }
  }

  @Test("The minimum of a kept type is taken beyond the demand where removing it costs more")
  func keepsBeyondDemand() throws {
    // 3 of the first carry 3. Of the second 2 are kept: removing them costs 2 · 13, a third of it 13
    // and their price 9.
    let problem = MixProblem(
      items: [Self.item(1, 2, type: 0), Self.item(1, 3, type: 1)], demand: 3, minimum: 3,
      kept: [0: 3, 1: 2], changeCost: 13)
    let outcome = try problem.solved()
    #expect(outcome.solution?.parts == [.init(item: 0, count: 3), .init(item: 1, count: 3)])
    #expect(outcome.solution?.total == 28)
    #expect(outcome.solution == MixExhaustive.solution(of: problem))
  }

  @Test("Beside a cost of changes a budget holds for the price alone", arguments: 0..<8)
  func budgetBesideChanges(block: Int) throws {
    var told = (feasible: 0, changed: 0)
    for seed in UInt64(block * 100)..<UInt64(block * 100 + 100) {
      var problem = MixProblem.random(seed: seed)
      var random = SeededGenerator(seed: seed ^ 0xB0D6E7)
      problem.changeCost = Int128(1 + random.below(20))
      for type in 0...2 where random.below(3) > 0 { problem.kept[type] = random.below(5) }
      let unlimited = MixExhaustive.solution(of: problem)
      let price = unlimited?.parts.reduce(Int128(0)) {
        $0 + problem.items[$1.item].price * Int128($1.count)
      }
      // About what the best costs, so that it is often just above.
      problem.budget = max(0, (price ?? 10) + Int128(random.below(9)) - 6)
      let expected = MixExhaustive.solution(of: problem)
      if expected != nil { told.feasible += 1 }
      if expected != unlimited { told.changed += 1 }
      for branchBudget in [400_000, 0] {
        let outcome = try problem.solved(branchBudget: branchBudget)
        #expect(outcome.solution == expected, "seed \(seed), \(branchBudget): \(problem)")
        #expect(outcome.isProvenOptimal, "seed \(seed), \(branchBudget)")
        #expect(outcome.lowerBound == expected?.total, "seed \(seed), \(branchBudget)")
      }
    }
    #expect(told.feasible > 20 && told.changed > 10, "\(told)")
  }

  static func item(_ capacity: Int128, _ price: Int128, type: Int) -> MixProblem.Item {
    MixProblem.Item(
      capacity: capacity, usableCapacity: capacity, price: price, type: type,
      latencyMilliseconds: 10)
  }

  @Test("Two types beat one where they fit the demand: 7 + 5 for 12")
  func fits() throws {
    let problem = MixProblem(
      items: [Self.item(7, 7, type: 0), Self.item(5, 5, type: 1)], demand: 12)
    let outcome = try problem.solved()
    #expect(outcome.solution?.parts == [.init(item: 0, count: 1), .init(item: 1, count: 1)])
    #expect(outcome.solution?.total == 12)
    #expect(outcome.lowerBound == 12)
  }

  @Test("A demand of 10¹² and a capacity of 1 neither overflow nor hang")
  func largeDemand() throws {
    let problem = MixProblem(
      items: [Self.item(1, 3, type: 0), Self.item(2, 7, type: 1)], demand: 1_000_000_000_000)
    let outcome = try problem.solved()
    #expect(outcome.solution?.parts == [.init(item: 0, count: 1_000_000_000_000)])
    #expect(outcome.solution?.total == 3_000_000_000_000)
    #expect(outcome.isProvenOptimal)
  }

  @Test("Sums beyond 64 bits are exact")
  func wideSums() throws {
    let scale: Int128 = 1 << 70
    let problem = MixProblem(
      items: [
        Self.item(7 * scale, 7 * scale, type: 0), Self.item(5 * scale + 1, 5 * scale, type: 1),
      ],
      demand: 12 * scale + 1)
    let outcome = try problem.solved()
    #expect(outcome.solution?.total == 12 * scale)
    #expect(outcome.isProvenOptimal)
  }

  @Test("What 128 bits cannot hold is an error, not a trap")
  func tooLarge() {
    let problem = MixProblem(items: [Self.item(1, .max, type: 0)], demand: .max)
    #expect(throws: MixProblemError.tooLarge) { try problem.solved() }
  }

  @Test("Beyond 2⁵³ instances nothing is feasible, proven so and without a trap")
  func tooMany() throws {
    let problem = MixProblem(items: [Self.item(1, 1, type: 0)], demand: 1 << 100)
    let outcome = try problem.solved()
    #expect(outcome.solution == nil)
    #expect(outcome.isProvenOptimal)
  }

  @Test("Nothing feasible is proven so, by limits, maximum, parts, or for want of items")
  func infeasible() throws {
    let items = [Self.item(7, 7, type: 0), Self.item(5, 5, type: 1)]
    let problems = [
      MixProblem(items: items, demand: 25, typeLimits: [0: 2, 1: 2]),
      MixProblem(items: items, demand: 25, maximum: 3),
      MixProblem(items: items, demand: 22, maximumParts: 1, typeLimits: [0: 3, 1: 4]),
      MixProblem(items: [], demand: 1),
    ]
    for problem in problems {
      let outcome = try problem.solved()
      #expect(outcome.solution == nil)
      #expect(outcome.isProvenOptimal)
      #expect(outcome.lowerBound == nil)
    }
  }

  @Test("Past the node budget the answer is unproven, with a bound below it")
  func budget() throws {
    let problem = MixProblem.oracle(seed: 80)
    let outcome = try problem.solved(nodeBudget: 2_000, branchBudget: 1_000)
    let solution = try #require(outcome.solution)
    #expect(!outcome.isProvenOptimal)
    #expect(problem.admits(solution))
    #expect(try #require(outcome.lowerBound) <= solution.total)
  }

  @Test("Of thousands of items that tie, the search ends with a mix and an honest bound")
  func visits() throws {
    // An instance costs 190,000 and 1 more for each unit of its 10,001 to 12,000.
    let items = (1...2_000).map { rank in
      Self.item(Int128(10_000 + rank), Int128(200_000 + rank), type: rank % 7)
    }
    let problem = MixProblem(items: items, demand: 1_000_000, maximumParts: 4)
    let outcome = try problem.solved(
      nodeBudget: 200_000, branchBudget: 1_000, visitBudget: 200_000)
    let solution = try #require(outcome.solution)
    #expect(problem.admits(solution))
    // It takes 84 instances, since 83 carry at most 996,000.
    let least: Int128 = 84 * 190_000 + 1_000_000
    #expect(try #require(outcome.lowerBound) <= least)
    #expect(solution.total >= least)
    #expect(outcome.isProvenOptimal == false || solution.total == least)
  }

  @Test("Figures out of range are named")
  func outOfRange() {
    let item = Self.item(1, 1, type: 0)
    var wide = item
    wide.usableCapacity = 2
    var free = item
    free.price = 0
    #expect(throws: MixProblemError.demandNotPositive) {
      try MixProblem(items: [item], demand: 0).solved()
    }
    #expect(throws: MixProblemError.capacityOutOfRange(item: 1)) {
      try MixProblem(items: [item, wide], demand: 1).solved()
    }
    #expect(throws: MixProblemError.priceNotPositive(item: 1)) {
      try MixProblem(items: [item, free], demand: 1).solved()
    }
    #expect(throws: MixProblemError.constraintOutOfRange) {
      try MixProblem(items: [item], demand: 1, zones: 0).solved()
    }
  }
}
