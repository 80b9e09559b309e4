/// Puts an answer together: the selection, then the sentences about it.
struct SelectionAnswerMaker {
  let table: RecommendationTable
  let group: String
  let request: SelectionRequest
  let candidates: CandidateRows
  let selector: Selector
  /// For each configuration what is said of its measurements; `nil` where there is but one.
  let rerunReasons: [Statement?]
  /// Whether a price may be another than the exported one. Looked for once, not for each of
  /// 100,000 alternatives among as many prices.
  let hasOtherPrices: Bool

  /// As many rows of one configuration are named.
  static let namedReruns = 12

  /// Runner-ups are compared one by one up to this many; further ones only in cost.
  static let comparedAlternatives = 100

  init(
    _ table: RecommendationTable, _ group: String, _ request: SelectionRequest,
    _ candidates: CandidateRows, _ selector: Selector
  ) {
    self.table = table
    self.group = group
    self.request = request
    self.candidates = candidates
    self.selector = selector
    hasOtherPrices =
      request.prices != nil || candidates.candidates.prices.contains { $0.discount > 0 }
    rerunReasons = candidates.configurations.map { Self.rerunReason($0, table, request.reruns) }
  }

  /// The same rows under other rules.
  init(_ other: SelectionAnswerMaker, _ request: SelectionRequest, _ selector: Selector) {
    table = other.table
    group = other.group
    self.request = request
    candidates = other.candidates
    self.selector = selector
    rerunReasons = other.rerunReasons
    hasOtherPrices = other.hasOtherPrices
  }

  func answer() -> SelectionAnswer {
    let selection = selector.select(for: request.demand, average: request.average)
    var answer = SelectionAnswer(group: group, request: request)
    var feasible = [selection.choice].compactMap(\.self) + selection.alternatives
    var winner = feasible.first
    var isSearched = true
    if searchesMixes {
      let result = mixed(feasible)
      winner = result.choice
      isSearched = result.isComplete
    }
    if let winner {
      // A mix that is one type after all is that type's own choice.
      feasible.removeAll { $0.parts == winner.parts }
      if winner.parts != selection.choice?.parts {
        let slowest = slowestTotal(of: winner)
        feasible = feasible.map { withNoise($0, slowest) }
      }
      let (rivals, succession) = comparisons(of: feasible, with: winner)
      answer.choice = .init(
        choice: winner,
        reasons: reasons(for: winner, alternatives: feasible, succession: succession))
      answer.diagnostics = priceDiagnostics(of: [winner] + feasible)
      answer.alternatives = feasible.enumerated().map { index, choice in
        alternative(choice, against: winner, index < rivals.count ? rivals[index] : nil)
      }
    } else {
      answer.nearest =
        isSearched
        ? nearest(selection)
        : Statement(
          "notSearched",
          "no single variant is, and mixes of these prices and rates could not be searched")
    }
    answer.rejected = rejected(selection, winner)
    answer.assumptions = assumptions(selection)
    answer.diagnostics = table.diagnostics + answer.diagnostics
    return answer
  }

  /// A choice of one type, with its noise told against a winner that is not the selector's own.
  private func withNoise(_ choice: Choice, _ slowest: ExactRational?) -> Choice {
    var result = choice
    if let sizing = choice.sizing {
      result.isWithinNoise = selector.isWithinNoise(
        sizing, SizingQuery(request.demand, average: request.average), ofWinnerAt: slowest)
    }
    return result
  }

  // MARK: What is not feasible

  private func rejected(_ selection: Selection, _ winner: Choice?) -> [SelectionAnswer.Refusal] {
    // A row that a limit keeps from carrying all of the load alone may carry a part of it.
    let chosen = Set(winner?.parts.map(\.row) ?? [])
    var refusals = selection.rejected.filter { !chosen.contains($0.row) }.map { rejection in
      SelectionAnswer.Refusal(
        row: rejection.row, instanceType: rejection.instanceType,
        reasons: rejection.reasons.map { reason in
          Statement(
            reason.code.rawValue,
            message(reason, of: rejection.row) + saving(rejection, reason, winner))
        },
        instanceCount: rejection.count, costPerHour: rejection.costPerHour)
    }
    refusals += candidates.setAside.map { row, reason in
      SelectionAnswer.Refusal(
        row: row, instanceType: table.instanceType(row),
        reasons: [Statement(reason.code.rawValue, reason.message)])
    }
    return refusals.sorted { $0.row < $1.row }
  }

  /// A broken limit in words, with a latency that is a lower bound told as one.
  private func message(_ reason: Rejection.Reason, of row: Int) -> String {
    isLatencyCensored(row) ? reason.messageOfCensoredLatency : reason.message
  }

  /// Whether the latency of a row repeats its job's threshold.
  func isLatencyCensored(_ row: Int) -> Bool { table.latencyConditions(row)?.isCensored == true }

  /// Whether the latency of a choice, that of its slowest part, is a lower bound.
  func isLatencyCensored(_ choice: Choice) -> Bool {
    choice.parts.contains { isLatencyCensored($0.row) }
  }

  /// What a row lost by latency at full load alone would save, were it within the limit at its load.
  private func saving(
    _ rejection: Rejection, _ reason: Rejection.Reason, _ winner: Choice?
  ) -> String {
    guard reason.code == .latencyAtSaturation, let winner, let cost = rejection.costPerHour else {
      return ""
    }
    let saving = winner.costPerHour - cost
    if saving > 0 {
      return "; measured within the limit there, it would save \(Wording.dollars(saving)) an hour"
    }
    return "; it would save nothing"
  }

  func nearest(_ selection: Selection) -> Statement? {
    guard let nearest = selection.nearestRejection else { return nil }
    let name = nearest.instanceType ?? "(type not told)"
    let needs = nearest.reasons.map { message($0, of: nearest.row) }.joined(separator: "; ")
    let cost = nearest.costPerHour.map { " at \(Wording.dollars($0)) an hour" } ?? ""
    let count = nearest.count.map { " × \(Wording.figure(Double($0)))\(cost)" } ?? ""
    return Statement("nearest", "nearest is \(name)\(count) (row \(nearest.row)), but \(needs)")
  }

  // MARK: What is taken for granted

  private func assumptions(_ selection: Selection) -> [Statement] {
    var result = [
      Statement(
        "linearCapacity",
        "capacity grows linearly with the instances and requests are spread evenly "
          + "(LEAST_OUTSTANDING_REQUESTS; SageMaker's default is random)"),
      Statement(
        "latencyAtFullLoad",
        "latency was measured at full load: below it normally an upper bound, but not with "
          + "server-side batching or cold starts"),
    ]
    let isAccelerated = candidates.candidates.typeNames.contains {
      table.catalogue[$0]?.isAccelerated == true
    }
    if isAccelerated || request.constraints.cpuPerCoreLimit != nil {
      result.append(
        Statement(
          "cpuOnly",
          "CPU utilisation says nothing about a GPU, nor about one worker that is saturated"))
    }
    if request.constraints.allowsServerless {
      result.append(
        Statement(
          "serverless",
          "a serverless endpoint's throughput grows linearly with its concurrency (up to a point, "
            + "says the guide)"
            + (request.average == nil
              ? "; it is billed as if the peak lasted, an upper bound (--average says the mean)"
              : "")))
    }
    if let exported = exportedPrices() { result.append(exported) }
    if request.maximumVariants > 1 {
      result.append(
        Statement(
          "fixedShares",
          "each production variant gets a fixed share of the traffic; a dead variant's share is not "
            + "rerouted"))
    }
    result.append(
      Statement(
        "noise",
        "reruns of a job differ by × 0.95 to 1.10 in throughput and × 0.40 to 1.37 in latency"
      ))
    return result
  }
}
