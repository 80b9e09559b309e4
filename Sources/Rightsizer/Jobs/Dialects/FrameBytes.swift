/// The rows of a data frame in one of pandas' layouts, as JSON.
///
/// The cells of a row are all over the text: the first stands before its first comma, the last in its
/// last column. So the text is in memory as a whole, with one place for each column and none for each
/// cell; the JSON made of it is not. Only records, which pandas writes as a list of objects or one a
/// line, are read in flat memory.
final class FrameBytes: DialectBytes {
  private let text: JSONCursor
  private let first: any TranscodedRows
  private var rows: any TranscodedRows
  private var json = RowsOnTheWay()
  private var isAtEnd = false
  private(set) var fault: JSONFault?

  /// Bytes of JSON made at once.
  private static let part = 1 << 16

  /// - Parameter text: at the start of the text of the rows.
  init(_ rows: any TranscodedRows, of text: JSONCursor) {
    self.text = text
    self.rows = rows
    first = rows
  }

  var expectedByteCount: Int { text.end }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(StreamFault) -> Int {
    if json.isEmpty {
      if let fault {
        throw StreamFault(code: .syntax, message: fault.message, offset: fault.offset)
      }
      if isAtEnd { return 0 }
      json.forget()
      fill()
    }
    return json.isEmpty ? try read(into: buffer) : json.give(buffer)
  }

  private func fill() {
    let bytes = text.bytes(0, text.end)
    do throws(JSONFault) {
      while json.text.bytes.count < Self.part {
        if try json.next(of: &rows, bytes.bytes) == .row { continue }
        isAtEnd = true
        return json.finish()
      }
    } catch {
      fault = error
    }
  }

  func original(_ fault: JSONFault) -> JSONFault {
    let bytes = text.bytes(0, text.end)
    if let found = first.original(fault, in: bytes.bytes, isFirst: true) { return found }
    var fault = fault
    fault.offset = 0
    return fault
  }

  func place(of offset: Int) -> TextPlace { text.window.place(of: offset) }

  var endPlace: TextPlace { text.window.place(of: text.end) }
}
