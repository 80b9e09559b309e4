import TestSupport
import Testing

@testable import Rightsizer

struct CrossoverTests {
  private func pair(_ limit: Int? = nil) throws -> Selector {
    // $1 for 10 a minute against $3 for 100.
    try JobExamples.selector([
      SizingCandidate(row: 0, instanceType: "a", maxInvocationsPerMinute: 10, price: .exported(1)),
      SizingCandidate(row: 1, instanceType: "b", maxInvocationsPerMinute: 100, price: .exported(3)),
    ]) {
      JobExamples.bare(&$0)
      $0.typeLimits = limit.map { ["b": $0] } ?? [:]
    }
  }

  @Test("two types by hand: the small to 20, the large from there")
  func byHand() throws {
    let crossover = try pair().crossover(
      from: Demand(perMinute: 5), through: Demand(perMinute: 1e9))
    #expect(crossover.intervals.map(\.instanceType) == ["a", "b"])
    #expect(crossover.intervals.map(\.lower.perMinute) == [5, 20])
    #expect(crossover.intervals.map(\.upper.perMinute) == [20, 1e9])
    #expect(crossover.infeasibleAbove == nil)
    #expect(!crossover.isTruncated)
    #expect(crossover.intervals[1].steps.leastInstanceCount == 1)
    #expect(crossover.intervals[1].steps.greatestInstanceCount == 10_000_000)
    let steps = Array(crossover.intervals[1].steps.prefix(3))
    #expect(steps.map(\.upper.perMinute) == [100, 200, 300])
    #expect(steps.map(\.instanceCount) == [1, 2, 3])
    #expect(steps.map(\.costPerHour) == [3, 6, 9])
    #expect(try crossover.interval(at: Demand(perMinute: 20))?.row == 0)
    #expect(try crossover.interval(at: Demand(perMinute: 20.5))?.row == 1)
    #expect(try crossover.interval(at: Demand(perMinute: 5)) == nil)
  }

  @Test("a limit ends a winner, and its heirs too")
  func exhaustion() throws {
    let selector = try JobExamples.selector([
      SizingCandidate(row: 0, instanceType: "a", maxInvocationsPerMinute: 10, price: .exported(1)),
      SizingCandidate(row: 1, instanceType: "b", maxInvocationsPerMinute: 100, price: .exported(3)),
    ]) {
      JobExamples.bare(&$0)
      $0.typeLimits = ["a": 40, "b": 2]
    }
    let crossover = try selector.crossover(
      from: Demand(perMinute: 1), through: Demand(perMinute: 1000))
    #expect(crossover.intervals.map(\.instanceType) == ["a", "b", "a"])
    #expect(crossover.intervals.map(\.upper.perMinute) == [20, 200, 400])
    #expect(crossover.infeasibleAbove?.perMinute == 400)
    #expect(crossover.knownThrough.perMinute == 1000)
    #expect(!crossover.isTruncated)
  }

  @Test("an empty range is refused")
  func emptyRange() throws {
    let selector = try pair()
    let demand = try Demand(perMinute: 5)
    let error = #expect(throws: SelectionError.self) {
      try selector.crossover(from: demand, through: demand)
    }
    #expect(error?.code == .emptyRange)
  }

  @Test("a range to 10¹² of capacity 1 is one interval, with steps on demand")
  func enormousRange() throws {
    let selector = try JobExamples.selector([
      SizingCandidate(row: 0, instanceType: "a", maxInvocationsPerMinute: 1, price: .exported(1)),
      SizingCandidate(row: 1, instanceType: "b", maxInvocationsPerMinute: 3, price: .exported(3.1)),
    ])
    let crossover = try selector.crossover(
      from: Demand(perMinute: 1), through: Demand(parsing: "1e12"))
    #expect(crossover.intervals.count == 1)
    #expect(crossover.intervals[0].steps.greatestInstanceCount == 2_000_000_000_000)
    // Just above 1 a minute, 3 instances at half a minute each.
    #expect(crossover.intervals[0].steps.prefix(5).map(\.instanceCount) == [3, 4, 5, 6, 7])
  }

  @Test("winners that alternate without end are cut off, and told so")
  func truncated() throws {
    // Twice the capacity at twice the price, quicker: it wins every tie, and loses all else.
    let selector = try JobExamples.selector([
      SizingCandidate(
        row: 0, instanceType: "a", maxInvocationsPerMinute: 1, price: .exported(1),
        latencyMilliseconds: 20),
      SizingCandidate(
        row: 1, instanceType: "b", maxInvocationsPerMinute: 2, price: .exported(2),
        latencyMilliseconds: 10),
    ]) { JobExamples.bare(&$0) }
    let crossover = try selector.crossover(
      from: Demand(perMinute: 1), through: Demand(parsing: "1e12"), maximumSteps: 50)
    #expect(crossover.isTruncated)
    #expect(crossover.intervals.count == 50)
    #expect(crossover.knownThrough.perMinute == 51)
  }

  @Test(
    "it equals the choice at random demands, at every boundary, and beside it", arguments: 0..<10)
  func equalsChoice(_ part: Int) throws {
    for seed in UInt64(part * 10)..<UInt64(part * 10 + 10) {
      var generator = SeededGenerator(seed: seed)
      let slow = SelectorPropertyTests.candidates(&generator)
      let rules = SelectorPropertyTests.rules(&generator)
      var candidates = slow.enumerated().map { $1.candidate(row: $0) }
      // Now and then something is free.
      if generator.below(8) == 0 { candidates[0].price = .exported(0) }
      let selector = try Selector(SizingCandidates(candidates), constraints: rules.constraints)
      let lower = try Demand(perMinute: Double(1 + generator.below(50)))
      let upper = try Demand(perMinute: Double(100 + generator.below(2_000)))
      let crossover = try selector.crossover(from: lower, through: upper)
      #expect(!crossover.isTruncated)

      func check(_ exact: ExactRational) throws {
        guard exact > lower.exact, exact <= upper.exact else { return }
        let demand = try #require(Demand(exact: exact))
        let choice = selector.choose(for: demand)
        let interval = crossover.interval(at: demand)
        #expect(interval?.row == choice?.parts[0].row, "seed \(seed) at \(demand.perMinute)")
        if let interval {
          let count = interval.steps.candidate.unit.count(carrying: exact)
          #expect(count == choice?.parts[0].instanceCount, "seed \(seed)")
        }
      }
      var boundaries: [ExactRational] = []
      var position = lower
      for interval in crossover.intervals {
        #expect(interval.lower == position, "no gap, seed \(seed)")
        position = interval.upper
        var last = interval.lower
        for step in interval.steps.prefix(20) {
          #expect(step.lower == last)
          last = step.upper
          boundaries.append(step.upper.exact)
        }
        boundaries.append(interval.upper.exact)
      }
      #expect(position == crossover.infeasibleAbove ?? upper || crossover.intervals.isEmpty)
      for (left, right) in zip(crossover.intervals, crossover.intervals.dropFirst()) {
        #expect(left.candidate != right.candidate, "maximal, seed \(seed)")
      }
      for boundary in boundaries.prefix(40) {
        try check(boundary)
        try check(boundary + .one)
        try check(boundary - .one)
        try check(boundary + ExactRational(1) / 1_000_000_000)
      }
      for _ in 0..<10 {
        try check(
          lower.exact + (upper.exact - lower.exact) * ExactRational(generator.below(1_000_000))
            / 1_000_000)
      }
    }
  }
}
