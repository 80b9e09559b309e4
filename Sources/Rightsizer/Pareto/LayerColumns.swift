internal import CKernels

/// The distinct points of three or more objectives as columns of 32-bit integers: what
/// ``LayerRecursion`` works on.
///
/// Points are in the order of the first objective, then the second and so on, which makes the rank
/// in the first needless. Memory is written as it comes to be needed: ranks, then numbers and
/// positions.
struct LayerColumns: ~Copyable {
  /// The number of the point of each participant.
  let pointNumbers: [Int32]
  /// How many points there are.
  let pointCount: Int
  /// How many ranks a point has.
  let rankCount: Int
  /// `rankCount` + 3 columns of `pointCount` integers, the last for scratch, and 16 more.
  private let base: UnsafeMutablePointer<Int32>
  private let threads: ThreadCount

  /// - Complexity: O(d n).
  init(_ participants: Participants, of source: ObjectiveColumns, threads: ThreadCount) {
    let rankCount = source.objectiveCount - 1
    let (pointNumbers, pointCount) = Self.numberPoints(participants, of: source)
    let capacity = (rankCount + 3) * pointCount + 16
    let base = UnsafeMutablePointer<Int32>.allocate(capacity: capacity)
    self.pointNumbers = pointNumbers
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

  private static func numberPoints(
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

  /// The number of a point: at first 0, then its layer from 0, then what ``findDominators()`` says.
  subscript(point: Int32) -> Int32 { base[Int(point)] }

  private var all: LayerRecursion.Slice {
    LayerRecursion.Slice(base: base, stride: pointCount, count: pointCount)
  }

  private func recursion(increment: Int32) -> LayerRecursion {
    LayerRecursion(increment: increment, scratch: base + (rankCount + 2) * pointCount)
  }

  /// Numbers the points by their layers, from 0.
  ///
  /// - Complexity: O(n (log n)ᵈ⁻²).
  mutating func numberLayers() {
    recursion(increment: 1).raise(all, comparing: rankCount, threads: threads.value)
  }

  /// Given layers, numbers each point that is not on the frontier by the first that dominates it: by
  /// how many of the frontier come no earlier.
  ///
  /// - Returns: The points of the frontier, ascending.
  /// - Complexity: O(n (log n)ᵈ⁻²).
  mutating func findDominators() -> [Int32] {
    let recursion = recursion(increment: 0)
    var frontier: [Int32] = []
    recursion.split(all, key: 0, pivot: 0, columnCount: rankCount + 2) { frontierCount in
      let lower = all[0..<frontierCount]
      let upper = all[frontierCount..<pointCount]
      frontier.reserveCapacity(frontierCount)
      for place in 0..<frontierCount {
        frontier.append(lower.base[pointCount + place])
        lower.base[place] = Int32(truncatingIfNeeded: frontierCount - place)
      }
      for place in 0..<upper.count { upper.base[place] = 0 }
      recursion.raise(upper, by: lower, comparing: rankCount, threads: threads.value)
    }
    return frontier
  }
}
