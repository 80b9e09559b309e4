/// A metric and the direction in which it is better: what dominance and scores compare.
///
/// As JSON it is `{"metric":"costPerInference","sense":"min"}`.
public struct Objective: Sendable, Hashable, Codable {
  /// What is compared.
  public var metric: Metric
  /// Which direction of it is better.
  public var sense: Sense

  /// An objective over `metric`, better in the metric's default direction unless told otherwise.
  public init(_ metric: Metric, sense: Sense? = nil) {
    self.metric = metric
    self.sense = sense ?? metric.defaultSense
  }

  /// The objectives used where none are chosen: cost an inference and model latency, both least.
  public static let defaults = [Objective(.costPerInference), Objective(.modelLatencyMilliseconds)]
}
