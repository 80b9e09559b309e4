import TestSupport
import Testing

@testable import Rightsizer

@Suite struct MixSolverTests {
  @Test("A mix equals exhaustive enumeration, ties included", arguments: 0..<20)
  func equalsEnumeration(block: Int) throws {
    for seed in UInt64(block * 600)..<UInt64(block * 600 + 600) {
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
}
