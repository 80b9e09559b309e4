import TestSupport
import Testing

@testable import Rightsizer

struct AutoscalingEstimateTests {
  private func profile() throws -> DemandProfile {
    try DemandProfile([
      .init(duration: 1, invocationsPerMinute: 0), .init(duration: 1, invocationsPerMinute: 1000),
      .init(duration: 2, invocationsPerMinute: 2000),
    ])
  }

  @Test("peak and average of a profile are exact, weighted by duration")
  func profileFigures() throws {
    let profile = try profile()
    #expect(profile.peak.perMinute == 2000)
    #expect(profile.average.perMinute == 1250)
    let tenths = try DemandProfile(
      (0..<1000).map { _ in
        .init(duration: 0.1, invocationsPerMinute: 0.3)
      })
    #expect(tenths.average.exact == ExactRational(3) / 10)
  }

  @Test("counts follow the demand: 2, 4 and 8 instances of 267.5 usable a minute")
  func follows() throws {
    for (discount, all, cost) in [(0.0, false, 0.6325), (0.3, false, 0.5635), (0.3, true, 0.44275)]
    {
      // Mean 5.5 instances of $0.115; at 30 % off the least 2, or all.
      var candidate = JobExamples.threeTypes[0]
      candidate.price.discount = discount
      let selector = try JobExamples.selector([candidate])
      let profile = try profile()
      let choice = try #require(selector.choose(for: profile.peak, average: profile.average))
      let estimate = try #require(
        selector.autoscaling(of: choice, over: profile, discountsAllInstances: all))
      #expect(estimate.instanceCounts == [2, 4, 8])
      #expect(estimate.leastInstanceCount == 2)
      #expect(estimate.greatestInstanceCount == 8)
      #expect(estimate.averageInstanceCount == 5.5)
      #expect(isClose(estimate.averageCostPerHour, cost))
      #expect(isClose(estimate.costPerMonth, cost * 730))
      #expect(isClose(estimate.costPerMillionInferences, cost / 75_000 * 1e6))
      #expect(estimate.stepsBeyondMaximum == 0)
    }
  }

  @Test("a mix keeps its shares: 1 of 50 and 3 of 100 a minute are 1/7 and 6/7 of each demand")
  func mix() throws {
    let candidates = [
      SizingCandidate(
        row: 0, instanceType: "a", maxInvocationsPerMinute: 50, price: .exported(1, discount: 0.5)),
      SizingCandidate(
        row: 1, instanceType: "b", maxInvocationsPerMinute: 100, price: .exported(2, discount: 0.5)),
    ]
    let selector = try JobExamples.selector(candidates) {
      JobExamples.bare(&$0)
      $0.typeLimits = ["b": 3]
      $0.maximumInstances = 8
    }
    let profile = try DemandProfile([
      .init(duration: 1, invocationsPerMinute: 0), .init(duration: 1, invocationsPerMinute: 70),
      .init(duration: 2, invocationsPerMinute: 350), .init(duration: 1, invocationsPerMinute: 351),
    ])
    let choice = try #require(MixChoices.choice([1, 3], selector, demand: 350))
    let estimate = try #require(selector.autoscaling(of: choice, over: profile))
    // 70: 10 and 60 of the load; 350: 50 and 300; 351: 50.14… and 300.86…, which takes one more of
    // each, the limit of b passed.
    #expect(estimate.instanceCounts == [2, 2, 4, 6])
    #expect(estimate.stepsBeyondMaximum == 1)
    // a: 1, 1, 1, 1, 2 are 1.2 on average; b: 1, 1, 3, 3, 4 are 2.4.
    #expect(estimate.averageInstanceCount == 3.6)
    // The least of each at half the price: 0.5 + 0.2 · 1 + 1 + 1.4 · 2.
    #expect(isClose(estimate.averageCostPerHour, 4.5))
    let all = try #require(
      selector.autoscaling(of: choice, over: profile, discountsAllInstances: true))
    #expect(isClose(all.averageCostPerHour, 3))
  }

  @Test("each part of a mix has the least count for its share, by trying one after the other")
  func mixBySlowSearch() throws {
    for seed in UInt64(0)..<150 {
      var random = SeededGenerator(seed: seed)
      let candidates = (0..<(2 + random.below(2))).map { row in
        SizingCandidate(
          row: row, instanceType: "t\(random.below(3))",
          maxInvocationsPerMinute: Double(3 + random.below(40)),
          price: .exported(Double(1 + random.below(50)) / 100))
      }
      let zones = 1 + random.below(3)
      let minimum = 1 + random.below(3)
      let selector = try JobExamples.selector(candidates) {
        $0.headroom = [0, 0.5, 0.3][random.below(3)]
        $0.zones = zones
        $0.minimumInstances = minimum
      }
      let counts = candidates.map { _ in max(minimum, 2) + random.below(6) }
      let choice = try #require(MixChoices.choice(counts, selector, demand: 10))
      let profile = try DemandProfile(
        (0..<6).map { _ in
          .init(
            duration: ExactDecimal(1 + random.below(3)),
            invocationsPerMinute: ExactDecimal(random.below(200)))
        } + [.init(invocationsPerMinute: 7)])
      let estimate = try #require(selector.autoscaling(of: choice, over: profile))

      let usable = ExactRational.one - selector.constraints.headroom.exact
      func carried(_ index: Int, _ count: Int) -> ExactRational {
        let rate = ExactRational(Int(candidates[index].maxInvocationsPerMinute))
        let left = zones < 2 ? count : count - (count + zones - 1) / zones
        return min(rate * usable * count, zones < 2 ? rate * usable * count : rate * left)
      }
      let sum = counts.indices.reduce(ExactRational.zero) { $0 + carried($1, counts[$1]) }
      var cost = ExactRational.zero
      var time = ExactRational.zero
      for (step, told) in zip(profile.steps, estimate.instanceCounts) {
        var total = 0
        for index in counts.indices {
          let share = step.invocationsPerMinute.exact * carried(index, counts[index]) / sum
          var count = minimum
          while carried(index, count) < share { count += 1 }
          total += count
          let price = try #require(
            ExactRational(shortestDecimalOf: candidates[index].price.dollarsPerHour))
          cost = (cost + price * count * step.duration.exact).reduced()
        }
        time = time + step.duration.exact
        #expect(told == total, "seed \(seed)")
      }
      #expect(estimate.averageCostPerHour == (cost / time).doubleValue, "seed \(seed)")
    }
  }

  @Test("a profile without a demand, a duration or with a negative demand is refused, by its step")
  func refusals() {
    let cases: [([DemandProfile.Step], String)] = [
      ([], "no step"), ([.init(invocationsPerMinute: 0)], "no step"),
      ([.init(invocationsPerMinute: 1), .init(duration: 0, invocationsPerMinute: 1)], "step 2"),
      ([.init(invocationsPerMinute: -1)], "step 1"),
    ]
    for (steps, word) in cases {
      let error = #expect(throws: SelectionError.self) { try DemandProfile(steps) }
      #expect(error?.code == .malformedProfile)
      #expect(error?.message.contains(word) == true)
    }
  }
}
