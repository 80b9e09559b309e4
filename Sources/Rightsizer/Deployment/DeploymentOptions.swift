/// What a deployment is made of beside the choice: names, models and how it scales.
public struct DeploymentOptions: Sendable, Hashable {
  /// What autoscaling keeps near its target.
  public enum ScalingMetric: String, Sendable, Hashable, CaseIterable {
    /// Invocations a minute of an instance: what the choice was sized with.
    case invocations
    /// CPU utilisation, where that limits the choice.
    case cpu
  }

  /// The endpoint's name.
  public var endpointName: String
  /// The configuration's name; `nil` makes one of the endpoint's name and a hash of the content, so
  /// that a changed configuration, which AWS takes for a new one, has a new name.
  public var endpointConfigName: String?
  /// Models by name: those that exist, or what new ones are to be called.
  public var models: [VariantValue] = []
  /// The ARN of a model package's version, of which models are made.
  public var modelPackage: String?
  /// Images of which models are made.
  public var images: [VariantValue] = []
  /// The artefacts of models made of images.
  public var modelData: [VariantValue] = []
  /// The role of the models made.
  public var roleARN: String?
  /// How requests find an instance.
  public var routing = CreateEndpointConfigRequest.RoutingStrategy.leastOutstandingRequests
  /// What autoscaling keeps near its target.
  public var scalingMetric = ScalingMetric.invocations
  /// The least demand, for the fewest instances; `nil` never scales in.
  public var minimumDemand: Demand?
  /// Seconds after a scale-in before the next.
  public var scaleInCooldownSeconds = 300
  /// Seconds after a scale-out before the next.
  public var scaleOutCooldownSeconds = 300

  /// The inputs that could not be read, each with why, for the guide to tell.
  public var unreadInputs: [String] = []

  /// A deployment to an endpoint, all else by default.
  public init(endpointName: String) { self.endpointName = endpointName }

  /// Whether models are made, not only named.
  public var createsModels: Bool { modelPackage != nil || !images.isEmpty }
}

/// A value for every production variant, or for those of an instance type, or for one by its name.
public struct VariantValue: Sendable, Hashable {
  /// An instance type, `serverless` or a variant's name; `nil` for every variant.
  public var key: String?
  /// The value.
  public var value: String

  /// A value for every variant, or for those of a key.
  public init(_ value: String, for key: String? = nil) {
    self.key = key
    self.value = value
  }

  /// Reads a value as typed: `VALUE`, or `TYPE=VALUE`.
  ///
  /// What stands before the first `=` is a key where it may be one: an instance type, `serverless` or
  /// a name. Part of a URL such as `s3://bucket/run=1/model.tar.gz` is none.
  public init(parsing text: some StringProtocol) {
    guard let equals = text.firstIndex(of: "="), Self.isKey(text[..<equals]) else {
      self.init(String(text))
      return
    }
    self.init(String(text[text.index(after: equals)...]), for: String(text[..<equals]))
  }

  private static func isKey(_ text: some StringProtocol) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { AWSText.isAlphanumeric($0) || $0 == 0x2D || $0 == 0x2E }
  }
}
