/// The rows of a CSV text as a notebook's data frame or a spreadsheet writes it.
///
/// Record by record over bytes. For a text that comes in pieces set `isWhole` to false until the
/// last: a record that the piece does not hold to its end is `unfinished`; ask again with more behind
/// it (twice as much each time keeps the time linear), `position` moved back by what was dropped in
/// front.
///
/// A library for CSV was looked at: SwiftCSV wants Foundation and the whole text as a `String`, and
/// gives every cell as one.
struct CSVRows: TranscodedRows {
  private let head: CSVHead
  private var scanner: CSVScanner
  /// Whether the text given is all there is.
  var isWhole = true
  /// Bytes of one record at most: it is in memory as a whole, a few times over, and a quote that is
  /// never closed makes one of all that follows.
  var longestRecord = 1 << 24
  /// The number of rows read.
  private var row = 0

  init(_ head: CSVHead) {
    self.head = head
    scanner = CSVScanner(
      separator: head.separator, lineEnd: head.lineEnd, position: head.end)
  }

  /// Bytes from the start of the text to the next record.
  var position: Int {
    get { scanner.position }
    set { scanner.position = newValue }
  }

  /// The line in which the text given starts.
  var line: Int {
    get { scanner.line }
    set { scanner.line = newValue }
  }

  func columnName(_ column: Int) -> String? {
    column < head.columns.count ? head.columns[column].name : nil
  }

  mutating func nextRow(_ text: RawSpan, into json: inout RowText) throws(JSONFault) -> RowStep {
    // The last byte of a piece may be half of a line end.
    let end = isWhole ? text.byteCount : text.byteCount - 1
    skipEmptyLines(text, before: end)
    guard scanner.position < end else { return isWhole ? .end : .unfinished }
    let start = scanner.position
    let startOfJSON = json.bytes.count
    do throws(JSONFault) {
      try record(text, into: &json)
    } catch {
      if scanner.position - start > longestRecord { throw tooLong(start) }
      // What looks wrong at the end may go on behind it.
      guard !isWhole, scanner.position >= end else { throw error }
    }
    if scanner.position - start > longestRecord { throw tooLong(start) }
    if !isWhole, scanner.position >= end {
      scanner.position = start
      json.bytes.removeLast(json.bytes.count - startOfJSON)
      return .unfinished
    }
    scanner.skipLineEnd(text)
    row += 1
    return .row
  }

  /// Steps over empty lines and over the head where it comes again.
  private mutating func skipEmptyLines(_ text: RawSpan, before end: Int) {
    while scanner.position < end {
      if scanner.skipLineEnd(text) { continue }
      guard let behind = endOfHead(text), behind.position < end || isWhole else { return }
      scanner = behind
      scanner.skipLineEnd(text)
    }
  }

  /// The place behind the head's cells if they are next.
  private func endOfHead(_ text: RawSpan) -> CSVScanner? {
    var behind = scanner
    behind.position += head.record.count
    guard behind.position <= text.byteCount else { return nil }
    for offset in 0..<head.record.count
    where CSVScanner.byte(text, scanner.position + offset) != head.record[offset] {
      return nil
    }
    var next = behind
    return next.skipLineEnd(text) || next.position == text.byteCount ? behind : nil
  }

  private mutating func record(_ text: RawSpan, into json: inout RowText) throws(JSONFault) {
    json.bytes.append(UInt8(ascii: "{"))
    var index = 0
    var next = 0
    repeat {
      let start = scanner.position
      if index == head.columnCount { throw tooMany(text, start) }
      let cell: CSVScanner.Cell
      do throws(JSONFault) { cell = try scanner.cell(text) } catch {
        throw error.inside(.element(row))
      }
      if next < head.cells.count, head.cells[next].index == index {
        if next > 0 { json.bytes.append(UInt8(ascii: ",")) }
        json.bytes.append(head.keys.span.bytes, head.cells[next].key)
        json.mark(start, column: next, isVerbatim: false)
        if cell.count == 0 {
          json.bytes.append("null")
        } else {
          try append(cell, next, text, to: &json.bytes)
        }
        next &+= 1
      }
      index &+= 1
    } while scanner.skipSeparator(text)
    if index < head.columnCount { throw tooFew(index, text) }
    json.bytes.append(UInt8(ascii: "}"))
  }

  private func append(
    _ cell: CSVScanner.Cell, _ index: Int, _ text: RawSpan, to json: inout [UInt8]
  ) throws(JSONFault) {
    let kind = head.cells[index].kind
    do throws(JSONFault) {
      if cell.hasDoubledQuotes {
        let content = cell.unescaped(text)
        try CSVCell.append(content.span.bytes, kind, to: &json)
      } else {
        let content = text.extracting(cell.start..<cell.start &+ cell.count)
        try CSVCell.append(content, kind, to: &json)
      }
    } catch {
      let column = head.columns[index]
      var fault = error
      fault.offset = cell.origin(of: error.offset, text)
      fault.message = "in the column \"\(column.name)\" of the CSV: \(error.message)"
      throw fault.inside(.member("\(column.column.member.name)")).inside(.element(row))
    }
  }

  private func tooLong(_ start: Int) -> JSONFault {
    .syntax(
      "a row of the CSV that starts here is longer than \(longestRecord >> 20) MiB: most likely a "
        + "quote that opens a cell is not closed, or one in a cell is not doubled", at: start
    ).inside(.element(row))
  }

  private func tooMany(_ text: RawSpan, _ start: Int) -> JSONFault {
    .syntax(
      "a row of the CSV has more cells than its head has columns (\(head.columnCount)): a cell "
        + "with a separator in it needs quotes around it, and an index without a name in the head "
        + "is left out by `df.to_csv(index=False)`", at: start
    ).inside(.element(row))
  }

  private func tooFew(_ count: Int, _ text: RawSpan) -> JSONFault {
    let place = scanner.position
    if isWhole, place == text.byteCount {
      return .end(
        expected: "\(head.columnCount - count) more cells in the last row of the CSV", at: place
      ).inside(.element(row))
    }
    return .syntax(
      "a row of the CSV has \(count) cells, but its head has \(head.columnCount) columns: nothing "
        + "says which are missing, so write it again with all of them, empty where there is nothing",
      at: place
    ).inside(.element(row))
  }
}
