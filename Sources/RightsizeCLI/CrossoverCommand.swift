import ArgumentParser
import Rightsizer

/// `rightsize crossover`: which type wins at which load.
struct CrossoverCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "crossover",
    abstract: "Shows which type wins at which load, and what it costs there.",
    usage: "rightsize crossover [option ...] <file> ... --from <rate> --to <rate>",
    discussion: """
      Exact intervals (above, through] of demand with the winner of `select` in each, one type at a \
      time and without serverless rows; in a terminal with a plot.
      """)

  @OptionGroup var inputs: InputArguments

  @Option(help: ArgumentHelp("The load above which to look.", valueName: "rate"))
  var from: String

  @Option(help: ArgumentHelp("The greatest load to look at.", valueName: "rate"))
  var to: String

  @OptionGroup var selection: SelectionArguments
  @OptionGroup var output: OutputArguments

  mutating func validate() throws {
    guard selection.maximumVariants == 1 else {
      throw ValidationError("crossover compares one type at a time: leave out --max-variants")
    }
    guard selection.keep.isEmpty else {
      throw ValidationError("crossover does not weigh changes: leave out --keep")
    }
    let unused = [
      ("--average", selection.average != nil), ("--profile", selection.profile != nil),
      ("--baseline", selection.baseline != nil), ("--serverless", selection.serverless),
      ("--discount-all", selection.discountAll),
    ].filter(\.1).map(\.0)
    guard unused.isEmpty else {
      throw ValidationError(
        "crossover looks at all loads of --from to --to on instances: leave out "
          + unused.joined(separator: ", "))
    }
  }

  mutating func run() throws {
    let (from, to) = (self.from, self.to)
    let lower = try SelectionArguments.value("--from") { () throws(SelectionError) in
      try Demand(parsing: from)
    }
    let upper = try SelectionArguments.value("--to") { () throws(SelectionError) in
      try Demand(parsing: to)
    }
    let request = CrossoverRequest(
      from: lower, to: upper, selection: try selection.request(demand: to))
    guard lower < upper else { throw ValidationError("--to must be above --from") }
    let loaded = inputs.load()
    guard loaded.hasAnswer else { return try loaded.finish() }
    try inputs.requireJob(in: loaded.table)
    let groups = try inputs.groupsToAnswer(in: loaded.table)
    var answers: [CrossoverAnswer] = []
    for group in groups {
      answers.append(
        try SelectionArguments.value("") { () throws(SelectionError) in
          try loaded.table.crossover(for: request, group: group.name, rows: group.rows)
        })
    }
    if output.format != .json {
      StandardError.write(SelectionArguments.distinct(answers.map(\.diagnostics)))
    }
    let report = CrossoverReport(answers, namesGroups: inputs.groupBy != nil)
    try StandardOutput.write(report.rendered(as: output.format, to: output.terminal))
    if [.csv, .markdown].contains(output.format), let omission = report.omission {
      StandardError.write(omission)
    }
    for answer in answers where answer.crossover.intervals.isEmpty {
      StandardError.write(
        "nothing feasible in group \(answer.group): \(answer.nearest?.message ?? "no row can be sized")"
      )
    }
    try loaded.finish(
      isAnswered: !answers.isEmpty && answers.allSatisfy { !$0.crossover.intervals.isEmpty })
  }
}
