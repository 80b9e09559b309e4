extension JobReader {
  /// Reads a number in BSON's extended JSON, `{"$numberDouble": "0.2"}`, where a figure is expected.
  ///
  /// Canonical and relaxed (MongoDB Extended JSON 2.0.0): `$numberDouble`, `$numberInt`, `$numberLong`
  /// and `$numberDecimal`, as a string or, of older writers, a number. `nil` where it says "NaN".
  mutating func wrappedNumber() throws(JSONFault) -> WrappedNumber? {
    let start = json.position
    // A fault goes back to its start.
    let outerPin = json.pin
    json.pin = min(outerPin, start)
    defer { json.pin = outerPin }
    guard try json.firstMember() else { throw notANumber(at: start) }
    let name = json.text(try json.memberName())
    guard JSONNode.numberWrappers.contains(name) else { throw notANumber(at: start) }
    let number: WrappedNumber?
    if json.peek == UInt8(ascii: "\"") {
      number = try quotedNumber()
    } else {
      guard json.peek == UInt8(ascii: "-") || json.peek &- UInt8(ascii: "0") < 10 else {
        throw json.wrongType("a number in a string")
      }
      number = .finite(try json.number())
    }
    guard try !json.nextMember() else {
      throw .value("expected nothing but a number in \(name)", at: start)
    }
    return number
  }

  /// A number out of a wrapper.
  enum WrappedNumber {
    case finite(JSONNumber)
    case infinite
  }

  private mutating func quotedNumber() throws(JSONFault) -> WrappedNumber? {
    let start = json.position
    let string = try json.string()
    if json.matches(string, "NaN") { return nil }
    if json.matches(string, "Infinity") || json.matches(string, "-Infinity") { return .infinite }
    let end = json.position
    json.position = string.start
    guard json.peek == UInt8(ascii: "-") || json.peek &- UInt8(ascii: "0") < 10 else {
      json.position = start
      throw json.wrongType("a number in a string")
    }
    let number = try json.number()
    guard json.position == string.start &+ string.count else {
      throw .syntax("expected the end of the number, found \(json.found)", at: json.position)
    }
    json.position = end
    return .finite(number)
  }

  /// The fault for an object that is no wrapped number: a column of a data frame, perhaps.
  private mutating func notANumber(at start: Int) -> JSONFault {
    json.position = start
    json.depth -= 1
    return objectForFigure()
  }
}

extension JSONNode {
  static let numberWrappers: Set<String> = [
    "$numberDouble", "$numberInt", "$numberLong", "$numberDecimal",
  ]

  /// The number in a wrapper of BSON's extended JSON; any other node as it is.
  var unwrapped: JSONNode {
    guard case .object(let members) = value, members.count == 1, let member = members.first,
      Self.numberWrappers.contains(member.name)
    else { return self }
    switch member.node.value {
    case .number: return JSONNode(offset: offset, value: member.node.value)
    case .string(let text):
      let bytes = Array(text.utf8)
      var json = JSONCursor(whole: bytes)
      guard let number = try? json.number(), json.position == bytes.count else { return self }
      return JSONNode(offset: offset, value: .number(number, json.double(number)))
    default: return self
    }
  }
}
