/// A spelling of rows that is not the JSON the reader takes: CSV, or a data frame by columns.
///
/// It is turned into that JSON, `[{…},\n{…}]`, one object a row, and read by the same reader; a fault
/// found there is told where it stands in the original.
struct Dialect: Sendable {
  private let rows: any TranscodedRows

  /// The dialect of a text, from how it begins; `nil` where it is plain JSON or nothing known.
  ///
  /// JSON is looked at no further than the first member that tells.
  init?(_ text: RawSpan, sourceName: String, members: MemberTable) throws(JSONFault) {
    var start = 0
    while start < text.byteCount {
      let byte = text.unsafeLoad(fromByteOffset: start, as: UInt8.self)
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D else { break }
      start &+= 1
    }
    guard start < text.byteCount else { return nil }
    switch text.unsafeLoad(fromByteOffset: start, as: UInt8.self) {
    case UInt8(ascii: "["): return nil
    case UInt8(ascii: "{"):
      guard let layout = FrameLayout.recognize(text, members) else { return nil }
      rows = try layout.rows(text, members)
    default:
      let isNamed = sourceName.hasSuffix(".csv") || sourceName.hasSuffix(".tsv")
      guard let head = CSVHead(text, at: start, isNamed: isNamed, members: members) else {
        return nil
      }
      rows = CSVRows(head)
    }
  }

  /// The whole text as JSON that the reader takes.
  ///
  /// Time is linear in the text. The JSON repeats the members' names in each row: mostly it is two to
  /// four times as large as CSV, at worst 35 bytes for an empty cell of a known column.
  func json(of text: RawSpan) throws(JSONFault) -> [UInt8] {
    var rows = rows
    var json = RowText()
    json.bytes.append(UInt8(ascii: "["))
    while try rows.nextRow(text, into: &json) == .row { json.bytes.append(Self.between) }
    guard json.bytes.count > 1 else { return Array(#"{"InferenceRecommendations":[]}"#.utf8) }
    json.bytes.removeLast(Self.between.utf8CodeUnitCount)
    json.bytes.append(UInt8(ascii: "]"))
    return json.bytes
  }

  private static let between: StaticString = ",\n"

  /// A fault in the JSON of a text, with its place in the text itself.
  ///
  /// Goes over the rows again up to the fault, so that nothing is kept of them while all is well.
  func original(_ fault: JSONFault, in text: RawSpan) -> JSONFault {
    var rows = rows
    var fault = fault
    var start = 1
    var json = RowText(keepsMarks: true)
    while (try? rows.nextRow(text, into: &json)) == .row {
      let offset = fault.offset - start
      if offset <= json.bytes.count {
        let mark = json.marks.last { $0.offset <= offset } ?? json.marks.first
        guard let mark else { break }
        fault.offset = mark.origin + (mark.isVerbatim ? max(0, offset - mark.offset) : 0)
        if let name = rows.columnName(mark.column) {
          fault.message = "in the column \"\(name)\": \(fault.message)"
        }
        return fault
      }
      start += json.bytes.count + Self.between.utf8CodeUnitCount
      json.bytes.removeAll(keepingCapacity: true)
      json.marks.removeAll(keepingCapacity: true)
    }
    fault.offset = 0
    return fault
  }
}
