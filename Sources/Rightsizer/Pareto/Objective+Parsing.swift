extension Objective {
  /// The objective that a command line spells `cost`, `throughput:max` or `latency:min`.
  ///
  /// Names are those of ``Metric/name``; without `:min` or `:max` the metric's default sense holds.
  /// Spaces around the text do not count.
  /// - Throws: ``ObjectiveError`` for an empty text, an unknown metric or an unknown sense.
  public init(parsing text: some StringProtocol) throws(ObjectiveError) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let name = Self.trimmed(parts[0])
    guard !name.isEmpty else { throw .emptyObjective }
    guard let metric = Metric(name: name) else { throw .unknownMetric(name) }
    guard parts.count > 1 else {
      self.init(metric)
      return
    }
    let spelling = Self.trimmed(parts[1])
    guard let sense = Sense(rawValue: spelling) else {
      throw .unknownSense(spelling, metric: metric)
    }
    self.init(metric, sense: sense)
  }

  /// The objectives of a comma-separated list such as `cost,latency,throughput:max`, in its order.
  /// - Throws: ``ObjectiveError`` as ``init(parsing:)``, and for a metric named twice.
  public static func list(
    parsing text: some StringProtocol
  ) throws(ObjectiveError) -> [Objective] {
    var objectives: [Objective] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let objective = try Objective(parsing: part)
      guard !objectives.contains(where: { $0.metric == objective.metric }) else {
        throw .repeatedMetric(objective.metric)
      }
      objectives.append(objective)
    }
    return objectives
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    let head = text.drop { $0 == " " }
    guard let last = head.lastIndex(where: { $0 != " " }) else { return "" }
    return String(head[...last])
  }
}

extension Objective: CustomStringConvertible {
  /// The spelling that ``init(parsing:)`` reads: `cost`, or `cost:max` against the default sense.
  public var description: String {
    sense == metric.defaultSense ? metric.name : "\(metric.name):\(sense.rawValue)"
  }
}
