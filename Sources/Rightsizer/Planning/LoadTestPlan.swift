/// The next load test: the configurations that could still win, why each is in, and what was left
/// out and why.
///
/// ```swift
/// var selection = SelectionRequest(demand: try Demand(parsing: "200/s"))
/// selection.constraints.latencyLimitMilliseconds = 500
/// let question = LoadTestQuestion(
///   selection: selection, model: .package(packageARN), roleARN: roleARN)
/// let plan = try table.loadTestPlan(for: question)
/// print(plan.request?.json ?? "")
/// ```
public struct LoadTestPlan: Sendable, Hashable {
  /// An endpoint configuration of the request.
  public struct Configuration: Sendable, Hashable {
    /// What AWS is asked to test.
    public let endpoint: EndpointInputConfiguration
    /// The rows that measured it, in order; empty for a size that was not tested.
    public let rows: [Int]
    /// What it is predicted to do where it was not tested.
    public let prediction: SizePrediction?
    /// Why it is in, and what to know of it.
    public let reasons: [Statement]
    /// The load tests it makes: the product of its environment ranges.
    public let testCount: Int
    /// How many of them are of an environment that no row was measured with, since AWS tests every
    /// combination of the ranges.
    public let unseenCombinationCount: Int
  }

  /// A row, a size that was not tested, or one that a job asked for in vain, that is left out.
  public struct Omission: Sendable, Hashable {
    /// The row; `nil` for a size that was not tested or gave no result.
    public let row: Int?
    /// The instance type, where there is one.
    public let instanceType: String?
    /// Whether it is a serverless endpoint; a step that failed may be neither.
    public let isServerless: Bool
    /// What it is predicted to do where it was not tested.
    public let prediction: SizePrediction?
    /// Why.
    public let reasons: [Statement]
  }

  /// The group's name: a model, a job, a source, or `all`.
  public let group: String
  /// What is tested, in the order of the request.
  public internal(set) var configurations: [Configuration] = []
  /// What is not, rows first, in order.
  public internal(set) var leftOut: [Omission] = []
  /// What to know of the load test: its traffic, when it stops, how long it may take, and what the
  /// request could not say.
  public internal(set) var notes: [Statement] = []
  /// Whether a tested row meets the limits; where none does, the frontier is planned.
  public internal(set) var meetsLimits = false
  /// The request; `nil` where nothing can be tested.
  ///
  /// Its name is the one asked for, else that of the job before with `-next` behind it, numbered
  /// where a job of the inputs has that name: AWS takes a name once in an account and region.
  public internal(set) var request: CreateInferenceRecommendationsJobRequest?
  /// What to know about the inputs.
  public internal(set) var diagnostics: [Diagnostic] = []

  init(group: String) { self.group = group }
}

extension RecommendationTable {
  /// The next load test for a load, with reasons, from the rows of one group.
  ///
  /// Tested is what could still win: what `selection(for:group:rows:)` chooses; the frontier of cost
  /// an inference and latency among the rows that keep all other limits; what loses by its latency at
  /// full load alone (`latencyAtSaturation`); what is within the noise of reruns of the frontier or
  /// of the choice (``MeasurementNoise/reruns``); and, where asked for, sizes that were not tested but
  /// are predicted to reach the frontier. At most ten load tests are, in that order, the predicted
  /// sizes before the noise; rows that differ only in environment share a configuration as far as
  /// AWS's limits allow.
  ///
  /// Equal tables and questions give equal plans. Whether AWS takes what the question names (role,
  /// model, name) is for the request's own check to tell.
  ///
  /// - Parameters:
  ///   - group: the name to answer under.
  ///   - rows: those of one model, in order.
  /// - Throws: ``SelectionError`` for a selection request that is wrong, and without a limit on
  ///   latency, by which a load test stops.
  /// - Complexity: O(n log n) for n rows.
  public func loadTestPlan(
    for question: LoadTestQuestion, group: String, rows: [Int]
  ) throws(SelectionError) -> LoadTestPlan {
    let planner = try LoadTestPlanner(self, group, rows, question)
    try validateTypes(of: question.selection)
    return planner.plan()
  }

  /// The next load test for a load, with reasons, from all rows.
  ///
  /// - Throws: ``SelectionError``, as for the rows of one group.
  public func loadTestPlan(
    for question: LoadTestQuestion
  ) throws(SelectionError) -> LoadTestPlan {
    try loadTestPlan(
      for: question, group: sources.joined(separator: ", "), rows: Array(0..<count))
  }
}

extension LoadTestPlan {
  /// A name for the job after another: its name with `-next` behind it, as far as AWS takes it, then
  /// `-next-2` and so on; `load-test-next` where there is none.
  public static func name(after jobName: String?) -> String { LoadTestName.next(after: jobName) }
}
