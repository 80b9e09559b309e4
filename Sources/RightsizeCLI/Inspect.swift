import ArgumentParser
import Rightsizer

/// `rightsize inspect`: what is in the files.
struct Inspect: ParsableCommand {
  static let configuration = CommandConfiguration(
    // Named, since deriving it from the type costs every start a walk through metadata.
    commandName: "inspect",
    abstract: "Shows what is in the files: jobs, statuses, failed steps and why, diagnostics.",
    usage: "rightsize inspect [option ...] <file> ...")

  @OptionGroup var inputs: InputArguments
  @OptionGroup var output: OutputArguments

  mutating func run() throws {
    let loaded = inputs.load()
    let report = InspectionReport(loaded.table, groupBy: inputs.groupKey, job: inputs.job)
    if loaded.hasAnswer {
      try inputs.requireJob(in: loaded.table)
      try report.write(as: output.format, to: output.terminal) { bytes throws(ExitCode) in
        try StandardOutput.write(bytes)
      }
    }
    try loaded.finish()
  }
}
