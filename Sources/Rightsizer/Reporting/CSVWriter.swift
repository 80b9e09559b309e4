/// Writes comma-separated values (RFC 4180) into bytes: a header and rows of as many fields.
///
/// ```swift
/// var csv = CSVWriter(header: ["row", "instanceType", "costPerHour"])
/// csv.field(0)
/// csv.field("ml.c5.xlarge")
/// csv.field(0.204)
/// csv.endRow()
/// ```
///
/// Lines end with CR LF, as the RFC has it. A field is quoted when it holds a comma, a quote, CR or
/// LF, or begins or ends with a space. Numbers have the fewest digits that read back as the same
/// double; NaN, the infinities and `nil` are empty fields, which cannot be told from empty text. A
/// single column's empty field is quoted, since a reader would skip the blank line.
///
/// Text comes out as it came in: what begins with `=`, `+`, `-` or `@` is not altered, and a
/// spreadsheet may take it for a formula.
package struct CSVWriter: Sendable {
  /// What was written so far.
  package private(set) var bytes: [UInt8] = []
  private let columnCount: Int
  private var fieldCount = 0

  /// A writer that has written the header.
  package init(header: [String]) {
    precondition(!header.isEmpty, "a table of no columns has no CSV")
    columnCount = header.count
    for name in header { field(name) }
    endRow()
  }

  /// A writer of rows that go behind others, without a header.
  init(columnCount: Int) {
    precondition(columnCount > 0, "a table of no columns has no CSV")
    self.columnCount = columnCount
  }

  /// A field of text.
  package mutating func field(_ text: String?) {
    beginField()
    guard let text, !text.isEmpty else { return fillSingleColumn() }
    if Self.needsQuotes(text) {
      append(quoted: text)
    } else {
      bytes.append(contentsOf: text.utf8)
    }
  }

  /// A field with a number.
  package mutating func field(_ number: Double?) {
    beginField()
    guard let number, number.isFinite else { return fillSingleColumn() }
    NumberFormat.appendShortest(number, to: &bytes)
  }

  /// A field with a whole number.
  package mutating func field(_ integer: Int?) {
    beginField()
    guard let integer else { return fillSingleColumn() }
    NumberFormat.appendInteger(integer, to: &bytes)
  }

  /// A field `true` or `false`.
  package mutating func field(_ bool: Bool?) {
    beginField()
    guard let bool else { return fillSingleColumn() }
    bytes.append(contentsOf: (bool ? "true" : "false").utf8)
  }

  /// An empty field.
  package mutating func emptyField() {
    beginField()
    fillSingleColumn()
  }

  /// Ends the row; it must have as many fields as the header.
  package mutating func endRow() {
    precondition(fieldCount == columnCount, "a row has as many fields as the header")
    bytes.append(0x0D)
    bytes.append(0x0A)
    fieldCount = 0
  }

  /// Hands over what was written and forgets it, so that a long output needs little memory.
  package mutating func drain<Failure: Error>(
    _ body: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    try body(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  private mutating func beginField() {
    precondition(fieldCount < columnCount, "a row has as many fields as the header")
    if fieldCount > 0 { bytes.append(UInt8(ascii: ",")) }
    fieldCount += 1
  }

  private mutating func fillSingleColumn() {
    if columnCount == 1 { bytes.append(contentsOf: "\"\"".utf8) }
  }

  private mutating func append(quoted text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func needsQuotes(_ text: String) -> Bool {
    let space = UInt8(ascii: " ")
    if text.utf8.first == space || text.utf8.last == space { return true }
    return text.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0D || byte == 0x0A
    }
  }
}

extension CSVWriter {
  /// A whole table of text.
  static func text(header: [String], rows: [[String]]) -> [UInt8] {
    var csv = CSVWriter(header: header)
    for row in rows {
      for cell in row { csv.field(cell) }
      csv.endRow()
    }
    return csv.bytes
  }
}
