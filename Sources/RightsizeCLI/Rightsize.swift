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
    let arguments = Array(CommandLine.arguments.dropFirst())
    var command: any ParsableCommand
    do {
      try requireCommand(in: arguments)
      command = try parseAsRoot(arguments)
    } catch {
      end(error)
    }
    let repeated = RepeatedOptions(
      arguments, command: type(of: command).configuration.commandName)
    for warning in repeated.warnings { StandardError.write("warning: \(warning)") }
    do {
      try command.run()
    } catch let error as ValidationError {
      tell(error, of: type(of: command))
      exit(withError: ExitCode.validationFailure)
    } catch {
      end(error)
    }
  }

  /// Ends with what the parser has to say: help and versions are data, which a full disk may not take,
  /// and what was typed is shown, not sent to the terminal.
  private static func end(_ error: any Error) -> Never {
    let message = fullMessage(for: error)
    let code = exitCode(for: error)
    guard !message.isEmpty else { exit(withError: code) }
    guard code == .success else {
      for line in message.split(separator: "\n", omittingEmptySubsequences: false) {
        StandardError.write(String(line))
      }
      exit(withError: code)
    }
    do throws(ExitCode) {
      try StandardOutput.write(Array((message + "\n").utf8))
    } catch {
      exit(withError: error)
    }
    exit(withError: code)
  }

  /// Tells wrong usage that only shows while a command runs as the parser tells what it finds itself:
  /// from here it would tell the usage of the tool.
  private static func tell(_ error: ValidationError, of command: any ParsableCommand.Type) {
    StandardError.write("Error: \(error.message)")
    let name = [configuration.commandName, command.configuration.commandName]
      .compactMap(\.self).joined(separator: " ")
    let usage = usageString(for: command).split(separator: "\n")
    for (index, line) in usage.enumerated() {
      StandardError.write((index == 0 ? "Usage: " : "       ") + line)
    }
    StandardError.write("  See '\(name) --help' for more information.")
  }

  /// Refuses a first word that is no command, which the parser takes for an argument too many.
  private static func requireCommand(in arguments: [String]) throws {
    guard let word = arguments.first, !word.hasPrefix("-") else { return }
    let names = configuration.subcommands.compactMap { $0.configuration.commandName }
    guard !names.contains(word), word != "help" else { return }
    // What was typed may be the name of a file, and so hold anything.
    let told = word.count > 60 ? word.prefix(60) + "…" : word
    StandardError.write(
      "error: no command \"\(told)\"; begin with one of \(names.joined(separator: ", "))"
        + (word.contains { $0 == "." || $0 == "/" } ? ", such as rightsize rank FILE" : ""))
    throw ExitCode.validationFailure
  }
}
