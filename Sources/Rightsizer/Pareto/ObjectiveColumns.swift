/// Columns of objective values, with what is needed to compare their rows: a sense for each, a
/// policy for missing values and, where not all rows compete, the rows that do.
///
/// Column `c` holds the value of objective `c` for every row; NaN is a missing value. Infinities
/// are ordinary values, and −0.0 equals 0. Results speak of rows by their index in the columns,
/// whatever the subset. The columns are shared with the caller, not copied.
///
/// ```swift
/// let columns = ObjectiveColumns([cost, latency], senses: [.min, .min])
/// let best = columns.frontier()
/// ```
public struct ObjectiveColumns: Sendable {
  /// One array of values for each objective, all of the same length.
  public let columns: [[Double]]
  /// Which direction of each objective is better.
  public let senses: [Sense]
  /// What happens to a row that lacks a value.
  public let missingValues: MissingValues
  /// The rows that compete, ascending, or `nil` for all.
  public let selectedRows: [Int]?

  /// Columns to be compared.
  ///
  /// - Parameters:
  ///   - columns: One array for each objective; at least one, all of equal length, below 2³¹ rows.
  ///   - senses: As many as there are columns.
  ///   - missingValues: The policy for NaN.
  ///   - rows: The rows that compete, as indices into the columns; in any order, a repeated index
  ///     counts once. `nil` is all rows.
  /// - Precondition: Shapes agree and every index of `rows` is within the columns.
  public init(
    _ columns: [[Double]], senses: [Sense], missingValues: MissingValues = .exclude,
    rows: [Int]? = nil
  ) {
    precondition(!columns.isEmpty, "there must be at least one objective")
    precondition(columns.count == senses.count, "each objective needs a sense")
    let rowCount = columns[0].count
    precondition(columns.allSatisfy { $0.count == rowCount }, "columns differ in length")
    precondition(rowCount < Int(Int32.max), "more rows than can be numbered")
    self.columns = columns
    self.senses = senses
    self.missingValues = missingValues
    self.selectedRows = rows.map(Self.ascendingDistinct)
    if let first = selectedRows?.first, let last = selectedRows?.last {
      precondition(first >= 0 && last < rowCount, "a selected row is outside the columns")
    }
  }

  /// How many rows the columns have.
  public var rowCount: Int { columns[0].count }

  /// How many objectives there are.
  public var objectiveCount: Int { columns.count }

  private static func ascendingDistinct(_ rows: [Int]) -> [Int] {
    if zip(rows, rows.dropFirst()).allSatisfy({ $0 < $1 }) { return rows }
    var distinct: [Int] = []
    distinct.reserveCapacity(rows.count)
    for row in rows.sorted() where row != distinct.last { distinct.append(row) }
    return distinct
  }
}
