/// Which direction of an objective is better.
public enum Sense: String, Sendable, Hashable, Codable, CaseIterable {
  /// Less is better: cost, latency, utilisation.
  case min
  /// More is better: throughput.
  case max
}
