/// The lines of a small comma-separated file, with their numbers.
///
/// For price and profile files, typed by hand or saved from a spreadsheet: a byte order mark, CRLF,
/// blank lines, blanks around fields and quotes around a whole field are taken.
internal struct SeparatedLines {
  internal struct Line {
    /// From 1.
    internal let number: Int
    internal let fields: [String]
  }

  internal let lines: [Line]

  internal init(_ text: some StringProtocol) {
    var lines: [Line] = []
    var number = 0
    // Bytes, as CR LF together is one Character.
    let bytes = Array(text.utf8)
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for line in bytes[start...].split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    {
      number += 1
      let content = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      let fields = content.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        .map { field in
          let text = String(decoding: field, as: UTF8.self)
          var trimmed = text.trimmingSpaces()
          if trimmed.utf8.count >= 2, trimmed.hasPrefix("\""), trimmed.hasSuffix("\"") {
            trimmed = trimmed.dropFirst().dropLast()
          }
          return String(trimmed)
        }
      if fields.allSatisfy(\.isEmpty) { continue }
      lines.append(Line(number: number, fields: fields))
    }
    self.lines = lines
  }

  /// Whether a field of the first line that should be a number names a column instead.
  internal static func isColumnName(_ field: String) -> Bool {
    field.first?.isLetter == true
      && !["nan", "inf", "infinity", "null", "none"].contains(field.lowercased())
  }
}
