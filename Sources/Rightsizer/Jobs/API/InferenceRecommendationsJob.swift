/// A job as `DescribeInferenceRecommendationsJob` tells it, without its rows.
public struct InferenceRecommendationsJob: Sendable, Hashable, Codable {
  /// The job's name, unique in its account and region.
  public var jobName: String?
  /// What its author wrote about it.
  public var jobDescription: String?
  /// `Default` or `Advanced`.
  public var jobType: String?
  /// The job's ARN, which names its region and account.
  public var jobARN: String?
  /// The role it ran with.
  public var roleARN: String?
  /// PENDING, IN_PROGRESS, COMPLETED, FAILED, STOPPING, STOPPED, DELETING, DELETED or newer.
  public var status: String?
  /// Why it failed.
  public var failureReason: String?
  /// When it was created, in the words of the file.
  public var creationTime: String?
  /// When it completed, in the words of the file.
  public var completionTime: String?
  /// When it last changed, in the words of the file.
  public var lastModifiedTime: String?
  /// What was asked for.
  public var inputConfig: RecommendationJobInputConfig?
  /// When the load tests were to stop.
  public var stoppingConditions: RecommendationJobStoppingConditions?

  /// An empty value: nothing given.
  public init() {}

  private enum CodingKeys: String, CodingKey {
    case jobName = "JobName"
    case jobDescription = "JobDescription"
    case jobType = "JobType"
    case jobARN = "JobArn"
    case roleARN = "RoleArn"
    case status = "Status"
    case failureReason = "FailureReason"
    case creationTime = "CreationTime"
    case completionTime = "CompletionTime"
    case lastModifiedTime = "LastModifiedTime"
    case inputConfig = "InputConfig"
    case stoppingConditions = "StoppingConditions"
  }
}

extension InferenceRecommendationsJob {
  /// The region in the job's ARN, such as `us-east-1`; `nil` without a well-formed ARN.
  public var region: String? {
    guard let jobARN else { return nil }
    let parts = jobARN.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6, parts[0] == "arn", parts[2] == "sagemaker", !parts[3].isEmpty else {
      return nil
    }
    return String(parts[3])
  }

  /// What tells this job's model from others: the model's name, else its package version's ARN.
  public var model: String? { inputConfig?.modelName ?? inputConfig?.modelPackageVersionARN }
}
