/// Why a candidate was not feasible: every constraint it breaks.
public struct Rejection: Sendable, Hashable {
  /// The kind of constraint broken; more may come, and one never changes its meaning.
  public struct Code: RawRepresentable, Sendable, Hashable {
    /// The name of the kind.
    public let rawValue: String

    /// A kind by name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The row has no instance type.
    public static let noType = Code(rawValue: "noType")
    /// The row has no rate above 0, or its instances are below 1.
    public static let noRate = Code(rawValue: "noRate")
    /// The row has no price of 0 or more.
    public static let noPrice = Code(rawValue: "noPrice")
    /// The row is serverless, which was not asked for.
    public static let serverless = Code(rawValue: "serverless")
    /// The instance type matches no pattern that is allowed.
    public static let notAllowed = Code(rawValue: "notAllowed")
    /// The instance type matches a pattern that is excluded.
    public static let excluded = Code(rawValue: "excluded")
    /// The latency is above its limit, and something else is broken too.
    public static let latency = Code(rawValue: "latency")
    /// The latency, measured at full load, is above its limit and nothing else is broken.
    public static let latencyAtSaturation = Code(rawValue: "latencyAtSaturation")
    /// There is a latency limit, and the latency was not measured, or is negative.
    public static let latencyUnavailable = Code(rawValue: "latencyUnavailable")
    /// There is a limit on CPU per core, and the utilisation or the cores are not known.
    public static let cpuUnavailable = Code(rawValue: "cpuUnavailable")
    /// The memory utilisation is above its limit.
    public static let memory = Code(rawValue: "memory")
    /// There is a memory limit, and the utilisation was not measured.
    public static let memoryUnavailable = Code(rawValue: "memoryUnavailable")
    /// The count needed is above the maximum of instances.
    public static let maximumInstances = Code(rawValue: "maximumInstances")
    /// The count needed is above the type's limit.
    public static let typeLimit = Code(rawValue: "typeLimit")
    /// The concurrency needed is above the 200 of a serverless endpoint.
    public static let maximumConcurrency = Code(rawValue: "maximumConcurrency")
    /// The count needed is above 2⁵³, the greatest that is given.
    public static let countCeiling = Code(rawValue: "countCeiling")
    /// The row is not eligible: its step did not complete, or it is a duplicate.
    public static let notEligible = Code(rawValue: "notEligible")
    /// Another measurement of the same configuration stands for the row.
    public static let rerun = Code(rawValue: "rerun")
    /// The total is above the budget.
    public static let budget = Code(rawValue: "budget")
  }

  /// One constraint broken, and by how much.
  public struct Reason: Sendable, Hashable {
    /// The kind of constraint.
    public let code: Code
    /// What the candidate has or needs, in the limit's unit; `nil` where it is not a number.
    public let value: Double?
    /// The limit; `nil` where there is no number.
    public let limit: Double?
    /// Value and limit in words.
    public let message: String

    /// The same of a latency that repeats its job's threshold: it is a lower bound.
    internal var messageOfCensoredLatency: String {
      let name = "latency "
      guard code == .latency || code == .latencyAtSaturation, message.hasPrefix(name) else {
        return message
      }
      return name + "≥ " + message.dropFirst(name.count)
    }

    internal init(_ code: Code, value: Double? = nil, limit: Double? = nil, _ message: String) {
      self.code = code
      self.value = value
      self.limit = limit
      self.message = message
    }
  }

  /// The index among the candidates.
  public let candidate: Int
  /// The index of the row over all inputs.
  public let row: Int
  /// The instance type; `nil` where there is none.
  public let instanceType: String?
  /// The instances it would take, or units of concurrency; `nil` where it cannot be sized.
  public let count: Int?
  /// The US dollars an hour they would cost; `nil` where it cannot be sized.
  public let costPerHour: Double?
  /// D / (n c) at that count; `nil` where it cannot be sized.
  public let utilization: Double?
  /// The winner's US dollars an hour less these, negative where it would cost more; `nil` without a
  /// winner, or where it cannot be sized.
  public let savingPerHour: Double?
  /// Every constraint broken.
  public let reasons: [Reason]
}

extension Rejection {
  /// By which fraction it passes its limits, at the most; infinite where one is not a number.
  internal var excess: Double {
    reasons.reduce(0) { worst, reason in
      guard let value = reason.value, let limit = reason.limit, limit > 0 else { return .infinity }
      return max(worst, value / limit - 1)
    }
  }
}
