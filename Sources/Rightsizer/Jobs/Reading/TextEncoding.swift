/// The encodings an input may come in, and the way back from a place in its UTF-8 to the input.
enum TextEncoding: Sendable {
  case utf8
  case utf8WithBOM
  case utf16LittleEndian
  case utf16BigEndian

  /// The encoding by the byte order mark at the start.
  static func detected(in bytes: ArraySlice<UInt8>) -> TextEncoding {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8WithBOM }
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    return .utf8
  }

  /// The UTF-8 of a stream in this encoding, without its byte order mark.
  func text(of bytes: HeadedBytes) -> HeadedBytes {
    switch self {
    case .utf8: return bytes
    case .utf8WithBOM:
      bytes.drop(3)
      return bytes
    case .utf16LittleEndian, .utf16BigEndian:
      bytes.drop(2)
      return HeadedBytes(UTF16Bytes(bytes, isLittleEndian: self == .utf16LittleEndian))
    }
  }

  /// The byte offset in the input of a place in its UTF-8 text.
  func inputOffset(of offset: Int, at place: TextPlace) -> Int {
    switch self {
    case .utf8: offset
    case .utf8WithBOM: offset + 3
    case .utf16LittleEndian, .utf16BigEndian: 2 + 2 * place.utf16Count
    }
  }
}
