import ArgumentParser
import Rightsizer

/// `rightsize export`: the whole table, for other tools.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    // Named, since deriving it from the type costs every start a walk through metadata.
    commandName: "export",
    abstract: "Writes the whole table with derived columns, for other tools.",
    usage: "rightsize export [option ...] <file> ... --to <path>",
    discussion: """
      Every row of every status in input order, as CSV or JSON lines. The file appears whole or not \
      at all: an earlier one stays until the new one is complete. Parquet and Arrow are not \
      written; duckdb, polars and pandas read either form and write those.
      """)

  @OptionGroup var inputs: InputArguments

  @Option(
    help: ArgumentHelp(
      "The file, .csv or .jsonl, or - for standard output (with --format).", valueName: "path"))
  var to: String

  @Option(help: "The form (default: as the file's name ends).")
  var format: TableExport.Format?

  mutating func validate() throws {
    guard !to.isEmpty else { throw ValidationError("--to is empty: name a file, or -") }
    _ = try chosenFormat()
  }

  private func chosenFormat() throws -> TableExport.Format {
    if let format { return format }
    if to == "-" { throw ValidationError("--to -: say which form with --format csv or jsonl") }
    if to.hasSuffix(".csv") { return .csv }
    if to.hasSuffix(".jsonl") || to.hasSuffix(".ndjson") { return .jsonLines }
    throw ValidationError(
      "--to: the name ends neither in .csv nor in .jsonl; say which form with --format csv or jsonl"
        + (to.hasSuffix(".parquet") ? " (Parquet is not written; duckdb converts either)" : ""))
  }

  mutating func run() throws {
    let format = try chosenFormat()
    let progress = ProgressDisplay(isQuiet: inputs.quiet)
    defer { progress?.finish() }
    Interruption.watch(progress)
    // Opened first: that it cannot be written is better known before long reading than after it.
    let file = to == "-" ? nil : try OutputFile(to)
    let loaded: LoadedInputs
    do {
      loaded = inputs.load(showing: progress)
      if loaded.hasAnswer { try write(loaded.table, as: format, to: file, progress) }
    } catch {
      file?.discard()
      throw error
    }
    if loaded.hasAnswer { try file?.commit() } else { file?.discard() }
    progress?.finish()
    try loaded.finish()
  }

  private func write(
    _ table: RecommendationTable, as format: TableExport.Format, to file: OutputFile?,
    _ progress: ProgressDisplay?
  ) throws {
    try inputs.requireJob(in: table)
    if let file, let input = table.sources.first(where: file.replaces) {
      // Paths are data: through ArgumentParser they would reach the terminal as they are.
      StandardError.write("error: --to: \(input) is one of the inputs: name another file")
      throw ExitCode.validationFailure
    }
    StandardError.write(table.diagnostics)
    var byteCount = 0
    let export = TableExport(table, groupBy: inputs.groupKey, job: inputs.job)
    try export.write(as: format, threads: inputs.threading.threadCount) {
      bytes, rowCount throws(ExitCode) in
      if let file { try file.write(bytes) } else { try StandardOutput.write(bytes) }
      byteCount += bytes.count
      progress?.update(
        .writing,
        ProgressLine.Amounts(bytes: byteCount, rows: rowCount, rowsTotal: table.count))
    }
    progress?.clear()
  }
}
