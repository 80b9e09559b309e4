extension Deployment {
  /// The files of a form, in the order they are used, the guide last.
  public func files(_ form: Form = .requests) -> [File] {
    let guide = File(name: Self.guideName, text: DeploymentGuide(self, form).text)
    switch form {
    case .requests: return steps.map { File(name: $0.file, text: $0.text) } + [guide]
    case .cloudformation:
      return [File(name: Self.templateName, text: CloudFormationTemplate(self).text), guide]
    case .terraform:
      return [File(name: Self.terraformName, text: TerraformConfiguration(self).text), guide]
    }
  }

  static let guideName = "README.md"
  static let templateName = "template.json"
  static let terraformName = "main.tf.json"

  /// Whether a file of this name is one that a deployment writes, so that it may be replaced by a
  /// later one.
  package static func isOwn(_ name: String) -> Bool {
    if [guideName, templateName, terraformName].contains(name) { return true }
    let stems = [
      "create-model", "create-endpoint-config", "create-endpoint", "register-scalable-target",
      "put-scaling-policy",
    ]
    guard name.hasSuffix(".json") else { return false }
    let base = name.dropLast(".json".count)
    return stems.contains { base == $0 || base.hasPrefix($0 + "-") }
  }

  /// One request: the words of its command, its file and its text.
  struct Step {
    var command: String
    var file: String
    var text: String
  }

  /// The requests in the order they are sent.
  var steps: [Step] {
    var result = createModels.map { model in
      let user = variants.first { $0.modelName == model.modelName }?.name ?? model.modelName
      return Step(
        command: "sagemaker create-model", file: "create-model-\(user).json", text: model.json)
    }
    result.append(
      Step(
        command: "sagemaker create-endpoint-config", file: "create-endpoint-config.json",
        text: createEndpointConfig.json))
    result.append(
      Step(
        command: "sagemaker create-endpoint", file: "create-endpoint.json",
        text: createEndpoint.json))
    for (target, policy) in zip(registerScalableTargets, putScalingPolicies) {
      let suffix = variants.count > 1 ? "-" + target.resource.variantName : ""
      result.append(
        Step(
          command: "application-autoscaling register-scalable-target",
          file: "register-scalable-target\(suffix).json", text: target.json))
      result.append(
        Step(
          command: "application-autoscaling put-scaling-policy",
          file: "put-scaling-policy\(suffix).json", text: policy.json))
    }
    return result
  }
}
