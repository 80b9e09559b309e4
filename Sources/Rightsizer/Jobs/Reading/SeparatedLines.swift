/// The lines of a small comma-separated file, with their numbers.
///
/// For price and profile files, typed by hand or saved from a spreadsheet: a byte order mark, lines
/// that end with LF, CR LF or CR, blank lines, blanks around fields and quotes around a whole field
/// are taken.
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
    let (lineFeed, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
    var rest = bytes[(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)...]
    while !rest.isEmpty {
      number += 1
      let content = rest.prefix { $0 != lineFeed && $0 != carriageReturn }
      rest = rest[content.endIndex...]
      rest = rest.dropFirst(rest.starts(with: [carriageReturn, lineFeed]) ? 2 : 1)
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
