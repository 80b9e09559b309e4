import ArgumentParser
import Rightsizer

/// `rightsize select`: the type and the count for a load.
struct Select: ParsableCommand {
  static let configuration = CommandConfiguration(
    // Named, since deriving it from the type costs every start a walk through metadata.
    commandName: "select",
    abstract: "Chooses the instance type and the count for a load, with reasons.",
    usage: "rightsize select [option ...] <file> ... --demand <rate>",
    discussion: """
      The demand is invocations a minute at the peak: 12000, 12000/min, 200/s or 1e6/h. Capacity and \
      price of one instance are the measured ones divided by the instance count. Half of the capacity \
      is kept free and two instances are the least unless told otherwise, after AWS's guidance.
      """)

  @OptionGroup var inputs: InputArguments

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Invocations to serve at the peak.", valueName: "rate"))
  var demand: String?

  @OptionGroup var selection: SelectionArguments
  @OptionGroup var robustness: RobustnessArguments
  @OptionGroup var output: OutputArguments

  mutating func validate() throws {
    _ = try selection.request(demand: demand, readingFiles: false)
    if robustness.robust, selection.maximumVariants > 1 || !selection.keep.isEmpty {
      throw ValidationError(
        "--robust looks at one type at a time: leave out --max-variants and --keep")
    }
  }

  mutating func run() throws {
    let request = try selection.request(demand: demand)
    let loaded = inputs.load()
    guard loaded.hasAnswer else { return try loaded.finish() }
    try inputs.requireJob(in: loaded.table)
    let groups = try inputs.groupsToAnswer(in: loaded.table)
    var answers: [SelectionAnswer] = []
    var found: [SelectionRobustness] = []
    let sampling = try robustness.sampling()
    for group in groups {
      answers.append(
        try SelectionArguments.value("") { () throws(SelectionError) in
          try loaded.table.selection(for: request, group: group.name, rows: group.rows)
        })
      if let sampling {
        found.append(
          try SelectionArguments.value("--robust") { () throws(SelectionError) in
            try loaded.table.selectionRobustness(
              for: request, rows: group.rows, options: sampling.selectionOptions,
              threads: inputs.threading.threadCount)
          })
      }
    }
    if output.format != .json {
      StandardError.write(SelectionArguments.distinct(answers.map(\.diagnostics)))
    }
    let report = SelectionReport(
      answers, namesGroups: inputs.groupBy != nil, robustness: sampling == nil ? nil : found)
    try report.write(as: output.format, table: loaded.table, to: output.terminal) {
      bytes throws(ExitCode) in
      try StandardOutput.write(bytes)
    }
    for answer in answers where answer.choice == nil {
      StandardError.write(
        "nothing feasible in group \(answer.group): \(answer.nearest?.message ?? "no row can be sized")"
      )
    }
    try loaded.finish(isAnswered: !answers.isEmpty && answers.allSatisfy { $0.choice != nil })
  }
}
