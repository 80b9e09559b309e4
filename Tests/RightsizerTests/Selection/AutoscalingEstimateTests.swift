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
