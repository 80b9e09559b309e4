import TestSupport
import Testing

@testable import Rightsizer

@Suite struct MixSolverTests {
  @Test("A mix equals exhaustive enumeration, ties included", arguments: 0..<20)
  func equalsEnumeration(block: Int) throws {
    for seed in UInt64(block * 600)..<UInt64(block * 600 + 600) {
      let problem = MixProblem.random(seed: seed)
      let outcome = try problem.solved()
      let expected = MixExhaustive.solution(of: problem)
      #expect(outcome.solution == expected, "seed \(seed): \(problem)")
      #expect(outcome.isProvenOptimal, "seed \(seed)")
      #expect(outcome.lowerBound == expected?.total, "seed \(seed)")
    }
  }
}
