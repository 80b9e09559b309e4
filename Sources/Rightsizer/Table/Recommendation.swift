/// One row of a table as a value: a measured configuration with its figures.
///
/// A figure that is unavailable is `nil`. The members are those of the tool's JSON output.
public struct Recommendation: Sendable, Hashable, Codable {
  /// The row's index over all inputs, in order.
  public var row: Int
  /// The input it was read from.
  public var source: String
  /// Its JSON path there.
  public var path: String
  /// The job's name, where it is known.
  public var job: String?
  /// What it competes within: the model, else the job, else the source.
  public var group: String
  /// The step's status; `nil` for a recommendation, which has none.
  public var status: String?
  /// The recommendation's identifier.
  public var recommendationID: String?
  /// The endpoint that was measured.
  public var endpointName: String?
  /// The production variant that was measured.
  public var variantName: String?
  /// The instance type; `nil` for a serverless endpoint or where the export does not say.
  public var instanceType: String?
  /// How many instances were measured; `nil` for a serverless endpoint.
  public var instanceCount: Int?
  /// The serverless configuration.
  public var serverless: Serverless?
  /// The model's environment variables.
  public var environment: [String: String]
  /// The specification in the model package.
  public var inferenceSpecification: String?
  /// US dollars an hour for the whole endpoint.
  public var costPerHour: Double?
  /// US dollars an inference at full load.
  public var costPerInference: Double?
  /// US dollars an inference as exported.
  public var reportedCostPerInference: Double?
  /// Invocations a minute of the whole endpoint.
  public var maxInvocationsPerMinute: Double?
  /// Model latency in milliseconds.
  public var modelLatencyMilliseconds: Double?
  /// Which latency it is, such as `P95`; `nil` where the job's conditions are not known.
  public var latencyPercentile: String?
  /// Whether the latency is the job's threshold, so "at least"; `nil` where that is not known.
  public var latencyCensored: Bool?
  /// Percent, summed over the cores of one instance.
  public var cpuUtilization: Double?
  /// Percent of a core: `cpuUtilization` / vCPU.
  public var cpuUtilizationPerCore: Double?
  /// Percent of the instance's memory.
  public var memoryUtilization: Double?
  /// The cold start of a serverless endpoint, as exported.
  public var modelSetupTime: Double?
  /// Whether it may be given a layer, scored or chosen.
  public var eligible: Bool
  /// Why not, or why it took no part in a ranking.
  public var reason: String?

  private enum CodingKeys: String, CodingKey {
    case row, source, path, job, group, status
    case recommendationID = "recommendationId"
    case endpointName, variantName, instanceType, instanceCount, serverless, environment
    case inferenceSpecification, costPerHour, costPerInference, reportedCostPerInference
    case maxInvocationsPerMinute, modelLatencyMilliseconds, latencyPercentile, latencyCensored
    case cpuUtilization, cpuUtilizationPerCore, memoryUtilization, modelSetupTime, eligible, reason
  }

  /// A serverless endpoint's configuration.
  public struct Serverless: Sendable, Hashable, Codable {
    /// Memory in MB.
    public var memorySizeInMB: Double?
    /// Concurrent invocations at most.
    public var maxConcurrency: Double?
  }
}

extension RecommendationTable {
  /// The row of an index as a value, its group by model. O(length of its strings).
  ///
  /// - Precondition: the index is of a row.
  public subscript(row: Int) -> Recommendation {
    precondition(row >= 0 && row < count, "row \(row) is not in 0..<\(count)")
    return recommendation(row, group: modelGroups.names[Int(modelGroups.groupOfRow[row])])
  }

  func recommendation(_ row: Int, group: String) -> Recommendation {
    let rows = records.rows
    func text(_ column: [StringPool.ID]) -> String? { records.strings[column[row]] }
    func figure(_ column: [Double]) -> Double? { column[row].isNaN ? nil : column[row] }
    let serverless = serverlessConfiguration(row)
    let conditions = latencyConditions(row)
    return Recommendation(
      row: row, source: records.sources[Int(rows.source[row])].name, path: records.path(ofRow: row),
      job: records.strings[jobIndex.names[row]], group: group, status: text(rows.status),
      recommendationID: text(rows.recommendationID), endpointName: text(rows.endpointName),
      variantName: text(rows.variantName),
      instanceType: instanceType(row),
      instanceCount: instanceCount(row), serverless: serverless,
      environment: environment(row), inferenceSpecification: text(rows.inferenceSpecification),
      costPerHour: figure(rows.costPerHour), costPerInference: figure(derived.costPerInference),
      reportedCostPerInference: figure(rows.reportedCostPerInference),
      maxInvocationsPerMinute: figure(rows.maxInvocations),
      modelLatencyMilliseconds: figure(derived.modelLatencyMilliseconds),
      latencyPercentile: conditions?.percentile, latencyCensored: conditions?.isCensored,
      cpuUtilization: figure(rows.cpuUtilization),
      cpuUtilizationPerCore: figure(derived.cpuUtilizationPerCore),
      memoryUtilization: figure(rows.memoryUtilization),
      modelSetupTime: figure(rows.modelSetupTime), eligible: isEligible(row),
      reason: ineligibility(row)?.description)
  }

  /// Why a row may not be given a layer, scored or chosen; `nil` for an eligible one.
  public func ineligibility(_ row: Int) -> Ineligibility? {
    guard eligibility.completed[row] else {
      return .notCompleted(
        status: records.strings[records.rows.status[row]] ?? "",
        failureReason: records.strings[records.rows.failureReason[row]])
    }
    return eligibility.original(of: row).map { .duplicate(of: $0) }
  }

  /// The instance type of a row; `nil` for a serverless one or where the export does not say.
  public func instanceType(_ row: Int) -> String? {
    guard records.rows.serverlessIndex[row] < 0,
      let type = records.strings[records.rows.instanceType[row]], !type.isEmpty
    else { return nil }
    return type
  }

  /// How many instances a row was measured on: 1 where the export does not say but has figures;
  /// `nil` for a serverless row and for one without any figure or count.
  public func instanceCount(_ row: Int) -> Int? {
    let rows = records.rows
    if rows.serverlessIndex[row] >= 0 { return nil }
    if rows.instanceCount[row] > 0 { return Int(rows.instanceCount[row]) }
    let hasFigures = !rows.costPerHour[row].isNaN || !rows.maxInvocations[row].isNaN
    return hasFigures ? 1 : nil
  }

  /// The environment variables of a row.
  public func environment(_ row: Int) -> [String: String] {
    var result: [String: String] = [:]
    for parameter in records.environments[records.rows.environment[row]] {
      guard let key = records.strings[parameter.key] else { continue }
      result[key] = records.strings[parameter.value] ?? ""
    }
    return result
  }

  func serverlessConfiguration(_ row: Int) -> Recommendation.Serverless? {
    let index = records.rows.serverlessIndex[row]
    guard index >= 0 else { return nil }
    let configuration = records.rows.serverless[Int(index)]
    func known(_ value: Double) -> Double? { value.isNaN ? nil : value }
    return Recommendation.Serverless(
      memorySizeInMB: known(configuration.memorySizeInMB),
      maxConcurrency: known(configuration.maxConcurrency))
  }

  /// Which latency a row holds, and whether it only repeats the job's threshold.
  func latencyConditions(_ row: Int) -> (percentile: String?, isCensored: Bool?)? {
    let job = jobIndex.job[row]
    guard job >= 0, let conditions = records.jobs[Int(job)].job.stoppingConditions else {
      return nil
    }
    let thresholds = conditions.modelLatencyThresholds ?? []
    let latency = derived.modelLatencyMilliseconds[row]
    let met = thresholds.first { $0.valueInMilliseconds.map(Double.init) == latency }
    let percentile = (met ?? thresholds.first)?.percentile
    return (percentile, latency.isNaN ? nil : met != nil)
  }
}

extension RecommendationTable {
  /// The compilation job that made a row's model, or whether it was compiled where that is told.
  func compilation(_ row: Int) -> String? {
    if let name = records.strings[records.rows.compilationJobName[row]] { return name }
    let flags = records.rows.flags[row]
    return flags.contains(.isCompiled) ? "yes" : flags.contains(.isNotCompiled) ? "none" : nil
  }
}

extension JobRecords {
  /// A path in a source: of several documents as if they were one array.
  func path(source: Int32, document: Int32, path: String) -> String {
    let isAlone = sources[Int(source)].documentCount < 2
    return (isAlone ? "$" : "$[\(document)]") + path
  }

  func path(ofRow row: Int) -> String {
    let container = strings[rows.container[row]] ?? ""
    let index = rows.index[row]
    return path(
      source: rows.source[row], document: rows.document[row],
      path: index < 0 ? container : container + "[\(index)]")
  }
}
