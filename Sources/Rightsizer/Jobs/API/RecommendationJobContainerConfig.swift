/// The container that a model runs in, for a job on a model's name or to say more than its package.
public struct RecommendationJobContainerConfig: Sendable, Hashable, Codable {
  /// `COMPUTER_VISION`, `NATURAL_LANGUAGE_PROCESSING` or `MACHINE_LEARNING`.
  public var domain: String?
  /// The task, such as `IMAGE_CLASSIFICATION`, `TEXT_GENERATION` or `OTHER`.
  public var task: String?
  /// `TENSORFLOW`, `PYTORCH`, `XGBOOST` or `SAGEMAKER-SCIKIT-LEARN`.
  public var framework: String?
  /// The framework's version, such as `1.11.0`.
  public var frameworkVersion: String?
  /// What is sent to the endpoints.
  public var payloadConfig: RecommendationJobPayloadConfig?
  /// The benchmarked model that is most like this one, such as `resnet50`.
  public var nearestModelName: String?
  /// The instance types that are tried, where it is a Default job.
  public var supportedInstanceTypes: [String]?
  /// `RealTime` or `Serverless`; both are tried without it.
  public var supportedEndpointType: String?
  /// Names and shapes of the model's inputs, a JSON dictionary as text, for compiling with Neo.
  public var dataInputConfig: String?
  /// The MIME types that the model answers in.
  public var supportedResponseMIMETypes: [String]?

  /// An empty value: nothing given.
  public init() {}

  private enum CodingKeys: String, CodingKey {
    case domain = "Domain"
    case task = "Task"
    case framework = "Framework"
    case frameworkVersion = "FrameworkVersion"
    case payloadConfig = "PayloadConfig"
    case nearestModelName = "NearestModelName"
    case supportedInstanceTypes = "SupportedInstanceTypes"
    case supportedEndpointType = "SupportedEndpointType"
    case dataInputConfig = "DataInputConfig"
    case supportedResponseMIMETypes = "SupportedResponseMIMETypes"
  }
}

/// What a load test sends.
public struct RecommendationJobPayloadConfig: Sendable, Hashable, Codable {
  /// The URI in S3 of an archive (.tar.gz) of sample requests.
  public var samplePayloadURL: String?
  /// The MIME types that the model takes.
  public var supportedContentTypes: [String]?

  /// A value of its parts; what is not given is absent.
  public init(samplePayloadURL: String? = nil, supportedContentTypes: [String]? = nil) {
    self.samplePayloadURL = samplePayloadURL
    self.supportedContentTypes = supportedContentTypes
  }

  private enum CodingKeys: String, CodingKey {
    case samplePayloadURL = "SamplePayloadUrl"
    case supportedContentTypes = "SupportedContentTypes"
  }
}
