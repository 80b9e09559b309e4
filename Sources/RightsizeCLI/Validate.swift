import ArgumentParser
import Rightsizer

/// `rightsize validate`: whether AWS takes a request.
struct Validate: ParsableCommand {
  static let configuration = CommandConfiguration(
    // Named, since deriving it from the type costs every start a walk through metadata.
    commandName: "validate",
    abstract: "Checks requests for load tests: every fault with its place, rule and mend.",
    usage: "rightsize validate [option ...] <file> ...",
    discussion: """
      A request is the JSON object that `aws sagemaker create-inference-recommendations-job \
      --cli-input-json` takes. It is held against every limit of the service's model and the rules \
      of its developer guide; whether roles, models and endpoints exist only AWS can tell.

      Exit codes: 0 valid, perhaps with warnings; 65 faults, or unreadable; 66 no such file.
      """)

  @Argument(
    help: ArgumentHelp(
      "Requests: files, folders (every .json in them), or - for standard input.",
      valueName: "file"))
  var files: [String]

  @OptionGroup var output: OutputArguments

  mutating func validate() throws {
    guard !files.isEmpty else {
      throw ValidationError("name a file or folder, or - for standard input")
    }
  }

  mutating func run() throws {
    let report = ValidationReport(paths: files)
    for error in report.errors { StandardError.write("error: \(error)") }
    if !report.isEmpty {
      try report.write(as: output.format, to: output.terminal) { bytes throws(ExitCode) in
        try StandardOutput.write(bytes)
      }
    }
    if !report.areValid { throw ExitCode.unreadableData }
    if let code = ExitCode(failed: report.errors) { throw code }
  }
}
