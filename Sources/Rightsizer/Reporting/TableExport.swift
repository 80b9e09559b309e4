/// A whole table for other tools: every row of every status, in input order, with what is derived.
///
/// ```swift
/// TableExport(table).write(as: .jsonLines) { bytes, rowCount in file.append(bytes) }
/// ```
///
/// A value that is unavailable is an empty field in CSV and `null` in JSON lines, never 0. Text
/// comes out as it came in: in CSV (RFC 4180) a spreadsheet may take what begins with `=`, `+`, `-`
/// or `@` for a formula. The environment is a JSON object, in CSV as text.
public struct TableExport: Sendable {
  /// The forms a table is written in.
  public enum Format: String, Sendable, Hashable, CaseIterable {
    /// A line of names, then a record a row, as RFC 4180 has it.
    case csv
    /// A JSON object a line and row.
    case jsonLines = "jsonl"
  }

  let table: RecommendationTable
  private let grouping: Grouping
  /// Only the rows of the job of this name.
  private let job: String?

  /// An export of a table's rows, or of those of one job; the groups are named in a column.
  public init(_ table: RecommendationTable, groupBy: GroupKey = .model, job: String? = nil) {
    self.table = table
    self.job = job
    grouping = groupBy == .model ? table.modelGroups : table.grouping(by: groupBy)
  }

  /// Rows that are encoded at once: some hundred KB of text.
  static let rowsPerBlock = 1024

  /// Writes all rows, some hundred KB at a time: memory is that of a few blocks for each thread,
  /// however many rows there are.
  ///
  /// - Parameters:
  ///   - threads: how many encode; the bytes do not depend on it.
  ///   - output: takes the next bytes, and how many rows have been handed over with them.
  /// - Throws: what `output` throws, at once.
  /// - Complexity: linear in the bytes written.
  public func write<Failure: Error>(
    as format: Format, threads: ThreadCount = .one,
    _ output: (_ bytes: [UInt8], _ rowCount: Int) throws(Failure) -> Void
  ) throws(Failure) {
    if format == .csv { try output(CSVWriter(header: Self.columnNames).bytes, 0) }
    let blockCount = (table.count + Self.rowsPerBlock - 1) / Self.rowsPerBlock
    let blocksPerWave = threads == .one ? 1 : 4 * min(threads.value, 256)
    var rowCount = 0
    var first = 0
    while first < blockCount {
      let blocks = threads.map(min(blocksPerWave, blockCount - first)) { [first] index in
        encoded(block: first + index, as: format)
      }
      for block in blocks where block.rowCount > 0 {
        rowCount += block.rowCount
        try output(block.bytes, rowCount)
      }
      first += blocks.count
    }
  }

  private func encoded(block: Int, as format: Format) -> (bytes: [UInt8], rowCount: Int) {
    let start = block * Self.rowsPerBlock
    let rows = (start..<min(start + Self.rowsPerBlock, table.count)).filter { row in
      job == nil || table.jobName(row) == job
    }
    switch format {
    case .csv:
      var csv = CSVWriter(columnCount: Self.columnNames.count)
      for row in rows { csv.row(values(of: row, group: group(of: row))) }
      return (csv.bytes, rows.count)
    case .jsonLines:
      var json = JSONWriter()
      for row in rows {
        json.object { json in
          for (name, value) in zip(Self.columnNames, values(of: row, group: group(of: row))) {
            json.member(name, value)
          }
        }
      }
      return (json.bytes, rows.count)
    }
  }

  private func group(of row: Int) -> String { grouping.names[Int(grouping.groupOfRow[row])] }
}
