/// Why and where reading a JSON text stopped.
///
/// The path is filled in from the inside out while the fault passes the members and elements it
/// happened in, so that nothing keeps track of it as long as all is well.
struct JSONFault: Error {
  enum Kind: Sendable, Hashable {
    /// The text breaks JSON's grammar or is not UTF-8.
    case syntax
    /// The text ends inside a value.
    case unexpectedEnd
    /// More than the permitted levels are open at once.
    case depth
    /// Valid JSON, but not what the member can hold.
    case value
    /// A known kind of file that is not a job result.
    case refused
  }

  var kind: Kind
  /// Bytes from the start of the UTF-8 text.
  var offset: Int
  var message: String
  /// Innermost component first.
  var reversedPath: [JSONPath.Component] = []

  func inside(_ component: JSONPath.Component) -> JSONFault {
    var fault = self
    fault.reversedPath.append(component)
    return fault
  }
}

extension JSONFault {
  @inline(never)
  static func syntax(_ message: String, at offset: Int) -> JSONFault {
    JSONFault(kind: .syntax, offset: offset, message: message)
  }

  @inline(never)
  static func end(expected: String, at offset: Int) -> JSONFault {
    JSONFault(
      kind: .unexpectedEnd, offset: offset,
      message: "the input ends early: expected \(expected)")
  }

  @inline(never)
  static func value(_ message: String, at offset: Int) -> JSONFault {
    JSONFault(kind: .value, offset: offset, message: message)
  }
}
