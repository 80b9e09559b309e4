extension LoadTestPlanner {
  /// The longest that a job may take (the service's model, `JobDurationInSeconds`).
  static let longestJobSeconds = 18_000
  /// What AWS's examples of load tests give a job, and what is given at the least.
  static let usualJobSeconds = 7_200
  /// The most that `MaxInvocations` may be (the developer guide).
  static let greatestInvocationCount = 30_000
  /// What an endpoint is given to start and to be deleted; AWS does not tell it. Job 02 of the
  /// datasets took eight minutes with one load test.
  static let setupSeconds = 900

  /// Puts the request together, and tells what it says.
  func makeRequest(_ plan: inout LoadTestPlan) {
    let traffic = LoadTestTraffic(reaching: neededUsers(plan))
    let tests = plan.configurations.reduce(0) { $0 + $1.testCount }
    let secondsATest = traffic.longestSeconds + Self.setupSeconds
    let atOnce = max(1, min(tests, Self.longestJobSeconds / secondsATest))
    // The caller's number may be any; what AWS would not take of it is for the request's check. What
    // it would, it has no use for beyond the tests.
    let asked = question.parallelTestCount ?? (tests + atOnce - 1) / atOnce
    let isUnused = asked > tests && asked <= Self.greatestTestCount
    let parallel = isUnused ? tests : asked
    let turns = parallel >= 1 ? tests / parallel + (tests % parallel == 0 ? 0 : 1) : tests
    let needed = turns * secondsATest
    let duration = min(Self.longestJobSeconds, max(Self.usualJobSeconds, needed))

    var input = RecommendationJobInputConfig()
    switch question.model {
    case .name(let name): input.modelName = name
    case .package(let arn): input.modelPackageVersionARN = arn
    }
    input.jobDurationInSeconds = duration
    input.trafficPattern = traffic.pattern
    input.resourceLimit = RecommendationJobResourceLimit(
      maxNumberOfTests: tests, maxParallelOfTests: parallel)
    input.endpointConfigurations = plan.configurations.map(\.endpoint)
    input.containerConfig = question.containerConfig

    let jobsBefore = groupRows.compactMap { table.jobName($0) }
    let known = Set(jobsBefore).union(table.jobs.compactMap(\.job.jobName))
    var request = CreateInferenceRecommendationsJobRequest(
      jobName: question.jobName ?? LoadTestName.next(after: jobsBefore.first, besides: known),
      jobType: "Advanced",
      roleARN: question.roleARN, inputConfig: input)
    request.stoppingConditions = stoppingConditions(&plan.notes)
    plan.request = request

    if !plan.meetsLimits {
      plan.notes.insert(
        Statement(
          "noRowMeetsLimits",
          "no row meets the limits, so the frontier is tested: at less load a latency may be within "
            + "its limit"), at: 0)
    }
    if plan.configurations.contains(where: { $0.reasons.contains { $0.code == "withinNoise" } }) {
      plan.notes.append(
        Statement(
          "noise",
          "reruns of a job differ by × 0.95 to 1.10 in rate and × 0.40 to 1.37 in latency"))
    }
    plan.notes.append(statement(of: traffic))
    plan.notes.append(
      Statement(
        "tests",
        "\(tests) load test\(tests == 1 ? "" : "s"), \(parallel) at a time; each may take "
          + "\(traffic.longestSeconds) s under load and is given \(Self.setupSeconds) s to start and "
          + "end, which AWS does not tell, "
          + (needed < duration
            ? "\(needed) s in all; the job is given \(duration) s, as in AWS's examples and the least "
              + "that is planned"
            : "so the job is given \(duration) s")
          + (needed > duration ? ": too little for \(needed) s, so that some may not run" : "")))
    if isUnused {
      plan.notes.append(
        Statement(
          "parallel", "\(asked) at a time were asked for, and there are no more tests than \(tests)"
        ))
    }
    if question.jobName == nil {
      plan.notes.append(
        Statement(
          "name",
          "the job is named \(request.jobName)"
            + (jobsBefore.isEmpty ? "" : " after the one before")
            + "; AWS takes a name once in an account and region"))
    }
  }

  /// The users that bring the busiest configuration to the load of one instance, reruns' spread
  /// allowed for: what it carries, or all of the demand where that is less.
  private func neededUsers(_ plan: LoadTestPlan) -> Double {
    let noise = MeasurementNoise.reruns
    let demand = question.selection.demand.perMinute
    var users = 0.0
    func add(_ rate: Double, _ latency: Double) {
      // Without a latency of its own, the limit is the latency up to which it is loaded.
      let limit = question.selection.constraints.latencyLimitMilliseconds?.value ?? .nan
      let longest = latency.isNaN ? limit : latency * noise.latencyFactors.upperBound
      let needed = LoadTestTraffic.users(
        perMinute: min(demand, rate * noise.throughputFactors.upperBound),
        latencyMilliseconds: longest)
      if needed > users { users = needed }
    }
    let columns = candidates.candidates
    var places: [Int: Int] = [:]
    for (index, row) in columns.rows.enumerated() { places[row] = index }
    for configuration in plan.configurations {
      for row in configuration.rows {
        guard let index = places[row] else { continue }
        let count = columns.isServerless[index] ? 1 : columns.instanceCounts[index]
        add(columns.maxInvocationsPerMinute[index] / Double(max(1, count)), latencies[index])
      }
      if let prediction = configuration.prediction {
        add(
          prediction.capacityPerMinute.value, prediction.latencyMilliseconds?.value ?? .nan)
      }
    }
    return users
  }

  /// What ends a load test: the demand, the limit on latency, and a rate that no longer grows.
  private func stoppingConditions(
    _ notes: inout [Statement]
  ) -> RecommendationJobStoppingConditions {
    let demand = question.selection.demand
    let wanted = demand.exact.ceiling.asUInt64.flatMap { Int(exactly: $0) } ?? .max
    let invocations = min(wanted, Self.greatestInvocationCount)
    var conditions = RecommendationJobStoppingConditions(
      maxInvocations: invocations, flatInvocations: "Stop")
    var message =
      "MaxInvocations is \(wanted > invocations ? "" : "the demand, ")"
      + "\(Wording.figure(Double(invocations))) a minute"
    if wanted > invocations {
      message +=
        ", the most that a load test takes, of the demand of "
        + "\(Wording.figure(demand.perMinute)): what it reports of instances is for less"
    } else {
      if Double(invocations) != demand.perMinute { message += " rounded up" }
      message += ", of the whole endpoint: AWS derives the instance count from it"
    }
    if let limit = question.selection.constraints.latencyLimitMilliseconds {
      // At least 1, since a threshold is a whole number above 0.
      let milliseconds = max(1, limit.exact.floor.asUInt64.flatMap { Int(exactly: $0) } ?? .max)
      conditions.modelLatencyThresholds = [
        ModelLatencyThreshold(percentile: "P95", valueInMilliseconds: milliseconds)
      ]
      message += "; a test ends where P95 passes \(Wording.figure(Double(milliseconds))) ms"
      if Double(milliseconds) != limit.value {
        message += " (\(limit) ms is not a whole number)"
      }
    }
    message += ", or where more users bring no more invocations"
    notes.append(Statement("stopping", message))
    return conditions
  }

  private func statement(of traffic: LoadTestTraffic) -> Statement {
    var message: String
    if let stairs = traffic.pattern.stairs, let steps = stairs.numberOfSteps,
      let users = stairs.usersPerStep, let seconds = stairs.durationInSeconds
    {
      message =
        "stairs to \(traffic.userCount) users, \(users) more every \(seconds / max(1, steps)) s"
    } else {
      let phase = traffic.pattern.phases?.first
      message =
        "one phase to \(traffic.userCount) users, \(phase?.spawnRate ?? 0) more a minute for "
        + "\(phase?.durationInSeconds ?? 0) s"
    }
    message +=
      ": by Little's law (rate × latency) what the busiest configuration takes, with room for the "
      + "spread of reruns"
    if traffic.isCapped {
      message += "; it takes more, and \(traffic.userCount) is the most that a load test reaches"
    }
    return Statement("traffic", message)
  }
}
