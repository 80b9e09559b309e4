/// Why an input could not be read: which one, where in it, what was expected and how to mend it.
public struct ReadError: Error, Sendable, Hashable {
  /// What went wrong: an open set, so that it grows without breaking callers.
  public struct Code: RawRepresentable, Sendable, Hashable {
    /// The code's name.
    public let rawValue: String
    /// A code by its name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// There is no such file or folder.
    public static let notFound = Code(rawValue: "notFound")
    /// A folder holds no inputs.
    public static let emptyFolder = Code(rawValue: "emptyFolder")
    /// The system did not let the file be read.
    public static let unreadable = Code(rawValue: "unreadable")
    /// The text breaks JSON's grammar, or is not UTF-8.
    public static let syntax = Code(rawValue: "syntax")
    /// The text ends inside a value.
    public static let unexpectedEnd = Code(rawValue: "unexpectedEnd")
    /// More levels are nested than any job result has.
    public static let depth = Code(rawValue: "depth")
    /// A member holds what it cannot mean.
    public static let value = Code(rawValue: "value")
    /// The input is of a known kind that is not a job result.
    public static let refused = Code(rawValue: "refused")
  }

  /// What went wrong.
  public var code: Code
  /// The input's name.
  public var source: String
  /// Bytes from the start of the input as it was given, where it is about a place in it.
  public var offset: Int?
  /// The line, from 1.
  public var line: Int?
  /// The column, from 1, in characters (Unicode scalars).
  public var column: Int?
  /// The JSON path of the value, such as `$.InferenceRecommendations[0].Metrics.CostPerHour`.
  public var path: String?
  /// What was expected and found, and what to do about it.
  public var message: String

  /// An error of its parts.
  public init(
    code: Code, source: String, offset: Int? = nil, line: Int? = nil, column: Int? = nil,
    path: String? = nil, message: String
  ) {
    self.code = code
    self.source = source
    self.offset = offset
    self.line = line
    self.column = column
    self.path = path
    self.message = message
  }
}

extension ReadError: CustomStringConvertible {
  /// The error on one line: `source:line:column: path: message`.
  public var description: String {
    var text = visible(source)
    if let line, let column { text += ":\(line):\(column)" }
    if let path { text += ": \(path)" }
    return text + ": " + visible(message)
  }

  /// Control characters in names and quoted data as visible escapes: one error stays one line.
  private func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0.value < 0x20 || 0x7F...0x9F ~= $0.value }) else {
      return text
    }
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value {
        result += "\\u{" + String(scalar.value, radix: 16) + "}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
