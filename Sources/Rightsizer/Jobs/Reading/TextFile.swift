/// A small text file as a whole, such as a price list.
package enum TextFile {
  /// The file's text, or that of standard input for `-`; without a byte order mark.
  ///
  /// - Throws: ``ReadError`` where it cannot be read or is not UTF-8.
  package static func read(_ path: String) throws(ReadError) -> String {
    var bytes: [UInt8] = []
    try InputFile.read(path, into: &bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ReadError(
        code: .syntax, source: InputFile.displayName(path),
        message: "invalid UTF-8: save it as UTF-8")
    }
    return text
  }
}
