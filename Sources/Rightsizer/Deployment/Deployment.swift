/// A choice as the requests that deploy it, with its autoscaling and what to know of it.
///
/// ```swift
/// var options = DeploymentOptions(endpointName: "search")
/// options.models = [VariantValue("search-model")]
/// let deployment = try table.deployment(of: answer, options: options)
/// for file in deployment.files() { print(file.name, file.text) }
/// ```
///
/// Values only: nothing is sent to AWS, and nothing is invented; what is missing is an error. The
/// same answer and options give the same text.
public struct Deployment: Sendable {
  /// A production variant in figures.
  public struct Variant: Sendable, Hashable {
    /// Its name in the endpoint.
    public let name: String
    /// The row it was measured in, over all inputs.
    public let row: Int
    /// The instance type; `nil` for serverless.
    public let instanceType: String?
    /// The most instances, or concurrent invocations.
    public let count: Int
    /// The fewest instances; the count itself where it does not scale.
    public let leastCount: Int
    /// The share of the traffic, 0…1.
    public let weight: Double
    /// The model's name.
    public let modelName: String
    /// Invocations a minute of an instance at which autoscaling aims, rounded down to six digits.
    public let invocationsTarget: Double
    /// The environment the model needs, in the order of the names.
    public let environment: [String: String]
    /// The specification in the model package that was measured.
    public let inferenceSpecification: String?
    /// The compilation job of the model that was measured, or `yes` where only that is told.
    public let compilation: String?
  }

  /// A file of a deployment.
  public struct File: Sendable, Hashable {
    /// Its name in the folder.
    public let name: String
    /// Its content, with a line feed at the end.
    public let text: String
  }

  /// How the content is written.
  public enum Form: String, Sendable, Hashable, CaseIterable {
    /// A file for each request, for `aws … --cli-input-json`.
    case requests
    /// A template of CloudFormation in JSON.
    case cloudformation
    /// A configuration of Terraform in its JSON syntax.
    case terraform
  }

  /// The variants, in the choice's order.
  public let variants: [Variant]
  /// The models to make; empty where they exist.
  public let createModels: [CreateModelRequest]
  /// The endpoint's configuration.
  public let createEndpointConfig: CreateEndpointConfigRequest
  /// The endpoint.
  public let createEndpoint: CreateEndpointRequest
  /// The range of each variant that can be scaled: none for serverless, which scales by itself, and
  /// none for a burstable type, which AWS does not.
  public let registerScalableTargets: [RegisterScalableTargetRequest]
  /// The policy of each variant in ``registerScalableTargets``, in the same order.
  public let putScalingPolicies: [PutScalingPolicyRequest]
  /// US dollars a month of 730 hours at the fewest instances, were the load always that low; the same
  /// as ``costPerMonth`` where it does not scale.
  public let leastCostPerMonth: Double
  /// US dollars a month of 730 hours with all instances; a discount counts for the fewest, unless the
  /// request says that it counts for all.
  public let costPerMonth: Double
  /// What the counts rest on: the loads, the rules and what decides.
  public let rules: [Statement]
  /// What to check before it is deployed: the choice's warnings, then those of the data.
  public let checks: [Statement]
  /// What is to be known of its scaling.
  public let scaling: [Statement]
  /// What it takes for granted.
  public let assumptions: [Statement]

  /// Where the prices are from, and what the load over time makes of them.
  let costReasons: [Statement]
  /// The jobs and inputs of the rows.
  let origins: [String]
  /// What was asked, for the guide.
  let answer: SelectionAnswer
  let options: DeploymentOptions
}

extension RecommendationTable {
  /// The requests that deploy the choice of an answer from this table.
  ///
  /// One model may serve several variants only where their rows agree in environment, specification
  /// and compilation, which decide the capacity.
  ///
  /// - Throws: ``DeploymentError`` for what is missing or AWS does not take.
  /// - Complexity: O(rows of the table).
  public func deployment(
    of answer: SelectionAnswer, options: DeploymentOptions
  ) throws(DeploymentError) -> Deployment {
    try DeploymentMaker(self, answer, options).deployment()
  }
}
