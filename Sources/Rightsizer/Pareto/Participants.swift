/// The rows that take part in a comparison.
struct Participants: Sendable {
  /// The row of each participant, ascending; `nil` when every row takes part.
  let rows: [Int32]?
  /// How many rows take part.
  let count: Int
  /// Those that do not.
  let excluded: ExcludedRows

  init(_ source: ObjectiveColumns) {
    let missingCounts = source.columns.map { Self.missingCount($0, in: source.selectedRows) }
    let selectedCount = source.selectedRows?.count ?? source.rowCount
    var participants = source.selectedRows.map { $0.map { Int32(truncatingIfNeeded: $0) } }
    if source.missingValues == .exclude, missingCounts.contains(where: { $0 > 0 }) {
      let candidates = participants ?? (0..<Int32(truncatingIfNeeded: selectedCount)).map { $0 }
      participants = candidates.filter { row in
        source.columns.allSatisfy { !$0[Int(row)].isNaN }
      }
    }
    let count = participants?.count ?? selectedCount
    self.rows = participants
    self.count = count
    self.excluded = ExcludedRows(
      notSelected: source.rowCount - selectedCount, missingValue: selectedCount - count,
      missingValuePerObjective: missingCounts)
  }

  /// The row of a participant.
  func row(of participant: Int32) -> Int32 { rows?[Int(participant)] ?? participant }

  private static func missingCount(_ column: [Double], in rows: [Int]?) -> Int {
    var count = 0
    if let rows {
      for row in rows where column[row].isNaN { count += 1 }
    } else {
      for value in column { count += value.isNaN ? 1 : 0 }
    }
    return count
  }
}
