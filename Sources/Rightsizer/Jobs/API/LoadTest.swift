/// The load of a custom load test.
public struct TrafficPattern: Sendable, Hashable, Codable {
  /// `PHASES` or `STAIRS`.
  public var trafficType: String?
  /// The phases, for `PHASES`.
  public var phases: [Phase]?
  /// The stairs, for `STAIRS`.
  public var stairs: Stairs?

  /// An empty value: nothing given.
  public init() {}

  private enum CodingKeys: String, CodingKey {
    case trafficType = "TrafficType"
    case phases = "Phases"
    case stairs = "Stairs"
  }
}

/// One phase of a load.
public struct Phase: Sendable, Hashable, Codable {
  /// Concurrent users at the start.
  public var initialNumberOfUsers: Int?
  /// Users added a minute.
  public var spawnRate: Int?
  /// How long it lasts.
  public var durationInSeconds: Int?

  /// An empty value: nothing given.
  public init() {}

  private enum CodingKeys: String, CodingKey {
    case initialNumberOfUsers = "InitialNumberOfUsers"
    case spawnRate = "SpawnRate"
    case durationInSeconds = "DurationInSeconds"
  }
}

/// A load that grows in steps.
public struct Stairs: Sendable, Hashable, Codable {
  /// How long each step lasts.
  public var durationInSeconds: Int?
  /// How many steps.
  public var numberOfSteps: Int?
  /// Users added at each step.
  public var usersPerStep: Int?

  /// An empty value: nothing given.
  public init() {}

  private enum CodingKeys: String, CodingKey {
    case durationInSeconds = "DurationInSeconds"
    case numberOfSteps = "NumberOfSteps"
    case usersPerStep = "UsersPerStep"
  }
}

/// When a load test was to stop.
public struct RecommendationJobStoppingConditions: Sendable, Hashable, Codable {
  /// Invocations a minute to reach.
  public var maxInvocations: Int?
  /// The latencies not to exceed.
  public var modelLatencyThresholds: [ModelLatencyThreshold]?
  /// `Continue` or `Stop` once more load brings no more invocations.
  public var flatInvocations: String?

  /// An empty value: nothing given.
  public init() {}

  private enum CodingKeys: String, CodingKey {
    case maxInvocations = "MaxInvocations"
    case modelLatencyThresholds = "ModelLatencyThresholds"
    case flatInvocations = "FlatInvocations"
  }
}

/// A latency that a load test was not to exceed.
public struct ModelLatencyThreshold: Sendable, Hashable, Codable {
  /// Such as `P95`.
  public var percentile: String?
  /// The latency.
  public var valueInMilliseconds: Int?

  /// An empty value: nothing given.
  public init() {}

  private enum CodingKeys: String, CodingKey {
    case percentile = "Percentile"
    case valueInMilliseconds = "ValueInMilliseconds"
  }
}
