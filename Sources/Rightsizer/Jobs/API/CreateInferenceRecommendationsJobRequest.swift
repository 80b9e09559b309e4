/// The request that creates a job, as `aws sagemaker create-inference-recommendations-job
/// --cli-input-json` takes it.
///
/// ```swift
/// var input = RecommendationJobInputConfig()
/// input.modelPackageVersionARN = "arn:aws:sagemaker:us-east-1:111122223333:model-package/m/1"
/// let request = CreateInferenceRecommendationsJobRequest(
///   jobName: "resnet50-first", jobType: "Default",
///   roleARN: "arn:aws:iam::111122223333:role/inference", inputConfig: input)
/// print(request.json)
/// ```
///
/// A value may hold what the service refuses; ``faults`` tells what, and ``validate(_:)`` does for a
/// text that someone wrote. See
/// <https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateInferenceRecommendationsJob.html>.
public struct CreateInferenceRecommendationsJobRequest: Sendable, Hashable, Codable {
  /// The job's name, new in its account and region.
  public var jobName: String
  /// `Default` or `Advanced`.
  public var jobType: String
  /// The role that SageMaker acts in.
  public var roleARN: String
  /// The model, and how it is tested.
  public var inputConfig: RecommendationJobInputConfig
  /// What its author writes about it.
  public var jobDescription: String?
  /// When the load tests stop.
  public var stoppingConditions: RecommendationJobStoppingConditions?
  /// Where artefacts go.
  public var outputConfig: RecommendationJobOutputConfig?
  /// The job's tags.
  public var tags: [Tag]?

  /// A request of what each needs; all else is absent.
  public init(
    jobName: String, jobType: String, roleARN: String, inputConfig: RecommendationJobInputConfig
  ) {
    self.jobName = jobName
    self.jobType = jobType
    self.roleARN = roleARN
    self.inputConfig = inputConfig
  }

  private enum CodingKeys: String, CodingKey {
    case jobName = "JobName"
    case jobType = "JobType"
    case roleARN = "RoleArn"
    case inputConfig = "InputConfig"
    case jobDescription = "JobDescription"
    case stoppingConditions = "StoppingConditions"
    case outputConfig = "OutputConfig"
    case tags = "Tags"
  }
}
