/// The rows of a text in a dialect as the bytes of JSON, with the way back from these to the text.
protocol DialectBytes: ByteStream {
  /// What is wrong with the text itself, where that ended the rows.
  var fault: JSONFault? { get }

  /// A fault in the JSON, with its place in the text itself. Only of what its reader has come to.
  func original(_ fault: JSONFault) -> JSONFault

  /// The line and column of an offset in the text, for one that a fault has.
  func place(of offset: Int) -> TextPlace

  /// Where what has been read of the text ends.
  var endPlace: TextPlace { get }
}

/// JSON of rows on its way to a reader: what has been made and not yet been given.
struct RowsOnTheWay {
  private(set) var text = RowText()
  private var given = 0
  /// Bytes of JSON that stood before those of `text`.
  private(set) var start = 0
  /// Whether any row came before.
  private(set) var hasRows = false

  var isEmpty: Bool { given == text.bytes.count }

  /// Forgets what has been given.
  mutating func forget() {
    start += text.bytes.count
    text.bytes.removeAll(keepingCapacity: true)
    given = 0
  }

  /// Makes the next row of a text, with what stands between it and the one before.
  mutating func next<Rows: TranscodedRows>(
    of rows: inout Rows, _ bytes: RawSpan
  ) throws(JSONFault) -> RowStep {
    let count = text.bytes.count
    var step = RowStep.end
    do throws(JSONFault) {
      text.startRow(isFirst: !hasRows)
      step = try rows.nextRow(bytes, into: &text)
    } catch {
      text.bytes.removeLast(text.bytes.count - count)
      throw error
    }
    if step == .row {
      hasRows = true
    } else {
      text.bytes.removeLast(text.bytes.count - count)
    }
    return step
  }

  /// Closes the array, or makes a job without rows.
  mutating func finish() {
    text.bytes.append(hasRows ? "]" : #"{"InferenceRecommendations":[]}"#)
  }

  /// Fills the start of a buffer.
  mutating func give(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, text.bytes.count - given)
    text.bytes.withUnsafeBytes { source in
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: source[given..<given + count]))
    }
    given += count
    return count
  }
}

extension RowText {
  fileprivate mutating func startRow(isFirst: Bool) { bytes.append(isFirst ? "[" : ",\n") }
}

extension TranscodedRows {
  /// A fault at an offset of the rows' JSON, with its place in the bytes that they are made of.
  ///
  /// Goes over the rows again up to the fault, so that nothing is kept of them while all is well.
  func original(_ fault: JSONFault, in bytes: RawSpan, isFirst: Bool) -> JSONFault? {
    var rows = self
    var fault = fault
    var isFirst = isFirst
    var start = 0
    var json = RowText(keepsMarks: true)
    while true {
      json.startRow(isFirst: isFirst)
      isFirst = false
      guard (try? rows.nextRow(bytes, into: &json)) == .row else { return nil }
      let offset = fault.offset - start
      if offset <= json.bytes.count {
        let mark = json.marks.last { $0.offset <= offset } ?? json.marks.first
        guard let mark else { return nil }
        fault.offset = mark.origin + (mark.isVerbatim ? max(0, offset - mark.offset) : 0)
        // What the whole file is, no column tells.
        if fault.kind != .refused, let name = rows.columnName(mark.column) {
          fault.message = "in the column \"\(name)\": \(fault.message)"
        }
        return fault
      }
      start += json.bytes.count
      json.bytes.removeAll(keepingCapacity: true)
      json.marks.removeAll(keepingCapacity: true)
    }
  }
}
