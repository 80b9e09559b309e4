internal import CKernels

/// The distinct points of three or more objectives as columns of 32-bit integers: what
/// ``LayerRecursion`` works on.
///
/// Points are in the order of the first objective, then the second and so on, which makes the rank
/// in the first needless. Memory is first touched where it comes to be needed: ranks, then numbers
/// and positions.
struct LayerColumns: ~Copyable {
  /// How many points there are.
  let pointCount: Int
  /// How many ranks a point has.
  let rankCount: Int
  /// The number of each point, its position, and its ranks.
  private let base: UnsafeMutablePointer<Int32>
  private let threads: ThreadCount

  /// The columns of numbered points, with the number 0 each.
  ///
  /// - Parameters:
  ///   - order: Sorted as it may be; what memory it has is used and given back.
  ///   - pointNumbers: The number of the point of each participant.
  /// - Complexity: O(d n).
  init(
    _ order: consuming ParticipantOrder, pointNumbers: [Int32], pointCount: Int,
    threads: ThreadCount
  ) {
    let (participants, source) = (order.participants, order.source)
    let rankCount = source.objectiveCount - 1
    let base = UnsafeMutablePointer<Int32>.allocate(capacity: (rankCount + 2) * pointCount)
    self.pointCount = pointCount
    self.rankCount = rankCount
    self.base = base
    self.threads = threads
    let workerCount = min(threads.value, rankCount)
    if workerCount == 1 {
      Self.fillRanks(
        &order, stride(from: 1, through: rankCount, by: 1), columns: base,
        pointNumbers: pointNumbers, pointCount: pointCount)
      _ = consume order
    } else {
      _ = consume order
      // Each thread writes columns of its own.
      nonisolated(unsafe) let columns = base
      _ = threads.map(workerCount) { worker in
        var order = ParticipantOrder(participants, of: source)
        Self.fillRanks(
          &order, stride(from: worker + 1, through: rankCount, by: workerCount), columns: columns,
          pointNumbers: pointNumbers, pointCount: pointCount)
      }
    }
    for point in 0..<pointCount {
      base[point] = 0
      base[pointCount + point] = Int32(truncatingIfNeeded: point)
    }
  }

  deinit { base.deallocate() }

  private static func fillRanks(
    _ order: inout ParticipantOrder, _ objectives: StrideThrough<Int>,
    columns: UnsafeMutablePointer<Int32>, pointNumbers: [Int32], pointCount: Int
  ) {
    var left = objectives.underestimatedCount
    for objective in objectives {
      order.sort(byObjective: objective)
      left -= 1
      if left == 0 { order.releaseSpare() }
      let ranks = columns + (objective + 1) * pointCount
      pointNumbers.withUnsafeBufferPointer { numbers in
        for place in 0..<order.count {
          let (rank, participant) = order[place]
          ranks[Int(numbers[Int(participant)])] = rank
        }
      }
    }
  }

  /// The number of a point: 0 at first, then what one of the methods below makes of it.
  subscript(point: Int32) -> Int32 { base[Int(point)] }

  /// Numbers the points by their layers, from 0.
  ///
  /// - Complexity: O(n (log n)ᵈ⁻¹).
  mutating func numberLayers() {
    withRecursion(increment: 1) { recursion, all in
      recursion.raise(all, comparing: rankCount, threads: threads.value)
    }
  }

  /// Given layers, numbers each point by the first of the frontier that dominates it, or itself
  /// there: by how many of the frontier come no earlier.
  ///
  /// - Returns: How many points are on the frontier.
  /// - Complexity: O(n (log n)ᵈ⁻¹).
  mutating func findDominators() -> Int {
    withRecursion(increment: 0) { recursion, all in
      var count = 0
      recursion.split(all, key: 0, pivot: 0, columnCount: rankCount + 2) { frontierCount in
        count = frontierCount
        let lower = all[0..<frontierCount]
        let upper = all[frontierCount..<pointCount]
        for place in 0..<frontierCount {
          lower.base[place] = Int32(truncatingIfNeeded: frontierCount - place)
        }
        for place in 0..<upper.count { upper.base[place] = 0 }
        recursion.raise(upper, by: lower, comparing: rankCount, threads: threads.value)
      }
      return count
    }
  }

  private func withRecursion<Result>(
    increment: Int32, _ body: (LayerRecursion, LayerRecursion.Slice) -> Result
  ) -> Result {
    let scratch = UnsafeMutablePointer<Int32>.allocate(
      capacity: LayerRecursion.scratchCount(forPoints: pointCount))
    defer { scratch.deallocate() }
    return body(
      LayerRecursion(increment: increment, scratch: scratch),
      LayerRecursion.Slice(base: base, stride: pointCount, count: pointCount))
  }
}
