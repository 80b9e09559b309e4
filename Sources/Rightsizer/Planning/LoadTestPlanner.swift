/// Puts a load test plan together: which rows can still win, how they are asked for, under what load.
struct LoadTestPlanner {
  let table: RecommendationTable
  let group: String
  let groupRows: [Int]
  let question: LoadTestQuestion
  let candidates: CandidateRows
  let selector: Selector
  let selection: Selection
  /// By candidate: US dollars an inference, at the prices of the question.
  let costs: [Double]
  /// By candidate: model latency, NaN where it is not available.
  let latencies: [Double]

  /// The most endpoint configurations of a request (the service's model), and the most load tests
  /// (the developer guide); a configuration is at least one test.
  static let greatestTestCount = 10

  init(
    _ table: RecommendationTable, _ group: String, _ rows: [Int], _ question: LoadTestQuestion
  ) throws(SelectionError) {
    try question.selection.validate()
    guard question.selection.constraints.latencyLimitMilliseconds != nil else {
      throw SelectionError(
        .latencyLimitMissing,
        "a load test stops by a limit on latency, and there is none: give the greatest, in milliseconds"
      )
    }
    self.table = table
    self.group = group
    groupRows = rows
    self.question = question
    candidates = CandidateRows(table, rows: rows, request: question.selection)
    let columns = candidates.candidates
    selector = try Selector(columns, constraints: question.selection.constraints)
    selection = selector.select(
      for: question.selection.demand, average: question.selection.average)
    costs = (0..<columns.count).map { Self.costPerInference(of: $0, columns) }
    latencies = (0..<columns.count).map { columns.usableLatency(of: $0) ?? .nan }
  }

  /// What is planned for a configuration, least first: the order in which the ten are filled.
  enum Priority: Int, Comparable {
    case choice, frontier, saturated, predicted, noise

    static func < (a: Priority, b: Priority) -> Bool { a.rawValue < b.rawValue }
  }

  /// A row that can still win.
  struct Contender {
    var candidate: Int
    var row: Int
    var priority: Priority
    var reasons: [Statement]
  }

  /// What one load test finds out, before it is known whether it fits: a configuration in one
  /// environment, or a size that was not tested.
  struct Item {
    var priority: Priority
    var cost: Double
    /// The rows that measured it, the first of them the best.
    var rows: [Contender]
    var key: ConfigurationKey
    var environment: [String: String]
    var prediction: SizePrediction?
    /// What is told of a predicted size.
    var reasons: [Statement] = []

    /// The order in which the tests of a job are filled.
    static func precedes(_ a: Item, _ b: Item) -> Bool {
      if a.priority != b.priority { return a.priority < b.priority }
      if a.cost < b.cost { return true }
      if b.cost < a.cost { return false }
      // An unknown cost is after every other.
      if a.cost.isNaN != b.cost.isNaN { return b.cost.isNaN }
      return (a.rows.first?.row ?? .max) < (b.rows.first?.row ?? .max)
    }
  }

  func plan() -> LoadTestPlan {
    var plan = LoadTestPlan(group: group)
    let maker = SelectionAnswerMaker(table, group, question.selection, candidates, selector)
    plan.diagnostics =
      table.diagnostics + maker.priceDiagnostics(of: Array(candidates.candidates.rows.indices))
    plan.meetsLimits = selection.choice != nil
    plan.leftOut = candidates.setAside.map { row, reason in
      omission(row, Statement(reason.code.rawValue, reason.message))
    }
    let (all, frontier) = contenders(leavingOut: &plan.leftOut)
    var items = measuredItems(all, leavingOut: &plan.leftOut)
    if question.predictsUntestedSizes { items += untestedItems(frontier, &plan) }
    items.sort(by: Item.precedes)
    plan.configurations = configurations(of: fitting(items, leavingOut: &plan.leftOut))
    plan.leftOut.sort { ($0.row ?? .max) < ($1.row ?? .max) }
    if !plan.configurations.isEmpty { makeRequest(&plan) }
    return plan
  }

  /// The items that fit into the tests of a job, in order.
  private func fitting(
    _ items: [Item], leavingOut leftOut: inout [LoadTestPlan.Omission]
  ) -> [Item] {
    var result: [Item] = []
    for item in items {
      var reason: Statement?
      if result.count == Self.greatestTestCount {
        reason = Statement(
          "testLimit",
          "a job makes \(Self.greatestTestCount) load tests at the most, and what is listed as tested "
            + "comes first")
      } else if let fault = firstFault(of: item) {
        reason = Statement("refused", "AWS would refuse it: \(fault)")
      }
      guard let reason else {
        result.append(item)
        continue
      }
      leftOut += item.rows.map { omission($0.row, reason) }
      if let prediction = item.prediction {
        leftOut.append(omission(prediction, [reason] + item.reasons))
      }
    }
    return result
  }

  /// What AWS would refuse of an item, by the check of requests.
  private func firstFault(of item: Item) -> String? {
    var input = RecommendationJobInputConfig()
    input.endpointConfigurations = [
      item.key.endpoint(EnvironmentMerge(item.environment).ranges)
    ]
    let probe = CreateInferenceRecommendationsJobRequest(
      jobName: "a", jobType: "Advanced", roleARN: "", inputConfig: input)
    let place = "$.InputConfig.EndpointConfigurations"
    let fault = probe.faults.first { $0.severity == .fault && $0.path.hasPrefix(place) }
    return fault.map { fault in
      "\(fault.path.dropFirst((place + "[0].").count)) must be \(fault.rule)"
    }
  }

  // MARK: What can still win

  /// The rows that can still win, and the frontier among those that keep all limits but that on
  /// latency.
  private func contenders(
    leavingOut leftOut: inout [LoadTestPlan.Omission]
  ) -> ([Contender], MeasuredFrontier) {
    let columns = candidates.candidates
    var refused: [Int: Rejection] = [:]
    for rejection in selection.rejected { refused[rejection.candidate] = rejection }
    var open: [Int] = []
    for index in 0..<columns.count {
      if let rejection = refused[index], rejection.reasons.map(\.code) != [.latencyAtSaturation] {
        leftOut.append(omission(columns.rows[index], statements(of: rejection)))
      } else {
        open.append(index)
      }
    }
    let frontier = MeasuredFrontier(costs: costs, latencies: latencies, among: open)
    let chosen = selection.choice?.sizing?.candidate
    var isTied = [Bool](repeating: false, count: columns.count)
    for alternative in selection.alternatives where alternative.isWithinNoise {
      if let sizing = alternative.sizing { isTied[sizing.candidate] = true }
    }
    var result: [Contender] = []
    for index in open {
      var contender = Contender(
        candidate: index, row: columns.rows[index], priority: .noise, reasons: [])
      if let choice = selection.choice, index == chosen {
        contender.reasons.append(
          Statement(
            "choice",
            "select chooses it: \(Wording.name(choice)) at \(Wording.dollars(choice.costPerHour)) an "
              + "hour"))
        contender.priority = .choice
      }
      if frontier.candidates.contains(index) {
        contender.reasons.append(
          Statement(
            "frontier",
            "on the frontier: \(figures(index)), and no row is both cheaper and faster"))
        contender.priority = min(contender.priority, .frontier)
      }
      if let rejection = refused[index], selection.choice != nil {
        contender.reasons.append(saturation(rejection))
        contender.priority = min(contender.priority, .saturated)
      }
      if contender.reasons.isEmpty, let reason = noise(index, isTied[index], frontier) {
        contender.reasons.append(reason)
      }
      if contender.reasons.isEmpty {
        leftOut.append(omission(contender.row, loss(index, frontier)))
      } else if columns.isServerless[index] != question.selection.constraints.allowsServerless {
        leftOut.append(
          omission(
            contender.row,
            Statement(
              "instances",
              "a load test is either of serverless endpoints or of instances: without --serverless "
                + "it is of these")))
      } else {
        result.append(contender)
      }
    }
    return (result, frontier)
  }

  /// Why a row was refused; where only a measurement is missing, what that means for the load test.
  private func statements(of rejection: Rejection) -> [Statement] {
    rejection.reasons.map { reason in
      let isOnly = rejection.reasons.count == 1 && reason.code == .latencyUnavailable
      // No other reason tells how many instances the budget is held against.
      let isSized =
        reason.code == .budget && !candidates.candidates.isServerless[rejection.candidate]
      let count = isSized ? rejection.count.map(Wording.instances) : nil
      return Statement(
        reason.code.rawValue,
        (count.map { "it takes \($0): " } ?? "") + message(reason, of: rejection.row)
          + (isOnly
            ? ": it may still win, but has no place beside the frontier, so that it is not planned; add "
              + "it to the request to have it measured" : ""))
    }
  }

  /// Why a row may be as good as the frontier or the choice; `nil` where reruns cannot make it so, or
  /// where no row meets the limits: then the frontier alone is tested.
  private func noise(
    _ index: Int, _ isTied: Bool, _ frontier: MeasuredFrontier
  ) -> Statement? {
    guard selection.choice != nil else { return nil }
    let noise = MeasurementNoise.reruns
    if !latencies[index].isNaN, !costs[index].isNaN,
      frontier.dominatorBeyondNoise(cost: costs[index], latency: latencies[index], noise) == nil
    {
      let dominator = frontier.dominator(cost: costs[index], latency: latencies[index])
      return Statement(
        "withinNoise", "\(figures(index)): \(distance(of: index, behind: dominator, noise))")
    }
    return isTied
      ? Statement(
        "withinNoise", "its total is within the noise of reruns of what select chooses") : nil
  }

  /// How far a row that may be as good as the frontier is behind a row of it.
  private func distance(
    of index: Int, behind other: Int?, _ noise: MeasurementNoise
  ) -> String {
    guard let other else { return "behind the frontier by no more than reruns differ" }
    let row = "row \(candidates.candidates.rows[other])"
    if noise.isCheaper(costs[other], than: costs[index]) {
      return "dearer than \(row) by more than reruns differ, but not slower by more than they do"
    }
    if noise.isFaster(latencies[other], than: latencies[index]) {
      return "slower than \(row) by more than reruns differ, but not dearer by more than they do"
    }
    return "behind \(row) by no more than reruns differ"
  }

  private func saturation(_ rejection: Rejection) -> Statement {
    var message = message(rejection.reasons[0], of: rejection.row)
    if let saving = rejection.savingPerHour {
      message +=
        saving > 0
        ? ", and would save \(Wording.dollars(saving)) an hour if it were within the limit there"
        : "; it would save nothing"
    }
    return Statement(Rejection.Code.latencyAtSaturation.rawValue, message)
  }

  private func loss(_ index: Int, _ frontier: MeasuredFrontier) -> Statement {
    let (cost, latency) = (costs[index], latencies[index])
    guard !latency.isNaN, !cost.isNaN else {
      return Statement(
        "notPlaced",
        (latency.isNaN ? "its latency" : "its cost an inference")
          + " is not known, so that it has no place beside the frontier")
    }
    let dominator =
      frontier.dominatorBeyondNoise(cost: cost, latency: latency, .reruns)
      ?? frontier.dominator(cost: cost, latency: latency)
    let other =
      dominator.map { "row \(candidates.candidates.rows[$0]) (\(figures($0)))" } ?? "another row"
    let isFarther = selection.choice != nil
    return Statement(
      "dominated",
      "\(figures(index)): \(other) is \(advantage(dominator, over: index))"
        + (isFarther ? " by more than reruns differ" : ""))
  }

  private func advantage(_ other: Int?, over index: Int) -> String {
    guard let other else { return "cheaper and faster" }
    if costs[other] == costs[index] { return "as cheap and faster" }
    return latencies[other] == latencies[index] ? "cheaper and as fast" : "cheaper and faster"
  }

  // MARK: Figures

  private static func costPerInference(of index: Int, _ columns: SizingCandidates) -> Double {
    if columns.isServerless[index] {
      let cost = columns.serverless[index]?.costPerInference ?? .nan
      return cost >= 0 && cost.isFinite ? cost : .nan
    }
    guard let price = columns.exactPrice(of: index), let count = columns.unitCount(of: index)
    else { return .nan }
    let cost =
      price.doubleValue * Double(count) / (60 * columns.maxInvocationsPerMinute[index])
    return cost >= 0 && cost.isFinite ? cost : .nan
  }

  private func figures(_ index: Int) -> String {
    let latency = latencies[index]
    let isCensored = isLatencyCensored(candidates.candidates.rows[index])
    return "\(Wording.dollars(costs[index] * 1e6)) a million inferences, "
      + (latency.isNaN
        ? "latency not measured" : "\(Wording.latency(latency, isCensored: isCensored)) ms")
  }

  /// A broken limit in words, with a latency that is a lower bound told as one.
  private func message(_ reason: Rejection.Reason, of row: Int) -> String {
    isLatencyCensored(row) ? reason.messageOfCensoredLatency : reason.message
  }

  /// Whether the latency of a row repeats its job's threshold.
  private func isLatencyCensored(_ row: Int) -> Bool {
    table.latencyConditions(row)?.isCensored == true
  }

  func omission(_ row: Int, _ reason: Statement) -> LoadTestPlan.Omission {
    omission(row, [reason])
  }

  private func omission(_ row: Int, _ reasons: [Statement]) -> LoadTestPlan.Omission {
    LoadTestPlan.Omission(
      row: row, instanceType: table.instanceType(row),
      isServerless: table.serverlessConfiguration(row) != nil, prediction: nil, reasons: reasons)
  }

  func omission(
    _ prediction: SizePrediction, _ reasons: [Statement]
  ) -> LoadTestPlan.Omission {
    LoadTestPlan.Omission(
      row: nil, instanceType: prediction.instanceType, isServerless: false,
      prediction: prediction, reasons: reasons)
  }
}

extension SelectionError.Code {
  /// A load test is planned without a limit on latency, which it needs to stop.
  public static let latencyLimitMissing = Self(rawValue: "latencyLimitMissing")
}
