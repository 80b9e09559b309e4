/// The README.md of a deployment: the commands in order, the cost, what to check and what is assumed.
struct DeploymentGuide {
  private let deployment: Deployment
  private let form: Deployment.Form

  init(_ deployment: Deployment, _ form: Deployment.Form) {
    self.deployment = deployment
    self.form = form
  }

  private var endpoint: String { deployment.createEndpoint.endpointName }

  var text: String {
    [
      title, section("What the counts rest on", deployment.rules), commands, cost, models,
      section("Check before", deployment.checks),
      section("Scaling", deployment.scaling), section("Taken for granted", deployment.assumptions),
    ].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  // MARK: What it is

  private var title: String {
    let request = deployment.answer.request
    let rate = Wording.figure(request.demand.perMinute)
    let least =
      deployment.options.minimumDemand.map { " and \(Wording.figure($0.perMinute)) at the least" }
      ?? ""
    return """
      # Endpoint \(endpoint)

      For \(rate) invocations a minute at the peak\(least), from row\
      \(deployment.variants.count == 1 ? "" : "s") \
      \(deployment.variants.map { "\($0.row)" }.joined(separator: ", ")) of \
      \(escaped(deployment.answer.group)) (\(escaped(deployment.origins.joined(separator: "; ")))). Nothing was sent to AWS, and nothing there was looked at. Rows count \
      over all inputs, as `rightsize inspect` does.

      \(table)
      """
  }

  private var table: String {
    var table = MarkdownTable(columns: [
      .init("variant"), .init("model"), .init("type"), .init("instances", alignment: .right),
      .init("share of traffic", alignment: .right),
      .init(targetTitle, alignment: .right), .init("row", alignment: .right),
    ])
    for variant in deployment.variants {
      let isServerless = variant.instanceType == nil
      let most = Wording.figure(Double(variant.count))
      let count =
        isServerless
        ? "\(most) concurrent"
        : variant.leastCount == variant.count
          ? most : "\(Wording.figure(Double(variant.leastCount))) to \(most)"
      table.addRow([
        variant.name, variant.modelName, variant.instanceType ?? "serverless", count,
        Wording.percent(variant.weight),
        target(of: variant),
        "\(variant.row)",
      ])
    }
    return table.rendered()
  }

  private var targetTitle: String {
    deployment.options.scalingMetric == .cpu
      ? "target, % of CPU" : "target a minute and instance"
  }

  /// What the variant's policy has; nothing where nothing scales.
  private func target(of variant: Deployment.Variant) -> String {
    deployment.putScalingPolicies.first { $0.resource.variantName == variant.name }
      .map { Wording.figure($0.targetValue) } ?? NumberFormat.missingText
  }

  // MARK: Commands

  private var commands: String {
    switch form {
    case .requests: requestCommands
    case .cloudformation:
      """
      ## Commands

      ```sh
      aws cloudformation deploy --template-file \(Deployment.templateName) --stack-name \(stackName)
      ```

      The stack makes the endpoint: one that exists outside of it is imported first, or has another name.
      \(laterChange("deploy the stack once without its scalable targets and policies"))
      """
    case .terraform:
      """
      ## Commands

      ```sh
      terraform init
      terraform validate
      terraform plan
      terraform apply
      ```

      The region is the provider's, from AWS_REGION or its configuration. An endpoint that exists is taken
      over by terraform import first, or has another name.
      \(laterChange("run `terraform destroy -target=ADDRESS` with its aws_appautoscaling_target"))
      """
    }
  }

  /// What a later change asks for, with how a target of scaling goes; for the end of a paragraph.
  private func laterChange(_ removal: String) -> String {
    var lines: [String] = []
    if !deployment.registerScalableTargets.isEmpty {
      lines.append(
        "AWS refuses a later change of a variant's instance type while it is registered for scaling: "
          + "before that, \(removal).")
    }
    if deployment.options.endpointConfigName != nil {
      lines.append(
        "A configuration cannot be changed, only replaced: a later one needs another --endpoint-config, "
          + "or none.")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// A stack's name begins with a letter.
  private var stackName: String {
    endpoint.first?.isLetter == true ? endpoint : "endpoint-\(endpoint)"
  }

  private var requestCommands: String {
    var lines: [String] = []
    for step in deployment.steps {
      lines.append("aws \(step.command) --cli-input-json file://\(step.file)")
      if step.command == "sagemaker create-endpoint" {
        lines.append("aws sagemaker wait endpoint-in-service --endpoint-name \(endpoint)")
      }
    }
    let config = deployment.createEndpointConfig.endpointConfigName
    return """
      ## Commands, in this order

      ```sh
      \(lines.joined(separator: "\n"))
      ```

      An endpoint that exists is not created but moved to the new configuration, and waited for as above.
      Until the new instances serve, the old ones count for the quota, too:

      ```sh
      aws sagemaker update-endpoint --endpoint-name \(endpoint) --endpoint-config-name \(config)
      ```

      AWS refuses that while a variant that goes, or whose instance type changes, is registered for
      scaling. Deregister such a variant before, which removes its policies as well:

      ```sh
      \(deregistering)
      ```

      """
  }

  private var deregistering: String {
    let variant = ScalableVariant(
      endpointName: endpoint, variantName: deployment.variants.first?.name ?? "AllTraffic")
    return [
      "aws application-autoscaling deregister-scalable-target",
      "--service-namespace \(ScalableVariant.serviceNamespace)",
      "--scalable-dimension \(ScalableVariant.scalableDimension)",
      "--resource-id \(variant.resourceID)",
    ].joined(separator: " ")
  }

  // MARK: Cost

  private var cost: String {
    let most = Wording.dollars(deployment.costPerMonth)
    let least = Wording.dollars(deployment.leastCostPerMonth)
    let isServerless = deployment.variants.contains { $0.instanceType == nil }
    var lines: [String] = []
    if isServerless {
      lines.append(
        "\(most) a month of 730 hours"
          + (deployment.answer.request.average == nil
            ? ", were the peak to last: it is billed a request" : " at the average"))
    } else if deployment.variants.allSatisfy({ $0.leastCount == $0.count }) {
      lines.append(
        "\(most) a month of 730 hours: nothing scales in"
          + (deployment.options.minimumDemand == nil || deployment.registerScalableTargets.isEmpty
            ? "" : ", since the least load takes all the instances, too"))
    } else {
      lines.append(
        "\(least) to \(most) a month of 730 hours: at the fewest instances all the time, and at all "
          + "of them\(isDiscounted ? ", a discount counted for the fewest" : ""); what it comes to depends "
          + "on the load over the day")
    }
    lines += deployment.costReasons.map(\.message)
    return "## Cost\n\n" + lines.map { "- \(escaped($0))\n" }.joined()
  }

  private var isDiscounted: Bool {
    let request = deployment.answer.request
    return !request.discountsAllInstances
      && deployment.variants.contains {
        $0.instanceType.map { request.discounts.fraction(of: $0) > 0 } ?? false
      }
  }

  // MARK: Models

  private var models: String {
    var result = "## \(modelCount == 1 ? "The model" : "The models")\n"
    var told: Set<String> = []
    for variant in deployment.variants where told.insert(variant.modelName).inserted {
      result += "\n" + model(variant)
    }
    return result
  }

  private var modelCount: Int { Set(deployment.variants.map(\.modelName)).count }

  private func model(_ variant: Deployment.Variant) -> String {
    let isMade = deployment.createModels.contains { $0.modelName == variant.modelName }
    let subject = isMade ? "is made with" : "must have"
    var text: String
    if variant.environment.isEmpty {
      text =
        "`\(variant.modelName)`: row \(variant.row) was measured without environment variables of its "
        + "own\(isMade ? "." : ", and the capacity does not hold with others.")\n"
    } else {
      text = """
        `\(variant.modelName)` \(subject) the environment that row \(variant.row) was measured with; the \
        capacity does not hold otherwise:

        ```json
        \(environment(variant.environment))```

        """
    }
    if let specification = variant.inferenceSpecification {
      text += "\nIt is the specification \(escaped(specification)) of its model package.\n"
    }
    if let compilation = variant.compilation {
      text +=
        "\nThe model was compiled\(compilation == "yes" ? "" : " by the job \(escaped(compilation))"); "
        + "the capacity does not hold for one that is not.\n"
    }
    if !isMade {
      text +=
        "\n`aws sagemaker describe-model --model-name \(variant.modelName)` tells what it has.\n"
    }
    return text
  }

  private func environment(_ values: [String: String]) -> String {
    var json = JSONWriter(layout: .pretty)
    json.object { json in
      for (key, value) in values.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) })
      {
        json.member(key, value)
      }
    }
    return String(decoding: json.bytes, as: UTF8.self)
  }

  // MARK: Lists

  private func section(_ title: String, _ statements: [Statement]) -> String {
    guard !statements.isEmpty else { return "" }
    return "## \(title)\n\n" + statements.map { "- \(escaped($0.message))\n" }.joined()
  }

  /// Names from the export as text that Markdown shows as it is.
  private func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in DisplayText(text).text.unicodeScalars {
      if "\\`*~<>&[]|".unicodeScalars.contains(scalar) { result.append("\\") }
      result.append(scalar)
    }
    return String(result)
  }
}
