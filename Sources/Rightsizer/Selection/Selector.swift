/// Chooses the instance type and the count for a demand, exactly.
///
/// ```swift
/// var constraints = Constraints()
/// constraints.latencyLimitMilliseconds = 200
/// let selector = try Selector(candidates, constraints: constraints)
/// let choice = selector.choose(for: try Demand(parsing: "12000"))
/// ```
///
/// Counts and comparisons are those of exact arithmetic over the decimals as typed and as read;
/// Doubles with an error bound decide wherever they can.
public struct Selector: Sendable {
  /// What may be chosen.
  public let candidates: SizingCandidates
  /// What the choice keeps to.
  public let constraints: Constraints

  internal let rules: SizingRules
  internal let latencyLimit: UpperLimit?
  internal let memoryLimit: UpperLimit?
  internal let budget: Budget?
  internal let types: [TypeRule]

  /// What the constraints say of an instance type.
  internal struct TypeRule: Sendable {
    internal let isExcluded: Bool
    internal let isAllowed: Bool
    internal let limit: Int?
    /// The least of the type's limit, the maximum of instances and the largest count.
    internal let maximum: Int
    /// The place of the name among all names, for ties.
    internal let rank: Int
  }

  /// The tighter of both budgets, in dollars an hour.
  internal struct Budget: Sendable {
    internal let exact: ExactRational
    internal let nearest: Double
  }

  /// A selector; throws what `Constraints.validate()` throws.
  public init(
    _ candidates: SizingCandidates, constraints: Constraints = Constraints()
  ) throws(SelectionError) {
    try constraints.validate()
    self.candidates = candidates
    self.constraints = constraints
    rules = SizingRules(constraints)
    latencyLimit = constraints.latencyLimitMilliseconds.map(UpperLimit.init)
    memoryLimit = constraints.memoryLimit.map(UpperLimit.init)
    budget = constraints.tighterBudgetPerHour.map { Budget(exact: $0, nearest: $0.doubleValue) }

    let names = candidates.typeNames
    var ranks = [Int](repeating: 0, count: names.count)
    for (rank, index) in names.indices.sorted(by: { names[$0] < names[$1] }).enumerated() {
      ranks[index] = rank
    }
    let allowed = constraints.allowedTypes
    types = names.indices.map { index in
      let name = names[index]
      let limit = constraints.typeLimits[name]
      return TypeRule(
        isExcluded: constraints.excludedTypes.contains { $0.matches(name) },
        isAllowed: allowed.isEmpty || allowed.contains { $0.matches(name) },
        limit: limit,
        maximum: min(
          limit ?? .max, constraints.maximumInstances ?? .max, UnitCapacity.largestCount),
        rank: ranks[index])
    }
  }

  /// The best feasible choice of one type; `nil` when nothing is feasible.
  ///
  /// The order is: total, latency (one that is unavailable or negative after those that have one),
  /// larger n c, more instances, instance type, row. `average` prices serverless candidates, which
  /// are billed a request; without it the demand is taken, an upper bound.
  ///
  /// Complexity: O(candidates), about ten nanoseconds each.
  public func choose(for demand: Demand, average: Demand? = nil) -> Choice? {
    let query = SizingQuery(demand, average: average)
    return best(for: query).map { choice($0, query) }
  }

  /// The best choice, all feasible alternatives in order, and why each other candidate lost.
  ///
  /// Complexity: O(n log n) for n candidates.
  public func select(for demand: Demand, average: Demand? = nil) -> Selection {
    let query = SizingQuery(demand, average: average)
    var feasible: [Sizing] = []
    var rejections: [Rejection] = []
    let winner = best(for: query)
    for index in 0..<candidates.count {
      if let sizing = sizing(of: index, query), isFeasible(sizing, query) {
        feasible.append(sizing)
      } else {
        rejections.append(rejection(of: index, query, winner: winner))
      }
    }
    feasible.sort { precedes($0, $1, query) }
    let noise = winner.flatMap { noiseTotal(of: $0, query, factor: Self.slowestRerun) }
    let alternatives = feasible.dropFirst().map { sizing in
      var alternative = choice(sizing, query)
      alternative.isWithinNoise = isWithinNoise(sizing, query, ofWinnerAt: noise)
      return alternative
    }
    return Selection(
      choice: feasible.first.map { choice($0, query) }, alternatives: alternatives,
      rejected: rejections)
  }
}

/// What is asked: the demand to size for, and the average that serverless candidates are billed.
internal struct SizingQuery: Sendable {
  internal let demand: Demand
  internal let average: Demand?

  internal init(_ demand: Demand, average: Demand?) {
    self.demand = demand
    self.average = average
  }

  /// The demand that is billed a request.
  internal var billed: Demand { average ?? demand }
}

/// A candidate with its count.
internal struct Sizing: Sendable, Hashable {
  /// The index of the candidate.
  internal let candidate: Int
  /// Instances, or units of concurrency.
  internal let count: Int
  /// Dollars an hour, within `Selector.relativeError`; NaN where only exact arithmetic will do.
  internal let total: Double
}
