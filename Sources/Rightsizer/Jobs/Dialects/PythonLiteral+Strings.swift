extension PythonLiteral {
  /// Reads a string in single or double quotes, to behind the closing one.
  mutating func string(to json: inout [UInt8]) throws(JSONFault) {
    let start = position
    let quote = peek
    position &+= 1
    json.append(UInt8(ascii: "\""))
    var from = position
    while position < text.byteCount {
      let byte = CSVScanner.byte(text, position)
      if byte == quote {
        json.append(text, from..<position)
        json.append(UInt8(ascii: "\""))
        position &+= 1
        return
      }
      guard byte < 0x20 || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "\"") else {
        position &+= 1
        continue
      }
      json.append(text, from..<position)
      if byte == UInt8(ascii: "\\") {
        try escape(to: &json)
      } else {
        json.appendEscaped(byte)
        position &+= 1
      }
      from = position
    }
    throw .syntax("a string in the cell is not closed", at: start)
  }

  /// Reads an escape of a Python string (Language Reference 2.4.1.1); JSON's are among them, but `\/`,
  /// which Python keeps as it is.
  private mutating func escape(to json: inout [UInt8]) throws(JSONFault) {
    let start = position
    position &+= 1
    let byte = peek
    position &+= 1
    switch byte {
    case 0x0A: break  // a line goes on
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): json.appendEscaped(byte)
    case UInt8(ascii: "a"): json.appendEscaped(0x07)
    case UInt8(ascii: "b"): json.appendEscaped(0x08)
    case UInt8(ascii: "f"): json.appendEscaped(0x0C)
    case UInt8(ascii: "n"): json.appendEscaped(0x0A)
    case UInt8(ascii: "r"): json.appendEscaped(0x0D)
    case UInt8(ascii: "t"): json.appendEscaped(0x09)
    case UInt8(ascii: "v"): json.appendEscaped(0x0B)
    case UInt8(ascii: "x"): try hexadecimal(2, from: start, to: &json)
    case UInt8(ascii: "u"): try hexadecimal(4, from: start, to: &json)
    case UInt8(ascii: "U"): try hexadecimal(8, from: start, to: &json)
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      var unit = UInt16(byte &- UInt8(ascii: "0"))
      var count = 1
      while count < 3, peek >= UInt8(ascii: "0"), peek <= UInt8(ascii: "7") {
        unit = unit << 3 | UInt16(peek &- UInt8(ascii: "0"))
        position &+= 1
        count &+= 1
      }
      json.appendCodeUnit(unit)
    case UInt8(ascii: "N"):
      throw .syntax("\\N{…} is not read: write the character itself", at: start)
    default:
      // No escape: Python keeps the backslash. At the end of the cell the string is not closed.
      json.append("\\\\")
      position &-= 1
    }
  }

  private mutating func hexadecimal(
    _ count: Int, from start: Int, to json: inout [UInt8]
  ) throws(JSONFault) {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard let digit = JSONCursor.hexadecimalValue(peek) else {
        throw .syntax("expected \(count) hexadecimal digits in an escape", at: start)
      }
      value = value << 4 | UInt32(digit)
      position &+= 1
    }
    if value < 0x10000 { return json.appendCodeUnit(UInt16(truncatingIfNeeded: value)) }
    guard let scalar = Unicode.Scalar(value) else {
      throw .syntax("an escape beyond the last character, U+10FFFF", at: start)
    }
    for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
      json.appendCodeUnit(unit)
    }
  }
}
