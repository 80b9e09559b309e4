@testable import Rightsizer

/// Published jobs, as candidates: the figures are those of the exports, worked by hand in the tests.
enum JobExamples {
  /// Three rows of count 1: $ an hour, invocations a minute, milliseconds.
  static let threeTypes: [SizingCandidate] = [
    SizingCandidate(
      row: 0, instanceType: "ml.m5.large", maxInvocationsPerMinute: 535,
      price: .exported(0.115), latencyMilliseconds: 1070),
    SizingCandidate(
      row: 1, instanceType: "ml.c5.xlarge", maxInvocationsPerMinute: 791,
      price: .exported(0.204), latencyMilliseconds: 459),
    SizingCandidate(
      row: 2, instanceType: "ml.inf1.xlarge", maxInvocationsPerMinute: 801,
      price: .exported(0.297), latencyMilliseconds: 213),
  ]

  /// One type at counts 3, 2 and 5; cost and rate are the whole endpoint's.
  static let threeCounts: [SizingCandidate] = [(3, 0.69, 387.0), (2, 0.46, 522), (5, 1.15, 300)]
    .enumerated().map { row, figures in
      SizingCandidate(
        row: row, instanceType: "ml.m5.xlarge", maxInvocationsPerMinute: figures.2,
        instanceCount: figures.0, price: .exported(figures.1), latencyMilliseconds: 100)
    }

  static func selector(
    _ candidates: [SizingCandidate], _ change: (inout Constraints) -> Void = { _ in }
  ) throws -> Selector {
    var constraints = Constraints()
    change(&constraints)
    return try Selector(SizingCandidates(candidates), constraints: constraints)
  }

  static func bare(_ constraints: inout Constraints) {
    constraints.headroom = 0
    constraints.minimumInstances = 1
  }
}
