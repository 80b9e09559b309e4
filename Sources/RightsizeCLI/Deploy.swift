import ArgumentParser
import Rightsizer

/// `rightsize deploy`: the choice as files that AWS accepts.
struct Deploy: ParsableCommand {
  static let configuration = CommandConfiguration(
    // Named, since deriving it from the type costs every start a walk through metadata.
    commandName: "deploy",
    abstract: "Writes the choice for a load as requests or a template, with its autoscaling.",
    usage: "rightsize deploy [option ...] <file> ... --demand <rate> --out <folder>",
    discussion: """
      Chooses as `select` does, with the same options, and writes a folder: requests for \
      `aws … --cli-input-json file://…`, or a template, and a README.md with the commands in order, \
      the cost, what to check before and what is assumed. Nothing is sent to AWS.

      The model's environment decides the capacity. A model given by its name alone must have the \
      environment that README.md tells; with --model-package, or --image and --model-data, and \
      --role, a model is made with it. TYPE is an instance type, serverless or a variant's name.

      Without --as-scaling-recommendation, --endpoint, --out and a model are needed.
      """)

  @OptionGroup var inputs: InputArguments

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Invocations to serve at the peak.", valueName: "rate"))
  var demand: String?

  @OptionGroup var deployment: DeployArguments

  @Option(
    help: ArgumentHelp(
      "The folder to write; it is made, but not the one it is in.", valueName: "folder"))
  var out: String?

  @Flag(help: "Replace the files of an earlier deployment in the folder.")
  var force = false

  @Option(help: "One template instead of a file for each request.")
  var template: DeployTemplate?

  @Flag(
    name: .customLong("as-scaling-recommendation"),
    help: ArgumentHelp(
      "Print the figures in the shape of GetScalingConfigurationRecommendation's response instead.")
  )
  var asScalingRecommendation = false

  @OptionGroup var selection: SelectionArguments

  mutating func validate() throws {
    _ = try selection.request(demand: demand, readingFiles: false)
    _ = try deployment.options()
    if asScalingRecommendation {
      let unused = [
        ("--out", out != nil), ("--force", force), ("--template", template != nil),
        ("--endpoint", deployment.endpoint != nil),
        ("--endpoint-config", deployment.endpointConfig != nil),
        ("--model", !deployment.model.isEmpty),
        ("--model-package", deployment.modelPackage != nil), ("--image", !deployment.image.isEmpty),
        ("--model-data", !deployment.modelData.isEmpty), ("--role", deployment.role != nil),
        ("--routing", deployment.routing != .leastOutstandingRequests),
        ("--scale-on", deployment.scaleOn != .invocations),
      ].filter(\.1).map(\.0)
      guard unused.isEmpty else {
        throw ValidationError(
          "--as-scaling-recommendation prints figures and writes nothing: leave out "
            + unused.joined(separator: ", "))
      }
      return
    }
    var missing: [String] = []
    if deployment.endpoint == nil { missing.append("--endpoint NAME") }
    if deployment.model.isEmpty, deployment.modelPackage == nil, deployment.image.isEmpty,
      deployment.modelData.isEmpty
    {
      missing.append(
        "--model NAME (or --model-package ARN, or --image URI and --model-data URL, with --role ARN)"
      )
    }
    if out == nil { missing.append("--out FOLDER") }
    if out == "-" { throw ValidationError("--out -: several files need a folder: name one") }
    guard missing.isEmpty else {
      throw ValidationError("still needed: " + missing.joined(separator: ", "))
    }
  }

  mutating func run() throws {
    let request = try selection.request(demand: demand)
    var options = try deployment.options()
    // Looked at first: that it cannot be written is better known before reading than after it.
    let folder =
      try asScalingRecommendation
      ? nil
      : out.map { path in
        try DeployFolder(path, template?.form ?? .requests, replacesEarlier: force)
      }
    let loaded = inputs.load()
    guard loaded.hasAnswer else { return try loaded.finish() }
    options.unreadInputs = loaded.errors.map(\.description)
    try inputs.requireJob(in: loaded.table)
    let group = try inputs.groupToDeploy(in: loaded.table)
    let answer = try SelectionArguments.value("") { () throws(SelectionError) in
      try loaded.table.selection(for: request, group: group.name, rows: group.rows)
    }
    StandardError.write(answer.diagnostics)
    guard answer.choice != nil else {
      StandardError.write(
        "nothing feasible in group \(answer.group): \(answer.nearest?.message ?? "no row can be sized")"
      )
      return try loaded.finish(isAnswered: false)
    }
    if let folder {
      for reason in answer.choice?.reasons ?? [] where reason.code == "cost" {
        StandardError.write("chosen: \(reason.message)")
      }
      let made = try Self.value { () throws(DeploymentError) in
        try loaded.table.deployment(of: answer, options: options)
      }
      for check in made.checks where check.code == "severalModels" {
        StandardError.write("warning: \(check.message)")
      }
      try folder.write(made.files(template?.form ?? .requests))
    } else {
      let recommendation = try Self.value { () throws(DeploymentError) in
        try loaded.table.scalingConfigurationRecommendation(of: answer, options: options)
      }
      try StandardOutput.write(Array(recommendation.json.utf8))
      StandardError.write(
        "note: these are our figures in the shape of AWS's response; "
          + (recommendation.scalingPolicies.contains { $0.metric == .cpuUtilization }
            ? "the customised metric there has no dimensions, so don't paste it into "
              + "put-scaling-policy: " : "")
          + "deploy --out writes the requests"
      )
    }
    try loaded.finish()
  }

  /// Tells a library's error as one of wrong usage.
  ///
  /// Names from the export are in it: through ArgumentParser they would reach the terminal as they
  /// are.
  private static func value<Value>(
    _ body: () throws(DeploymentError) -> Value
  ) throws(ExitCode) -> Value {
    do throws(DeploymentError) {
      return try body()
    } catch {
      StandardError.write("error: \(error)")
      throw ExitCode.validationFailure
    }
  }
}

extension InputArguments {
  /// The rows of the one group that an endpoint is for.
  fileprivate func groupToDeploy(
    in table: RecommendationTable
  ) throws -> (name: String, rows: [Int]) {
    try onlyGroup(
      in: table, else: "and an endpoint is of one: name files of one, or narrow with --job")
  }
}
