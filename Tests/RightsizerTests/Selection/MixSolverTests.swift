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
    let counts = MixProblem(items: [Self.item(1, 1, type: 0)], demand: 1 << 100)
    #expect(throws: MixProblemError.tooLarge) { try counts.solved() }
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
