import ArgumentParser
import Rightsizer

/// `rightsize doctor`: what the tool runs on.
struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    // Named, since deriving it from the type costs every start a walk through metadata.
    commandName: "doctor",
    abstract: "Shows the version and the BLAS and LAPACK found, with core name and threads.",
    usage: "rightsize doctor [option ...]")

  @OptionGroup var output: OutputArguments

  mutating func run() throws {
    let text = DoctorReport().rendered(as: output.format, to: output.terminal)
    try StandardOutput.write(Array(text.utf8))
  }
}
