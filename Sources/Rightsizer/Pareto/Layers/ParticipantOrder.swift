internal import CKernels

/// The participants in the order of an objective or of all of them, the better first.
///
/// An entry is a participant and a number that rises with the order, which equal ones share: eight
/// bytes together, and as many beside them while there is sorting to do.
struct ParticipantOrder: ~Copyable {
  let source: ObjectiveColumns
  let participants: Participants
  /// The number in the upper half, the participant in the lower; all are initialised once a column
  /// has been sorted by.
  let entries: UnsafeMutablePointer<UInt64>
  private var spare: UnsafeMutablePointer<UInt64>?

  init(_ participants: Participants, of source: ObjectiveColumns) {
    self.source = source
    self.participants = participants
    entries = .allocate(capacity: participants.count)
  }

  deinit {
    entries.deallocate()
    spare?.deallocate()
  }

  var count: Int { participants.count }

  subscript(place: Int) -> (number: Int32, participant: Int32) {
    let entry = entries[place]
    return (Int32(truncatingIfNeeded: entry >> 32), Int32(truncatingIfNeeded: entry))
  }

  /// The number of each participant.
  ///
  /// - Complexity: O(n).
  func numbersByParticipant() -> [Int32] {
    var numbers = [Int32](repeating: 0, count: count)
    for place in 0..<count {
      let (number, participant) = self[place]
      numbers[Int(participant)] = number
    }
    return numbers
  }

  /// Gives back the memory that only sorting needs.
  mutating func releaseSpare() {
    spare?.deallocate()
    spare = nil
  }

  /// Sorts all participants by one objective and numbers its distinct values from 0.
  ///
  /// - Returns: How many there are.
  /// - Complexity: O(n), with three passes at most and a fourth over values equal in 32 bits.
  @discardableResult
  mutating func sort(byObjective objective: Int) -> Int {
    sort(0..<count, byObjective: objective, isNew: true)
  }

  /// Sorts all participants by the first objective, then the second and so on, and numbers the
  /// distinct points from 0.
  ///
  /// - Returns: How many there are.
  /// - Complexity: O(d n); only those that tie so far are sorted by the next objective.
  mutating func sortByAllObjectives() -> Int {
    let distinctCount = sort(byObjective: 0)
    if distinctCount == count || source.objectiveCount == 1 { return distinctCount }
    var next: UInt64 = 0
    numberPoints(0..<count, sortedBy: 0, from: &next)
    return Int(truncatingIfNeeded: next)
  }

  private mutating func numberPoints(
    _ places: Range<Int>, sortedBy objective: Int, from next: inout UInt64
  ) {
    var start = places.lowerBound
    while start < places.upperBound {
      let number = entries[start] >> 32
      var end = start + 1
      while end < places.upperBound, entries[end] >> 32 == number { end += 1 }
      if end - start == 1 || objective == source.objectiveCount - 1 {
        for place in start..<end { entries[place] = next << 32 | entries[place] & 0xFFFF_FFFF }
        next += 1
      } else {
        sort(start..<end, byObjective: objective + 1, isNew: false)
        numberPoints(start..<end, sortedBy: objective + 1, from: &next)
      }
      start = end
    }
  }

  @discardableResult
  private mutating func sort(_ places: Range<Int>, byObjective objective: Int, isNew: Bool) -> Int {
    let spare = self.spare ?? .allocate(capacity: count)
    self.spare = spare
    let entries = self.entries
    return withColumn(objective) { values, rows, greaterIsBetter in
      sort_by_value(
        values, rows, greaterIsBetter, isNew ? 1 : 0, places.count, entries + places.lowerBound,
        spare + places.lowerBound)
    }
  }

  /// Replaces the number of each point by its layer, from 0, when there are two objectives and all
  /// have been sorted by.
  ///
  /// - Returns: How many layers there are.
  /// - Complexity: O(n log k) for k layers.
  mutating func numberPlanarLayers() -> Int {
    let least = spare ?? .allocate(capacity: count)
    spare = least
    let (entries, count) = (self.entries, self.count)
    return withColumn(1) { values, rows, greaterIsBetter in
      layers_sweep_plane(values, rows, greaterIsBetter, count, entries, least)
    }
  }

  /// Given planar layers, finds the dominator of each row: see ``ParetoLayers/dominator(of:)``.
  ///
  /// - Complexity: O(n log f) for f rows on the frontier.
  func findPlanarDominators(frontierCount: Int, _ dominators: inout [Int32]) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: frontierCount) { keys in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: frontierCount) { rowsOfKeys in
        dominators.withUnsafeMutableBufferPointer { dominators in
          withColumn(1) { values, rows, greaterIsBetter in
            layers_find_dominators_in_plane(
              values, rows, greaterIsBetter, count, entries, keys.baseAddress,
              rowsOfKeys.baseAddress, dominators.baseAddress)
          }
        }
      }
    }
  }

  private func withColumn<Result>(
    _ objective: Int, _ body: (UnsafePointer<Double>?, UnsafePointer<Int32>?, Int32) -> Result
  ) -> Result {
    let greaterIsBetter: Int32 = source.senses[objective] == .max ? 1 : 0
    return source.columns[objective].withUnsafeBufferPointer { values in
      guard let rows = participants.rows else {
        return body(values.baseAddress, nil, greaterIsBetter)
      }
      return rows.withUnsafeBufferPointer {
        body(values.baseAddress, $0.baseAddress, greaterIsBetter)
      }
    }
  }
}
