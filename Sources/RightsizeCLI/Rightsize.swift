import ArgumentParser
import Rightsizer

/// The tool: arguments to library to text.
@main
struct Rightsize: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rightsize",
    abstract: "Decides on which instance type, and on how many, to serve a model.",
    discussion: """
      Reads exported results of Amazon SageMaker Inference Recommender jobs: files, folders (every \
      .json, .jsonl and .csv in them) or - for standard input. Data goes to standard output, \
      everything else to standard error.

      Exit codes: 0 answered; 1 nothing eligible or feasible; 64 wrong usage; 65 unreadable data, or a request with faults; 66 no such \
      file; 70 a bug; 74 the output could not be written.
      """,
    version: rightsizerVersion,
    subcommands: [
      Rank.self, Frontier.self, Select.self, CrossoverCommand.self, Plan.self, Deploy.self,
      Inspect.self, Export.self, Validate.self, Doctor.self,
    ])
  /// Parses, tells of options given twice, runs.
  static func main() {
    StandardStreams.takeClosedNumbers()
    do {
      var command = try parseAsRoot()
      let repeated = RepeatedOptions(
        Array(CommandLine.arguments.dropFirst()),
        command: type(of: command).configuration.commandName)
      for warning in repeated.warnings { StandardError.write("warning: \(warning)") }
      try command.run()
    } catch {
      exit(withError: error)
    }
  }
}
