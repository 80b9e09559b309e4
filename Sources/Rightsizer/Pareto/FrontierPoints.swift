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
    let points = OrientedPoints(
      ObjectiveColumns(columns, senses: source.senses, missingValues: source.missingValues))
    let distinct = DistinctPoints(keys: points.keys, count: points.count)
    var pointNumbers = [Int](repeating: 0, count: rows.count)
    var memberCounts: [Int] = []
    var first: [Int] = []
    for point in 0..<distinct.count {
      let members = distinct.members(of: Int32(truncatingIfNeeded: point))
      for member in members { pointNumbers[Int(member)] = point }
      memberCounts.append(members.count)
      first.append(Int(distinct.order[Int(distinct.starts[point])]))
    }
    self.rows = rows
    self.pointNumbers = pointNumbers
    self.memberCounts = memberCounts
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
