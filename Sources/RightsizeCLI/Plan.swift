import ArgumentParser
import Rightsizer

/// `rightsize plan`: the next load test, as a request.
struct Plan: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Writes the request for the next load test, of what could still win.",
    usage: """
      rightsize plan [option ...] <file> ... --demand <rate> --latency <ms> --role <arn>
      rightsize plan --repeat [option ...] <file> ...
      """,
    discussion: """
      The request goes to standard output, for aws sagemaker \
      create-inference-recommendations-job --cli-input-json; why each configuration is in or left out \
      goes to standard error. Tested are what select chooses, the frontier of cost an inference and \
      latency, what loses by its latency at full load alone, and what is within the noise of reruns; \
      where no row meets the limits, the frontier. With --serverless the test is of the serverless rows \
      instead of the instances. Nothing is sent, and no role or model is made up.
      """)

  @OptionGroup var inputs: InputArguments

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Invocations to serve at the peak.", valueName: "rate"))
  var demand: String?

  @OptionGroup var arguments: PlanArguments

  @Flag(help: "Test sizes, too, that were not tested but are predicted to reach the frontier.")
  var untested = false

  @Flag(
    name: .customLong("repeat"),
    help: "Write the request that asks for the same job again, as its describe response tells it.")
  var repeats = false

  @OptionGroup var selection: SelectionArguments

  mutating func validate() throws {
    if let count = arguments.parallel, count < 1 {
      throw ValidationError("--parallel: give 1 or more load tests at a time")
    }
    if repeats {
      let options: [(name: String, isGiven: Bool)] = [
        ("--demand", demand != nil), ("--latency", selection.latency != nil),
        ("--untested", untested), ("--parallel", arguments.parallel != nil),
        ("--prices", selection.prices != nil), ("--serverless", selection.serverless),
        ("--profile", selection.profile != nil), ("--average", selection.average != nil),
        ("--allow", !selection.allow.isEmpty), ("--exclude", !selection.exclude.isEmpty),
        ("--limit", !selection.limit.isEmpty), ("--headroom", selection.headroom != "0.5"),
        ("--zones", selection.zones != 1), ("--min-instances", selection.minimumInstances != 2),
        ("--max-instances", selection.maximumInstances != nil),
        ("--max-cpu-per-core", selection.maximumCPUPerCore != nil),
        ("--max-memory", selection.maximumMemory != nil),
        ("--budget-hourly", selection.budgetHourly != nil),
        ("--budget-monthly", selection.budgetMonthly != nil),
        ("--discount", !selection.discount.isEmpty), ("--reruns", selection.reruns != .each),
      ]
      let unused = options.filter(\.isGiven).map(\.name) + usedByNeither
      guard unused.isEmpty else {
        throw ValidationError(
          "--repeat asks for the job as it was: leave out " + unused.joined(separator: ", "))
      }
      return try arguments.requireOneModel()
    }
    guard usedByNeither.isEmpty else {
      throw ValidationError(
        "plan looks at one type at a time: leave out " + usedByNeither.joined(separator: ", "))
    }
    _ = try selection.request(demand: demand, readingFiles: false)
    try arguments.requireAll(latency: selection.latency)
  }

  /// What was given that a single type has no use for.
  private var usedByNeither: [String] {
    let options: [(name: String, isGiven: Bool)] = [
      ("--max-variants", selection.maximumVariants != 1), ("--keep", !selection.keep.isEmpty),
      ("--change-cost", selection.changeCost != nil), ("--baseline", selection.baseline != nil),
      ("--discount-all", selection.discountAll),
    ]
    return options.filter(\.isGiven).map(\.name)
  }

  mutating func run() throws {
    if repeats { return try repeatJob() }
    let request = try selection.request(demand: demand)
    let loaded = inputs.load()
    guard loaded.hasAnswer else { return try loaded.finish() }
    try inputs.requireJob(in: loaded.table)
    let group = try inputs.groupToPlan(in: loaded.table)
    let question = arguments.question(request, predictingUntested: untested)
    let plan = try SelectionArguments.value("") { () throws(SelectionError) in
      try loaded.table.loadTestPlan(for: question, group: group.name, rows: group.rows)
    }
    StandardError.write(SelectionArguments.distinct([plan.diagnostics]))
    for line in plan.explanation { StandardError.write(line) }
    if let request = plan.request {
      try write(request)
    } else {
      StandardError.write("nothing to test in group \(plan.group)")
    }
    try loaded.finish(isAnswered: plan.request != nil)
  }

  /// Writes the request that asks for the only job of the inputs again.
  private func repeatJob() throws {
    let loaded = inputs.load()
    guard loaded.hasAnswer else { return try loaded.finish() }
    try inputs.requireJob(in: loaded.table)
    let job = try inputs.jobToRepeat(in: loaded.table)
    let role = arguments.role ?? job.roleARN
    var request: CreateInferenceRecommendationsJobRequest
    do throws(IncompleteJobError) {
      // A role that is missing is asked for below, with all else that is.
      request = try CreateInferenceRecommendationsJobRequest(
        repeating: job, jobName: arguments.name ?? LoadTestPlan.name(after: job.jobName),
        roleARN: role ?? "")
    } catch {
      let missing = arguments.optionsMissing(role: role, input: job.inputConfig)
      StandardError.write(
        "error: \(error)"
          + (missing.isEmpty
            ? "" : "; what that does not tell, give too: " + missing.joined(separator: "; ")))
      throw ExitCode.unreadableData
    }
    if arguments.model != nil || arguments.modelPackage != nil {
      request.inputConfig.modelName = arguments.model
      request.inputConfig.modelPackageVersionARN = arguments.modelPackage
    }
    request.inputConfig.containerConfig = arguments.containerConfig(
      over: request.inputConfig.containerConfig)
    let missing = arguments.optionsMissing(role: role, input: request.inputConfig)
    if !missing.isEmpty {
      StandardError.write(
        "error: job \(job.jobName ?? "(no name)") does not tell all that a request needs; give "
          + missing.joined(separator: "; "))
    }
    // Those of what is missing are told by its options already.
    let asksForContainer = missing.contains { $0.contains("the container") }
    let faults = request.faults.filter { fault in
      !(role == nil && fault.path == "$.RoleArn") && fault.code != .modelMissing
        && !(asksForContainer && fault.path.hasPrefix("$.InputConfig.ContainerConfig")
          && [.missingMember, .payloadMissing].contains(fault.code))
    }
    let found = tell(faults)
    if !missing.isEmpty || found.inOptions { throw ExitCode.validationFailure }
    if found.inData {
      StandardError.write(
        "note   the job cannot be repeated as it was: edit the request until validate finds it valid"
      )
    }
    StandardError.write(
      "note   a describe response does not tell OutputConfig and Tags: add those that the job had")
    try StandardOutput.write(Array(request.json.utf8))
    if found.inData { throw ExitCode.unreadableData }
    try loaded.finish()
  }

  /// Writes a request that AWS would take; what it would not is told by the option to mend.
  private func write(_ request: CreateInferenceRecommendationsJobRequest) throws {
    let found = tell(request.faults)
    // Nothing that a plan puts together itself is refused.
    if found.inData { throw ExitCode.internalError }
    if found.inOptions { throw ExitCode.validationFailure }
    try StandardOutput.write(Array(request.json.utf8))
  }

  /// Tells what AWS would not take, by the option that gave it or by its path; whether there is any of
  /// each.
  private func tell(_ faults: [RequestFault]) -> (inOptions: Bool, inData: Bool) {
    var found = (inOptions: false, inData: false)
    for fault in faults {
      let option = arguments.option(at: fault.path, latencyIsGiven: selection.latency != nil)
      let text = "\(option ?? fault.path): \(fault.sentence)"
      guard fault.severity == .fault else {
        StandardError.write("warning: \(text)")
        continue
      }
      StandardError.write("error: \(text)")
      if option == nil { found.inData = true } else { found.inOptions = true }
    }
    return found
  }
}

extension InputArguments {
  /// The rows of the one model that a load test is planned for.
  fileprivate func groupToPlan(
    in table: RecommendationTable
  ) throws -> (name: String, rows: [Int]) {
    try onlyGroup(
      in: table,
      else: "and a load test is of one\(groupBy == nil ? "" : ", also with --group-by"): name "
        + "files of one \(groupKey == .job ? "job" : "model"), or narrow with --job")
  }

  /// The one job that the inputs describe.
  fileprivate func jobToRepeat(
    in table: RecommendationTable
  ) throws -> InferenceRecommendationsJob {
    let jobs = table.jobs.map(\.job).filter { job == nil || $0.jobName == job }
    if jobs.count == 1 { return jobs[0] }
    guard !jobs.isEmpty else {
      StandardError.write(
        "error: no describe response of a job in these inputs: aws sagemaker "
          + "describe-inference-recommendations-job writes one")
      throw ExitCode.unreadableData
    }
    let names = jobs.prefix(10).map { $0.jobName ?? "(no name)" }.joined(separator: ", ")
    StandardError.write(
      "error: the inputs describe \(jobs.count) jobs (\(names)\(jobs.count > 10 ? ", …" : "")), and one "
        + "is repeated: name its file, or narrow with --job")
    throw ExitCode.validationFailure
  }
}
