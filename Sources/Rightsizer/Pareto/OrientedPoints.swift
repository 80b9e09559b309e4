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
    let participants = Participants(source)
    rows = participants.rows
    count = participants.count
    excluded = participants.excluded
    keys = zip(source.columns, source.senses).map { column, sense in
      guard let rows = participants.rows else { return column.map { Self.key($0, sense) } }
      return rows.map { Self.key(column[Int($0)], sense) }
    }
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
}
