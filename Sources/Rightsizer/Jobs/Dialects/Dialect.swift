/// Spellings of rows that are not the JSON the reader takes: CSV, or a data frame by columns.
///
/// They are turned into that JSON, `[{…},\n{…}]`, one object a row, and read by the same reader; a
/// fault found there is told where it stands in the original.
enum Dialect {
  /// The rows of a text as JSON, from how it begins; `nil` where it is plain JSON or nothing known,
  /// which a window has then been opened on.
  ///
  /// JSON is looked at no further than the first member that tells, CSV no further than its head.
  ///
  /// - Parameter part: bytes of CSV turned into JSON at once.
  static func rows(
    of text: HeadedBytes, through window: ByteWindow, sourceName: String, members: MemberTable,
    part: Int
  ) throws(JSONFault) -> (any DialectBytes)? {
    let start = firstByte(of: text)
    switch start.byte {
    case nil, UInt8(ascii: "["): break
    case UInt8(ascii: "{"):
      window.open(text)
      return try frame(through: window, members)
    default:
      let first = firstLine(of: text, from: start.offset)
      let head = CSVHead(
        first.span.bytes, at: start.offset, naming: CSVHead.Naming(sourceName), members: members)
      if let head { return CSVBytes(head, of: text, part: part) }
    }
    window.open(text)
    return nil
  }

  /// The rows of a data frame by columns, if it is one that a window has been opened on; else `nil`.
  static func frame(
    through window: ByteWindow, _ members: MemberTable
  ) throws(JSONFault) -> (any DialectBytes)? {
    let layout = FrameLayout.recognize(JSONCursor(window), members)
    window.rewind()
    guard let layout else { return nil }
    var whole = JSONCursor(window)
    whole.readWhole()
    return FrameBytes(try layout.rows(whole, members), of: whole)
  }

  /// No head is looked at beyond this, which would hold a million columns.
  private static let longestHead = 1 << 24

  /// The first byte that is not white space, if any.
  private static func firstByte(of text: HeadedBytes) -> (byte: UInt8?, offset: Int) {
    var wanted = RefusedText.headCount
    while true {
      let head = text.peek(wanted)
      let first = head.firstIndex { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D }
      if let first { return (head[first], first - head.startIndex) }
      guard head.count == wanted, wanted < longestHead else { return (nil, 0) }
      wanted *= 2
    }
  }

  /// What a text starts with, to behind its first line end that is in no quotes.
  private static func firstLine(of text: HeadedBytes, from start: Int) -> [UInt8] {
    var wanted = max(RefusedText.headCount, start + 1)
    var looked = start
    var isQuoted = false
    while true {
      let head = Array(text.peek(wanted))
      guard head.count == wanted, wanted < longestHead else { return head }
      // The byte behind a line end may belong to it.
      while looked < head.count - 1 {
        switch head[looked] {
        case UInt8(ascii: "\""): isQuoted.toggle()
        case 0x0A where !isQuoted, 0x0D where !isQuoted: return head
        default: break
        }
        looked += 1
      }
      wanted *= 2
    }
  }
}
