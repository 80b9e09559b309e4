/// What the next load test is to find out, and what AWS must be told to run it.
public struct LoadTestQuestion: Sendable, Hashable {
  /// The model that is tested.
  public enum Model: Sendable, Hashable {
    /// The name of a SageMaker model, for which the container must be told too.
    case name(String)
    /// The ARN of a version of a model package.
    case package(String)
  }

  /// The load, the limits and the prices, as for a choice; a limit on latency must be there.
  ///
  /// With `constraints.allowsServerless` the serverless rows are tested instead of the instances,
  /// since a load test is of one kind.
  public var selection: SelectionRequest
  /// The model.
  public var model: Model
  /// The role that SageMaker acts in.
  public var roleARN: String
  /// The container, which a model's name needs and a model package may do without.
  public var containerConfig: RecommendationJobContainerConfig?
  /// The new job's name; `nil` derives it from the job before, see ``LoadTestPlan/request``.
  public var jobName: String?
  /// Whether sizes that were not tested are tested where they are predicted to reach the frontier.
  public var predictsUntestedSizes = false
  /// The probability with which an interval of a prediction is to hold the figure.
  ///
  /// It must be within 0…1 where untested sizes are predicted; at 1 an interval holds every figure.
  public var level = 0.9
  /// How many load tests run at a time; `nil` takes the fewest that fit into a job.
  public var parallelTestCount: Int?

  /// A question; all else by default.
  public init(selection: SelectionRequest, model: Model, roleARN: String) {
    self.selection = selection
    self.model = model
    self.roleARN = roleARN
  }
}
