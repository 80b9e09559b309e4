/// A `CreateModel` request of Amazon SageMaker: what an endpoint's instances run.
///
/// The environment, the image and the artefact decide the capacity, and they belong to the model,
/// not to the endpoint's configuration.
/// https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModel.html
public struct CreateModelRequest: Sendable, Hashable {
  /// The one container of a model.
  public struct Container: Sendable, Hashable {
    /// The registry path of the image; `nil` with a model package.
    public var image: String?
    /// The URL of the artefact, a `.tar.gz`; `nil` with a model package.
    public var modelDataURL: String?
    /// The environment variables.
    public var environment: [String: String] = [:]
    /// The version of the model package; `nil` with an image.
    public var modelPackageName: String?
    /// The specification in the model package.
    public var inferenceSpecificationName: String?

    /// An empty container: nothing given.
    public init() {}
  }

  /// The model's name.
  public var modelName: String
  /// What it runs.
  public var primaryContainer: Container
  /// The role it runs with.
  public var executionRoleARN: String

  /// A request for a model.
  public init(modelName: String, primaryContainer: Container, executionRoleARN: String) {
    self.modelName = modelName
    self.primaryContainer = primaryContainer
    self.executionRoleARN = executionRoleARN
  }
}
