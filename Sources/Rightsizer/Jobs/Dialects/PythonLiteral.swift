/// Turns a Python literal, such as a data frame writes into a cell, into the JSON of the same value.
///
/// Dictionaries, lists, tuples, strings with all escapes, numbers with all their digits, `True`,
/// `False`, `None`, `nan` and `inf`; JSON's own words too, as some cells hold JSON. Calls around one
/// number or string, such as `np.float64(0.2)` and `Decimal('0.2')`, are that value; any other call, such as
/// `datetime.datetime(2021, 10, 26)`, becomes a string of its source. Nothing is evaluated.
///
/// Not recursive: a level of nesting takes one byte, up to the depth limit of the JSON reader.
struct PythonLiteral: ~Escapable {
  let text: RawSpan
  var position = 0
  /// The brackets open around `position`, as the bytes that close them.
  private var open: [UInt8] = []

  @_lifetime(copy text)
  private init(_ text: RawSpan) { self.text = text }

  /// Appends the JSON of the one literal that a text is.
  ///
  /// - Throws: a fault whose offset is in the text. Time is linear in the text.
  static func append(_ text: RawSpan, to json: inout [UInt8]) throws(JSONFault) {
    var literal = PythonLiteral(text)
    try literal.value(to: &json)
  }

  private mutating func value(to json: inout [UInt8]) throws(JSONFault) {
    value: while true {
      skipSpaces()
      if let closing = Self.closing(peek) {
        guard open.count < JSONCursor.depthLimit else { throw tooDeep }
        position &+= 1
        open.append(closing)
        json.append(closing == UInt8(ascii: "}") ? UInt8(ascii: "{") : UInt8(ascii: "["))
        skipSpaces()
        if peek != closing {
          if closing == UInt8(ascii: "}") { try key(to: &json) }
          continue value
        }
        close(closing, to: &json)
      } else {
        try scalar(to: &json)
      }
      // A value is complete: close what ends here, or go on behind a comma.
      while let closing = open.last {
        skipSpaces()
        if peek == UInt8(ascii: ",") {
          position &+= 1
          skipSpaces()
          if peek != closing {
            json.append(UInt8(ascii: ","))
            if closing == UInt8(ascii: "}") { try key(to: &json) }
            continue value
          }
        }
        guard peek == closing else { throw unexpected("',' or a closing bracket") }
        close(closing, to: &json)
      }
      skipSpaces()
      guard position == text.byteCount else { throw unexpected("the end of the cell") }
      return
    }
  }

  private static func closing(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "{"): UInt8(ascii: "}")
    case UInt8(ascii: "["): UInt8(ascii: "]")
    case UInt8(ascii: "("): UInt8(ascii: ")")
    default: nil
    }
  }

  private mutating func close(_ closing: UInt8, to json: inout [UInt8]) {
    position &+= 1
    open.removeLast()
    json.append(closing == UInt8(ascii: "}") ? closing : UInt8(ascii: "]"))
  }

  /// Reads a dictionary's key and the colon behind it; keys that are no strings become some.
  private mutating func key(to json: inout [UInt8]) throws(JSONFault) {
    let start = json.count
    try scalar(to: &json)
    if json[start] != UInt8(ascii: "\"") {
      json.insert(UInt8(ascii: "\""), at: start)
      json.append(UInt8(ascii: "\""))
    }
    skipSpaces()
    guard peek == UInt8(ascii: ":") else { throw unexpected("':' after a key") }
    position &+= 1
    json.append(UInt8(ascii: ":"))
  }

  private mutating func scalar(to json: inout [UInt8]) throws(JSONFault) {
    switch peek {
    case UInt8(ascii: "'"), UInt8(ascii: "\""):
      try string(to: &json)
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "."):
      try number(to: &json)
    case UInt8(ascii: "<") where skip("<NA>"): json.append("null")
    case let byte where byte >= 0x80 || JSONCursor.isWordByte(byte): try word(to: &json)
    default: throw unexpected("a value as Python or JSON writes it")
    }
  }

  private mutating func number(to json: inout [UInt8]) throws(JSONFault) {
    let start = position
    position &+= 1
    while position < text.byteCount {
      let before = CSVScanner.byte(text, position &- 1) | 0x20
      let isSign = peek == UInt8(ascii: "-") || peek == UInt8(ascii: "+")
      guard
        JSONCursor.isWordByte(peek) || peek == UInt8(ascii: ".")
          || (isSign && before == UInt8(ascii: "e"))
      else { break }
      position &+= 1
    }
    guard DecimalText.append(text.extracting(start..<position), to: &json) else {
      throw .syntax("not a number: \(text.extracting(start..<position).quoted)", at: start)
    }
  }

  // MARK: Bytes

  /// The byte here, or 0 at the end.
  var peek: UInt8 { position < text.byteCount ? CSVScanner.byte(text, position) : 0 }

  mutating func skipSpaces() {
    while position < text.byteCount {
      switch CSVScanner.byte(text, position) {
      case 0x20, 0x09, 0x0A, 0x0D: position &+= 1
      default: return
      }
    }
  }

  private mutating func skip(_ word: StaticString) -> Bool {
    let end = position &+ word.utf8CodeUnitCount
    guard end <= text.byteCount, text.extracting(position..<end).isEqual(to: word) else {
      return false
    }
    position = end
    return true
  }

  func unexpected(_ expected: StaticString) -> JSONFault {
    // As much as a message shows.
    var rest: [UInt8] = []
    rest.append(text, position..<min(text.byteCount, position &+ 32))
    var cursor = JSONCursor(whole: rest)
    let found = rest.isEmpty ? "the end of the cell" : cursor.found
    return .syntax("expected \(expected), found \(found)", at: position)
  }

  private var tooDeep: JSONFault {
    JSONFault(
      kind: .depth, offset: position,
      message: "\(JSONCursor.depthLimit) brackets are open at once here, which no job result needs")
  }
}
