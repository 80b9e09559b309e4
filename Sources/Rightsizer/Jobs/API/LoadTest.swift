/// The load of a custom load test.
public struct TrafficPattern: Sendable, Hashable, Codable {
  /// `PHASES` or `STAIRS`.
  public var trafficType: String?
  /// The phases, for `PHASES`.
  public var phases: [Phase]?
  /// The stairs, for `STAIRS`.
  public var stairs: Stairs?

  /// A value of its parts; what is not given is absent.
  public init(trafficType: String? = nil, phases: [Phase]? = nil, stairs: Stairs? = nil) {
    self.trafficType = trafficType
    self.phases = phases
    self.stairs = stairs
  }

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

  /// A value of its parts; what is not given is absent.
  public init(
    initialNumberOfUsers: Int? = nil, spawnRate: Int? = nil, durationInSeconds: Int? = nil
  ) {
    self.initialNumberOfUsers = initialNumberOfUsers
    self.spawnRate = spawnRate
    self.durationInSeconds = durationInSeconds
  }

  private enum CodingKeys: String, CodingKey {
    case initialNumberOfUsers = "InitialNumberOfUsers"
    case spawnRate = "SpawnRate"
    case durationInSeconds = "DurationInSeconds"
  }
}

/// A load that grows in steps.
public struct Stairs: Sendable, Hashable, Codable {
  /// How long all steps last together, says the developer guide; each of them, says the API
  /// reference.
  public var durationInSeconds: Int?
  /// How many steps.
  public var numberOfSteps: Int?
  /// Users added at each step.
  public var usersPerStep: Int?

  /// A value of its parts; what is not given is absent.
  public init(durationInSeconds: Int? = nil, numberOfSteps: Int? = nil, usersPerStep: Int? = nil) {
    self.durationInSeconds = durationInSeconds
    self.numberOfSteps = numberOfSteps
    self.usersPerStep = usersPerStep
  }

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

  /// A value of its parts; what is not given is absent.
  public init(
    maxInvocations: Int? = nil, modelLatencyThresholds: [ModelLatencyThreshold]? = nil,
    flatInvocations: String? = nil
  ) {
    self.maxInvocations = maxInvocations
    self.modelLatencyThresholds = modelLatencyThresholds
    self.flatInvocations = flatInvocations
  }

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

  /// A value of its parts; what is not given is absent.
  public init(percentile: String? = nil, valueInMilliseconds: Int? = nil) {
    self.percentile = percentile
    self.valueInMilliseconds = valueInMilliseconds
  }

  private enum CodingKeys: String, CodingKey {
    case percentile = "Percentile"
    case valueInMilliseconds = "ValueInMilliseconds"
  }
}
