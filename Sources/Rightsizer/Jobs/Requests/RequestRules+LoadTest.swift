extension RequestRules {
  // MARK: Traffic

  mutating func checkTraffic(_ input: RequestNode, _ type: JobType) {
    let rule = "required for an Advanced job (developer guide: load test)"
    if type == .advanced { require("TrafficPattern", in: input, rule: rule) }
    guard let traffic = input["TrafficPattern"] else { return }
    // Told as unused as a whole.
    guard type != .standard, !traffic.isUnusable else { return }
    let phases = traffic["Phases"]
    let stairs = traffic["Stairs"]
    let named = traffic["TrafficType"]
    require("TrafficType", in: traffic, rule: rule)
    switch (named?.text, phases, stairs) {
    case (let name, let phases?, let stairs?):
      tell(
        .trafficConflict, at: name == "STAIRS" ? phases : stairs,
        "either Phases or Stairs (API reference)", found: "both",
        mend: "leave out \(name == "STAIRS" ? "Phases" : "Stairs"), or the other one and change "
          + "TrafficType")
    case ("PHASES"?, nil, _?), ("STAIRS"?, _?, nil):
      guard let named else { return }
      let given = phases == nil ? "Stairs" : "Phases"
      tell(
        .trafficConflict, at: named, "the pattern that is given", found: "\(given) are given",
        mend: "write \(given.uppercased())")
    case ("STAIRS"?, nil, _), (_, nil, _?): require("Stairs", in: traffic, rule: rule)
    case (_, _, nil): require("Phases", in: traffic, rule: rule)
    }
    for phase in phases?.elements ?? [] {
      require("InitialNumberOfUsers", "SpawnRate", "DurationInSeconds", in: phase, rule: rule)
      checkSpawnRate(phase["SpawnRate"])
    }
    if let stairs {
      require("DurationInSeconds", "NumberOfSteps", "UsersPerStep", in: stairs, rule: rule)
    }
    checkDuration(phases, stairs, of: input["JobDurationInSeconds"])
  }

  private mutating func checkSpawnRate(_ rate: RequestNode?) {
    guard let rate, let users = rate.integer, users > 3 else { return }
    tell(
      .spawnRate, .warning, at: rate,
      "at most 3 users a minute (developer guide, an example of which has 60)", found: "\(users)",
      mend: "give 3 or less, or phases that follow each other")
  }

  private mutating func checkDuration(
    _ phases: RequestNode?, _ stairs: RequestNode?, of job: RequestNode?
  ) {
    let limit = job == nil ? 18_000 : job?.integer
    guard let limit else { return }
    let rule =
      job == nil
      ? "the phases together within the 18000 seconds that a job may take (API reference)"
      : "the phases together within JobDurationInSeconds, \(limit) (API reference)"
    if let phases {
      let total = phases.elements.reduce(0) { $0 + ($1["DurationInSeconds"]?.integer ?? 0) }
      if total > limit {
        tell(
          .durationExceeded, at: phases, rule, found: "\(total) seconds",
          mend: "shorten the phases by \(total - limit), or let the job take longer")
      }
    }
    // The guide: the length of a step is DurationInSeconds / NumberOfSteps, so this is the whole.
    if let duration = stairs?["DurationInSeconds"], let seconds = duration.integer, seconds > limit
    {
      tell(
        .durationExceeded, at: duration,
        job == nil
          ? "within the 18000 seconds that a job may take (API reference)"
          : "within JobDurationInSeconds, \(limit) (API reference)", found: "\(seconds) seconds",
        mend: "shorten the stairs by \(seconds - limit), or let the job take longer")
    }
  }

  // MARK: Configurations

  mutating func checkConfigurations(_ input: RequestNode, _ type: JobType) {
    let configurations = input["EndpointConfigurations"]
    if type == .advanced {
      if let endpoints = input["Endpoints"], !endpoints.elements.isEmpty {
        tell(
          .existingEndpoint, .warning, at: endpoints,
          "existing endpoints are compared by Default jobs (developer guide)",
          mend: "leave it out, or make JobType Default")
      } else {
        require(
          "EndpointConfigurations", in: input,
          rule: "required for an Advanced job: what it tests (developer guide: load test)")
      }
    }
    for configuration in configurations?.elements ?? [] { check(configuration, type) }
    for endpoint in input["Endpoints"]?.elements ?? [] {
      require(
        "EndpointName", in: endpoint, rule: "required for an existing endpoint (developer guide)")
    }
    guard type != .standard, let configurations else { return }
    checkKinds(configurations)
    checkRepetition(configurations)
    checkTestCount(configurations, input["ResourceLimit"])
  }

  private mutating func checkKinds(_ configurations: RequestNode) {
    let serverless = configurations.elements.filter { $0["ServerlessConfig"] != nil }
    let instances = configurations.elements.filter { $0["InstanceType"] != nil }
    // One that is both has a fault of its own.
    let isBoth = configurations.elements.contains {
      $0["ServerlessConfig"] != nil && $0["InstanceType"] != nil
    }
    guard let first = serverless.first, !instances.isEmpty, !isBoth else { return }
    tell(
      .mixedKinds, .warning, at: first,
      "either serverless endpoints or real-time instances in one job (developer guide: load test)",
      found: "\(serverless.count) serverless and \(instances.count) of instances",
      mend: "make a request of each kind")
  }

  private mutating func checkRepetition(_ configurations: RequestNode) {
    // A list that is too long has a fault of its own.
    guard configurations.elements.count <= 10 else { return }
    var seen: [[String: String]: Int] = [:]
    for (index, configuration) in configurations.elements.enumerated() {
      guard case .structure(let members) = configuration.value, !members.isEmpty else { continue }
      // What holds a fault cannot be compared.
      guard let leaves = configuration.leaves(besides: configuration.path) else { continue }
      if let first = seen[leaves] {
        tell(
          .duplicateConfiguration, .warning, at: configuration,
          "each configuration once, as each is a load test",
          found: "the same as EndpointConfigurations[\(first)]", mend: "take one of them out")
      } else {
        seen[leaves] = index
      }
    }
  }

  private mutating func check(_ configuration: RequestNode, _ type: JobType) {
    guard !configuration.isUnusable else { return }
    let serverless = configuration["ServerlessConfig"]
    switch (configuration["InstanceType"], serverless) {
    case (_?, let serverless?):
      tell(
        .configurationConflict, at: serverless,
        "either InstanceType or ServerlessConfig (developer guide)", found: "both",
        mend: "make two configurations of it, or leave one out")
    case (nil, nil) where type != .standard:
      tell(
        .configurationEmpty, at: configuration,
        "InstanceType or ServerlessConfig (developer guide)", found: "neither", mend: "add one")
    case (let member?, nil) where type != .standard, (nil, let member?) where type != .standard:
      faults.require(member.path)
    default: break
    }
    if let memory = serverless?["MemorySizeInMB"], let size = memory.integer, size % 1024 != 0 {
      tell(
        .memoryStep, at: memory, "1024, 2048, 3072, 4096, 5120 or 6144 (API reference)",
        found: "\(size)", mend: "write \((size / 1024 + 1) * 1024)")
    }
    if let provisioned = serverless?["ProvisionedConcurrency"] {
      tell(
        .provisionedConcurrency, at: provisioned,
        "not supported by Inference Recommender (API reference)", mend: "leave it out")
    }
    checkParameters(configuration)
  }

  private mutating func checkParameters(_ configuration: RequestNode) {
    let ranges = configuration["EnvironmentParameterRanges"]?["CategoricalParameterRanges"]
    var names: Set<String> = []
    for parameter in ranges?.elements ?? [] {
      guard let node = parameter["Name"], let name = node.text, !name.isEmpty,
        !names.insert(name).inserted
      else { continue }
      tell(
        .duplicateParameter, .warning, at: node, "each environment variable once",
        found: RequestTextCheck.quoted(name), mend: "put its values into one list")
    }
  }

  /// Each combination of a configuration's environment variables is a load test of its own.
  private mutating func checkTestCount(_ configurations: RequestNode, _ limits: RequestNode?) {
    var count = 0
    for configuration in configurations.elements {
      let ranges = configuration["EnvironmentParameterRanges"]?["CategoricalParameterRanges"]
      var tests = 1
      for parameter in ranges?.elements ?? [] {
        tests = min(1_000_000, tests * max(1, parameter["Value"]?.elements.count ?? 1))
      }
      count = min(1_000_000, count + tests)
    }
    if let parallel = limits?["MaxParallelOfTests"], let atOnce = parallel.integer, count > 0,
      atOnce > count
    {
      tell(
        .parallelUnused, .warning, at: parallel,
        "no more load tests at a time than there are (one for each configuration and combination of "
          + "its environment)", found: "\(atOnce) at a time, \(count) to run",
        mend: "write \(count)")
    }
    guard let limit = limits?["MaxNumberOfTests"], let maximum = limit.integer, count > maximum
    else { return }
    tell(
      .testsLimited, .warning, at: limit,
      "a load test for each configuration and combination of its environment",
      found:
        "\(count) to run, \(maximum) allowed",
      mend: maximum < 10 ? "allow more, up to 10, or ask for less" : "ask for less")
  }
}
