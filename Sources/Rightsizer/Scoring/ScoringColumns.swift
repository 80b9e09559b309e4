/// The rows of a decision matrix that take part, close together, with numbers that any method can
/// calculate with: finite, and far from the ends of a double's range.
///
/// A column that is like that already, as all measured ones are, is shared and not copied.
struct ScoringColumns: Sendable {
  /// The columns of the participants.
  let columns: [[Double]]
  /// What was found in each.
  let statistics: [ColumnStatistics]
  /// The sense of each.
  let senses: [Sense]
  /// How many rows take part.
  let count: Int
  private let matrix: DecisionMatrix

  /// Columns to be scored. O(n d).
  init(_ matrix: DecisionMatrix) {
    var columns: [[Double]] = []
    var statistics: [ColumnStatistics] = []
    for (index, sense) in matrix.senses.enumerated() {
      var column = matrix.participating(column: index)
      var found = matrix.statistics?[index] ?? ColumnStatistics(column)
      if !found.isFinite || !Self.isOrdinary(found) {
        Self.repair(&column, sense)
        found = ColumnStatistics(column)
      }
      columns.append(column)
      statistics.append(found)
    }
    self.columns = columns
    self.statistics = statistics
    senses = matrix.senses
    count = matrix.participantCount
    self.matrix = matrix
  }

  /// Far enough from overflow that the squares of 2³¹ values can be added.
  private static func isOrdinary(_ statistics: ColumnStatistics) -> Bool {
    statistics.magnitude == 0 || (1e-130...1e130 ~= statistics.magnitude)
  }

  /// Puts the worst and the best finite value in the place of what is not finite, and scales by a
  /// power of two where the magnitudes are extreme: no method's result depends on a column's unit.
  private static func repair(_ column: inout [Double], _ sense: Sense) {
    var least = Double.infinity
    var greatest = -Double.infinity
    for value in column where value.isFinite {
      least = min(least, value)
      greatest = max(greatest, value)
    }
    guard least <= greatest else {
      for index in column.indices { column[index] = 1 }
      return
    }
    let missing = sense == .max ? least : greatest
    let magnitude = max(abs(least), abs(greatest))
    let exponent = magnitude > 0 && !(1e-130...1e130 ~= magnitude) ? -magnitude.exponent : 0
    for index in column.indices {
      let value = column[index]
      let finite = value.isNaN ? missing : min(max(value, least), greatest)
      column[index] =
        exponent == 0 ? finite : Double(sign: .plus, exponent: exponent, significand: finite)
    }
  }

  /// Lends the addresses of some columns.
  func withPointers<Result>(
    _ chosen: [Int], _ body: (UnsafePointer<UnsafePointer<Double>?>?) -> Result
  ) -> Result {
    chosen.map { columns[$0] }.withColumnPointers(body)
  }

  /// Throws where a column has a value below zero, or one that is not above it.
  func require(
    above: Bool = false, method: String
  ) throws(ScoringError) {
    for (index, found) in statistics.enumerated() where count > 0 {
      if found.least < 0 {
        throw ScoringError(
          .negativeValue, index: index, "\(method) needs values from 0; column \(index) has others")
      }
      if above, found.least == 0 {
        throw ScoringError(
          .zeroValue, index: index, "\(method) needs values above 0; column \(index) has zeros")
      }
    }
  }

  /// The participants' scores at their rows, NaN at the others.
  func spread(_ scores: [Double]) -> [Double] { matrix.spread(scores) }

  /// The row of a participant.
  func row(of participant: Int) -> Int { matrix.participants?[participant] ?? participant }

  /// The mean of a column; 0 without rows.
  func mean(_ column: Int) -> Double {
    count == 0 ? 0 : statistics[column].sum / Double(count)
  }

  /// The sum of the squares of a column's values.
  func squares(_ column: Int) -> Double {
    // Neither term is below 0, so nothing cancels.
    statistics[column].squares + mean(column) * statistics[column].sum
  }

  /// The standard deviation of a column, of the population: divided by n. Exactly 0 for a constant.
  func standardDeviation(_ column: Int) -> Double {
    guard count > 0, !statistics[column].isConstant else { return 0 }
    return (statistics[column].squares / Double(count)).squareRoot()
  }
}
