/// The rows of a decision matrix that take part, close together, with numbers that any method can
/// calculate with: finite, and far from the ends of a double's range.
///
/// A column that is like that already, as all measured ones are, is shared and not copied.
struct ScoringColumns: Sendable {
  /// Rows worked on at a time: a tile of some columns of sums stays in the first-level cache.
  static let tileRowCount = 1024

  /// The columns of the participants.
  let columns: [[Double]]
  /// What was found in each.
  let statistics: [ColumnStatistics]
  /// The sense of each.
  let senses: [Sense]
  /// How many rows take part.
  let count: Int
  /// Their rows, ascending; `nil` when all do.
  private let rows: [Int]?
  private let rowCount: Int

  /// Columns to be scored. O(n d).
  init(_ matrix: DecisionMatrix) {
    var columns: [[Double]] = []
    var statistics: [ColumnStatistics] = []
    for (source, sense) in zip(matrix.columns, matrix.senses) {
      var column = matrix.participants.map { rows in rows.map { source[$0] } } ?? source
      var found = ColumnStatistics(column)
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
    rows = matrix.participants
    rowCount = matrix.rowCount
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

  /// The tiles of the participants, in order.
  var tiles: some Sequence<Range<Int>> {
    let count = count
    return stride(from: 0, to: count, by: Self.tileRowCount).lazy.map { first in
      first..<min(first + Self.tileRowCount, count)
    }
  }

  /// Lends a tile of a column.
  @inline(__always)
  func withTile(
    _ tile: Range<Int>, column: Int, _ body: (UnsafeBufferPointer<Double>) -> Void
  ) {
    columns[column].withUnsafeBufferPointer { values in
      body(UnsafeBufferPointer(rebasing: values[tile]))
    }
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
  func spread(_ scores: [Double]) -> [Double] {
    guard let rows else { return scores }
    var spread = [Double](repeating: .nan, count: rowCount)
    for (index, row) in rows.enumerated() { spread[row] = scores[index] }
    return spread
  }

  /// The row of a participant.
  func row(of participant: Int) -> Int { rows?[participant] ?? participant }

  /// The sum over a column of the squares of its values less `center`.
  func squares(_ column: Int, around center: Double) -> Double {
    var sums = SIMD8<Double>(repeating: 0)
    columns[column].withUnsafeBytes { bytes in
      var offset = 0
      while offset < bytes.count & ~63 {
        let values = bytes.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self) - center
        sums += values * values
        offset += 64
      }
    }
    for value in columns[column][(count & ~7)...] {
      sums[0] += (value - center) * (value - center)
    }
    return sums.sum()
  }

  /// The mean of a column; 0 without rows.
  func mean(_ column: Int) -> Double {
    count == 0 ? 0 : statistics[column].sum / Double(count)
  }

  /// The standard deviation of a column, of the population: divided by n. Exactly 0 for a constant.
  func standardDeviation(_ column: Int) -> Double {
    guard count > 0, !statistics[column].isConstant else { return 0 }
    return (squares(column, around: mean(column)) / Double(count)).squareRoot()
  }
}
