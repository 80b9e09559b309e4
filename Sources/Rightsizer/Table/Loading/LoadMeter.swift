internal import Synchronization

/// What several threads have read, added up and told to one listener, one call at a time.
final class LoadMeter: Sendable {
  /// Rows are told in parts of so many, since telling each would cost a lock.
  private static let rowsPerPart = 1024

  private let progress: Mutex<LoadProgress>
  private let listener: @Sendable (LoadProgress) -> Void

  /// - Parameter bytesTotal: the bytes that are to be read, where they are known.
  init(_ bytesTotal: Int?, _ listener: @escaping @Sendable (LoadProgress) -> Void) {
    progress = Mutex(LoadProgress(bytesRead: 0, bytesTotal: bytesTotal, rowCount: 0))
    self.listener = listener
  }

  /// Adds what was read; rows of an input that cannot be read after all are taken off again.
  func add(bytes: Int = 0, rows: Int = 0) {
    guard bytes != 0 || rows != 0 else { return }
    progress.withLock { progress in
      progress.bytesRead += bytes
      progress.rowCount += rows
      listener(progress)
    }
  }

  /// Tells of a full part of rows when one more has made it so.
  func tellRow(count: Int) {
    if count % Self.rowsPerPart == 0 { add(rows: Self.rowsPerPart) }
  }

  /// How many rows ``tellRow(count:)`` has told while their number rose from one to another.
  static func rowsTold(from start: Int, to end: Int) -> Int {
    (end / rowsPerPart - start / rowsPerPart) * rowsPerPart
  }
}
