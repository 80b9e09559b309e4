/// The layouts in which pandas writes a data frame as JSON, besides records.
enum FrameLayout: Sendable {
  /// `{"CostPerHour": {"0": 0.2, …}, …}`: `orient="columns"`, the default, and `to_dict()`.
  case columns
  /// `{"CostPerHour": [0.2, …], …}`: `to_dict("list")`.
  case lists
  /// `{"columns": […], "index": […], "data": [[…], …]}`: `orient="split"`, and `to_dict("tight")`.
  case split
  /// `{"schema": {…}, "data": [{…}, …]}`: `orient="table"`.
  case table
  /// `{"0": {"CostPerHour": 0.2, …}, …}`: `orient="index"`.
  case index

  /// The layout of a JSON text that starts with an object; `nil` if it is none or breaks the grammar.
  ///
  /// Looks no further than the first member that tells: mostly the first one. What has been looked at
  /// stays in memory, as a text that is no frame is read from its start: so where nothing tells within
  /// `longestHead` bytes it is none, however they go on.
  static func recognize(_ text: JSONCursor, _ members: MemberTable) -> FrameLayout? {
    var json = text
    json.pin = 0
    json.skipWhitespace()
    do throws(JSONFault) {
      return try layout(&json, members)
    } catch {
      return nil
    }
  }

  /// Bytes that a column which nobody knows may have before those that tell: a million labels.
  private static let longestHead = 1 << 24

  private static func layout(
    _ json: inout JSONCursor, _ members: MemberTable
  ) throws(JSONFault) -> FrameLayout? {
    json.stop(behind: longestHead)
    guard try json.firstMember() else { return nil }
    var hasColumns = false
    var hasSchema = false
    var hasData = false
    var hasRows = false
    repeat {
      let name = try json.memberName()
      let first = json.peek
      let member = json.member(of: name, members)
      switch member {
      case .pandasColumns: hasColumns = hasColumns || first == UInt8(ascii: "[")
      case .pandasSchema: hasSchema = hasSchema || first == UInt8(ascii: "{")
      case .data: hasData = hasData || first == UInt8(ascii: "[")
      case .inferenceRecommendations, .steps:
        // A list of rows, but for a column of such lists.
        guard first == UInt8(ascii: "{") else { return nil }
        return try firstMemberOfObject(&json, members).isKnown ? nil : .columns
      case .describeBundle, .stepsBundle, .jobList, .error, .awsErrorType, .scalingConfiguration:
        return nil
      case .creationTime, .completionTime, .lastModifiedTime: break
      default:
        let head = json.decodedBytes(name)
        let column = FrameColumn(head: head.span.bytes, members: members)
        let kind = column?.kind
        if first == UInt8(ascii: "{") {
          let inner = try firstMemberOfObject(&json, members)
          if let decided = columns(column, inner) { return decided ? .columns : nil }
          let isRow = kind == nil ? try isRow(&json, members) : false
          if hasRows, !isRow { return nil }
          hasRows = isRow
        } else if hasRows {
          return nil
        } else if first == UInt8(ascii: "["), kind != nil, column?.isList == false {
          return .lists
        } else if kind != nil, kind != .literal {
          return nil
        }
      }
      if hasData, hasColumns || hasSchema { return hasColumns ? .split : .table }
      // A frame is in memory as a whole anyway.
      if hasData || hasColumns || hasSchema || hasRows {
        json.stop = .max
        json.window.longestKept = .max
      }
      try json.skipValue()
      if json.stop < .max, json.position > longestHead { return nil }
    } while try json.nextMember()
    return hasRows ? .index : nil
  }

  /// The first member of an object.
  private struct Inner {
    var isKnown = false
    var isWrapper = false
    /// The first byte of its value; 0 in an empty object.
    var first: UInt8 = 0
    /// Whether its value is an object whose first member is known.
    var holdsKnown = false
  }

  private static func firstMemberOfObject(
    _ json: inout JSONCursor, _ members: MemberTable
  ) throws(JSONFault) -> Inner {
    var inside = json
    defer { json.moveWithWindow() }
    guard try inside.firstMember() else { return Inner() }
    let head = inside.decodedBytes(try inside.memberName())
    var inner = Inner(
      isKnown: members.member(head.span.bytes) != .unknown,
      isWrapper: head.first == UInt8(ascii: "$"), first: inside.peek)
    if inner.first == UInt8(ascii: "{"), try inside.firstMember() {
      let head = inside.decodedBytes(try inside.memberName())
      inner.holdsKnown = members.member(head.span.bytes) != .unknown
    }
    return inner
  }

  /// Whether a member whose value is an object is a column of cells; `nil` where it does not tell.
  private static func columns(_ column: FrameColumn?, _ inner: Inner) -> Bool? {
    guard let column else { return nil }
    if inner.isWrapper || inner.isKnown { return false }
    guard column.kind == .literal, !column.isList else { return true }
    // A part of a row holds members, a column of parts holds objects by the rows' labels.
    if inner.holdsKnown { return true }
    return inner.first == 0 || inner.first == UInt8(ascii: "n") || inner.first == UInt8(ascii: "{")
      ? nil : false
  }

  /// Whether an object holds a member by which it is known as a row.
  private static func isRow(
    _ json: inout JSONCursor, _ members: MemberTable
  ) throws(JSONFault) -> Bool {
    var inside = json
    defer { json.moveWithWindow() }
    guard try inside.firstMember() else { return false }
    repeat {
      let head = inside.decodedBytes(try inside.memberName())
      if FrameColumn(head: head.span.bytes, members: members)?.isTelling == true { return true }
      try inside.skipValue()
      if inside.stop < .max, inside.position > longestHead { return false }
    } while try inside.nextMember()
    return false
  }

  /// The rows of a text in this layout, whose grammar is checked to its end.
  ///
  /// - Parameter text: at the start of a text that is in memory as a whole.
  func rows(
    _ text: JSONCursor, _ members: MemberTable
  ) throws(JSONFault) -> any TranscodedRows {
    switch self {
    case .columns, .lists: try FrameColumns(text, areLists: self == .lists, members)
    case .split, .table, .index: try FrameRows(text, self, members)
    }
  }
}

extension JSONCursor {
  /// The UTF-8 bytes that a string stands for.
  mutating func decodedBytes(_ string: JSONString) -> [UInt8] {
    string.hasEscapes ? decoded(string) : Array(bytes(string.start, string.count))
  }

  /// The member that a string names.
  @inline(__always)
  mutating func member(of name: JSONString, _ members: MemberTable) -> Member {
    name.hasEscapes
      ? members.member(decoded(name).span.bytes) : members.member(bytes(name.start, name.count))
  }

  /// Checks that nothing but white space follows.
  mutating func expectEnd() throws(JSONFault) {
    skipWhitespace()
    guard position < end else { return }
    throw .syntax("text after the data frame: found \(found)", at: position)
  }
}
