/// What a choice costs when its count follows a profile of demand within the same rules.
public struct AutoscalingEstimate: Sendable, Hashable {
  /// The instances at each step of the profile.
  public let instanceCounts: [Int]
  /// The steps that need more instances than the limits allow.
  public let stepsBeyondMaximum: Int
  /// The fewest instances of any step.
  public let leastInstanceCount: Int
  /// The most instances of any step.
  public let greatestInstanceCount: Int
  /// The mean, weighted by duration.
  public let averageInstanceCount: Double
  /// US dollars an hour on average.
  public let averageCostPerHour: Double
  /// US dollars a month of 730 hours.
  public let costPerMonth: Double
  /// US dollars a million inferences at the profile's average.
  public let costPerMillionInferences: Double
}

extension Selector {
  /// The cost of autoscaling a choice of one type over a profile, were the count always right.
  ///
  /// At each step the count is the least that the rules ask for at its demand: instant and without
  /// cooldown, so a lower bound. A Savings Plan covers what was committed: the discount counts for
  /// the least count of the profile, with `discountsAllInstances` for every one. `nil` for a choice
  /// without instances or of more than one part, and where a count is beyond 2⁵³.
  ///
  /// Complexity: O(steps).
  public func autoscaling(
    of choice: Choice, over profile: DemandProfile, discountsAllInstances: Bool = false
  ) -> AutoscalingEstimate? {
    guard let index = choice.sizing?.candidate, !candidates.isServerless[index],
      let price = candidates.exactPrice(of: index),
      let fullPrice = candidates.exactPrice(of: index, discounted: false)
    else { return nil }
    var counts: [Int] = []
    counts.reserveCapacity(profile.steps.count)
    for step in profile.steps {
      // No demand needs the minimum.
      guard let demand = Demand(exact: step.invocationsPerMinute.exact) else {
        counts.append(rules.minimum)
        continue
      }
      guard let count = count(of: index, demand) else { return nil }
      counts.append(count)
    }
    guard let least = counts.min(), let greatest = counts.max() else { return nil }

    var instanceTime = ExactRational.zero
    for (step, count) in zip(profile.steps, counts) {
      instanceTime = instanceTime.adding(step.duration.exact * count)
    }
    let average = instanceTime / profile.totalDuration
    let beyondLeast = average - ExactRational(least)
    let cost = price * least + beyondLeast * (discountsAllInstances ? price : fullPrice)
    let maximum = maximumCount(of: index)
    return AutoscalingEstimate(
      instanceCounts: counts, stepsBeyondMaximum: counts.count { $0 > maximum },
      leastInstanceCount: least, greatestInstanceCount: greatest,
      averageInstanceCount: average.doubleValue, averageCostPerHour: cost.doubleValue,
      costPerMonth: (cost * Constraints.hoursPerMonth).doubleValue,
      costPerMillionInferences: (cost * 1_000_000 / (profile.average.exact * 60)).doubleValue)
  }
}
