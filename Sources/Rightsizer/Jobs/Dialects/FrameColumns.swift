/// The rows of a data frame that is written column by column: one place a column, moved forward
/// together.
///
/// The places are found by reading over the text once; nothing but them is kept, so the memory is
/// that of the text and of one place a column.
struct FrameColumns: TranscodedRows {
  private struct Column {
    var column: FrameColumn
    /// Where the next cell is looked for: at first where the column's value starts.
    var position: Int
  }

  private var columns: [Column] = []
  /// Whether the cells are in arrays, and have no labels.
  private let areLists: Bool
  private var row = 0
  private let text: JSONCursor

  init(_ text: JSONCursor, areLists: Bool, _ members: MemberTable) throws(JSONFault) {
    self.areLists = areLists
    self.text = text
    var json = text
    json.skipWhitespace()
    guard try json.firstMember() else { return }
    repeat {
      let head = json.decodedBytes(try json.memberName())
      if let column = FrameColumn(head: head.span.bytes, members: members) {
        let opening = areLists ? UInt8(ascii: "[") : UInt8(ascii: "{")
        guard json.peek == opening else {
          throw json.wrongType(
            areLists ? "a column's cells, an array" : "a column's cells, an object"
          )
          .inside(.member(head.span.bytes.string))
        }
        columns.append(Column(column: column, position: json.position))
      }
      try json.skipValue()
    } while try json.nextMember()
    try json.expectEnd()
  }

  func columnName(_ column: Int) -> String? { nil }

  mutating func nextRow(_ text: RawSpan, into json: inout RowText) throws(JSONFault) -> RowStep {
    guard !columns.isEmpty else { return .end }
    json.bytes.append(UInt8(ascii: "{"))
    var cursor = self.text
    var label = JSONString(start: 0, count: 0, hasEscapes: false)
    var hasRow = true
    for index in columns.indices {
      cursor.position = columns[index].position
      let hasCell = try step(&cursor)
      if index == 0 { hasRow = hasCell }
      guard hasCell == hasRow else {
        throw fault(
          hasCell ? "more cells than the first one" : "fewer cells than the first one", index,
          cursor)
      }
      if !hasCell { continue }
      if !areLists {
        let own = try cursor.memberName()
        if index == 0 { label = own }
        guard text.isEqual(own, label) else {
          throw fault("its rows in another order than the first one", index, cursor)
        }
      }
      let start = cursor.position
      try cursor.skipValue()
      json.startMember(columns[index].column, isFirst: index == 0)
      json.mark(start, column: index, isVerbatim: true)
      json.bytes.append(text, start..<cursor.position)
      columns[index].position = cursor.position
    }
    guard hasRow else {
      json.bytes.removeLast()
      return .end
    }
    json.bytes.append(UInt8(ascii: "}"))
    row += 1
    return .row
  }

  /// Steps to the next cell of a column; whether there is one.
  private func step(_ cursor: inout JSONCursor) throws(JSONFault) -> Bool {
    cursor.depth = row == 0 ? 0 : 1
    if areLists {
      return row == 0 ? try cursor.firstElement() : try cursor.nextElement()
    }
    return row == 0 ? try cursor.firstMember() : try cursor.nextMember()
  }

  private func fault(_ what: String, _ index: Int, _ cursor: JSONCursor) -> JSONFault {
    let name = columns[index].column.member.name
    return .value(
      "the column \(name) of the data frame has \(what): write it again with "
        + "`df.to_json(orient=\"records\")`", at: cursor.position
    ).inside(.member("\(name)")).inside(.element(row))
  }
}

extension RawSpan {
  /// Whether two strings are spelled the same.
  func isEqual(_ first: JSONString, _ second: JSONString) -> Bool {
    guard first.count == second.count else { return false }
    for offset in 0..<first.count
    where CSVScanner.byte(self, first.start + offset)
      != CSVScanner.byte(self, second.start + offset)
    {
      return false
    }
    return true
  }
}
