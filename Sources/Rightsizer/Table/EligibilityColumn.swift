/// Why a row may not be given a layer, scored or chosen.
public enum Ineligibility: Sendable, Hashable {
  /// The step's status is not `COMPLETED`; with its failure reason where it gives one.
  case notCompleted(status: String, failureReason: String?)
  /// It repeats the row of this index.
  case duplicate(of: Int)
}

extension Ineligibility: CustomStringConvertible {
  /// The reason in plain words: "duplicate of row 3", "step FAILED: …".
  public var description: String {
    switch self {
    case .notCompleted(let status, let reason):
      "step \(status)" + (reason.map { ": \($0)" } ?? "")
    case .duplicate(let row): "duplicate of row \(row)"
    }
  }
}

/// Which rows are eligible: status null or COMPLETED, and no duplicate.
struct EligibilityColumn: Sendable {
  private(set) var completed: [Bool]
  /// The row that a row repeats, −1 for none; empty when no row repeats another.
  private(set) var duplicateOf: [Int32] = []
  /// Rows that are the same configuration of the same endpoint as an earlier one, other metrics.
  private(set) var conflicts: [(row: Int, with: Int)] = []

  init(records: JobRecords, derived: DerivedColumns, _ threads: ThreadCount) {
    let done = records.strings.find("COMPLETED")
    completed = records.rows.status.map { $0 == StringPool.none || $0 == done }
    var finder = DuplicateRows(records: records, derived: derived)
    finder.find(among: completed, threads)
    if !finder.duplicates.isEmpty {
      duplicateOf = [Int32](repeating: -1, count: completed.count)
      for (row, original) in finder.duplicates {
        duplicateOf[row] = Int32(truncatingIfNeeded: original)
      }
    }
    conflicts = finder.conflicts
  }

  func isEligible(_ row: Int) -> Bool {
    completed[row] && (duplicateOf.isEmpty || duplicateOf[row] < 0)
  }

  /// The row that this one repeats.
  func original(of row: Int) -> Int? {
    duplicateOf.isEmpty || duplicateOf[row] < 0 ? nil : Int(duplicateOf[row])
  }
}
