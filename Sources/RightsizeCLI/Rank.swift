import ArgumentParser
import Rightsizer

/// `rightsize rank`: every configuration, in order.
struct Rank: ParsableCommand {
  static let configuration = CommandConfiguration(
    // Named, since deriving it from the type costs every start a walk through metadata.
    commandName: "rank",
    abstract: "Ranks the configurations: which are worth having, and why the others are not.",
    usage: "rightsize rank [option ...] <file> ...",
    discussion: """
      A configuration is on the frontier (●, layer 1) when no other is at least as good in every \
      objective and better in one; layer 2 is the frontier without layer 1, and so on. With \
      --weights, rows of one layer are put in order by a score: the weighted sum of their \
      objectives, each scaled to 0 (worst) … 1 (best), or what --method names.

      A weight is a number or a word: lowest, low, moderate, high, highest (1 … 5). Without \
      numbers, --weights takes them from the values: entropy, critic, merec, stddev or equal; \
      or from pairwise comparisons in a CSV file, ahp:FILE.

      With --robust it also says in how many of all weightings each row is first, by the weighted \
      sum, and in how many reruns of the job it is on the frontier and first.

      Metrics: cost ($ an inference), hourly ($ an hour), latency (ms), throughput (invocations a \
      minute), cpu (% a core), memory (%), setup. Less is better but for throughput; :min or :max \
      says otherwise.
      """)

  @OptionGroup var inputs: InputArguments
  @OptionGroup var ranking: RankingArguments

  @Option(
    help: ArgumentHelp(
      "How much each objective counts, such as cost=3,latency=1 or entropy.",
      valueName: "metric=weight,…"))
  var weights: String?

  @Option(
    help: ArgumentHelp(
      "How a score is made (default: weighted-sum; by itself, with equal weights).",
      valueName: "method"))
  var method: NamedScoringMethod?

  @Option(help: ArgumentHelp("What comes first with --weights.", valueName: "order"))
  var by: RankingOptions.Order = .layer

  @OptionGroup var robustness: RobustnessArguments

  @Option(
    help: ArgumentHelp(
      "Only weightings of --robust that agree, such as cost>latency.",
      valueName: "preferences"))
  var prefer: String?

  @OptionGroup var output: OutputArguments

  mutating func validate() throws {
    // What a file says comes when it is read.
    _ = try options(compared: nil)
    if prefer != nil, !robustness.robust { throw ValidationError("--prefer needs --robust") }
  }

  /// What `--prefer` says.
  private func preferences() throws -> MetricPreferences? {
    guard let prefer else { return nil }
    do throws(ScoringError) {
      return try MetricPreferences(parsing: prefer)
    } catch {
      throw ValidationError("--prefer: \(error)")
    }
  }

  private func options(compared: MetricComparisons?) throws -> RankingOptions {
    var options = try ranking.options(groupBy: inputs.groupKey)
    options.order = by
    options.job = inputs.job
    if let preferences = try preferences() { try ranking.put(preferences, into: &options) }
    if let method {
      options.method = method
      options.weighting = .equal
    }
    guard let weights else { return options }
    switch try WeightArgument(parsing: weights) {
    case .list(let list): try ranking.put(list, into: &options)
    case .weighting(let weighting): options.weighting = weighting
    case .comparisons:
      if let compared { try ranking.put(WeightList(compared), into: &options) }
    }
    return options
  }

  mutating func run() throws {
    var compared: MetricComparisons?
    if let weights, case .comparisons(let path) = try WeightArgument(parsing: weights) {
      compared = try WeightArgument.comparisons(at: path)
    }
    let options = try options(compared: compared)
    var run = RankingRun(content: .rank, inputs: inputs, options: options, top: ranking.top)
    if let sampling = try robustness.sampling() {
      run.robustness = try RobustnessDetails.Request(
        sampling.options, preferences: preferences(), objectives: options.objectives)
    }
    try run.run(output)
  }
}
