extension ObjectiveColumns {
  /// The rows that no other dominates, ascending; equal rows are all in it.
  public func frontier(threads: ThreadCount = .one) -> [Int] {
    if rowCount == 0 { return [] }
    return FrontierRows.withRows(of: self) { rows in
      rows.frontier(threads: threads).map { Int($0) }
    }
  }
}

extension FrontierRows {
  /// Up to this many rows are settled without a sample.
  private static let leastFilteredCount = 512

  /// The numbers of the rows that no other dominates, ascending.
  func frontier(threads: ThreadCount) -> [UInt32] {
    if count <= Self.leastFilteredCount { return settled(participants(), threads) }
    let sampleCount = count < 50_000 ? 256 : 512
    let survivors = withSample(of: sampleCount) { sample in
      let best = sample.settled(sample.participants(), .one)
      // Of the rows about as many are left as of a sample are on its frontier; a greater sample
      // leaves fewer.
      if best.count * (count / sampleCount) > 2048, count >= 64 * sampleCount {
        return withSample(of: count / 16) { sample in
          FrontierFilter(sample: sample, frontier: sample.frontier(threads: .one))
            .survivors(of: self, threads: threads)
        }
      }
      return FrontierFilter(sample: sample, frontier: best).survivors(of: self, threads: threads)
    }
    return settled(survivors, threads)
  }

  /// All rows that take part.
  private func participants() -> [UInt32] {
    let all = numbers ?? (0..<UInt32(truncatingIfNeeded: count)).map { $0 }
    guard dropsMissing else { return all }
    return all.filter { row in
      for objective in 0..<objectiveCount where value(objective, row).isNaN { return false }
      return true
    }
  }

  /// The frontier of listed rows.
  private func settled(_ rows: [UInt32], _ threads: ThreadCount) -> [UInt32] {
    if rows.count < 2 { return rows }
    switch objectiveCount {
    case 1: return FrontierSweeps.linear(rows, columns)
    case 2: return FrontierSweeps.planar(rows, columns)
    case 3: return FrontierSweeps.spatial(rows, columns)
    default: return FrontierDivision.frontier(rows, columns, threads: threads)
    }
  }
}
