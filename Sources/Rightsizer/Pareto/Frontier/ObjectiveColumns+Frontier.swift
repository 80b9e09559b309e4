internal import CKernels

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
  ///   up to d n bytes for the sample and, for each row that is left, 25 bytes for d = 2 and up to
  ///   50 + 2 d beyond; rows equal to a point of the sample's frontier need 8. Up to 512 rows are
  ///   settled without a sample.
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
      if best.count * (count / sampleCount) > 2048, count >= 64 * sampleCount,
        case let distinctCount = sample.distinctCount(of: best),
        distinctCount > 1
      {
        let greater = Double(distinctCount * count).squareRoot() * Self.sampleScale
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
    if frontier.count > sample.count / 4 * 3,
      sample.distinctCount(of: frontier) > frontier.count / 4 * 3
    {
      return nil
    }
    return FrontierFilter(sample: sample, frontier: frontier).survivors(of: self, threads: threads)
  }

  /// How many of listed rows differ, or fewer where their hashes are equal.
  private func distinctCount(of rows: [UInt32]) -> Int {
    var hashes = Set<UInt64>(minimumCapacity: rows.count)
    for row in rows {
      var hash: UInt64 = 0
      for objective in 0..<objectiveCount {
        let key = frontier_key(
          columns.values[objective].unsafelyUnwrapped[Int(row)], columns.flips[objective])
        hash = (hash ^ UInt64(bitPattern: key)) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 29
      }
      hashes.insert(hash)
    }
    return hashes.count
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
    guard dropsMissing, hasMissingValue(among: all) else { return all }
    return all.filter { row in
      for objective in 0..<objectiveCount where value(objective, row).isNaN { return false }
      return true
    }
  }

  private func hasMissingValue(among rows: [UInt32]) -> Bool {
    for objective in 0..<objectiveCount {
      let values = columns.values[objective].unsafelyUnwrapped
      var isMissing = false
      if numbers == nil {
        for row in 0..<count where values[row].isNaN { isMissing = true }
      } else {
        for row in rows { isMissing = isMissing || values[Int(row)].isNaN }
      }
      if isMissing { return true }
    }
    return false
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
