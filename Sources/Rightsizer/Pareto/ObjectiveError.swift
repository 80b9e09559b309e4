/// Why a text is no objective.
public enum ObjectiveError: Error, Sendable, Hashable {
  /// Nothing stands where a metric's name should.
  case emptyObjective
  /// The name belongs to no metric.
  case unknownMetric(String)
  /// What follows the colon is neither `min` nor `max`.
  case unknownSense(String, metric: Metric)
  /// A list names one metric twice.
  case repeatedMetric(Metric)
}

extension ObjectiveError: CustomStringConvertible {
  /// One sentence that names the mistake and what may be written instead.
  public var description: String {
    switch self {
    case .emptyObjective:
      "an objective is empty; the metrics are \(Self.knownNames)"
    case .unknownMetric(let name):
      "unknown objective '\(name)'; the metrics are \(Self.knownNames)"
    case .unknownSense(let sense, let metric):
      "unknown sense '\(sense)' of objective '\(metric.name)'; write \(metric.name):min or "
        + "\(metric.name):max"
    case .repeatedMetric(let metric):
      "objective '\(metric.name)' is given twice"
    }
  }

  private static var knownNames: String {
    Metric.allCases.map(\.name).joined(separator: ", ")
  }
}
