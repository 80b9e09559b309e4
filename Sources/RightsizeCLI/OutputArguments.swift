import ArgumentParser
import Rightsizer

/// How the answer is written.
struct OutputArguments: ParsableArguments {
  @Option(help: "How the answer is written.")
  var format: ReportFormat = .table

  /// What standard output is.
  var terminal: Terminal { format == .table ? StandardOutput.terminal : Terminal() }
}
