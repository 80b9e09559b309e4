/// The demand over time: what autoscaling follows.
public struct DemandProfile: Sendable, Hashable {
  /// A span of time with one demand.
  public struct Step: Sendable, Hashable {
    /// How long it lasts; the unit is the caller's, the same in all steps.
    public let duration: ExactDecimal
    /// Invocations a minute, 0 or more.
    public let invocationsPerMinute: ExactDecimal
    /// The line of the file it comes from, from 1; `nil` where there is none.
    internal var line: Int?

    /// A span of time with its demand.
    public init(duration: ExactDecimal = 1, invocationsPerMinute: ExactDecimal) {
      self.duration = duration
      self.invocationsPerMinute = invocationsPerMinute
    }
  }

  /// The steps, in order of time.
  public let steps: [Step]
  /// The greatest demand.
  public let peak: Demand
  /// The mean demand, weighted by duration.
  public let average: Demand
  internal let totalDuration: ExactRational

  /// A profile of steps.
  ///
  /// Throws `SelectionError` with code `malformedProfile`, naming the step (from 1): where there is
  /// none, a duration is not above 0, a demand is negative, or all are 0.
  public init(_ steps: [Step]) throws(SelectionError) {
    var total = ExactRational.zero
    var invocations = ExactRational.zero
    var peak = ExactRational.zero
    for (index, step) in steps.enumerated() {
      if step.duration <= 0 {
        throw SelectionError(
          .malformedProfile, "step \(index + 1) of the profile lasts \(step.duration)",
          line: step.line)
      }
      if step.invocationsPerMinute < 0 {
        throw SelectionError(
          .malformedProfile,
          "step \(index + 1) of the profile has the negative demand \(step.invocationsPerMinute)",
          line: step.line)
      }
      let demand = step.invocationsPerMinute.exact
      total = total.adding(step.duration.exact)
      invocations = invocations.adding(step.duration.exact * demand)
      peak = max(peak, demand)
    }
    guard !total.isZero, let highest = Demand(exact: peak),
      let mean = Demand(exact: invocations / total)
    else {
      throw SelectionError(.malformedProfile, "the profile has no step with a demand above 0")
    }
    self.steps = steps
    self.peak = highest
    average = mean
    totalDuration = total
  }
}

extension ExactRational {
  /// The sum, in lowest terms where the denominators differ, so that long sums stay small.
  internal func adding(_ other: ExactRational) -> ExactRational {
    let sum = self + other
    return denominator == other.denominator ? sum : sum.reduced()
  }
}
