/// What is wrong with a question to the selector, and the mend.
public struct SelectionError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kind of mistake; more may come.
  public struct Code: RawRepresentable, Sendable, Hashable {
    /// The name of the kind, which never changes its meaning.
    public let rawValue: String

    /// A kind of mistake by name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// A text that should be a decimal is none, or one beyond what is read.
    public static let notADecimal = Code(rawValue: "notADecimal")
    /// A number is NaN or infinite.
    public static let notFinite = Code(rawValue: "notFinite")
    /// A demand is zero or negative.
    public static let demandNotPositive = Code(rawValue: "demandNotPositive")
    /// A demand has a unit other than `/s`, `/min` and `/h`.
    public static let unknownUnit = Code(rawValue: "unknownUnit")
    /// A headroom is outside 0 ≤ h < 1.
    public static let headroomOutOfRange = Code(rawValue: "headroomOutOfRange")
    /// Fewer than one zone.
    public static let zonesOutOfRange = Code(rawValue: "zonesOutOfRange")
    /// A minimum or maximum of instances is below one, or a type's limit below zero.
    public static let countOutOfRange = Code(rawValue: "countOutOfRange")
    /// The minimum of instances is above the maximum.
    public static let contradictoryCounts = Code(rawValue: "contradictoryCounts")
    /// A limit or a budget is zero or negative where that can never be met.
    public static let limitOutOfRange = Code(rawValue: "limitOutOfRange")
    /// A pattern of instance types is empty, or a limit is not of the form TYPE:N.
    public static let malformedType = Code(rawValue: "malformedType")
    /// A limit or pattern names an instance type nobody knows.
    public static let unknownType = Code(rawValue: "unknownType")
    /// Something is asked of a mix, or with a present fleet, that is only known of one type.
    public static let oneTypeOnly = Code(rawValue: "oneTypeOnly")
    /// A range of demand is empty.
    public static let emptyRange = Code(rawValue: "emptyRange")
    /// A profile has no step, or a step without a duration, or no demand at all.
    public static let malformedProfile = Code(rawValue: "malformedProfile")
    /// A price list has a line that is no type with a price, or none at all.
    public static let malformedPriceList = Code(rawValue: "malformedPriceList")
    /// A discount is not of the form D or PATTERN=D, with 0 ≤ D ≤ 1.
    public static let malformedDiscount = Code(rawValue: "malformedDiscount")
  }

  /// The kind of mistake.
  public let code: Code
  /// What is wrong and what to write instead.
  public let message: String
  /// The line of the file, from 1; `nil` where there is no file.
  public let line: Int?

  /// An error of a kind with its message.
  public init(_ code: Code, _ message: String, line: Int? = nil) {
    self.code = code
    self.message = message
    self.line = line
  }

  /// The message, with the line.
  public var description: String { line.map { "line \($0): \(message)" } ?? message }
}
