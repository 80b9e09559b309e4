import ArgumentParser
import Rightsizer

/// What is read, and how.
struct InputArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Exported job results: files, folders, or - for standard input.", valueName: "file"))
  var files: [String]

  @Option(help: ArgumentHelp("Only the job of this name.", valueName: "name"))
  var job: String?

  @Option(
    name: .customLong("group-by"),
    help: ArgumentHelp("Within what rows compete (default: model).", valueName: "key"))
  var groupBy: GroupKey?

  /// What groups are made by.
  var groupKey: GroupKey { groupBy ?? .model }

  @Option(
    name: .customLong("latency-unit"),
    help: ArgumentHelp(
      "The unit of exported latencies; auto: as each row tells.", valueName: "unit"))
  var latencyUnit: LatencyUnit = .auto

  @OptionGroup var threading: ThreadArguments

  @Flag(help: "Stop at the first input that cannot be read, without an answer.")
  var strict = false

  @Flag(help: "No progress line; at a terminal, long runs show one on standard error.")
  var quiet = false

  mutating func validate() throws {
    guard !files.isEmpty else {
      throw ValidationError("name a file or folder, or - for standard input")
    }
  }

  /// Reads everything named; what could not be read is told on standard error.
  ///
  /// With `--strict` that is the first that could not, and then there is nothing to answer on.
  func load() -> LoadedInputs {
    let progress = ProgressDisplay(isQuiet: quiet)
    defer { progress?.finish() }
    if let progress { Interruption.watch(progress) }
    return load(showing: progress)
  }

  /// Reads everything named, showing progress; the line is gone when it returns.
  func load(showing progress: ProgressDisplay?) -> LoadedInputs {
    var options = LoadOptions()
    options.latencyUnit = latencyUnit
    options.threads = threading.threadCount
    options.stopsAtFirstError = strict
    var onProgress: (@Sendable (LoadProgress) -> Void)?
    if let progress {
      onProgress = { progress.update(.reading, ProgressLine.Amounts($0)) }
    }
    var result = RecommendationTable.load(paths: files, options: options, onProgress: onProgress)
    progress?.clear()
    if strict, let first = result.errors.first {
      result = RecommendationTable.load([])
      result.errors = [first]
    }
    for error in result.errors { StandardError.write("error: \(error)") }
    return LoadedInputs(table: result.table, errors: result.errors)
  }

  /// Refuses the name of a job that no input has.
  func requireJob(in table: RecommendationTable) throws {
    guard let job else { return }
    var names: [String] = []
    var seen: Set<String> = []
    for row in 0..<table.count {
      guard let name = table.jobName(row), names.last != name else { continue }
      if seen.insert(name).inserted { names.append(name) }
    }
    for name in table.jobs.compactMap(\.job.jobName) where seen.insert(name).inserted {
      names.append(name)
    }
    guard !seen.contains(job) else { return }
    let known = names.prefix(10).joined(separator: ", ") + (names.count > 10 ? ", …" : "")
    // Names are data: through ArgumentParser they would reach the terminal as they are.
    StandardError.write(
      "error: --job: no job of the name \(job) in these inputs"
        + (known.isEmpty ? "; they name no jobs" : "; they have \(known)"))
    throw ExitCode.validationFailure
  }
}

/// What was read, and how the command is to end.
struct LoadedInputs {
  let table: RecommendationTable
  let errors: [ReadError]

  /// Whether anything was read that an answer can be given on.
  var hasAnswer: Bool { !table.sources.isEmpty }

  /// Ends the command: failed inputs come before groups without an answer.
  func finish(isAnswered: Bool = true) throws {
    if let code = ExitCode(failed: errors) { throw code }
    if !isAnswered { throw ExitCode(1) }
  }
}

extension ExitCode {
  /// Data that cannot be read (`EX_DATAERR`).
  static let unreadableData = ExitCode(65)
  /// An input that is not there (`EX_NOINPUT`).
  static let missingInput = ExitCode(66)
  /// A bug of ours (`EX_SOFTWARE`).
  static let internalError = ExitCode(70)
  /// Output that could not be written (`EX_IOERR`).
  static let outputFailed = ExitCode(74)

  /// The code of failed inputs: 66 when all that failed are missing, else 65; `nil` for none.
  init?(failed errors: [ReadError]) {
    if errors.isEmpty { return nil }
    let areMissing = errors.allSatisfy { $0.code == .notFound || $0.code == .emptyFolder }
    self = areMissing ? .missingInput : .unreadableData
  }
}
