/// The head of a CSV text: its separator and the columns that the reader knows.
struct CSVHead: Sendable {
  struct Column: Sendable {
    /// Its place in a row, from 0.
    var index: Int
    var column: FrameColumn
    var name: String
  }

  /// The same without references: taking one for each cell was a third of reading empty cells.
  struct Cell: Sendable {
    var index: Int
    var kind: FrameColumn.Kind
    /// Where the member's name stands in `keys`.
    var key: Range<Int>
  }

  let separator: UInt8
  let lineEnd: UInt8
  /// The known columns, in order.
  let columns: [Column]
  let cells: [Cell]
  /// The members' names behind each other, as they start a member in JSON.
  let keys: [UInt8]
  let columnCount: Int
  /// The head's own bytes without its line end: files written on end repeat it.
  let record: [UInt8]
  /// Where the first row starts.
  let end: Int

  /// What may stand between cells; spreadsheets write `;` where a decimal comma is usual.
  private static let separators = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]

  /// What a file's name tells of its text.
  enum Naming: Sendable {
    /// Nothing.
    case other
    case csv
    /// With tabs between cells, also where a single column leaves none to be seen.
    case tsv

    init(_ name: String) {
      let unpacked = name.hasSuffix(".gz") ? name.dropLast(3) : name[...]
      self = unpacked.hasSuffix(".csv") ? .csv : unpacked.hasSuffix(".tsv") ? .tsv : .other
    }
  }

  /// The head of a text that starts with one; `nil` if no column shows that rows of job results
  /// are told.
  ///
  /// The separator is the one that gives most known names: no name contains any.
  ///
  /// - Parameter naming: where the file's name says that it is CSV, one column is enough.
  init?(_ text: RawSpan, at start: Int, naming: Naming, members: MemberTable) {
    let lineEnd = CSVScanner.lineEnd(text, from: start)
    var best: CSVHead?
    for separator in naming == .tsv ? Self.separators.reversed() : Self.separators {
      guard let head = CSVHead(text, at: start, separator, lineEnd, members) else { continue }
      if head.columns.count > best?.columns.count ?? 0 { best = head }
    }
    guard let best, best.columns.contains(where: \.column.isTelling),
      best.columnCount > 1 || naming != .other
    else { return nil }
    self = best
  }

  private init?(
    _ text: RawSpan, at start: Int, _ separator: UInt8, _ lineEnd: UInt8, _ members: MemberTable
  ) {
    var scanner = CSVScanner(separator: separator, lineEnd: lineEnd, position: start)
    var columns: [Column] = []
    var index = 0
    repeat {
      guard let cell = try? scanner.cell(text) else { return nil }
      let name = cell.unescaped(text)
      let head = name.span.bytes
      let trimmed = head.extracting(head.trimmed)
      if let column = FrameColumn(head: trimmed, members: members) {
        let name = trimmed.string
        columns.append(Column(index: index, column: column, name: name))
      }
      index += 1
    } while scanner.skipSeparator(text)
    var record: [UInt8] = []
    record.append(text, start..<scanner.position)
    scanner.skipLineEnd(text)
    self.separator = separator
    self.lineEnd = lineEnd
    self.columns = columns
    var keys: [UInt8] = []
    cells = columns.map { column in
      let start = keys.count
      keys += column.column.key
      return Cell(index: column.index, kind: column.column.kind, key: start..<keys.count)
    }
    self.keys = keys
    columnCount = index
    self.record = record
    end = scanner.position
  }
}
