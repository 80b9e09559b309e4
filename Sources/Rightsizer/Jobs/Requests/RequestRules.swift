/// The rules that hold between the members of a request; those of one member are in its shape.
///
/// From docs.aws.amazon.com/sagemaker/latest/dg: inference-recommender-load-test ("load test"),
/// instance-recommendation-create and inference-recommender-existing-endpoint, and from the API
/// reference of the members.
struct RequestRules: ~Copyable {
  var faults: RequestFaultList

  enum JobType {
    case standard
    case advanced
    /// Not told, or with a fault of its own.
    case unknown
  }

  static func check(_ request: RequestNode, _ faults: inout RequestFaultList) {
    var rules = RequestRules(faults: faults)
    faults = RequestFaultList()
    rules.check(request)
    faults = rules.faults
  }

  private mutating func check(_ request: RequestNode) {
    let type: JobType =
      switch request["JobType"]?.text {
      case "Default": .standard
      case "Advanced": .advanced
      default: .unknown
      }
    if let input = request["InputConfig"], !input.isUnusable {
      checkModel(input)
      checkConfigurations(input, type)
      checkTraffic(input, type)
    }
    checkStopping(request, type)
    if type == .standard { checkUnused(request) }
    checkTags(request["Tags"])
  }

  mutating func tell(
    _ code: RequestFault.Code, _ severity: RequestFault.Severity = .fault, at node: RequestNode,
    _ rule: String, found: String? = nil, mend: String
  ) {
    faults.add(code, severity, at: node.offset, node.path) {
      .init(rule: rule, found: found, mend: mend)
    }
  }

  /// Tells of a member that is not there although this job needs it; of one that is there and has a
  /// fault, that leaving it out is no mend.
  mutating func require(_ names: String..., in node: RequestNode, rule: String) {
    guard !node.isUnusable else { return }
    for name in names {
      if let member = node[name] {
        faults.require(member.path)
      } else {
        faults.addMissing(name, of: node.path, at: node.offset, rule: rule)
      }
    }
  }

  // MARK: The model

  private mutating func checkModel(_ input: RequestNode) {
    let rule =
      "a model package's ARN, or a model's name with a ContainerConfig (developer guide)"
    switch (input["ModelPackageVersionArn"], input["ModelName"]) {
    case (nil, nil):
      tell(
        .modelMissing, at: input, rule, found: "neither",
        mend: "add ModelPackageVersionArn, or ModelName and ContainerConfig")
    case (_?, let name?):
      tell(.modelConflict, at: name, rule, found: "both", mend: "leave one of them out")
    case (let package?, nil): faults.require(package.path)
    case (nil, let name?):
      faults.require(name.path)
      checkContainer(input)
    }
    if let url = input["ContainerConfig"]?["PayloadConfig"]?["SamplePayloadUrl"],
      let text = url.text, !text.isEmpty, !text.hasSuffix(".tar.gz")
    {
      tell(
        .payloadArchive, .warning, at: url, "one archive, .tar.gz (API reference)",
        found: RequestTextCheck.quoted(text), mend: "name the archive, not its folder or its parts")
    }
  }

  private mutating func checkContainer(_ input: RequestNode) {
    guard let container = input["ContainerConfig"] else {
      faults.addMissing(
        "ContainerConfig", of: input.path, at: input.offset,
        rule: "required with ModelName (developer guide)",
        mend: "add ContainerConfig: Domain, Task, Framework, FrameworkVersion and PayloadConfig")
      return
    }
    faults.require(container.path)
    if !container.isUnusable, container["PayloadConfig"]?["SamplePayloadUrl"] == nil,
      container["PayloadConfig"]?.isUnusable != true
    {
      tell(
        .payloadMissing, .warning, at: container,
        "PayloadConfig.SamplePayloadUrl, as no model package tells what to send",
        mend:
          "add PayloadConfig with SamplePayloadUrl and SupportedContentTypes")
    }
  }

  // MARK: Stopping conditions

  private mutating func checkStopping(_ request: RequestNode, _ type: JobType) {
    let rule = "required for an Advanced job (developer guide: load test)"
    if type == .advanced { require("StoppingConditions", in: request, rule: rule) }
    guard let conditions = request["StoppingConditions"] else { return }
    if type == .advanced {
      require("MaxInvocations", "ModelLatencyThresholds", in: conditions, rule: rule)
    }
    for threshold in conditions["ModelLatencyThresholds"]?.elements ?? [] {
      if type == .advanced {
        require("Percentile", "ValueInMilliseconds", in: threshold, rule: rule)
      }
      checkPercentile(threshold["Percentile"], type)
    }
  }

  private mutating func checkPercentile(_ percentile: RequestNode?, _ type: JobType) {
    guard let percentile, let text = percentile.text, !text.isEmpty else { return }
    let known = type == .advanced ? ["P95"] : ["P95", "P99"]
    guard !known.contains(text) else { return }
    tell(
      .percentile, at: percentile,
      type == .advanced
        ? "P95 for an Advanced job (API reference)" : "P95 or P99 (API reference)",
      found: RequestTextCheck.quoted(text), mend: "write P95")
  }

  // MARK: Default jobs

  /// A Default job chooses configurations and load by itself.
  private mutating func checkUnused(_ request: RequestNode) {
    let input = request["InputConfig"]
    let unused = [
      input?["JobDurationInSeconds"], input?["TrafficPattern"], input?["ResourceLimit"],
      input?["EndpointConfigurations"], request["StoppingConditions"],
    ]
    for case let node? in unused {
      tell(
        .unusedByDefaultJob, .warning, at: node,
        "for Advanced jobs (developer guide); a Default job chooses its own load tests",
        mend: "leave it out, or make JobType Advanced")
    }
  }

  // MARK: Tags

  private mutating func checkTags(_ tags: RequestNode?) {
    var keys: Set<String> = []
    for tag in tags?.elements ?? [] {
      guard let node = tag["Key"], let key = node.text, !key.isEmpty else { continue }
      if !keys.insert(key).inserted {
        tell(
          .duplicateTag, at: node, "each key once in a resource (API reference)",
          found: RequestTextCheck.quoted(key), mend: "keep one of the tags")
      }
      if key.utf8.prefix(4).map({ $0 | 0x20 }).elementsEqual("aws:".utf8.map { $0 | 0x20 }) {
        tell(
          .reservedTag, at: node, "no key that begins with aws: (reserved for AWS)",
          found: RequestTextCheck.quoted(key), mend: "take aws: off")
      }
    }
  }
}
