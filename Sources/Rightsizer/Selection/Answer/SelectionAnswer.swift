/// The answer to a request for one group: what to deploy, why, and why not the others.
public struct SelectionAnswer: Sendable {
  /// A feasible choice with its reasons.
  public struct Option: Sendable {
    /// Types, counts and costs.
    public var choice: Choice
    /// What an engineer should know of it.
    public var reasons: [Statement]
    /// Of an alternative: by how many percent its price would have to fall to cost as much as the
    /// winner, and among mixes no more than any mix; `nil` where it is no dearer.
    public var priceCutPercent: Double?
    /// Whether the price would have to fall by at least as much: the search for the exact cut ended.
    public var isPriceCutBound = false
    /// Of an alternative: the demand beyond which it is the cheaper, of a mix cheaper than the best
    /// mix of the winner's rows; `nil` where there is none.
    public var cheaperBeyond: Double?
  }

  /// A row that cannot be chosen.
  public struct Refusal: Sendable, Hashable {
    /// The row's index over all inputs.
    public var row: Int
    /// Its instance type, where there is one.
    public var instanceType: String?
    /// Every constraint it breaks.
    public var reasons: [Statement]
    /// What it would take and cost; `nil` where it cannot be sized.
    public var instanceCount: Int?
    /// Dollars an hour at that count.
    public var costPerHour: Double?
  }

  /// The group's name: a model, a job, a source, or `all`.
  public let group: String
  /// What was asked.
  public let request: SelectionRequest
  /// The winner; `nil` when nothing is feasible.
  public internal(set) var choice: Option?
  /// The other feasible choices of one type, best first.
  public internal(set) var alternatives: [Option] = []
  /// The rows that are not feasible, in order.
  public internal(set) var rejected: [Refusal] = []
  /// Without a winner: the row that comes nearest, and what it would take.
  public internal(set) var nearest: Statement?
  /// What the answer takes for granted.
  public internal(set) var assumptions: [Statement] = []
  /// What to know about the inputs and the prices.
  public internal(set) var diagnostics: [Diagnostic] = []
}

extension RecommendationTable {
  /// The groups that have an eligible row of the job asked for, in order.
  public func eligibleGroups(
    by key: GroupKey = .model, job: String? = nil
  ) -> [(name: String, rows: [Int])] {
    let grouping = grouping(by: key)
    return zip(grouping.names, grouping.rows).compactMap { name, rows in
      let told = rows.filter { job == nil || jobName($0) == job }
      return told.contains(where: isEligible) ? (name, told) : nil
    }
  }

  /// The instance type and the count for a load, with reasons, from the rows of one group.
  ///
  /// ```swift
  /// let table = try RecommendationTable(contentsOf: "job.json")
  /// let request = SelectionRequest(demand: try Demand(parsing: "12000/min"))
  /// for group in table.eligibleGroups() {
  ///   let answer = try table.selection(for: request, group: group.name, rows: group.rows)
  ///   print(answer.choice?.choice.costPerMonth ?? .nan)
  /// }
  /// ```
  ///
  /// - Throws: ``SelectionError`` for a request that contradicts itself or names a type that no row
  ///   has.
  /// - Complexity: O(n log n) for n rows, and the search of a mix where several variants are
  ///   allowed.
  public func selection(
    for request: SelectionRequest, group: String, rows: [Int]
  ) throws(SelectionError) -> SelectionAnswer {
    try request.validate()
    let candidates = CandidateRows(self, rows: rows, request: request)
    try validateTypes(of: request)
    let selector = try Selector(candidates.candidates, constraints: request.constraints)
    return SelectionAnswerMaker(self, group, request, candidates, selector).answer()
  }

  /// Refuses the name of a type that neither an input nor the catalogue has.
  func validateTypes(of request: SelectionRequest) throws(SelectionError) {
    // Each group asks again: without a name to check, many groups cost no more than one.
    let constraints = request.constraints
    let isNamingTypes =
      !constraints.typeLimits.isEmpty || !request.kept.isEmpty || request.baseline != nil
      || (constraints.allowedTypes + constraints.excludedTypes).contains(where: \.isLiteral)
    guard isNamingTypes else { return }
    var known = Set(catalogue.types.map(\.name))
    for row in 0..<count {
      if let type = instanceType(row) { known.insert(type) }
    }
    try request.constraints.validateTypes(among: known)
    // Fleets are named in full, as limits are.
    var fleets = Constraints()
    for fleet in request.kept + [request.baseline].compactMap(\.self) {
      fleets.typeLimits[fleet.instanceType] = fleet.instanceCount
    }
    try fleets.validateTypes(among: known)
  }
}
