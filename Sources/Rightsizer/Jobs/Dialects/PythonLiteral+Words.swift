extension PythonLiteral {
  /// Reads a word: a constant, a string with a prefix, or a call.
  mutating func word(to json: inout [UInt8]) throws(JSONFault) {
    let start = position
    while position < text.byteCount,
      JSONCursor.isWordByte(peek) || peek == UInt8(ascii: ".") || peek >= 0x80
    {
      position &+= 1
    }
    let name = text.extracting(start..<position)
    if peek == UInt8(ascii: "'") || peek == UInt8(ascii: "\""),
      Self.prefixes.contains(where: { name.isEqual(to: $0) })
    {
      return try string(to: &json)
    }
    let last = lastPart(of: name)
    if peek == UInt8(ascii: "(") {
      if Self.numeric.contains(where: { last.isEqual(to: $0) }) {
        if try wrapped(asNumber: true, to: &json) { return }
      } else if Self.plain.contains(where: { last.isEqual(to: $0) }) {
        if try wrapped(asNumber: false, to: &json) { return }
      }
      try skipCall(from: start)
      return json.appendString(text.extracting(start..<position))
    }
    guard let constant = Self.constants.first(where: { last.isEqual(to: $0.name) }) else {
      position = start
      throw unexpected("a value as Python or JSON writes it")
    }
    json.append(constant.json)
  }

  /// Of Python 2 and of bytes.
  private static let prefixes: [StaticString] = ["u", "U", "b", "B"]

  /// The types that show their one number in a call around it: NumPy's, decimal's and bson's.
  private static let numeric: [StaticString] = [
    "float64", "float32", "float16", "longdouble", "float", "int64", "int32", "int16", "int8",
    "uint64", "uint32", "uint16", "uint8", "int", "Decimal", "Decimal128", "Int64",
  ]

  /// The types that show a string or a truth value in a call around it.
  private static let plain: [StaticString] = ["str_", "str", "bool_", "bool"]

  private static let constants: [(name: StaticString, json: StaticString)] = [
    ("None", "null"), ("True", "true"), ("False", "false"), ("nan", "NaN"), ("inf", "Infinity"),
    ("null", "null"), ("true", "true"), ("false", "false"), ("NaN", "NaN"),
    ("Infinity", "Infinity"), ("NA", "null"), ("NaT", "null"), ("True_", "true"),
    ("False_", "false"),
  ]

  /// The part of a dotted name behind its last dot.
  @_lifetime(copy name)
  private func lastPart(of name: RawSpan) -> RawSpan {
    var start = name.byteCount
    while start > 0, CSVScanner.byte(name, start &- 1) != UInt8(ascii: ".") { start &-= 1 }
    return name.extracting(start..<name.byteCount)
  }

  /// Reads a call around one value as that value; false, and nothing read, where it is around more.
  private mutating func wrapped(
    asNumber: Bool, to json: inout [UInt8]
  ) throws(JSONFault) -> Bool {
    let start = position
    let startOfJSON = json.count
    position &+= 1
    skipSpaces()
    let value = position
    switch peek {
    case UInt8(ascii: "'"), UInt8(ascii: "\""):
      try string(to: &json)
      if asNumber {
        // Without its quotes it must be a number: one has no escapes.
        let content = text.extracting(value &+ 1..<position &- 1)
        json.removeLast(json.count &- startOfJSON)
        guard DecimalText.append(content, to: &json) else {
          throw .syntax("not a number: \(content.quoted)", at: value)
        }
      }
    case UInt8(ascii: "T"), UInt8(ascii: "F"):
      while JSONCursor.isWordByte(peek) { position &+= 1 }
      let word = text.extracting(value..<position)
      guard !asNumber, word.isEqual(to: "True") || word.isEqual(to: "False") else { break }
      json.append(word.isEqual(to: "True") ? "true" : "false")
    default:
      while position < text.byteCount, peek != UInt8(ascii: ")"), peek != UInt8(ascii: ",") {
        position &+= 1
      }
      _ = DecimalText.append(text.extracting(value..<position), to: &json)
    }
    skipSpaces()
    if peek == UInt8(ascii: ")"), json.count > startOfJSON {
      position &+= 1
      return true
    }
    position = start
    json.removeLast(json.count &- startOfJSON)
    return false
  }

  /// Steps over a call whose arguments do not matter, to where its parenthesis is closed.
  private mutating func skipCall(from start: Int) throws(JSONFault) {
    var depth = 0
    while position < text.byteCount {
      let byte = peek
      position &+= 1
      switch byte {
      case UInt8(ascii: "("): depth &+= 1
      case UInt8(ascii: ")"):
        depth &-= 1
        if depth == 0 { return }
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        while position < text.byteCount, peek != byte {
          position &+= peek == UInt8(ascii: "\\") ? 2 : 1
        }
        position = min(position &+ 1, text.byteCount)
      default: break
      }
    }
    throw .syntax("a call in the cell is not closed", at: start)
  }
}
