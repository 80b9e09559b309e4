/// The frontier's rows in order, to be compared with others within a tolerance.
struct ToleranceSearch {
  private let columns: ObjectiveColumns
  private let factor: Double
  /// For each row of the columns whether it is on the frontier.
  private let isOnFrontier: [Bool]
  /// The frontier in lexicographic order of the objectives, equal rows by number.
  private let ordered: [Int]

  init(_ columns: ObjectiveColumns, frontier: [Int], factor: Double) {
    self.columns = columns
    self.factor = factor
    var isOnFrontier = [Bool](repeating: false, count: columns.rowCount)
    for row in frontier { isOnFrontier[row] = true }
    self.isOnFrontier = isOnFrontier
    let points = OrientedPoints(
      ObjectiveColumns(
        columns.columns.map { column in frontier.map { column[$0] } }, senses: columns.senses,
        missingValues: columns.missingValues))
    ordered = DistinctPoints(keys: points.keys, count: points.count).order
      .map { frontier[Int($0)] }
  }

  func near() -> [ToleranceFrontier.Pair] {
    var pairs: [ToleranceFrontier.Pair] = []
    if let selected = columns.selectedRows {
      for row in selected { tell(row, &pairs) }
    } else {
      for row in 0..<columns.rowCount { tell(row, &pairs) }
    }
    return pairs
  }

  private func tell(_ row: Int, _ pairs: inout [ToleranceFrontier.Pair]) {
    if isOnFrontier[row] { return }
    if columns.missingValues == .exclude, columns.columns.contains(where: { $0[row].isNaN }) {
      return
    }
    // Along the frontier the first objective gets worse, so from some place on it is in reach.
    let start = BinarySearch.partitioningIndex(ordered.count) {
      isWithin(0, of: row, than: ordered[$0])
    }
    // With two objectives the second gets better, so it is in reach there or nowhere.
    let end = columns.objectiveCount == 2 ? min(start + 1, ordered.count) : ordered.count
    for place in start..<end where isWithin(row, than: ordered[place]) {
      pairs.append(ToleranceFrontier.Pair(row: row, frontierRow: ordered[place]))
      return
    }
  }

  func represented() -> [ToleranceFrontier.Pair] {
    var representatives: [Int] = []
    var pairs: [ToleranceFrontier.Pair] = []
    for row in ordered {
      if columns.objectiveCount == 2 {
        // None so far is worse in the first objective, and the latest is their best in the second.
        if let last = representatives.last, isWithin(last, than: row) {
          pairs.append(ToleranceFrontier.Pair(row: row, frontierRow: last))
        } else {
          representatives.append(row)
        }
      } else if let found = representatives.first(where: { isWithin($0, than: row) }) {
        pairs.append(ToleranceFrontier.Pair(row: row, frontierRow: found))
      } else {
        representatives.append(row)
      }
    }
    return pairs.sorted { $0.row < $1.row }
  }

  /// Whether a row is worse than another by no more than the tolerance in every objective.
  private func isWithin(_ row: Int, than other: Int) -> Bool {
    for objective in columns.columns.indices
    where !isWithin(objective, of: row, than: other) {
      return false
    }
    return true
  }

  private func isWithin(_ objective: Int, of row: Int, than other: Int) -> Bool {
    let value = columns.columns[objective][row]
    let best = columns.columns[objective][other]
    if best.isNaN { return true }
    if value.isNaN { return false }
    if value == best || (columns.senses[objective] == .min) == (value < best) { return true }
    guard value.isFinite, best.isFinite, value != 0, best != 0, (value < 0) == (best < 0) else {
      return false
    }
    return max(abs(value), abs(best)) <= factor * min(abs(value), abs(best))
  }
}
