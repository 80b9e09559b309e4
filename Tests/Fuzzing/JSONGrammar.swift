/// Whether bytes are one JSON text of RFC 8259 in valid UTF-8: a recogniser apart from the reader's,
/// recursive and byte by byte, for the reports' output, which nests only a few levels.
func isJSON(_ bytes: [UInt8]) -> Bool {
  guard String(validating: bytes, as: UTF8.self) != nil else { return false }
  var grammar = JSONGrammar(bytes: bytes)
  guard grammar.value() else { return false }
  grammar.blanks()
  return grammar.position == bytes.count
}

private struct JSONGrammar {
  let bytes: [UInt8]
  var position = 0

  private var next: UInt8 { position < bytes.count ? bytes[position] : 0 }

  private mutating func take(_ text: StaticString) -> Bool {
    let wanted = text.withUTF8Buffer { Array($0) }
    guard bytes[position...].starts(with: wanted) else { return false }
    position += wanted.count
    return true
  }

  mutating func blanks() {
    while [0x20, 0x09, 0x0A, 0x0D].contains(next) { position += 1 }
  }

  mutating func value() -> Bool {
    blanks()
    switch next {
    case UInt8(ascii: "{"): return list(closedBy: "}", ofMembers: true)
    case UInt8(ascii: "["): return list(closedBy: "]", ofMembers: false)
    case UInt8(ascii: "\""): return string()
    case UInt8(ascii: "t"): return take("true")
    case UInt8(ascii: "f"): return take("false")
    case UInt8(ascii: "n"): return take("null")
    default: return number()
    }
  }

  private mutating func list(closedBy close: StaticString, ofMembers: Bool) -> Bool {
    position += 1
    blanks()
    if take(close) { return true }
    repeat {
      if ofMembers {
        blanks()
        guard next == UInt8(ascii: "\""), string() else { return false }
        blanks()
        guard take(":") else { return false }
      }
      guard value() else { return false }
      blanks()
    } while take(",")
    return take(close)
  }

  private mutating func string() -> Bool {
    position += 1
    while position < bytes.count {
      let byte = next
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return true
      case UInt8(ascii: "\\"):
        let escape = next
        position += 1
        if escape == UInt8(ascii: "u") {
          for _ in 0..<4 {
            guard Character(Unicode.Scalar(next)).isHexDigit else { return false }
            position += 1
          }
        } else if !"\"\\/bfnrt".utf8.contains(escape) {
          return false
        }
      case 0..<0x20: return false
      default: break
      }
    }
    return false
  }

  private mutating func digits() -> Bool {
    let start = position
    while (0x30...0x39).contains(next) { position += 1 }
    return position > start
  }

  private mutating func number() -> Bool {
    _ = take("-")
    if !take("0"), !digits() { return false }
    if take("."), !digits() { return false }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      return digits()
    }
    return true
  }
}
