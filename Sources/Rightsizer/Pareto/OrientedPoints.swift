/// The rows that take part in a comparison, with their values as integers that are better when less.
///
/// A value becomes a key of the same order: negated where more is better, −0.0 made 0, its bits read
/// as a two's-complement integer. A missing value has the greatest key, beyond that of +∞. So both
/// policies for missing values, both senses and all infinities are decided here, once, and what
/// follows compares plain integers.
struct OrientedPoints {
  /// The row of each participant, ascending; `nil` when every row takes part.
  let rows: [Int32]?
  /// For each objective the key of each participant.
  let keys: [[Int64]]
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
    self.keys = zip(source.columns, source.senses).map { column, sense in
      guard let participants else { return column.map { Self.key($0, sense) } }
      return participants.map { Self.key(column[Int($0)], sense) }
    }
    self.excluded = ExcludedRows(
      notSelected: source.rowCount - selectedCount, missingValue: selectedCount - count,
      missingValuePerObjective: missingCounts)
  }

  /// The row of a participant.
  func row(of participant: Int32) -> Int32 { rows?[Int(participant)] ?? participant }

  /// The integer that stands for a value: less is better, and a missing value is worst.
  static func key(_ value: Double, _ sense: Sense) -> Int64 {
    if value.isNaN { return .max }
    // Adding 0 makes 0 of −0.0.
    let bits = Int64(bitPattern: ((sense == .min ? value : -value) + 0).bitPattern)
    return bits ^ ((bits >> 63) & .max)
  }

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
