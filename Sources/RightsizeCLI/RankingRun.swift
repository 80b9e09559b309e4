import ArgumentParser
import Rightsizer

/// What `rank` and `frontier` do alike: read, rank, write, end.
struct RankingRun {
  let content: RankingReport.Content
  let inputs: InputArguments
  let options: RankingOptions
  let top: Int?
  /// What is told of a frontier beside its rows.
  var details: FrontierDetails.Request?
  /// What is told of how sure the ranking is.
  var robustness: RobustnessDetails.Request?

  func run(_ output: OutputArguments) throws {
    let loaded = inputs.load()
    guard loaded.hasAnswer else { return try loaded.finish() }
    try inputs.requireJob(in: loaded.table)
    let (ranking, robustness) = try ranked(loaded.table)
    // In JSON the diagnostics are part of the answer.
    if output.format != .json { StandardError.write(loaded.table.diagnostics) }
    try RankingReport(
      ranking, content: content, top: top, details: details.map { FrontierDetails(ranking, $0) },
      robustness: robustness
    ).write(as: output.format, to: output.terminal) { bytes throws(ExitCode) in
      try StandardOutput.write(bytes)
    }
    try loaded.finish(isAnswered: isAnswered(ranking))
  }

  private func ranked(
    _ table: RecommendationTable
  ) throws(ExitCode) -> (Ranking, RobustnessDetails?) {
    do throws(ScoringError) {
      let threads = inputs.threading.threadCount
      let ranking = try table.ranked(by: options, threads: threads)
      var found: RobustnessDetails?
      if let robustness { found = try RobustnessDetails(ranking, robustness, threads: threads) }
      return (ranking, found)
    } catch {
      switch error.code {
      case .negativeValue, .zeroValue:
        // The column is an objective.
        let name = error.index.map { " (\(options.objectives[$0].metric.name))" } ?? ""
        StandardError.write("error: \(error)\(name); another --method or --weights takes them")
        throw .unreadableData
      default:
        // The arguments were checked, so nothing is left that the data could have wrong.
        StandardError.write("internal error: \(error)")
        throw .internalError
      }
    }
  }

  /// Whether every group has an eligible row; what has none is told on standard error.
  private func isAnswered(_ ranking: Ranking) -> Bool {
    var isAnswered = !ranking.groups.isEmpty
    if ranking.groups.isEmpty {
      StandardError.tellNothingEligible(in: emptySources(ranking.table), of: ranking.table)
    }
    for group in ranking.groups {
      let rows = group.ranked + group.leftOut
      if !rows.contains(where: ranking.table.isEligible) {
        isAnswered = false
        tellNothingEligible(group, ranking)
      } else if group.ranked.isEmpty {
        StandardError.write(
          "note: group \(group.name): no row has a value for each objective, so none is ranked "
            + "(--missing worst ranks them)")
      }
    }
    return isAnswered
  }

  /// The inputs without a row: those that describe the job asked for, or all.
  private func emptySources(_ table: RecommendationTable) -> [String] {
    guard let job = options.job else { return table.sources }
    var sources: [String] = []
    for described in table.jobs where described.job.jobName == job {
      if sources.last != described.source { sources.append(described.source) }
    }
    return sources
  }

  private func tellNothingEligible(_ group: Ranking.Group, _ ranking: Ranking) {
    var reasons: [String] = []
    for row in group.leftOut {
      let reason = "\(ranking.table[row].source): \(ranking.reasonForNoPart(row) ?? "")"
      if !reasons.contains(reason) { reasons.append(reason) }
      if reasons.count == 5 { break }
    }
    for reason in reasons {
      StandardError.write("nothing eligible in group \(group.name): \(reason)")
    }
  }
}
