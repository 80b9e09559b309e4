import ArgumentParser
import Rightsizer

/// What rows are compared by.
struct RankingArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What counts, the first deciding first (default: cost,latency).", valueName: "metric,…"))
  var objectives: String?

  @Option(
    help: ArgumentHelp(
      "A row without a value in an objective takes no part, or counts as worst.",
      valueName: "policy"))
  var missing: MissingValues = .exclude

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Only the best of each group.", valueName: "count"))
  var top: Int?

  mutating func validate() throws {
    if let top, top < 1 { throw ValidationError("--top takes a whole number from 1") }
  }

  /// The options of a ranking without weights.
  func options(groupBy: GroupKey) throws -> RankingOptions {
    var options = RankingOptions()
    options.missing = missing
    options.groupBy = groupBy
    if let objectives {
      do throws(ObjectiveError) {
        options.objectives = try Objective.list(parsing: objectives)
      } catch {
        throw ValidationError("--objectives: \(error)")
      }
    }
    return options
  }

  /// Makes objectives of the metrics that preferences name.
  func put(_ preferences: MetricPreferences, into options: inout RankingOptions) throws {
    for metric in preferences.metrics
    where !options.objectives.contains(where: { $0.metric == metric }) {
      guard objectives == nil else {
        throw ValidationError("--prefer: \(metric.name) is no objective; add it to --objectives")
      }
      options.objectives.append(Objective(metric))
    }
  }

  /// Puts weights into options, in the objectives' order.
  func put(_ given: WeightList, into options: inout RankingOptions) throws {
    for (metric, _) in given.weights
    where !options.objectives.contains(where: { $0.metric == metric }) {
      guard objectives == nil else {
        throw ValidationError(
          "--weights: \(metric.name) is no objective; add it to --objectives")
      }
      options.objectives.append(Objective(metric))
    }
    options.weights = options.objectives.map { given.weight(of: $0.metric) }
    do throws(ScoringError) {
      _ = try Weights(options.weights ?? [])
    } catch {
      throw ValidationError("--weights: \(error)")
    }
  }
}
