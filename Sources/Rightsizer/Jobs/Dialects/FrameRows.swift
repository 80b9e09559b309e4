/// The rows of a data frame that is written row by row, as arrays beside a list of the columns or as
/// objects in a wrapper.
struct FrameRows: TranscodedRows {
  private let layout: FrameLayout
  /// The known columns of arrays, with their place in a row.
  private var columns: [(index: Int, column: FrameColumn)] = []
  private var columnCount = 0
  /// Where the next row is looked for: at first where the value that holds them starts.
  private var position = 0
  private var row = 0
  private let text: JSONCursor

  init(_ text: JSONCursor, _ layout: FrameLayout, _ members: MemberTable) throws(JSONFault) {
    self.layout = layout
    self.text = text
    var json = text
    json.skipWhitespace()
    if layout == .index {
      position = json.position
      try json.skipValue()
    } else if try json.firstMember() {
      try readMembers(&json, members)
    }
    try json.expectEnd()
  }

  /// Reads over the members of the frame's object, and keeps where what matters stands.
  private mutating func readMembers(
    _ json: inout JSONCursor, _ members: MemberTable
  ) throws(JSONFault) {
    repeat {
      let name = json.text(try json.memberName())
      do throws(JSONFault) {
        if name == "columns", layout == .split {
          try readColumns(&json, members)
          continue
        }
        if name == "data" {
          guard json.peek == UInt8(ascii: "[") else {
            throw json.wrongType("an array, the rows of a data frame")
          }
          position = json.position
        }
        try json.skipValue()
      } catch {
        throw error.inside(.member(name))
      }
    } while try json.nextMember()
  }

  private mutating func readColumns(
    _ json: inout JSONCursor, _ members: MemberTable
  ) throws(JSONFault) {
    let start = json.position
    guard json.peek == UInt8(ascii: "[") else {
      throw json.wrongType("an array, the columns of a data frame")
    }
    columns = []
    columnCount = 0
    guard try json.firstElement() else { return }
    repeat {
      if json.peek == UInt8(ascii: "\"") {
        let head = json.decodedBytes(try json.string())
        if let column = FrameColumn(head: head.span.bytes, members: members) {
          columns.append((columnCount, column))
        }
      } else {
        try json.skipValue()
      }
      columnCount += 1
    } while try json.nextElement()
    guard columns.contains(where: \.column.isTelling) else {
      throw RefusedInput.refused(
        "a data frame none of whose columns is a job result's (InstanceType, CostPerHour, "
          + "MaxInvocations and so on): \(RefusedInput.exportHint)", at: start)
    }
  }

  func columnName(_ column: Int) -> String? { nil }

  mutating func nextRow(_ text: RawSpan, into json: inout RowText) throws(JSONFault) -> RowStep {
    var cursor = self.text
    cursor.position = position
    cursor.depth = row == 0 ? 0 : 1
    if layout == .index {
      guard row == 0 ? try cursor.firstMember() : try cursor.nextMember() else { return .end }
      _ = try cursor.memberName()
    } else {
      guard row == 0 ? try cursor.firstElement() : try cursor.nextElement() else { return .end }
    }
    if layout == .split {
      try appendCells(text, &cursor, to: &json)
    } else {
      let start = cursor.position
      try cursor.skipValue()
      json.mark(start, column: 0, isVerbatim: true)
      json.bytes.append(text, start..<cursor.position)
    }
    position = cursor.position
    row += 1
    return .row
  }

  private func appendCells(
    _ text: RawSpan, _ cursor: inout JSONCursor, to json: inout RowText
  ) throws(JSONFault) {
    guard cursor.peek == UInt8(ascii: "[") else {
      throw cursor.wrongType("an array, a row of the data frame").inside(.element(row))
    }
    let place = cursor.position
    json.bytes.append(UInt8(ascii: "{"))
    var index = 0
    var next = 0
    if try cursor.firstElement() {
      repeat {
        let start = cursor.position
        try cursor.skipValue()
        if next < columns.count, columns[next].index == index {
          json.startMember(columns[next].column, isFirst: next == 0)
          json.mark(start, column: next, isVerbatim: true)
          json.bytes.append(text, start..<cursor.position)
          next += 1
        }
        index += 1
      } while try cursor.nextElement()
    }
    guard index == columnCount else {
      throw .value(
        "a row of the data frame has \(index) cells, but there are \(columnCount) columns: write it "
          + "again with `df.to_json(orient=\"records\")`", at: place
      ).inside(.element(row))
    }
    json.bytes.append(UInt8(ascii: "}"))
  }
}
