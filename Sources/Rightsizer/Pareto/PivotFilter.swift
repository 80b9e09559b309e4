/// Rows that a few good ones dominate, found in one pass over the columns and left out before
/// anything is sorted.
///
/// The pivots are rows of the frontier of a sample, chosen one after another for dominating most of
/// the sample that no pivot before does. A row that a pivot beats in the first objective and equals
/// or beats in the others is dominated, so what is left has the same frontier. NaN compares as
/// neither, so a row that lacks a value stays, and drops none.
struct PivotFilter {
  private static let sampleSize = 1024
  private static let candidateLimit = 64
  private static let pivotLimit = 12
  /// Rows looked at together: their marks stay in the first-level cache.
  private static let blockSize = 512

  private let source: ObjectiveColumns
  /// The values of each pivot.
  private(set) var pivots: [[Double]] = []

  /// A filter of all rows of the columns, which are more than ``sampleSize``.
  init(_ source: ObjectiveColumns) {
    self.source = source
    // Places of the multiples of the golden ratio: even, and in step with no period of the rows.
    let sample = (0..<Self.sampleSize).map { number in
      let fraction = UInt64(truncatingIfNeeded: number) &* 0x9E37_79B9_7F4A_7C15
      return Int(fraction.multipliedFullWidth(by: UInt64(source.rowCount)).high)
    }
    let columns = source.columns.map { column in sample.map { column[$0] } }
    let sampled = ObjectiveColumns(
      columns, senses: source.senses, missingValues: source.missingValues)
    choosePivots(from: sampled)
  }

  /// The greedy cover of a sample.
  private mutating func choosePivots(from sample: ObjectiveColumns) {
    let scores = Self.dominatedShares(sample)
    let candidates = sample.frontier().sorted {
      scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 < $1
    }.prefix(Self.candidateLimit)
    let dominated = candidates.map { candidate in
      (0..<sample.rowCount).map { drops(sample, candidate, $0) }
    }
    var isCovered = [Bool](repeating: false, count: sample.rowCount)
    while pivots.count < Self.pivotLimit {
      var best = (gain: 0, candidate: 0)
      for candidate in candidates.indices {
        var gain = 0
        for row in isCovered.indices where dominated[candidate][row] && !isCovered[row] {
          gain += 1
        }
        if gain > best.gain { best = (gain, candidate) }
      }
      // Below this a pass over all rows costs more than it saves.
      if best.gain * 128 < sample.rowCount { return }
      pivots.append(sample.columns.map { $0[candidates[best.candidate]] })
      for row in isCovered.indices where dominated[best.candidate][row] { isCovered[row] = true }
    }
  }

  /// For each row the share it would dominate were the objectives independent.
  private static func dominatedShares(_ sample: ObjectiveColumns) -> [Double] {
    var shares = [Double](repeating: 1, count: sample.rowCount)
    for (column, sense) in zip(sample.columns, sample.senses) {
      let keys = column.map { OrientedPoints.key($0, sense) }
      for (rank, row) in keys.indices.sorted(by: { keys[$0] < keys[$1] }).enumerated() {
        shares[row] *= Double(sample.rowCount - rank)
      }
    }
    return shares
  }

  private func drops(_ columns: ObjectiveColumns, _ pivot: Int, _ row: Int) -> Bool {
    for (objective, column) in columns.columns.enumerated() {
      let isWorse =
        columns.senses[objective] == .min
        ? column[row] > column[pivot] : column[row] < column[pivot]
      if !isWorse, objective == 0 || column[row] != column[pivot] { return false }
    }
    return true
  }

  /// The rows that no pivot drops, ascending.
  ///
  /// - Complexity: O(d n) for the few pivots; no memory but the result's.
  func survivors() -> [Int] {
    var kept: [Int] = []
    var dropped = [Int64](repeating: 0, count: Self.blockSize)
    var marks = dropped
    var start = 0
    while start < source.rowCount {
      let block = start..<min(start + Self.blockSize, source.rowCount)
      for place in dropped.indices { dropped[place] = 0 }
      for pivot in pivots {
        for objective in pivot.indices {
          mark(objective, block, pivot[objective], &marks)
        }
        var alive = Int64(block.count)
        for place in 0..<block.count {
          dropped[place] |= marks[place]
          alive += dropped[place]
        }
        if alive == 0 { break }
      }
      for place in 0..<block.count where dropped[place] == 0 { kept.append(start + place) }
      start = block.upperBound
    }
    return kept
  }

  /// Marks with −1 the rows of a block that are worse than a pivot's value in the first objective,
  /// and of those marked so far leaves the ones that are no better in another.
  ///
  /// Through pointers, which stay within the block, so that the loops become vector instructions.
  private func mark(
    _ objective: Int, _ block: Range<Int>, _ bound: Double, _ marks: inout [Int64]
  ) {
    source.columns[objective].withUnsafeBufferPointer { column in
      marks.withUnsafeMutableBufferPointer { marks in
        let start = block.lowerBound
        switch (objective == 0, source.senses[objective]) {
        case (true, .min):
          for place in 0..<block.count { marks[place] = column[start &+ place] > bound ? -1 : 0 }
        case (true, .max):
          for place in 0..<block.count { marks[place] = column[start &+ place] < bound ? -1 : 0 }
        case (false, .min):
          for place in 0..<block.count { marks[place] &= column[start &+ place] >= bound ? -1 : 0 }
        case (false, .max):
          for place in 0..<block.count { marks[place] &= column[start &+ place] <= bound ? -1 : 0 }
        }
      }
    }
  }
}

extension ObjectiveColumns {
  /// Below this many rows sorting them costs less than choosing pivots.
  private static let leastFilteredCount = 8192

  /// The columns with those rows left out that are seen at once to be dominated.
  func withoutPlainlyDominated() -> ObjectiveColumns {
    guard selectedRows == nil, rowCount >= Self.leastFilteredCount else { return self }
    let filter = PivotFilter(self)
    if filter.pivots.isEmpty { return self }
    return ObjectiveColumns(
      columns, senses: senses, missingValues: missingValues, rows: filter.survivors())
  }
}
