/// Where the winner changes with the demand, for one group.
public struct CrossoverAnswer: Sendable {
  /// The group's name.
  public let group: String
  /// The range of demand that was asked for, and the rules.
  public let request: CrossoverRequest
  /// The intervals with their winners.
  public let crossover: Crossover
  /// What to know about the inputs and the prices.
  public let diagnostics: [Diagnostic]
  /// Without any interval: the row that comes nearest at the upper end, and what it would take.
  public let nearest: Statement?
}

/// The range of demand to look at, and the rules of a selection.
public struct CrossoverRequest: Sendable, Hashable {
  /// The demand above which to look, in invocations a minute.
  public var from: Demand
  /// The greatest demand to look at.
  public var to: Demand
  /// Constraints, prices, discounts and reruns; its own demand is not used.
  public var selection: SelectionRequest

  /// A range with the rules of a selection.
  public init(from: Demand, to: Demand, selection: SelectionRequest) {
    self.from = from
    self.to = to
    self.selection = selection
  }
}

extension RecommendationTable {
  /// The exact intervals of demand with their winning type and cost, from the rows of one group.
  ///
  /// One type at a time, without serverless rows. At each demand the winner is that of
  /// ``selection(for:group:rows:)``.
  ///
  /// - Throws: ``SelectionError`` for an empty range, or as a selection does.
  /// - Complexity: O(steps × rows that still can win).
  public func crossover(
    for request: CrossoverRequest, group: String, rows: [Int]
  ) throws(SelectionError) -> CrossoverAnswer {
    try request.selection.validate()
    let candidates = CandidateRows(self, rows: rows, request: request.selection)
    try validateTypes(of: request.selection)
    let selector = try Selector(
      candidates.candidates, constraints: request.selection.constraints)
    let crossover = try selector.crossover(from: request.from, through: request.to)
    var atEnd = request.selection
    atEnd.demand = request.to
    let maker = SelectionAnswerMaker(self, group, atEnd, candidates, selector)
    return CrossoverAnswer(
      group: group, request: request, crossover: crossover,
      diagnostics: diagnostics
        + maker.priceDiagnostics(of: crossover.intervals.map(\.candidate)),
      nearest: crossover.intervals.isEmpty
        ? maker.nearest(selector.select(for: request.to)) : nil)
  }
}
