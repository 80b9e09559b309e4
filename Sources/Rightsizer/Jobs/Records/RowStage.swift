/// A row that has been read and is not in the columns yet.
struct StagedRow {
  var record: RowRecord
  var flags: RowColumns.Flags
  var origin: RowColumns.Origin
}

/// The last rows that were read, until they are as many as are added to the columns at once.
///
/// Adding each by itself had every one of the columns tell whether it is shared and has room, which
/// took a twelfth of all reading.
final class RowStage {
  private static let capacity = 64

  private let rows: UnsafeMutablePointer<StagedRow>
  private(set) var count = 0

  init() { rows = .allocate(capacity: Self.capacity) }

  deinit { rows.deallocate() }

  var isFull: Bool { count == Self.capacity }

  /// A row that is kept.
  subscript(index: Int) -> StagedRow {
    precondition(index >= 0 && index < count)
    return rows[index]
  }

  /// Keeps a row; there must be room.
  @inline(__always)
  func append(_ record: RowRecord, flags: RowColumns.Flags, origin: RowColumns.Origin) {
    precondition(count < Self.capacity)
    // A row holds numbers alone: nothing that would have to be given back.
    (rows + count).initialize(to: StagedRow(record: record, flags: flags, origin: origin))
    count &+= 1
  }

  /// Adds the rows to columns and keeps none.
  func move(into columns: inout RowColumns) {
    columns.append(UnsafeBufferPointer(start: rows, count: count))
    count = 0
  }
}
