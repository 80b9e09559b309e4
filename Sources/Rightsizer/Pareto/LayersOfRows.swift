internal import CKernels

/// Layers and dominators on their way from points to rows.
struct LayersOfRows {
  private let participants: Participants
  private let rowCount: Int
  /// For each row its layer, from 1, or 0 where it took no part.
  private(set) var layerNumbers: [Int32] = []
  private(set) var layerCount = 0
  /// For each row its dominator, or −1; empty when none were asked for.
  private(set) var dominators: [Int32] = []

  /// Of the rows of a comparison with so many in all.
  init(_ participants: Participants, rowCount: Int) {
    self.participants = participants
    self.rowCount = rowCount
  }

  /// One or two objectives, by a sweep over the rows in order.
  mutating func fillPlanar(from source: ObjectiveColumns, findingDominators: Bool) {
    var order = ParticipantOrder(participants, of: source)
    layerCount = order.sortByAllObjectives()
    if source.objectiveCount == 2 { layerCount = order.numberPlanarLayers() }
    order.releaseSpare()
    layerNumbers = [Int32](repeating: 0, count: rowCount)
    for place in 0..<order.count {
      let (layer, participant) = order[place]
      layerNumbers[Int(participants.row(of: participant))] = layer + 1
    }
    if !findingDominators { return }
    dominators = [Int32](repeating: -1, count: rowCount)
    if source.objectiveCount == 1 {
      let best = order.count > 0 ? participants.row(of: order[0].participant) : -1
      for row in dominators.indices where layerNumbers[row] > 1 { dominators[row] = best }
      return
    }
    fillPlanarDominators(of: order, column: source.columns[1], sense: source.senses[1])
  }

  /// Along the frontier the second objective falls, so that the first of it that is no worse in that
  /// is found by bisection; it comes before the row it dominates, whose first objective is thus no
  /// better.
  private mutating func fillPlanarDominators(
    of order: borrowing ParticipantOrder, column: [Double], sense: Sense
  ) {
    let greaterIsBetter: Int32 = sense == .max ? 1 : 0
    var frontier: [(key: UInt64, row: Int32)] = []
    for place in 0..<order.count {
      let (layer, participant) = order[place]
      let row = participants.row(of: participant)
      let key = sort_key(column[Int(row)], greaterIsBetter)
      if layer == 0 {
        // The first of equal rows stands for them.
        if frontier.last?.key != key { frontier.append((key, row)) }
      } else {
        let first = LayerSweeps.partitioningIndex(frontier.count) { frontier[$0].key <= key }
        dominators[Int(row)] = frontier[first].row
      }
    }
  }

  /// Three objectives or more, by divide and conquer.
  mutating func fill(
    from source: ObjectiveColumns, findingDominators: Bool, threads: ThreadCount
  ) {
    var columns = LayerColumns(participants, of: source, threads: threads)
    columns.numberLayers()
    layerNumbers = [Int32](repeating: 0, count: rowCount)
    var greatest: Int32 = 0
    for participant in 0..<participants.count {
      let layer = columns[columns.pointNumbers[participant]] + 1
      greatest = max(greatest, layer)
      layerNumbers[Int(participants.row(of: Int32(truncatingIfNeeded: participant)))] = layer
    }
    layerCount = Int(greatest)
    if !findingDominators { return }

    let frontier = columns.findDominators()
    // The first row of each point of the frontier.
    var firstRows = [Int32](repeating: -1, count: frontier.count)
    for participant in (0..<participants.count).reversed() {
      let row = participants.row(of: Int32(truncatingIfNeeded: participant))
      if layerNumbers[Int(row)] == 1 {
        let point = columns.pointNumbers[participant]
        firstRows[frontier.count - Int(columns[point])] = row
      }
    }
    dominators = [Int32](repeating: -1, count: rowCount)
    for participant in 0..<participants.count {
      let row = Int(participants.row(of: Int32(truncatingIfNeeded: participant)))
      if layerNumbers[row] == 1 { continue }
      let number = columns[columns.pointNumbers[participant]]
      dominators[row] = firstRows[frontier.count - Int(number)]
    }
  }
}
