/// The rows of one group that can be chosen, with their prices, and those that another measurement
/// stands for.
struct CandidateRows {
  let candidates: SizingCandidates
  /// Rows that are not candidates, each with why.
  private(set) var setAside: [(row: Int, reason: Rejection.Reason)] = []
  /// The rows of each configuration: all its measurements, in order.
  private(set) var configurations: [[Int]] = []
  /// For each candidate the number of its configuration.
  private(set) var configurationNumbers: [Int] = []

  init(_ table: RecommendationTable, rows: [Int], request: SelectionRequest) {
    var eligible: [Int] = []
    for row in rows {
      if let reason = table.ineligibility(row) {
        setAside.append((row, Rejection.Reason(.notEligible, reason.description)))
      } else {
        eligible.append(row)
      }
    }
    // Measurements of one configuration, in the order of their first.
    var classes: [Configuration: Int] = [:]
    var members: [[Int]] = []
    for row in eligible {
      let configuration = Configuration(table, row)
      if let known = classes[configuration] {
        members[known].append(row)
      } else {
        classes[configuration] = members.count
        members.append([row])
      }
    }
    var chosen: [(row: Int, configuration: Int)] = []
    for (configuration, rows) in members.enumerated() {
      guard request.reruns != .each, rows.count > 1 else {
        chosen += rows.map { ($0, configuration) }
        continue
      }
      let row = Self.standing(for: rows, table, request.reruns)
      chosen.append((row, configuration))
      for other in rows where other != row {
        setAside.append(
          (
            other,
            Rejection.Reason(
              .rerun, "measured again: row \(row), the \(request.reruns.rawValue), stands for it")
          ))
      }
    }
    chosen.sort { $0.row < $1.row }
    configurations = members
    configurationNumbers = chosen.map(\.configuration)
    setAside.sort { $0.row < $1.row }
    candidates = SizingCandidates(chosen.map { Self.candidate($0.row, table, request) })
  }

  /// What makes two rows measurements of one configuration; jobs and endpoints may differ.
  private struct Configuration: Hashable {
    /// Known where several models are taken together.
    var model: String?
    var type: String?
    var count: Int?
    var environment: [String: String]
    var specification: String?
    var compilation: String?
    var serverless: Recommendation.Serverless?

    init(_ table: RecommendationTable, _ row: Int) {
      model = table.job(row)?.model
      type = table.instanceType(row)
      count = table.instanceCount(row)
      environment = table.environment(row)
      specification = table.inferenceSpecification(row)
      compilation = table.compilation(row)
      serverless = table.serverlessConfiguration(row)
    }
  }

  private static func standing(
    for rows: [Int], _ table: RecommendationTable, _ reruns: SelectionRequest.Reruns
  ) -> Int {
    let rates = table.column(.maxInvocationsPerMinute)
    // One without a rate has measured nothing, so that it stands for none that has.
    let known = rows.filter { rates[$0] > 0 }
    let sorted = (known.isEmpty ? rows : known).sorted { a, b in
      known.isEmpty || rates[a] == rates[b] ? a < b : rates[a] < rates[b]
    }
    switch reruns {
    case .worst, .each: return sorted[0]
    case .median: return sorted[(sorted.count - 1) / 2]
    case .best: return sorted[sorted.count - 1]
    }
  }

  private static func candidate(
    _ row: Int, _ table: RecommendationTable, _ request: SelectionRequest
  ) -> SizingCandidate {
    let type = table.instanceType(row)
    let discount = type.map(request.discounts.fraction) ?? 0
    let listed = type.flatMap { request.prices?.dollarsPerHour[$0] }
    let price: InstancePrice =
      if let listed {
        .listed(listed, discount: discount)
      } else {
        .exported(table.column(.costPerHour)[row], discount: discount)
      }
    let serverless = table.serverlessConfiguration(row).map { configuration in
      SizingCandidate.Serverless(
        maxConcurrency: configuration.maxConcurrency.flatMap { Int(exactly: $0) },
        costPerInference: table.column(.costPerInference)[row])
    }
    return SizingCandidate(
      row: row, instanceType: type,
      maxInvocationsPerMinute: table.column(.maxInvocationsPerMinute)[row],
      instanceCount: table.instanceCount(row) ?? 1, price: price,
      latencyMilliseconds: table.column(.modelLatencyMilliseconds)[row],
      cpuUtilization: table.cpuUtilization(row),
      vCPUs: type.flatMap { table.catalogue[$0]?.vCPUCount },
      memoryUtilization: table.column(.memoryUtilization)[row], serverless: serverless)
  }
}

extension RecommendationTable {
  /// The specification of a row in its model package.
  func inferenceSpecification(_ row: Int) -> String? {
    records.strings[records.rows.inferenceSpecification[row]]
  }

  /// CPU utilisation in percent, summed over an instance's cores; NaN where it is unavailable.
  func cpuUtilization(_ row: Int) -> Double { records.rows.cpuUtilization[row] }

  /// The describe response of a row, where it is certain.
  func job(_ row: Int) -> InferenceRecommendationsJob? {
    let job = jobIndex.job[row]
    return job < 0 ? nil : records.jobs[Int(job)].job
  }
}
