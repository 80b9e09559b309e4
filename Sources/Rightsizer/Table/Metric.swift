/// A measured or derived figure of a recommendation that can be an objective.
public enum Metric: String, Sendable, Hashable, Codable, CaseIterable {
  /// US dollars an inference at full load: `CostPerHour / (60 × MaxInvocations)`; for a serverless
  /// row the reported `CostPerInference`.
  case costPerInference
  /// US dollars an hour for the whole endpoint (`CostPerHour`).
  case costPerHour
  /// Model latency in milliseconds.
  case modelLatencyMilliseconds
  /// Invocations a minute of the whole endpoint (`MaxInvocations`).
  case maxInvocationsPerMinute
  /// CPU utilisation per core, in percent: `CpuUtilization / vCPU`.
  case cpuUtilizationPerCore
  /// Memory utilisation, in percent of the instance.
  case memoryUtilization
  /// The cold start of a serverless endpoint (`ModelSetupTime`), as exported.
  case modelSetupTime

  /// The short name used on the command line.
  public var name: String {
    switch self {
    case .costPerInference: "cost"
    case .costPerHour: "hourly"
    case .modelLatencyMilliseconds: "latency"
    case .maxInvocationsPerMinute: "throughput"
    case .cpuUtilizationPerCore: "cpu"
    case .memoryUtilization: "memory"
    case .modelSetupTime: "setup"
    }
  }

  /// The direction that is better unless told otherwise: more throughput, less of all else.
  public var defaultSense: Sense { self == .maxInvocationsPerMinute ? .max : .min }

  /// The metric of a short name, `nil` when there is none.
  public init?(name: some StringProtocol) {
    guard let metric = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = metric
  }
}
