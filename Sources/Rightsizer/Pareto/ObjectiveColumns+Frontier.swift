extension ObjectiveColumns {
  /// The rows that no other dominates, ascending; equal rows are all in it.
  ///
  /// The frontier of a sample is found first; what it dominates is left out in one pass over the
  /// columns, and the rest is settled exactly.
  ///
  /// - Parameter threads: How many threads share the pass; the result does not depend on it.
  /// - Complexity: for n rows and d objectives O(d n) where a sample's frontier leaves few rows; of
  ///   m rows that are left, O(m log m) for d ≤ 3 by sweeps, and beyond at most O(d m f) for a
  ///   frontier of f rows, most groups of 32 or 1024 of which one comparison passes over. Memory:
  ///   about d n / 2 bytes for the sample and up to 45 + 2 d bytes for each row that is left. Up to
  ///   512 rows are settled without a sample.
  ///   Kung, Luccio and Preparata, *On finding the maxima of a set of vectors*, J. ACM 22 (1975);
  ///   Bentley, Clarkson and Levine, *Fast linear expected-time algorithms for computing maxima and
  ///   convex hulls*, SODA (1990), for the pass; Chomicki, Godfrey, Gryz and Liang, *Skyline with
  ///   presorting*, ICDE (2003), and Godfrey, Shipley and Gryz, *Maximal vector computation in
  ///   large data sets*, VLDB (2005), for the window in order of a monotone sum.
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
  /// Up to so many are compared value by value, without ranks.
  private static let fewCount = 512
  /// What a row of a sample costs against one that is left, rooted.
  private static let sampleScale = 4.0

  /// The numbers of the rows that no other dominates, ascending.
  func frontier(threads: ThreadCount) -> [UInt32] {
    if count <= Self.leastFilteredCount { return settled(participants(), threads) }
    let sampleCount = count < 50_000 ? 256 : 512
    let survivors = withSample(of: sampleCount) { sample -> FrontierFilter.Survivors? in
      let best = sample.settled(sample.participants(), .one)
      // Of the rows about the same share is left as of the sample is on its frontier. A greater
      // sample costs more and leaves fewer: the two are even at the root of their product.
      let left = best.count * (count / sampleCount)
      if left > 2048, count >= 64 * sampleCount {
        let greater = Double(best.count * count).squareRoot() * Self.sampleScale
        return withSample(of: min(count / 8, max(4096, Int(greater)))) { sample in
          filtered(by: sample, frontier: sample.frontier(threads: .one), threads)
        }
      }
      return filtered(by: sample, frontier: best, threads)
    }
    guard let survivors else { return settled(participants(), threads) }
    // Of many equal rows none needs to be settled: they are dominated, if at all, by what is left
    // of the others, and neither by each other nor by anything that the sample's frontier dominates.
    if survivors.equals.count <= Self.fewCount {
      return settled(Self.merged(survivors.others, survivors.equals), threads)
    }
    let best = settled(survivors.others, threads)
    if best.isEmpty { return survivors.equals }
    let equals = FrontierRows(
      columns: columns, count: survivors.equals.count, numbers: survivors.equals,
      dropsMissing: false)
    let left = FrontierFilter(sample: equals, frontier: best).survivors(
      of: equals, threads: threads)
    return Self.merged(Self.merged(left.others, left.equals), best)
  }

  /// What the frontier of a sample leaves; `nil` where it would leave most.
  private func filtered(by sample: FrontierRows, frontier: [UInt32], _ threads: ThreadCount)
    -> FrontierFilter.Survivors?
  {
    // Equal rows are all on the frontier, and none of them needs to be settled.
    if frontier.count > sample.count / 4 * 3, sample.isDistinct(frontier) { return nil }
    return FrontierFilter(sample: sample, frontier: frontier).survivors(of: self, threads: threads)
  }

  /// Whether few of listed rows are equal in the first objective, or in the last, to the next one.
  private func isDistinct(_ rows: [UInt32]) -> Bool {
    let last = objectiveCount - 1
    let ties = zip(rows, rows.dropFirst()).count {
      value(0, $0) == value(0, $1) && value(last, $0) == value(last, $1)
    }
    return ties < rows.count / 4
  }

  /// The elements of two ascending lists, ascending.
  private static func merged(_ first: [UInt32], _ second: [UInt32]) -> [UInt32] {
    if first.isEmpty { return second }
    if second.isEmpty { return first }
    var merged: [UInt32] = []
    merged.reserveCapacity(first.count + second.count)
    var (place, other) = (0, 0)
    while place < first.count, other < second.count {
      if first[place] < second[other] {
        merged.append(first[place])
        place += 1
      } else {
        merged.append(second[other])
        other += 1
      }
    }
    merged += first[place...]
    merged += second[other...]
    return merged
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
    case _ where rows.count <= Self.fewCount: return FrontierSweeps.few(rows, columns)
    case 3: return FrontierSweeps.spatial(rows, columns)
    default: return FrontierDivision.frontier(rows, columns, threads: threads)
    }
  }
}
