/// A partial mix: what a list of parts carries and costs.
struct MixState<Value: FixedWidthInteger & SignedInteger & Sendable>: Sendable {
  /// What the parts carry, at most the demand.
  var covered: Value = 0
  var cost: Value = 0
  /// The instances' capacities together.
  var capacity: Value = 0
  var instances = 0
  var parts = 0
  /// The rank of the greatest latency; −1 of nothing.
  var latency: Int32 = -1
  /// The last part in the trail; −1 of nothing.
  var trail: Int32 = -1
}

extension MixState {
  /// Whether the figures alone put this mix before another, or after; nil if they tie.
  @inline(__always)
  func precedes(_ other: MixState) -> Bool? {
    if cost != other.cost { return cost < other.cost }
    if parts != other.parts { return parts < other.parts }
    if latency != other.latency { return latency < other.latency }
    if capacity != other.capacity { return capacity > other.capacity }
    if instances != other.instances { return instances > other.instances }
    return nil
  }
}

/// Parts of partial mixes, each with the part before it: mixes share their beginnings.
struct MixTrail: Sendable {
  struct Step: Sendable {
    var previous: Int32
    var level: Int32
    var count: Int
  }
  private(set) var steps: [Step] = []

  mutating func append(_ level: Int, _ count: Int, after previous: Int32) -> Int32 {
    steps.append(Step(previous: previous, level: Int32(level), count: count))
    return Int32(steps.count - 1)
  }

  mutating func removeLast() { steps.removeLast() }

  mutating func removeAll() { steps.removeAll(keepingCapacity: true) }

  /// The steps that lead to one, last first.
  func path(to end: Int32) -> [Step] {
    var path: [Step] = []
    var next = end
    while next >= 0 {
      path.append(steps[Int(next)])
      next = steps[Int(next)].previous
    }
    return path
  }
}
