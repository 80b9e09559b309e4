/// What is wrong with a request, or doubtful in it: where, which rule it breaks and how to mend it.
public struct RequestFault: Sendable, Hashable {
  /// How much it matters.
  public enum Severity: String, Sendable, Hashable, Codable {
    /// The AWS CLI or the service refuses the request.
    case fault
    /// The request may be taken, but perhaps not for what is meant.
    case warning
  }

  /// How much it matters.
  public var severity: Severity
  /// What it is about; a code never changes its meaning.
  public var code: Code
  /// The JSON path of the value, or of the member that is missing, such as
  /// `$.InputConfig.ModelName`.
  public var path: String
  /// The line of the value, from 1; of a missing member that of the object it belongs in.
  public var line: Int
  /// The column, from 1, in characters (Unicode scalars).
  public var column: Int
  /// What has to hold there, and who says so where that is not the service's model.
  public var rule: String
  /// What is there instead, cut short where it is long; `nil` for what is missing.
  public var found: String?
  /// What to do about it.
  public var mend: String

  /// A fault of its parts.
  public init(
    severity: Severity, code: Code, path: String, line: Int, column: Int, rule: String,
    found: String?, mend: String
  ) {
    self.severity = severity
    self.code = code
    self.path = path
    self.line = line
    self.column = column
    self.rule = rule
    self.found = found
    self.mend = mend
  }
}

extension RequestFault: CustomStringConvertible {
  /// The fault on one line: `line:column: path: rule; found …: mend`.
  public var description: String { "\(line):\(column): \(path): \(sentence)" }

  /// The fault without its place: `rule; found …: mend`.
  package var sentence: String { rule + (found.map { "; found \($0)" } ?? "") + ": \(mend)" }
}
