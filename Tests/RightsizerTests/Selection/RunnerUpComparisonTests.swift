import TestSupport
import Testing

@testable import Rightsizer

struct RunnerUpComparisonTests {
  private func candidate(_ type: String, rate: Double, price: Double) -> SizingCandidate {
    SizingCandidate(
      row: 0, instanceType: type, maxInvocationsPerMinute: rate, price: .exported(price))
  }

  private func comparison(
    _ candidates: [SizingCandidate], at demand: Double,
    _ change: (inout Constraints) -> Void = { JobExamples.bare(&$0) }
  ) throws -> RunnerUpComparison? {
    let selector = try JobExamples.selector(candidates, change)
    let demand = try Demand(perMinute: demand)
    let selection = selector.select(for: demand)
    guard let winner = selection.choice, let other = selection.alternatives.first else {
      return nil
    }
    let result = selector.comparison(of: other, with: winner, for: demand)
    #expect(other.isWithinNoise == result?.isWithinNoise)
    return result
  }

  @Test("the price cut equals the totals: 1.224 to 0.92 is 24.84 %")
  func priceCut() throws {
    let result = try #require(
      try comparison(JobExamples.threeTypes, at: 2000) { _ in })
    #expect(result.extraCostPerHour == 0.304)
    #expect(isClose(try #require(result.priceCutPercent), 100 * 0.304 / 1.224))
    #expect(result.overtaking == .never)
  }

  @Test("the runner-up overtakes where the winner's count steps up")
  func overtaking() throws {
    // $1 for 10 a minute against $3 for 100: equal in (20, 30], dearer beyond 30.
    let pair = [candidate("a", rate: 10, price: 1), candidate("b", rate: 100, price: 3)]
    let result = try #require(try comparison(pair, at: 5))
    #expect(result.overtaking == .beyond(30))
    #expect(result.extraCostPerHour == 2)
    // At 25 both cost $3 and b wins the tie by its larger capacity; a is never the cheaper.
    let tie = try #require(try comparison(pair, at: 25))
    #expect(tie.priceCutPercent == nil)
    #expect(tie.overtaking == .never)
  }

  @Test("a winner that runs out of instances is overtaken at its last")
  func overtakingByExhaustion() throws {
    let pair = [candidate("a", rate: 100, price: 1), candidate("b", rate: 100, price: 3)]
    let result = try #require(
      try comparison(pair, at: 50) {
        JobExamples.bare(&$0)
        $0.typeLimits = ["a": 4]
      })
    #expect(result.overtaking == .beyond(400))
  }

  @Test(
    "an alternative is within noise when 1.10 of its capacity costs no more than 0.95 of the winner's"
  )
  func noise() throws {
    let winner = candidate("a", rate: 100, price: 1)
    // At 100: a would take 2 at 95, b one at 101.2.
    #expect(
      try comparison([winner, candidate("b", rate: 92, price: 1)], at: 100)?.isWithinNoise == true)
    #expect(
      try comparison([winner, candidate("b", rate: 92, price: 2)], at: 100)?.isWithinNoise == true)
    #expect(
      try comparison([winner, candidate("b", rate: 92, price: 2.01)], at: 100)?.isWithinNoise
        == false)
    #expect(
      try comparison([winner, candidate("b", rate: 90, price: 1.01)], at: 100)?.isWithinNoise
        == false)
  }

  @Test("where it overtakes is the least step after which it costs less, by scanning all steps")
  func overtakingByScan() throws {
    for seed in UInt64(0)..<400 {
      var generator = SeededGenerator(seed: seed)
      let pair = (0..<2).map { index in
        candidate(
          "t\(index)", rate: Double(5 + generator.below(100)),
          price: Double(10 + generator.below(60)) / 100)
      }
      let selector = try JobExamples.selector(pair) {
        JobExamples.bare(&$0)
        $0.zones = 1 + generator.below(2)
        $0.minimumInstances = 1 + generator.below(3)
        if generator.below(3) == 0 { $0.typeLimits = ["t0": 9, "t1": 15] }
      }
      let demand = try Demand(perMinute: Double(1 + generator.below(300)))
      let selection = selector.select(for: demand)
      guard let winner = selection.choice, let other = selection.alternatives.first,
        let a = selector.crossoverCandidate(winner.parts[0].candidate),
        let b = selector.crossoverCandidate(other.parts[0].candidate)
      else { continue }
      let steps = (1...120).flatMap {
        [a.unit.demandCarried(by: $0), b.unit.demandCarried(by: $0)]
      }
      let horizon = min(a.unit.demandCarried(by: 120), b.unit.demandCarried(by: 120))
      let first = steps.filter { $0 >= demand.exact && $0 < horizon }.sorted().first { step in
        guard step < b.largestDemand, let n = b.unit.count(carryingMoreThan: step) else {
          return false
        }
        guard step < a.largestDemand, let m = a.unit.count(carryingMoreThan: step) else {
          return true
        }
        return b.price * n < a.price * m
      }
      let found = selector.comparison(of: other, with: winner, for: demand)?.overtaking
      switch found {
      case .beyond(let boundary):
        let isAlike = first.map { $0.doubleValue == boundary } ?? (boundary >= horizon.doubleValue)
        #expect(isAlike, "seed \(seed)")
      case .never: #expect(first == nil, "seed \(seed)")
      case .notUpTo(let end): #expect(first == nil && end > 0, "seed \(seed)")
      case nil: Issue.record("seed \(seed)")
      }
    }
  }

  @Test("noise is told as by sizing again at 1.10 and 0.95 of the rates")
  func noiseBySizingAgain() throws {
    for seed in UInt64(0)..<600 {
      var generator = SeededGenerator(seed: seed)
      let slow = SelectorPropertyTests.candidates(&generator)
      var rules = SlowSelection()
      rules.zones = 1 + generator.below(3)
      rules.minimum = 1 + generator.below(2)
      let selector = try Selector(
        SizingCandidates(slow.enumerated().map { $1.candidate(row: $0) }),
        constraints: rules.constraints)
      let minute = 1 + generator.below(3_000)
      let selection = try selector.select(for: Demand(perMinute: Double(minute)))
      let winner = try #require(selection.choice).parts[0].candidate
      func total(_ index: Int, percent: Int) -> SlowFraction? {
        var scaled = slow[index]
        scaled.rate.digits *= percent
        scaled.rate.places += 2
        return rules.count(scaled, SlowFraction(minute)).map {
          scaled.price * SlowFraction($0)
        }
      }
      let most = try #require(total(winner, percent: 95))
      for alternative in selection.alternatives {
        let least = try #require(total(alternative.parts[0].candidate, percent: 110))
        #expect(alternative.isWithinNoise == (least <= most), "seed \(seed)")
      }
    }
  }
}
