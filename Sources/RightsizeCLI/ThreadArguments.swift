import ArgumentParser
import Rightsizer

/// How many threads a command may use.
struct ThreadArguments: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Threads to calculate with; the answer does not depend on it.", valueName: "count"))
  var threads: Int = 1

  mutating func validate() throws {
    if threads < 1 { throw ValidationError("--threads takes a whole number from 1") }
  }

  /// The threads asked for.
  var threadCount: ThreadCount { ThreadCount(threads) }
}
