/// What a scoring method is given: alternatives as rows, objectives as columns, each with its
/// sense, and which rows take part.
///
/// Rows left out by the caller take no part: those of other groups, not eligible ones, ones with a
/// negative value in a chosen objective. Under ``MissingValues/exclude`` a row with NaN in any
/// column takes no part either; under ``MissingValues/worst`` it does.
public struct DecisionMatrix: Sendable, Hashable {
  /// The objectives' columns, equally long.
  public let columns: [[Double]]
  /// The sense of each column.
  public let senses: [Sense]
  /// What happens to a row with NaN.
  public let missing: MissingValues
  /// The length of the columns; 0 when there is none.
  public let rowCount: Int
  /// The rows that take part, ascending and each once; `nil` when all do.
  let participants: [Int]?
  /// What is found in each column where all rows take part, so that no scoring looks again; `nil`
  /// where some don't.
  let statistics: [ColumnStatistics]?

  /// A matrix of these columns.
  ///
  /// - Parameter rows: the rows that may take part, in any order; all when `nil`.
  /// - Throws: ``ScoringError`` when the columns differ in length, when there are not as many
  ///   senses as columns, or when one of the rows is not there.
  /// - Complexity: O(n d), for n rows and d columns; the columns are not copied.
  public init(
    columns: [[Double]], senses: [Sense], missing: MissingValues = .exclude, rows: [Int]? = nil
  ) throws(ScoringError) {
    guard senses.count == columns.count else {
      throw ScoringError(
        .senseCount, "there are \(senses.count) senses for \(columns.count) columns")
    }
    let rowCount = columns.first?.count ?? 0
    for (index, column) in columns.enumerated() where column.count != rowCount {
      throw ScoringError(
        .columnLength, index: index,
        "column \(index) has \(column.count) rows, column 0 has \(rowCount)")
    }
    if let row = rows?.first(where: { !(0..<rowCount ~= $0) }) {
      throw ScoringError(.rowOutOfRange, "row \(row) is asked for, of \(rowCount) rows")
    }
    self.columns = columns
    self.senses = senses
    self.missing = missing
    self.rowCount = rowCount
    // One pass tells whether a value may be missing and serves all that is scored later.
    let statistics = rows == nil ? columns.map(ColumnStatistics.init) : nil
    participants =
      statistics?.allSatisfy(\.isFinite) ?? false
      ? nil
      : Self.participants(columns: columns, rowCount: rowCount, missing: missing, rows: rows)
    self.statistics = participants == nil ? statistics ?? columns.map(ColumnStatistics.init) : nil
  }

  /// How many rows take part.
  public var participantCount: Int { participants?.count ?? rowCount }

  /// A column's values in the rows that take part.
  func participating(column: Int) -> [Double] {
    let values = columns[column]
    return participants.map { rows in rows.map { values[$0] } } ?? values
  }

  /// The participants' scores at their rows, NaN at the others.
  func spread(_ scores: [Double]) -> [Double] {
    guard let participants else { return scores }
    var spread = [Double](repeating: .nan, count: rowCount)
    for (index, row) in participants.enumerated() { spread[row] = scores[index] }
    return spread
  }

  private static func participants(
    columns: [[Double]], rowCount: Int, missing: MissingValues, rows: [Int]?
  ) -> [Int]? {
    let hasMissing =
      missing == .exclude && columns.contains { column in column.contains { $0.isNaN } }
    guard rows != nil || hasMissing else { return nil }
    var takesPart = [Bool](repeating: rows == nil, count: rowCount)
    for row in rows ?? [] { takesPart[row] = true }
    if hasMissing {
      for column in columns {
        for row in 0..<rowCount where column[row].isNaN { takesPart[row] = false }
      }
    }
    let participants = (0..<rowCount).filter { takesPart[$0] }
    return participants.count == rowCount ? nil : participants
  }
}
