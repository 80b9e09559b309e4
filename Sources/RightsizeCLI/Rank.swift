import ArgumentParser
import Rightsizer

/// `rightsize rank`: every configuration, in order.
struct Rank: ParsableCommand {
  static let configuration = CommandConfiguration(
    // Named, since deriving it from the type costs a millisecond at the start.
    commandName: "rank",
    abstract: "Ranks the configurations: which are worth having, and why the others are not.",
    usage: "rightsize rank [option ...] <file> ...",
    discussion: """
      A configuration is on the frontier (●, layer 1) when no other is at least as good in every \
      objective and better in one; layer 2 is the frontier without layer 1, and so on. With \
      --weights, rows of one layer are put in order by the weighted sum of their objectives, each \
      scaled to 0 (worst) … 1 (best).

      Metrics: cost ($ an inference), hourly ($ an hour), latency (ms), throughput (invocations a \
      minute), cpu (% a core), memory (%), setup. Less is better but for throughput; :min or :max \
      says otherwise.
      """)

  @OptionGroup var inputs: InputArguments
  @OptionGroup var ranking: RankingArguments

  @Option(
    help: ArgumentHelp(
      "How much each objective counts, such as cost=3,latency=1.", valueName: "metric=weight,…"))
  var weights: String?

  @Option(help: ArgumentHelp("What comes first with --weights.", valueName: "order"))
  var by: RankingOptions.Order = .layer

  @OptionGroup var output: OutputArguments

  mutating func validate() throws {
    _ = try options()
  }

  private func options() throws -> RankingOptions {
    var options = try ranking.options(weights: weights, groupBy: inputs.groupKey)
    options.order = by
    options.job = inputs.job
    return options
  }

  mutating func run() throws {
    try RankingRun(content: .rank, inputs: inputs, options: options(), top: ranking.top)
      .run(output)
  }
}
