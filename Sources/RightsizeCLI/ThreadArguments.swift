import ArgumentParser
import Rightsizer

/// How many threads a command may use.
struct ThreadArguments: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Threads to read and calculate with (default: one for each processor); the answer does not "
        + "depend on it.", valueName: "count"))
  var threads: Int?

  mutating func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads takes a whole number from 1") }
  }

  /// The threads asked for, or as many as the machine has processors.
  var threadCount: ThreadCount { threads.map { ThreadCount($0) } ?? .machine }
}
