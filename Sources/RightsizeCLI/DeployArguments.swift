public import ArgumentParser
public import Rightsizer

/// The endpoint, its models and its scaling.
struct DeployArguments: ParsableArguments {
  @Option(help: ArgumentHelp("The endpoint's name.", valueName: "name"))
  var endpoint: String?

  @Option(
    name: .customLong("endpoint-config"),
    help: ArgumentHelp(
      "The configuration's name (default: the endpoint's with a hash of the content).",
      valueName: "name"))
  var endpointConfig: String?

  @Option(
    help: ArgumentHelp(
      "The model, or what a new one is called; for several variants TYPE=NAME.", valueName: "name"))
  var model: [String] = []

  @Option(
    name: .customLong("model-package"),
    help: ArgumentHelp(
      "The version of a model package, of which a model is made.", valueName: "arn"))
  var modelPackage: String?

  @Option(
    help: ArgumentHelp(
      "The image of a model to be made; for several variants TYPE=URI.", valueName: "uri"))
  var image: [String] = []

  @Option(
    name: .customLong("model-data"),
    help: ArgumentHelp(
      "The artefact of a model to be made; for several variants TYPE=URL.", valueName: "url"))
  var modelData: [String] = []

  @Option(help: ArgumentHelp("The role that a model to be made runs with.", valueName: "arn"))
  var role: String?

  @Option(help: "How requests find an instance.")
  var routing: DeployRouting = .leastOutstandingRequests

  @Option(
    name: .customLong("min-demand"), parsing: .unconditional,
    help: ArgumentHelp(
      "The least load, for the fewest instances; without it nothing scales in.",
      valueName: "rate"))
  var minimumDemand: String?

  @Option(
    name: .customLong("scale-on"),
    help: ArgumentHelp(
      "What autoscaling keeps near its target; cpu: --max-cpu-per-core.", valueName: "metric"))
  var scaleOn: DeploymentOptions.ScalingMetric = .invocations

  @Option(
    name: .customLong("scale-in-cooldown"), parsing: .unconditional,
    help: ArgumentHelp("Seconds after a scale-in before the next.", valueName: "seconds"))
  var scaleInCooldown: Int = 300

  @Option(
    name: .customLong("scale-out-cooldown"), parsing: .unconditional,
    help: ArgumentHelp("Seconds after a scale-out before the next.", valueName: "seconds"))
  var scaleOutCooldown: Int = 300

  /// The library's options; `endpoint` stands for a name that is not needed.
  func options() throws -> DeploymentOptions {
    var options = DeploymentOptions(endpointName: endpoint ?? "endpoint")
    options.endpointConfigName = endpointConfig
    options.models = model.map { VariantValue(parsing: $0) }
    options.modelPackage = modelPackage
    options.images = image.map { VariantValue(parsing: $0) }
    options.modelData = modelData.map { VariantValue(parsing: $0) }
    options.roleARN = role
    options.routing = routing.strategy
    options.scalingMetric = scaleOn
    options.minimumDemand = try minimumDemand.map { text in
      try SelectionArguments.value("--min-demand") { () throws(SelectionError) in
        do throws(SelectionError) {
          return try Demand(parsing: text)
        } catch {
          guard error.code == .demandNotPositive else { throw error }
          throw SelectionError(
            error.code,
            "the least load is \(text.prefix(40)); give the invocations a minute when it is least, "
              + "more than 0, or leave it out: then nothing scales in")
        }
      }
    }
    options.scaleInCooldownSeconds = scaleInCooldown
    options.scaleOutCooldownSeconds = scaleOutCooldown
    return options
  }
}

/// How requests find an instance, as a person types it.
enum DeployRouting: String, CaseIterable, ExpressibleByArgument {
  case leastOutstandingRequests = "least-outstanding-requests"
  case random

  var strategy: CreateEndpointConfigRequest.RoutingStrategy {
    switch self {
    case .leastOutstandingRequests: .leastOutstandingRequests
    case .random: .random
    }
  }
}

extension DeploymentOptions.ScalingMetric: ExpressibleByArgument {}

/// A template instead of requests.
enum DeployTemplate: String, CaseIterable, ExpressibleByArgument {
  case cloudformation
  case terraform

  var form: Deployment.Form {
    switch self {
    case .cloudformation: .cloudformation
    case .terraform: .terraform
    }
  }
}
