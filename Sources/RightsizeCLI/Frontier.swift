import ArgumentParser
import Rightsizer

/// `rightsize frontier`: the configurations that no other dominates.
struct Frontier: ParsableCommand {
  static let configuration = CommandConfiguration(
    // Named, since deriving it from the type costs every start a walk through metadata.
    commandName: "frontier",
    abstract: "Shows only the configurations that no other beats in every objective.",
    usage: "rightsize frontier [option ...] <file> ...",
    discussion: """
      The same as `rank`, cut to its first layer; in a terminal, with two objectives, with a plot.
      """)

  @OptionGroup var inputs: InputArguments
  @OptionGroup var ranking: RankingArguments
  @OptionGroup var details: FrontierArguments
  @OptionGroup var robustness: RobustnessArguments
  @OptionGroup var output: OutputArguments

  mutating func validate() throws {
    _ = try details.request(objectiveCount: options().objectives.count)
  }

  private func options() throws -> RankingOptions {
    var options = try ranking.options(groupBy: inputs.groupKey)
    options.job = inputs.job
    return options
  }

  mutating func run() throws {
    let options = try options()
    var run = RankingRun(
      content: .frontier, inputs: inputs, options: options, top: ranking.top,
      details: try details.request(objectiveCount: options.objectives.count))
    if let sampling = try robustness.sampling() {
      var asked = sampling.options
      asked.findsWeightings = false
      run.robustness = try RobustnessDetails.Request(asked)
    }
    try run.run(output)
  }
}
