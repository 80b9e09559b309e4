/// One measured configuration that may be chosen, as plain values.
///
/// NaN stands for what is not available, never 0. Numbers are taken as their shortest decimals.
public struct SizingCandidate: Sendable, Hashable {
  /// The limit and the price of a configuration without instances.
  public struct Serverless: Sendable, Hashable {
    /// The concurrent invocations it was measured at (`MaxConcurrency`), `nil` where not given: 1.
    public var maxConcurrency: Int?
    /// US dollars an inference, as reported: it is billed a request.
    public var costPerInference: Double

    /// A serverless configuration.
    public init(maxConcurrency: Int?, costPerInference: Double) {
      self.maxConcurrency = maxConcurrency
      self.costPerInference = costPerInference
    }
  }

  /// The index of the row over all inputs.
  public var row: Int
  /// The instance type; `nil` where there is none.
  public var instanceType: String?
  /// Invocations a minute of the whole endpoint it was measured on (`MaxInvocations`).
  public var maxInvocationsPerMinute: Double
  /// The instances of that endpoint, 1 or more.
  public var instanceCount: Int
  /// What an instance costs.
  public var price: InstancePrice
  /// Model latency in milliseconds.
  public var latencyMilliseconds: Double
  /// CPU utilisation of an instance, summed over its cores: 0…100 × vCPUs.
  public var cpuUtilization: Double
  /// The vCPUs of the type; `nil` where it is in no catalogue.
  public var vCPUs: Int?
  /// Memory utilisation in percent of the instance.
  public var memoryUtilization: Double
  /// Set for a serverless configuration.
  public var serverless: Serverless?

  /// A configuration; what is left out is not available.
  public init(
    row: Int, instanceType: String?, maxInvocationsPerMinute: Double, instanceCount: Int = 1,
    price: InstancePrice, latencyMilliseconds: Double = .nan, cpuUtilization: Double = .nan,
    vCPUs: Int? = nil, memoryUtilization: Double = .nan, serverless: Serverless? = nil
  ) {
    self.row = row
    self.instanceType = instanceType
    self.maxInvocationsPerMinute = maxInvocationsPerMinute
    self.instanceCount = instanceCount
    self.price = price
    self.latencyMilliseconds = latencyMilliseconds
    self.cpuUtilization = cpuUtilization
    self.vCPUs = vCPUs
    self.memoryUtilization = memoryUtilization
    self.serverless = serverless
  }
}

/// The price of an instance, and where it comes from.
public struct InstancePrice: Sendable, Hashable {
  /// Where a price comes from.
  public enum Source: String, Sendable, Hashable, Codable, CaseIterable {
    /// `CostPerHour` of the export: of the whole endpoint, so divided by its instances.
    case exported
    /// A price list: of one instance.
    case listed
  }

  /// US dollars an hour: of the endpoint where exported, of one instance where listed.
  public var dollarsPerHour: Double
  /// Where it comes from.
  public var source: Source
  /// The fraction taken off, 0 ≤ d ≤ 1.
  public var discount: Double

  /// A price; NaN dollars where there is none.
  public init(dollarsPerHour: Double, source: Source = .exported, discount: Double = 0) {
    self.dollarsPerHour = dollarsPerHour
    self.source = source
    self.discount = discount
  }

  /// The `CostPerHour` of an export, of the whole endpoint.
  public static func exported(_ costPerHour: Double, discount: Double = 0) -> InstancePrice {
    InstancePrice(dollarsPerHour: costPerHour, source: .exported, discount: discount)
  }

  /// The price of one instance, from a price list.
  public static func listed(_ dollarsPerHour: Double, discount: Double = 0) -> InstancePrice {
    InstancePrice(dollarsPerHour: dollarsPerHour, source: .listed, discount: discount)
  }
}
