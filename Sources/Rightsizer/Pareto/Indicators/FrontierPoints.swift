internal import CKernels

/// The frontier with equal rows gathered into one point, oriented so that less is better: what every
/// indicator starts from.
struct FrontierPoints {
  /// The rows of the frontier, ascending.
  let rows: [Int]
  /// For each row of the frontier the number of its point.
  let pointNumbers: [Int]
  /// For each point how many rows it stands for.
  let memberCounts: [Int]
  /// For each objective the value of each point, less being better; NaN where it is missing, which
  /// only ``MissingValues/worst`` lets through. Points are in lexicographic order.
  let values: [[Double]]

  /// How many points there are.
  var count: Int { memberCounts.count }

  init(_ source: ObjectiveColumns) {
    let rows = source.frontier()
    let columns = source.columns.map { column in rows.map { column[$0] } }
    var gatherer = EqualRowGatherer(columns, source.senses, count: rows.count)
    gatherer.gather(0..<rows.count, objective: 0)
    self.rows = rows
    pointNumbers = gatherer.pointNumbers
    memberCounts = gatherer.memberCounts
    let first = gatherer.firstMembers
    values = zip(columns, source.senses).map { column, sense in
      first.map { (sense == .min ? column[$0] : -column[$0]) + 0 }
    }
  }

  /// A value of each point, given to each row of the frontier.
  func perRow(_ perPoint: [Double]) -> [Double] { pointNumbers.map { perPoint[$0] } }

  /// The least and the greatest finite value of each objective, NaN where there is none.
  func finiteBounds() -> [(best: Double, worst: Double)] {
    values.map { column in
      var bounds = (best: Double.nan, worst: Double.nan)
      for value in column where value.isFinite {
        if !(bounds.best <= value) { bounds.best = value }
        if !(bounds.worst >= value) { bounds.worst = value }
      }
      return bounds
    }
  }

  /// The points with each objective scaled from 0, the frontier's best, to 1, its worst.
  ///
  /// Only finite values make the scale: −∞ is 0; +∞ and a missing value are 1. An objective in which
  /// all are equal is 0.
  func scaled() -> [[Double]] {
    zip(values, finiteBounds()).map { column, bounds in
      // Halved, so that the range of any two doubles is finite.
      let range = bounds.worst / 2 - bounds.best / 2
      return column.map { value in
        if value == -.infinity { return 0 }
        guard value.isFinite else { return 1 }
        return range > 0 ? min(1, (value / 2 - bounds.best / 2) / range) : 0
      }
    }
  }
}

/// Sorts rows lexicographically and numbers those that differ; only rows equal so far are sorted by
/// the next objective.
private struct EqualRowGatherer {
  private let columns: [[Double]]
  private let senses: [Sense]
  private var entries: [UInt64]
  private var spare: [UInt64]
  private(set) var pointNumbers: [Int]
  private(set) var memberCounts: [Int] = []
  /// The first row of each point.
  private(set) var firstMembers: [Int] = []

  init(_ columns: [[Double]], _ senses: [Sense], count: Int) {
    self.columns = columns
    self.senses = senses
    entries = (0..<UInt64(count)).map { $0 }
    spare = entries
    pointNumbers = [Int](repeating: 0, count: count)
    memberCounts.reserveCapacity(count)
    firstMembers.reserveCapacity(count)
  }

  /// Numbers the points of entries whose rows are equal in the objectives before.
  mutating func gather(_ range: Range<Int>, objective: Int) {
    if range.count == 1 || objective == columns.count {
      if range.isEmpty { return }
      let point = memberCounts.count
      for place in range { pointNumbers[row(place)] = point }
      memberCounts.append(range.count)
      firstMembers.append(row(range.lowerBound))
      return
    }
    let distinctCount = entries.withUnsafeMutableBufferPointer { entries in
      spare.withUnsafeMutableBufferPointer { spare in
        guard let entries = entries.baseAddress, let spare = spare.baseAddress else { return 0 }
        return sort_by_value(
          columns[objective], nil, senses[objective] == .max ? 1 : 0, 0, range.count,
          entries + range.lowerBound, spare + range.lowerBound)
      }
    }
    if distinctCount == range.count {
      number(range)
      return
    }
    var start = range.lowerBound
    while start < range.upperBound {
      let rank = entries[start] >> 32
      var end = start + 1
      // Sorting the entries of one rank leaves the ranks after it alone.
      while end < range.upperBound, entries[end] >> 32 == rank { end += 1 }
      gather(start..<end, objective: objective + 1)
      start = end
    }
  }

  /// Numbers entries no two of which are equal.
  private mutating func number(_ range: Range<Int>) {
    let first = memberCounts.count
    for place in range { pointNumbers[row(place)] = first + place - range.lowerBound }
    firstMembers += entries[range].map { Int(UInt32(truncatingIfNeeded: $0)) }
    memberCounts += repeatElement(1, count: range.count)
  }

  private func row(_ place: Int) -> Int {
    Int(UInt32(truncatingIfNeeded: entries[place]))
  }
}
