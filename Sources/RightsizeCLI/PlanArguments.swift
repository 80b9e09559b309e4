import ArgumentParser
import Rightsizer

/// What AWS must be told to run a load test, none of which is made up.
struct PlanArguments: ParsableArguments {
  @Option(help: ArgumentHelp("The role that SageMaker acts in.", valueName: "arn"))
  var role: String?

  @Option(
    help: ArgumentHelp(
      "The name of the SageMaker model to test; its container must be told, too.",
      valueName: "name"))
  var model: String?

  @Option(
    name: .customLong("model-package"),
    help: ArgumentHelp(
      "The version of a model package to test, instead of a model.", valueName: "arn"))
  var modelPackage: String?

  @Option(
    help: ArgumentHelp(
      "The new job's name (default: that of the job before, with -next).", valueName: "name"))
  var name: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Load tests at a time (default: the fewest that fit into a job).", valueName: "count"))
  var parallel: Int?

  @Option(
    help: ArgumentHelp(
      "The container's domain: COMPUTER_VISION, NATURAL_LANGUAGE_PROCESSING or MACHINE_LEARNING.",
      valueName: "domain"))
  var domain: String?

  @Option(
    help: ArgumentHelp(
      "The container's task, such as IMAGE_CLASSIFICATION or OTHER.", valueName: "task"))
  var task: String?

  @Option(
    help: ArgumentHelp(
      "The container's framework: TENSORFLOW, PYTORCH, XGBOOST or SAGEMAKER-SCIKIT-LEARN.",
      valueName: "framework"))
  var framework: String?

  @Option(
    name: .customLong("framework-version"),
    help: ArgumentHelp("The framework's version, such as 1.11.0.", valueName: "version"))
  var frameworkVersion: String?

  @Option(
    help: ArgumentHelp(
      "The archive (.tar.gz) of sample requests in S3.", valueName: "s3-uri"))
  var payload: String?

  @Option(
    name: .customLong("mime-type"),
    help: ArgumentHelp("A MIME type of the requests, such as image/jpeg.", valueName: "type"))
  var mimeTypes: [String] = []

  @Option(
    name: .customLong("nearest-model"),
    help: ArgumentHelp(
      "The model AWS has measured that is most like this one, such as resnet50.",
      valueName: "name"))
  var nearestModel: String?

  /// The options that a model's name needs, with what was given for them.
  private var containerParts: [(option: String, isGiven: Bool)] {
    [
      ("--domain", domain != nil), ("--task", task != nil), ("--framework", framework != nil),
      ("--framework-version", frameworkVersion != nil), ("--payload", payload != nil),
      ("--mime-type", !mimeTypes.isEmpty),
    ]
  }

  /// Asks for everything that is missing, at once and by its name.
  func requireAll(latency: String?) throws {
    try requireOneModel()
    var missing: [String] = []
    if latency == nil {
      missing.append("the latency not to exceed, by which it stops: --latency MS")
    }
    if role == nil { missing.append("the role that SageMaker acts in: --role ARN") }
    if model == nil, modelPackage == nil {
      missing.append("the model: --model NAME, or --model-package ARN")
    }
    let parts = containerParts.filter { !$0.isGiven }.map(\.option)
    if model != nil, !parts.isEmpty {
      missing.append("the container of a model's name: \(parts.joined(separator: ", "))")
    }
    guard missing.isEmpty else {
      throw ValidationError(
        "a load test needs what no export tells; give " + missing.joined(separator: "; "))
    }
  }

  /// The options that give what a job to be repeated does not tell, each with what it gives.
  ///
  /// - Parameters:
  ///   - input: of the request, with the model and the container given here; `nil` where the job
  ///     does not tell it.
  ///   - role: of the request.
  func optionsMissing(role: String?, input: RecommendationJobInputConfig?) -> [String] {
    var missing: [String] = []
    if role == nil { missing.append("the role that SageMaker acts in: --role ARN") }
    let hasModel =
      input.map { $0.modelName != nil || $0.modelPackageVersionARN != nil }
      ?? (model != nil || modelPackage != nil)
    if !hasModel { missing.append("the model: --model NAME, or --model-package ARN") }
    // What the job told of its container is as whole as it was when AWS took it.
    let isNamed = input.map { $0.modelName != nil } ?? (model != nil)
    if isNamed, input?.containerConfig == nil || containerConfig() == input?.containerConfig {
      let parts = containerParts.filter { !$0.isGiven }.map(\.option)
      if !parts.isEmpty {
        missing.append("the container of a model's name: \(parts.joined(separator: ", "))")
      }
    }
    return missing
  }

  /// Refuses a model and a package at once.
  func requireOneModel() throws {
    guard model != nil, modelPackage != nil else { return }
    throw ValidationError("--model and --model-package both name the model: give one of them")
  }

  /// The container as far as it is told here, else as it was known; `nil` where nothing of it is.
  func containerConfig(
    over known: RecommendationJobContainerConfig? = nil
  ) -> RecommendationJobContainerConfig? {
    guard containerParts.contains(where: \.isGiven) || nearestModel != nil else { return known }
    var config = known ?? RecommendationJobContainerConfig()
    config.domain = domain ?? config.domain
    config.task = task ?? config.task
    config.framework = framework ?? config.framework
    config.frameworkVersion = frameworkVersion ?? config.frameworkVersion
    if payload != nil || !mimeTypes.isEmpty {
      var samples = config.payloadConfig ?? RecommendationJobPayloadConfig()
      samples.samplePayloadURL = payload ?? samples.samplePayloadURL
      if !mimeTypes.isEmpty { samples.supportedContentTypes = mimeTypes }
      config.payloadConfig = samples
    }
    config.nearestModelName = nearestModel ?? config.nearestModelName
    return config
  }

  /// The question of these arguments; `requireAll(latency:)` comes before.
  func question(_ selection: SelectionRequest, predictingUntested: Bool) -> LoadTestQuestion {
    let named = model.map(LoadTestQuestion.Model.name)
    var question = LoadTestQuestion(
      selection: selection, model: named ?? .package(modelPackage ?? ""), roleARN: role ?? "")
    question.containerConfig = containerConfig()
    question.jobName = name
    question.parallelTestCount = parallel
    question.predictsUntestedSizes = predictingUntested
    return question
  }

  /// The option that gave what stands at a path of the request; `nil` where none did.
  func option(at path: String, latencyIsGiven: Bool) -> String? {
    let input = "$.InputConfig"
    let options: [(path: String, option: String, isGiven: Bool)] = [
      ("$.JobName", "--name", name != nil), ("$.RoleArn", "--role", role != nil),
      (input + ".ModelName", "--model", model != nil),
      (input + ".ModelPackageVersionArn", "--model-package", modelPackage != nil),
      (input + ".ContainerConfig.Domain", "--domain", domain != nil),
      (input + ".ContainerConfig.Task", "--task", task != nil),
      (input + ".ContainerConfig.FrameworkVersion", "--framework-version", frameworkVersion != nil),
      (input + ".ContainerConfig.Framework", "--framework", framework != nil),
      (input + ".ContainerConfig.PayloadConfig.SamplePayloadUrl", "--payload", payload != nil),
      (
        input + ".ContainerConfig.PayloadConfig.SupportedContentTypes", "--mime-type",
        !mimeTypes.isEmpty
      ),
      (input + ".ContainerConfig.NearestModelName", "--nearest-model", nearestModel != nil),
      (input + ".ResourceLimit.MaxParallelOfTests", "--parallel", parallel != nil),
      ("$.StoppingConditions.ModelLatencyThresholds", "--latency", latencyIsGiven),
    ]
    return options.first { $0.isGiven && path.hasPrefix($0.path) }?.option
  }
}
