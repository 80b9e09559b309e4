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
  /// - Complexity: O(d n).
  init(
    _ participants: Participants, of source: ObjectiveColumns, pointNumbers: [Int32],
    pointCount: Int, threads: ThreadCount
  ) {
    let rankCount = source.objectiveCount - 1
    let base = UnsafeMutablePointer<Int32>.allocate(capacity: (rankCount + 2) * pointCount)
    self.pointCount = pointCount
    self.rankCount = rankCount
    self.base = base
    self.threads = threads
    // Each thread writes columns of its own.
    nonisolated(unsafe) let columns = base
    let workerCount = min(threads.value, rankCount)
    _ = threads.map(workerCount) { worker in
      var order = ParticipantOrder(participants, of: source)
      for objective in stride(from: worker + 1, through: rankCount, by: workerCount) {
        order.sort(byObjective: objective)
        if objective + workerCount > rankCount { order.releaseSpare() }
        let ranks = columns + (objective + 1) * pointCount
        pointNumbers.withUnsafeBufferPointer { numbers in
          for place in 0..<order.count {
            let (rank, participant) = order[place]
            ranks[Int(numbers[Int(participant)])] = rank
          }
        }
      }
    }
    for point in 0..<pointCount {
      base[point] = 0
      base[pointCount + point] = Int32(truncatingIfNeeded: point)
    }
  }

  deinit { base.deallocate() }

  /// Numbers the distinct points from 0 by the first objective, then the second and so on.
  ///
  /// - Returns: The number of the point of each participant, and how many points there are.
  /// - Complexity: O(d n).
  static func numberPoints(
    _ participants: Participants, of source: ObjectiveColumns
  ) -> (numbers: [Int32], count: Int) {
    var order = ParticipantOrder(participants, of: source)
    let pointCount = order.sortByAllObjectives()
    order.releaseSpare()
    var numbers = [Int32](repeating: 0, count: participants.count)
    for place in 0..<order.count {
      let (number, participant) = order[place]
      numbers[Int(participant)] = number
    }
    return (numbers, pointCount)
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
