/// Which metrics matter more than which others, as a person writes it: `cost > latency > memory,
/// cost > throughput`.
package struct MetricPreferences: Sendable, Hashable {
  /// The statements: metrics, the more important first.
  package let chains: [[Metric]]

  /// The preferences of a text: statements with commas between, each of metrics with `>` between.
  ///
  /// - Throws: ``ScoringError`` of the code `preference` that names what is wrong and the mend.
  package init(parsing text: some StringProtocol) throws(ScoringError) {
    var chains: [[Metric]] = []
    for statement in text.split(separator: ",", omittingEmptySubsequences: false) {
      var chain: [Metric] = []
      let names = statement.split(separator: ">", omittingEmptySubsequences: false)
      for name in names {
        let trimmed = Self.trimmed(name)
        guard !trimmed.isEmpty else {
          throw ScoringError(
            .preference, "a metric is missing in '\(statement)'; write it as cost>latency")
        }
        guard let metric = Metric(name: trimmed) else {
          let known = Metric.allCases.map(\.name).joined(separator: ", ")
          throw ScoringError(.preference, "unknown metric '\(trimmed)'; known are \(known)")
        }
        chain.append(metric)
      }
      guard chain.count > 1 else {
        throw ScoringError(
          .preference, "'\(statement)' prefers nothing; write it as \(chain[0].name)>METRIC")
      }
      chains.append(chain)
    }
    self.chains = chains
    if let cycle = PreferenceOrder.cycle(in: Self.numbered(chains, Metric.allCases)) {
      let told = cycle.map { Metric.allCases[$0].name }.joined(separator: " > ")
      throw ScoringError(.preference, "\(told) goes in a circle: leave out one of them")
    }
  }

  /// The metrics named, each once, in the order of their first mention.
  package var metrics: [Metric] {
    var metrics: [Metric] = []
    for metric in chains.joined() where !metrics.contains(metric) { metrics.append(metric) }
    return metrics
  }

  /// The order of the objectives' columns that these preferences make.
  ///
  /// - Throws: ``ScoringError`` for a metric that is no objective.
  package func order(of objectives: [Objective]) throws(ScoringError) -> PreferenceOrder {
    let known = objectives.map(\.metric)
    if let metric = metrics.first(where: { !known.contains($0) }) {
      throw ScoringError(.preference, "\(metric.name) is no objective; add it to --objectives")
    }
    return try PreferenceOrder(chains: Self.numbered(chains, known))
  }

  private static func numbered(_ chains: [[Metric]], _ metrics: [Metric]) -> [[Int]] {
    chains.map { chain in chain.compactMap { metrics.firstIndex(of: $0) } }
  }

  private static func trimmed(_ name: some StringProtocol) -> String {
    var characters = name.drop { $0 == " " }
    while characters.last == " " { characters.removeLast() }
    return String(characters)
  }
}
