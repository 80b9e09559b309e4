/// Why a choice cannot be deployed as asked, and the mend, which names the tool's flag.
public struct DeploymentError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kind of mistake; more may come.
  public struct Code: RawRepresentable, Sendable, Hashable {
    /// The name of the kind, which never changes its meaning.
    public let rawValue: String

    /// A kind of mistake by name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The answer has no choice.
    public static let noChoice = Code(rawValue: "noChoice")
    /// A name, an ARN or a URL is not one that AWS takes.
    public static let malformed = Code(rawValue: "malformed")
    /// A variant has no model, image or artefact.
    public static let missingModel = Code(rawValue: "missingModel")
    /// A model is to be created, and the role is missing.
    public static let missingRole = Code(rawValue: "missingRole")
    /// Two of what is given exclude each other, or one is given twice.
    public static let contradiction = Code(rawValue: "contradiction")
    /// A value is given for a variant that the choice does not have.
    public static let unknownVariant = Code(rawValue: "unknownVariant")
    /// One model is to serve variants that were measured with different ones.
    public static let modelsDiffer = Code(rawValue: "modelsDiffer")
    /// The row's environment is none that `CreateModel` takes.
    public static let environment = Code(rawValue: "environment")
    /// CPU utilisation cannot be what is scaled on.
    public static let cpuTarget = Code(rawValue: "cpuTarget")
    /// A count or a rate is beyond the 32 bits of AWS's integers.
    public static let outOfRange = Code(rawValue: "outOfRange")
    /// A serverless row has no memory size that AWS takes.
    public static let serverlessMemory = Code(rawValue: "serverlessMemory")
    /// The least demand is above the demand.
    public static let minimumDemand = Code(rawValue: "minimumDemand")
    /// The instance type is burstable, which AWS does not scale.
    public static let burstable = Code(rawValue: "burstable")
    /// It is only known of one production variant on instances.
    public static let oneVariantOnly = Code(rawValue: "oneVariantOnly")
  }

  /// The kind of mistake.
  public let code: Code
  /// What is wrong and what to do instead.
  public let message: String

  /// An error of a kind with its message.
  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  /// The message.
  public var description: String { message }
}
