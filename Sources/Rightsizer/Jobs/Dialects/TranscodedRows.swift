/// Rows in a spelling other than JSON objects, given one by one as the JSON object of the same row.
///
/// A value of this kind is only a place in a text: the text itself is passed in, so that a copy taken
/// earlier can go over the same rows again to tell where a fault came from.
protocol TranscodedRows {
  /// Appends the next row to `json`, as one object, and steps behind it.
  ///
  /// - Throws: a fault whose offset is in `text`.
  mutating func nextRow(_ text: RawSpan, into json: inout RowText) throws(JSONFault) -> RowStep

  /// The name of a column as the text has it, where it helps to tell it beside the place.
  func columnName(_ column: Int) -> String?
}

/// What asking for the next row gave.
enum RowStep: Sendable, Hashable {
  case row
  /// There are no more rows.
  case end
  /// The text ends within a row and is not the whole text: nothing was read.
  case unfinished
}

/// The JSON of rows as it grows.
struct RowText: Sendable {
  /// Where a value of the row came from.
  struct Mark: Sendable {
    /// Bytes from the start of the JSON.
    var offset: Int
    /// Bytes from the start of the original.
    var origin: Int
    /// Whether what follows stands in the original byte for byte.
    var isVerbatim: Bool
    var column: Int
  }

  var bytes: [UInt8] = []
  /// The places of the values; kept only while a fault is placed.
  var marks: [Mark] = []
  var keepsMarks = false

  @inline(__always)
  mutating func mark(_ origin: Int, column: Int, isVerbatim: Bool) {
    if keepsMarks {
      marks.append(
        Mark(offset: bytes.count, origin: origin, isVerbatim: isVerbatim, column: column))
    }
  }

  /// Starts a member of the row's object.
  @inline(__always)
  mutating func startMember(_ column: FrameColumn, isFirst: Bool) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    bytes.append(contentsOf: column.key)
  }
}

extension [UInt8] {
  /// Appends a piece of a text as it is.
  @inline(__always)
  mutating func append(_ text: RawSpan, _ range: Range<Int>) {
    text.extracting(range).withUnsafeBytes { append(contentsOf: $0) }
  }

  mutating func append(_ word: StaticString) {
    word.withUTF8Buffer { append(contentsOf: $0) }
  }

  /// Appends a byte of a JSON string, escaped where it must be.
  @inline(__always)
  mutating func appendEscaped(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      append(UInt8(ascii: "\\"))
      append(byte)
    case 0..<0x20: appendCodeUnit(UInt16(byte))
    default: append(byte)
    }
  }

  /// Appends a UTF-16 code unit as a JSON escape.
  mutating func appendCodeUnit(_ unit: UInt16) {
    append("\\u")
    for shift in [UInt16(12), 8, 4, 0] {
      let digit = UInt8(truncatingIfNeeded: unit >> shift & 0xF)
      append(digit < 10 ? UInt8(ascii: "0") &+ digit : UInt8(ascii: "a") &+ digit &- 10)
    }
  }

  /// Appends a text as a JSON string, with its quotes.
  mutating func appendString(_ text: RawSpan) {
    append(UInt8(ascii: "\""))
    var start = 0
    for offset in 0..<text.byteCount {
      let byte = text.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
      guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else {
        continue
      }
      append(text, start..<offset)
      appendEscaped(byte)
      start = offset &+ 1
    }
    append(text, start..<text.byteCount)
    append(UInt8(ascii: "\""))
  }
}
