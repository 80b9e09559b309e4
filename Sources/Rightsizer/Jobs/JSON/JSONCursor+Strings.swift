/// A string in a JSON text, between its quotes; still with its escapes.
struct JSONString {
  var start: Int
  var count: Int
  var hasEscapes: Bool
}

extension JSONCursor {
  /// Reads a string; the cursor must be at its opening quote.
  ///
  /// Checks escapes and UTF-8 (Unicode 16, table 3-7: no overlong forms, no surrogates).
  @inline(__always)
  mutating func string() throws(JSONFault) -> JSONString {
    let start = position &+ 1
    // With its quote, which a fault may speak of.
    let hasEscapes = try stringEnd(keeping: position)
    return JSONString(start: start, count: position &- 1 &- start, hasEscapes: hasEscapes)
  }

  /// Reads over a string, its grammar checked and nothing of it kept.
  @inline(__always)
  mutating func skipString() throws(JSONFault) { _ = try stringEnd(keeping: .max) }

  /// Moves behind the closing quote of the string that opens here; whether it has escapes.
  @inline(__always)
  private mutating func stringEnd(keeping start: Int) throws(JSONFault) -> Bool {
    position &+= 1
    while true {
      let special = Self.special(in: wordHere())
      if special == 0 {
        position &+= 8
        continue
      }
      position &+= special.trailingZeroBitCount >> 3
      if byteHere() == UInt8(ascii: "\"") {
        position &+= 1
        return false
      }
      return try restOfString(keeping: start)
    }
  }

  /// The high bit of each byte that is a quote, a backslash, a control character or not ASCII;
  /// exact for the lowest one set.
  @inline(__always)
  private static func special(in word: UInt64) -> UInt64 {
    let quote = word ^ 0x2222_2222_2222_2222
    let backslash = word ^ 0x5C5C_5C5C_5C5C_5C5C
    let low: UInt64 = 0x0101_0101_0101_0101
    let high: UInt64 = 0x8080_8080_8080_8080
    let isQuote = (quote &- low) & ~quote
    let isBackslash = (backslash &- low) & ~backslash
    let isControl = (word &- 0x2020_2020_2020_2020) & ~word
    return (isQuote | isBackslash | isControl | word) & high
  }

  @inline(never)
  private mutating func restOfString(keeping start: Int) throws(JSONFault) -> Bool {
    var hasEscapes = false
    while true {
      let special = Self.special(in: wordHere())
      if special == 0 {
        position &+= 8
        continue
      }
      position &+= special.trailingZeroBitCount >> 3
      switch byteHere() {
      case UInt8(ascii: "\""):
        position &+= 1
        return hasEscapes
      case UInt8(ascii: "\\"):
        hasEscapes = true
        try skipEscape(keeping: start)
      case 0..<0x20:
        if position < end {
          throw .syntax(
            "a control character must be escaped in a string, found \(found)", at: position)
        }
        guard refill(keeping: start) else {
          throw .end(expected: "'\"' to close the string that starts here", at: position)
        }
      default:
        try skipUTF8Sequence(keeping: start)
      }
    }
  }

  private mutating func skipEscape(keeping start: Int) throws(JSONFault) {
    ensure(2, keeping: start)
    guard position &+ 1 < end else {
      throw .end(expected: "the rest of an escape", at: end)
    }
    switch byteHere(1) {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      position &+= 2
    case UInt8(ascii: "u"):
      ensure(6, keeping: start)
      guard position &+ 6 <= end else {
        throw .end(expected: "four hexadecimal digits after \\u", at: end)
      }
      for offset in position &+ 2..<position &+ 6
      where Self.hexadecimalValue(byte(at: offset)) == nil {
        throw .syntax("expected four hexadecimal digits after \\u", at: offset)
      }
      position &+= 6
    default:
      throw .syntax(
        "not an escape of JSON: a backslash is followed by one of \" \\ / b f n r t u",
        at: position)
    }
  }

  private mutating func skipUTF8Sequence(keeping start: Int) throws(JSONFault) {
    ensure(4, keeping: start)
    let length = utf8SequenceLength
    guard length > 0 else {
      let lead = byte(at: position)
      let expected = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
      if lead >= 0xC2, lead < 0xF5, position &+ expected > end {
        throw .end(expected: "the rest of a UTF-8 character", at: end)
      }
      throw .syntax("invalid UTF-8: \(found) begins no character", at: position)
    }
    position &+= length
  }

  /// The length of the well-formed multi-byte sequence here, or 0; the zeros behind the end are none.
  private var utf8SequenceLength: Int {
    func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
    let first = byteHere()
    let second = byteHere(1)
    switch first {
    case 0xC2...0xDF:
      return isContinuation(second) ? 2 : 0
    case 0xE0...0xEF:
      let range: ClosedRange<UInt8> =
        first == 0xE0 ? 0xA0...0xBF : first == 0xED ? 0x80...0x9F : 0x80...0xBF
      return range.contains(second) && isContinuation(byteHere(2)) ? 3 : 0
    case 0xF0...0xF4:
      let range: ClosedRange<UInt8> =
        first == 0xF0 ? 0x90...0xBF : first == 0xF4 ? 0x80...0x8F : 0x80...0xBF
      return range.contains(second) && isContinuation(byteHere(2))
        && isContinuation(byteHere(3)) ? 4 : 0
    default:
      return 0
    }
  }

  static func hexadecimalValue(_ byte: UInt8) -> UInt16? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(byte &- UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(byte &- UInt8(ascii: "a") &+ 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(byte &- UInt8(ascii: "A") &+ 10)
    default: nil
    }
  }

  /// The UTF-8 bytes a string stands for, its escapes undone.
  ///
  /// Half of a surrogate pair becomes U+FFFD, and `sawLoneSurrogate` is set.
  mutating func decoded(_ string: JSONString) -> [UInt8] {
    let (text, hasLoneSurrogate) = Self.decoded(bytes(string.start, string.count))
    if hasLoneSurrogate { sawLoneSurrogate = true }
    return text
  }

  /// The text of a string as written, its escapes undone.
  static func decodedText(_ written: [UInt8]) -> String {
    String(decoding: written.withUnsafeBytes { decoded($0).text }, as: UTF8.self)
  }

  /// Undoes escapes, which are known to be well-formed.
  private static func decoded(
    _ written: UnsafeRawBufferPointer
  ) -> (text: [UInt8], hasLoneSurrogate: Bool) {
    var result: [UInt8] = []
    var hasLoneSurrogate = false
    result.reserveCapacity(written.count)
    var offset = 0
    while offset < written.count {
      let byte = written[offset]
      guard byte == UInt8(ascii: "\\") else {
        result.append(byte)
        offset &+= 1
        continue
      }
      let escape = written[offset &+ 1]
      offset &+= 2
      switch escape {
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0C)
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "u"):
        let unit = codeUnit(written, offset)
        offset &+= 4
        var scalar = Unicode.Scalar(UInt32(unit))
        if UTF16.isLeadSurrogate(unit), offset &+ 6 <= written.count,
          written[offset] == UInt8(ascii: "\\"), written[offset &+ 1] == UInt8(ascii: "u")
        {
          let trail = codeUnit(written, offset &+ 2)
          if UTF16.isTrailSurrogate(trail) {
            offset &+= 6
            scalar = Unicode.Scalar(
              0x10000 &+ (UInt32(unit & 0x3FF) << 10) &+ UInt32(trail & 0x3FF))
          }
        }
        if scalar == nil { hasLoneSurrogate = true }
        result.append(contentsOf: Array(String(scalar ?? "\u{FFFD}").utf8))
      default: result.append(escape)
      }
    }
    return (result, hasLoneSurrogate)
  }

  private static func codeUnit(_ written: UnsafeRawBufferPointer, _ offset: Int) -> UInt16 {
    var unit: UInt16 = 0
    for index in offset..<offset &+ 4 {
      unit = unit << 4 | (hexadecimalValue(written[index]) ?? 0)
    }
    return unit
  }

  /// A string as a Swift value.
  mutating func text(_ string: JSONString) -> String {
    if string.hasEscapes { return String(decoding: decoded(string), as: UTF8.self) }
    return text(string.start, string.count)
  }

  /// Text that is in memory.
  func text(_ start: Int, _ count: Int) -> String {
    String(decoding: bytes(start, count), as: UTF8.self)
  }

  /// Whether a string without escapes is exactly `text`.
  func matches(_ string: JSONString, _ text: StaticString) -> Bool {
    guard string.count == text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { buffer in
      var offset = string.start
      for character in buffer {
        guard byte(at: offset) == character else { return false }
        offset &+= 1
      }
      return true
    }
  }
}
