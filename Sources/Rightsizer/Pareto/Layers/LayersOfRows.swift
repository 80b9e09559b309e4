internal import CKernels

/// Layers and dominators, found for points and told for rows.
struct LayersOfRows {
  /// For each row its layer, from 1, or 0 where it took no part.
  private(set) var layerNumbers: [Int32] = []
  private(set) var layerCount = 0
  /// The rows of layer 1, ascending.
  private(set) var frontier: [Int] = []
  /// For each row its dominator, or −1; empty when none were asked for.
  private(set) var dominators: [Int32] = []

  init(
    _ participants: Participants, of source: ObjectiveColumns, findingDominators: Bool,
    threads: ThreadCount
  ) {
    if source.objectiveCount <= 2 {
      sweep(participants, of: source, findingDominators: findingDominators)
    } else {
      divide(participants, of: source, findingDominators: findingDominators, threads: threads)
    }
    if frontier.isEmpty { frontier = Self.rowsOfFirstLayer(layerNumbers) }
  }

  /// One or two objectives, by a sweep over the rows in order.
  private mutating func sweep(
    _ participants: Participants, of source: ObjectiveColumns, findingDominators: Bool
  ) {
    var order = ParticipantOrder(participants, of: source)
    layerCount = order.sortByAllObjectives()
    if source.objectiveCount == 2 { layerCount = order.numberPlanarLayers() }
    order.releaseSpare()
    layerNumbers = [Int32](repeating: 0, count: source.rowCount)
    for place in 0..<order.count {
      let (layer, participant) = order[place]
      layerNumbers[Int(participants.row(of: participant))] = layer + 1
    }
    if !findingDominators { return }
    frontier = Self.rowsOfFirstLayer(layerNumbers)
    dominators = [Int32](repeating: -1, count: source.rowCount)
    if source.objectiveCount == 2 {
      order.findPlanarDominators(frontierCount: frontier.count, &dominators)
    } else if let best = frontier.first {
      for row in dominators.indices where layerNumbers[row] > 1 {
        dominators[row] = Int32(truncatingIfNeeded: best)
      }
    }
  }

  /// Three objectives or more, by divide and conquer.
  private mutating func divide(
    _ participants: Participants, of source: ObjectiveColumns, findingDominators: Bool,
    threads: ThreadCount
  ) {
    var order = ParticipantOrder(participants, of: source)
    let pointCount = order.sortByAllObjectives()
    // By participant the number of its point, which what is told of it takes the place of.
    var numbers = order.numbersByParticipant()
    var columns = LayerColumns(
      order, pointNumbers: numbers, pointCount: pointCount, threads: threads)
    columns.numberLayers()
    if !findingDominators {
      for participant in numbers.indices {
        numbers[participant] = columns[numbers[participant]] + 1
      }
      layerCount = Int(numbers.max() ?? 0)
      layerNumbers = Self.spread(numbers, over: participants, of: source, elsewhere: 0)
      return
    }

    let layers = numbers.map { columns[$0] + 1 }
    layerCount = Int(layers.max() ?? 0)
    let frontierCount = columns.findDominators()
    // The first row of each point of the frontier.
    var firstRows = [Int32](repeating: -1, count: frontierCount)
    for participant in layers.indices.reversed() where layers[participant] == 1 {
      firstRows[frontierCount - Int(columns[numbers[participant]])] =
        participants.row(of: Int32(truncatingIfNeeded: participant))
    }
    for participant in numbers.indices {
      numbers[participant] =
        layers[participant] == 1
        ? -1 : firstRows[frontierCount - Int(columns[numbers[participant]])]
    }
    layerNumbers = Self.spread(layers, over: participants, of: source, elsewhere: 0)
    dominators = Self.spread(numbers, over: participants, of: source, elsewhere: -1)
  }

  /// Values by participant as values by row.
  private static func spread(
    _ values: [Int32], over participants: Participants, of source: ObjectiveColumns,
    elsewhere: Int32
  ) -> [Int32] {
    guard let rows = participants.rows else { return values }
    var spread = [Int32](repeating: elsewhere, count: source.rowCount)
    for (participant, row) in rows.enumerated() { spread[Int(row)] = values[participant] }
    return spread
  }

  private static func rowsOfFirstLayer(_ layerNumbers: [Int32]) -> [Int] {
    var count = 0
    for layer in layerNumbers { count += layer == 1 ? 1 : 0 }
    var rows: [Int] = []
    rows.reserveCapacity(count)
    for row in layerNumbers.indices where layerNumbers[row] == 1 { rows.append(row) }
    return rows
  }
}
