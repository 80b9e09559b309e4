/// The rows of a CSV text that comes part by part, as JSON.
///
/// Kept are the part in which the JSON's reader is and, where it may still speak of it, the one
/// before: with a row that is longer than a part, the part is as long as the row, which has a limit
/// (`CSVRows.longestRecord`).
final class CSVBytes: DialectBytes {
  /// A piece of the text, with its rows as they are before the first of them is read.
  private struct Part {
    var bytes: [UInt8] = []
    /// Where it starts in the text.
    var start = 0
    var place = TextPlace()
    var rows: CSVRows
    /// Where its JSON starts.
    var json = 0
    var hasRowsBefore = false

    func place(of offset: Int) -> TextPlace {
      var place = place
      let count = min(max(0, offset - start), bytes.count)
      bytes.withUnsafeBytes {
        place.advance(over: UnsafeRawBufferPointer(rebasing: $0[..<count]))
      }
      return place
    }
  }

  private let text: any ByteStream
  private let size: Int
  /// The last one is read; there is always one.
  private var parts: [Part]
  private var rows: CSVRows
  private var json = RowsOnTheWay()
  /// Whether the text has come to its end, and whether all of it has been turned into JSON.
  private var isWhole = false
  private var isAtEnd = false
  private(set) var fault: JSONFault?
  private var streamFault: StreamFault?

  /// A reader looks at no more bytes ahead of a value that it finds fault with.
  private static let lookahead = 64

  init(_ head: CSVHead, of text: any ByteStream, part: Int) {
    self.text = text
    size = max(1, part)
    rows = CSVRows(head)
    parts = [Part(rows: rows)]
  }

  /// Mostly the JSON is two to four times as large.
  var expectedByteCount: Int {
    text.expectedByteCount.multipliedReportingOverflow(by: 3).partialValue
  }

  var isReadOneByOne: Bool { true }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(StreamFault) -> Int {
    while json.isEmpty {
      if isAtEnd {
        if let fault {
          throw StreamFault(code: .syntax, message: fault.message, offset: fault.offset)
        }
        if let streamFault { throw streamFault }
        return 0
      }
      startPart()
      readPart()
    }
    return json.give(buffer)
  }

  /// Goes on with what the last part has left.
  private func startPart() {
    let last = parts[parts.count - 1]
    json.forget()
    // JSON that nobody has looked at explains nothing, nor does what is far behind.
    if last.json == json.start { parts.removeLast() }
    let start = json.start
    while parts.count > 1, parts[1].json + Self.lookahead <= start { parts.removeFirst() }
    let used = min(rows.position, last.bytes.count)
    rows.position -= used
    let place = last.place(of: last.start + used)
    rows.line = place.line
    parts.append(
      Part(
        bytes: Array(last.bytes[used...]), start: last.start + used, place: place, rows: rows,
        json: start, hasRowsBefore: json.hasRows))
  }

  private func readPart() {
    let current = parts.count - 1
    // As much again as is left, so that a long record is looked at a few times only.
    let end = parts[current].bytes.count + max(size, parts[current].bytes.count)
    do throws(StreamFault) {
      while parts[current].bytes.count < end, !isWhole {
        let wanted = end - parts[current].bytes.count
        isWhole = try text.read(upTo: wanted, behind: &parts[current].bytes) == 0
      }
    } catch {
      streamFault = error
    }
    rows.isWhole = isWhole
    // Of the part as of the reader, for a fault to be found again.
    parts[current].rows.isWhole = isWhole
    let bytes = parts[current].bytes
    do throws(JSONFault) {
      var step = RowStep.row
      while step == .row { step = try json.next(of: &rows, bytes.span.bytes) }
      if step == .end { json.finish() }
      isAtEnd = step == .end || streamFault != nil
    } catch {
      var fault = error
      fault.offset += parts[current].start
      self.fault = fault
      isAtEnd = true
    }
  }

  func original(_ fault: JSONFault) -> JSONFault {
    for part in parts.reversed() where part.json <= fault.offset {
      var inPart = fault
      inPart.offset -= part.json
      let found = part.rows.original(
        inPart, in: part.bytes.span.bytes, isFirst: !part.hasRowsBefore)
      guard var found else { break }
      found.offset += part.start
      return found
    }
    var fault = fault
    fault.offset = parts[0].start
    return fault
  }

  func place(of offset: Int) -> TextPlace {
    let part = parts.last { $0.start <= offset } ?? parts[0]
    return part.place(of: offset)
  }

  var endPlace: TextPlace {
    let last = parts[parts.count - 1]
    return last.place(of: last.start + last.bytes.count)
  }
}
