/// How many users a load test must have, and the traffic pattern that reaches them.
struct LoadTestTraffic: Sendable, Hashable {
  /// The users at the end.
  let userCount: Int
  /// Whether more were needed than a pattern reaches.
  let isCapped: Bool
  /// The pattern.
  let pattern: TrafficPattern
  /// How long a load test lasts at the most.
  let longestSeconds: Int

  /// The users that a plateau needs at the least to be seen: it takes a level below it and one beyond.
  static let leastUserCount = 3
  /// One phase of an hour, the longest, at three users a minute, the most.
  static let greatestUserCount = 180
  /// A level lasts two minutes, as in the guide's example, so that it has a whole minute of its own.
  static let stepSeconds = 120
  /// Steps of one to three users; with five of them both readings of their duration stay within an
  /// hour.
  static let greatestStepCount = 5
  private static let greatestUsersPerStep = 3

  /// The pattern that reaches a number of users.
  ///
  /// Up to 15 users it is stairs, which hold each level. How long they take is told in two ways: the
  /// guide says that `DurationInSeconds` is parted among the steps, the API reference that it is each
  /// step's. It is written as the guide reads it, and the job is given time for either. Beyond that
  /// it is one phase that starts with three users and adds three a minute (the guide's maxima).
  ///
  /// <https://docs.aws.amazon.com/sagemaker/latest/dg/inference-recommender-load-test.html>,
  /// <https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_Stairs.html>
  init(reaching needed: Double) {
    let most = Self.greatestUserCount
    // Also where it is NaN.
    isCapped = !(needed <= Double(most))
    let least = isCapped ? most : max(Self.leastUserCount, Int(needed.rounded(.up)))
    if least <= Self.greatestStepCount * Self.greatestUsersPerStep {
      let perStep = Self.quotient(least, Self.greatestStepCount)
      let steps = Self.quotient(least, perStep)
      let seconds = steps * Self.stepSeconds
      userCount = steps * perStep
      pattern = TrafficPattern(
        trafficType: "STAIRS",
        stairs: Stairs(durationInSeconds: seconds, numberOfSteps: steps, usersPerStep: perStep))
      longestSeconds = steps * seconds
    } else {
      let minutes = Self.quotient(least, Self.greatestUsersPerStep)
      userCount = minutes * Self.greatestUsersPerStep
      let phase = Phase(
        initialNumberOfUsers: Self.greatestUsersPerStep, spawnRate: Self.greatestUsersPerStep,
        durationInSeconds: minutes * 60)
      pattern = TrafficPattern(trafficType: "PHASES", phases: [phase])
      longestSeconds = minutes * 60
    }
  }

  /// The users that keep a rate up at a latency: by Little's law as many as there are requests in
  /// flight, since each waits for its answer before it asks again.
  static func users(perMinute rate: Double, latencyMilliseconds latency: Double) -> Double {
    rate / 60 * (latency / 1000)
  }

  private static func quotient(_ dividend: Int, _ divisor: Int) -> Int {
    (dividend + divisor - 1) / divisor
  }
}
