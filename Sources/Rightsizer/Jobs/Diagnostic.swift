/// Something the reader of a result should know about an input; never printed by the library.
public struct Diagnostic: Sendable, Hashable, Codable {
  /// How much it matters.
  public enum Severity: String, Sendable, Hashable, Codable {
    /// The figures may mislead: look before you rely on them.
    case warning
    /// Told for completeness; nothing is wrong.
    case note
  }

  /// How much it matters.
  public var severity: Severity
  /// What it is about; a code never changes its meaning.
  public var code: Code
  /// The input's name: a path, or the name given to bytes in memory; `nil` where it is about several.
  public var source: String?
  /// The JSON path in the source; of several documents in one source as if they were one array.
  public var path: String?
  /// What is so, and what was done about it, in plain words.
  public var message: String

  /// A diagnostic of its parts.
  public init(
    severity: Severity, code: Code, source: String?, path: String? = nil, message: String
  ) {
    self.severity = severity
    self.code = code
    self.source = source
    self.path = path
    self.message = message
  }
}

extension Diagnostic {
  /// What a diagnostic is about: an open set, so that it grows without breaking callers.
  public struct Code: RawRepresentable, Sendable, Hashable, Codable {
    /// The code's name as it appears in output.
    public let rawValue: String

    /// A code by its name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// A member is given twice in one object, or an environment parameter in one list; the last one
    /// counts.
    public static let duplicateKey = Code(rawValue: "duplicateKey")
    /// A string escapes half of a surrogate pair; U+FFFD stands in its place.
    public static let loneSurrogate = Code(rawValue: "loneSurrogate")
    /// A metric is infinite or beyond a double's range, so unavailable.
    public static let infiniteMetric = Code(rawValue: "infiniteMetric")
    /// A metric other than zero is too small for a double and became 0.
    public static let underflow = Code(rawValue: "underflow")
    /// A metric is negative; what is derived from it is unavailable.
    public static let negativeMetric = Code(rawValue: "negativeMetric")
    /// `MaxInvocations` is zero or less; what is derived from it is unavailable.
    public static let nonPositiveInvocations = Code(rawValue: "nonPositiveInvocations")
    /// An integer metric has a fraction; kept as it is.
    public static let fractionalInteger = Code(rawValue: "fractionalInteger")
    /// The row does not say its instance count; 1 was taken.
    public static let instanceCountAssumed = Code(rawValue: "instanceCountAssumed")
    /// `CostPerInference` contradicts `CostPerHour / (60 × MaxInvocations)`; the latter is used.
    public static let costMismatch = Code(rawValue: "costMismatch")
    /// By Little's law the latency's unit is probably not the one assumed; nothing was converted.
    public static let latencyUnitDoubtful = Code(rawValue: "latencyUnitDoubtful")
    /// Rows of the 2021 preview hold latency in microseconds; they were converted.
    public static let latencyInMicroseconds = Code(rawValue: "latencyInMicroseconds")
    /// A type is not in the catalogue, so its CPU utilisation per core is unavailable.
    public static let unknownInstanceType = Code(rawValue: "unknownInstanceType")
    /// The source ends at a page with `NextToken`: more steps exist.
    public static let incompletePages = Code(rawValue: "incompletePages")
    /// The input holds no recommendations, with the job's status where it is known.
    public static let noRecommendations = Code(rawValue: "noRecommendations")
    /// The job is not `COMPLETED`, so its recommendations may be incomplete.
    public static let jobNotCompleted = Code(rawValue: "jobNotCompleted")
    /// One list holds the steps of several jobs.
    public static let severalJobs = Code(rawValue: "severalJobs")
    /// Different jobs share one name; they are taken for one.
    public static let sharedJobName = Code(rawValue: "sharedJobName")
    /// A row repeats another and is not eligible.
    public static let duplicateRow = Code(rawValue: "duplicateRow")
    /// Two rows are the same configuration of the same endpoint with different metrics.
    public static let conflictingRows = Code(rawValue: "conflictingRows")
    /// Jobs of one group differ in region, traffic or stopping conditions.
    public static let groupNotComparable = Code(rawValue: "groupNotComparable")
    /// Exported prices of different regions or years are compared in one answer.
    public static let pricesDiffer = Code(rawValue: "pricesDiffer")
    /// A choice costs nothing: its price, or what a discount leaves of it, is 0.
    public static let priceZero = Code(rawValue: "priceZero")
    /// A row is serverless although it also names an instance type or count.
    public static let serverlessWithInstances = Code(rawValue: "serverlessWithInstances")
  }
}

extension Diagnostic.Code: CustomStringConvertible {
  /// The code's name.
  public var description: String { rawValue }
}
