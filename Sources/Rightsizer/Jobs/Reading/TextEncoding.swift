/// The encodings an input may come in, and the way back from a place in its UTF-8 to the input.
enum TextEncoding: Sendable {
  case utf8
  case utf8WithBOM
  case utf16LittleEndian
  case utf16BigEndian

  /// The encoding by the byte order mark at the start.
  static func detected(in bytes: RawSpan) -> TextEncoding {
    func byte(_ offset: Int) -> UInt8 { bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self) }
    if bytes.byteCount >= 3, byte(0) == 0xEF, byte(1) == 0xBB, byte(2) == 0xBF {
      return .utf8WithBOM
    }
    if bytes.byteCount >= 2 {
      if byte(0) == 0xFF, byte(1) == 0xFE { return .utf16LittleEndian }
      if byte(0) == 0xFE, byte(1) == 0xFF { return .utf16BigEndian }
    }
    return .utf8
  }

  /// The UTF-8 of UTF-16 text behind its byte order mark; a fault's offset is in the input itself.
  func transcoded(_ bytes: RawSpan) throws(JSONFault) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.byteCount / 2 + bytes.byteCount / 8)
    var offset = 2
    let isLittle = self == .utf16LittleEndian
    func unit(_ offset: Int) -> UInt16 {
      let unit = bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt16.self)
      return isLittle ? UInt16(littleEndian: unit) : UInt16(bigEndian: unit)
    }
    while offset &+ 2 <= bytes.byteCount {
      let first = unit(offset)
      offset &+= 2
      if first < 0x80 {
        result.append(UInt8(truncatingIfNeeded: first))
        continue
      }
      var value = UInt32(first)
      if UTF16.isSurrogate(first) {
        guard UTF16.isLeadSurrogate(first), offset &+ 2 <= bytes.byteCount,
          UTF16.isTrailSurrogate(unit(offset))
        else {
          throw .syntax("invalid UTF-16: half of a surrogate pair", at: offset &- 2)
        }
        value = 0x10000 &+ (UInt32(first & 0x3FF) << 10) &+ UInt32(unit(offset) & 0x3FF)
        offset &+= 2
      }
      guard let scalar = Unicode.Scalar(value) else { continue }
      result.append(contentsOf: Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter))
    }
    if offset < bytes.byteCount {
      throw .end(expected: "the second byte of a UTF-16 code unit", at: offset)
    }
    return result
  }

  /// The byte offset in the input of a place in its UTF-8 text.
  func inputOffset(of offset: Int, in text: RawSpan) -> Int {
    switch self {
    case .utf8: return offset
    case .utf8WithBOM: return offset + 3
    case .utf16LittleEndian, .utf16BigEndian:
      var units = 0
      for index in 0..<min(offset, text.byteCount) {
        let byte = text.unsafeLoad(fromByteOffset: index, as: UInt8.self)
        if byte & 0xC0 != 0x80 { units += byte >= 0xF0 ? 2 : 1 }
      }
      return 2 + 2 * units
    }
  }

  /// The line and column, from 1, of a place in UTF-8 text; columns count characters.
  static func lineAndColumn(of offset: Int, in text: RawSpan) -> (line: Int, column: Int) {
    var line = 1
    var column = 1
    for index in 0..<min(offset, text.byteCount) {
      let byte = text.unsafeLoad(fromByteOffset: index, as: UInt8.self)
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return (line, column)
  }
}
