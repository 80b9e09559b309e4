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
  /// The cost of autoscaling a choice over a profile, were the counts always right.
  ///
  /// At each step the count is the least that the rules ask for at its demand: instant and without
  /// cooldown, so a lower bound. The parts of a mix keep their shares of the traffic, as production
  /// variants do whose counts follow the load: each has the least count for its share of the demand,
  /// never below the minimum, though another mix might be cheaper then. A Savings Plan covers what
  /// was committed: the discount counts for the least count of each part, with
  /// `discountsAllInstances` for every one. `nil` for a choice without instances, and where a count
  /// is beyond 2⁵³.
  ///
  /// Complexity: O(steps × parts).
  public func autoscaling(
    of choice: Choice, over profile: DemandProfile, discountsAllInstances: Bool = false
  ) -> AutoscalingEstimate? {
    guard let shares = shares(of: choice) else { return nil }
    var counts = [Int](repeating: 0, count: profile.steps.count)
    var areBeyond = [Bool](repeating: false, count: profile.steps.count)
    var ofTypes: [Int: [Int]] = [:]
    var average = ExactRational.zero
    var cost = ExactRational.zero
    for part in shares {
      guard let price = candidates.exactPrice(of: part.candidate),
        let fullPrice = candidates.exactPrice(of: part.candidate, discounted: false),
        let own = self.counts(of: part, over: profile), let least = own.min()
      else { return nil }
      var instanceTime = ExactRational.zero
      for (index, count) in own.enumerated() {
        instanceTime = instanceTime.adding(profile.steps[index].duration.exact * count)
        // At most ten parts of 2⁵³.
        counts[index] += count
      }
      let mean = (instanceTime / profile.totalDuration).reduced()
      average = average.adding(mean)
      let beyondLeast = mean - ExactRational(least)
      cost = cost.adding(price * least)
        .adding(beyondLeast * (discountsAllInstances ? price : fullPrice))
      let type = candidates.typeIndices[part.candidate]
      let others = ofTypes[type] ?? [Int](repeating: 0, count: own.count)
      ofTypes[type] = zip(others, own).map { $0 + $1 }
    }
    for (type, sums) in ofTypes {
      for (index, count) in sums.enumerated() where count > types[type].maximum {
        areBeyond[index] = true
      }
    }
    if let maximum = constraints.maximumInstances {
      for (index, count) in counts.enumerated() where count > maximum { areBeyond[index] = true }
    }
    guard let least = counts.min(), let greatest = counts.max() else { return nil }
    return AutoscalingEstimate(
      instanceCounts: counts, stepsBeyondMaximum: areBeyond.count { $0 },
      leastInstanceCount: least, greatestInstanceCount: greatest,
      averageInstanceCount: average.doubleValue, averageCostPerHour: cost.doubleValue,
      costPerMonth: (cost * Constraints.hoursPerMonth).doubleValue,
      costPerMillionInferences: (cost * 1_000_000 / (profile.average.exact * 60)).doubleValue)
  }

  /// A part of a choice and its share of the traffic.
  private struct Share {
    let candidate: Int
    let unit: UnitCapacity
    let share: ExactRational
  }

  /// The parts with their exact shares: what each carries of what all do. `nil` for a choice without
  /// instances.
  private func shares(of choice: Choice) -> [Share]? {
    var loads: [(candidate: Int, unit: UnitCapacity, load: ExactRational)] = []
    var sum = ExactRational.zero
    for part in choice.parts {
      guard let count = part.instanceCount,
        candidates.rows.indices.contains(part.candidate),
        let unit = rules.unit(of: part.candidate, in: candidates),
        candidates.typeIndices[part.candidate] >= 0
      else { return nil }
      let load = unit.demandCarried(by: count).reduced()
      sum = sum.adding(load)
      loads.append((part.candidate, unit, load))
    }
    if loads.count == 1 { return [Share(candidate: loads[0].0, unit: loads[0].1, share: .one)] }
    guard !sum.isZero else { return nil }
    return loads.map { Share(candidate: $0, unit: $1, share: ($2 / sum).reduced()) }
  }

  /// The least count of a part at each step.
  private func counts(of part: Share, over profile: DemandProfile) -> [Int]? {
    var counts: [Int] = []
    counts.reserveCapacity(profile.steps.count)
    for step in profile.steps {
      // No demand needs the minimum.
      guard let demand = Demand(exact: step.invocationsPerMinute.exact * part.share) else {
        counts.append(rules.minimum)
        continue
      }
      guard let count = count(of: part.candidate, demand) else { return nil }
      counts.append(count)
    }
    return counts
  }
}
