@testable import Rightsizer

/// The slow and obvious reference: every count of every item, compared by the whole order.
struct MixExhaustive {
  let problem: MixProblem
  private var counts: [Int]
  private var best: (key: Key, parts: [MixSolution.Part])?

  struct Key {
    var total: Int128
    var parts: Int
    var latency: Double
    var capacity: Int128
    var instances: Int
  }

  static func solution(of problem: MixProblem) -> MixSolution? {
    var reference = MixExhaustive(problem: problem)
    reference.choose(0, carried: 0)
    return reference.best.map { MixSolution(parts: $0.parts, total: $0.key.total) }
  }

  private init(problem: MixProblem) {
    self.problem = problem
    counts = Array(repeating: 0, count: problem.items.count)
  }

  static func carried(_ item: MixProblem.Item, _ count: Int, zones: Int) -> Int128 {
    let usable = item.usableCapacity * Int128(count)
    if zones == 1 { return usable }
    let fullest = (count + zones - 1) / zones
    return min(usable, item.capacity * Int128(count - fullest))
  }

  private mutating func choose(_ index: Int, carried: Int128) {
    guard index < problem.items.count else {
      if carried >= problem.demand { offer() }
      return
    }
    choose(index + 1, carried: carried)
    let item = problem.items[index]
    let kept = problem.kept[item.type] ?? 0
    var count = problem.minimum
    while true {
      counts[index] = count
      let sum = Self.carried(item, count, zones: problem.zones)
      choose(index + 1, carried: carried + sum)
      // More than carries the whole demand alone only costs, unless it is kept.
      if sum >= problem.demand, count >= kept { break }
      count += 1
    }
    counts[index] = 0
  }

  private mutating func offer() {
    let used = counts.indices.filter { counts[$0] > 0 }
    if let most = problem.maximumParts, used.count > most { return }
    let instances = counts.reduce(0, +)
    if let maximum = problem.maximum, instances > maximum { return }
    var ofType: [Int: Int] = [:]
    var key = Key(total: 0, parts: used.count, latency: -1, capacity: 0, instances: instances)
    for index in used {
      let item = problem.items[index]
      ofType[item.type, default: 0] += counts[index]
      key.total += item.price * Int128(counts[index])
      key.capacity += item.capacity * Int128(counts[index])
      let latency = item.latencyMilliseconds
      key.latency = max(key.latency, latency.isNaN || latency < 0 ? .infinity : latency)
    }
    if let budget = problem.budget, key.total > budget { return }
    for (type, limit) in problem.typeLimits where ofType[type] ?? 0 > limit { return }
    for type in Set(ofType.keys).union(problem.kept.keys) {
      let moved = abs((ofType[type] ?? 0) - (problem.kept[type] ?? 0))
      key.total += problem.changeCost * Int128(moved)
    }
    let parts = used.sorted { (problem.items[$0].type, $0) < (problem.items[$1].type, $1) }
      .map { MixSolution.Part(item: $0, count: counts[$0]) }
    if let best, !isBefore(key, parts, best.key, best.parts) { return }
    best = (key, parts)
  }

  private func isBefore(
    _ a: Key, _ aParts: [MixSolution.Part], _ b: Key, _ bParts: [MixSolution.Part]
  ) -> Bool {
    if a.total != b.total { return a.total < b.total }
    if a.parts != b.parts { return a.parts < b.parts }
    if a.latency != b.latency { return a.latency < b.latency }
    if a.capacity != b.capacity { return a.capacity > b.capacity }
    if a.instances != b.instances { return a.instances > b.instances }
    let aTypes = aParts.map { problem.items[$0.item].type }
    let bTypes = bParts.map { problem.items[$0.item].type }
    if aTypes != bTypes { return aTypes.lexicographicallyPrecedes(bTypes) }
    let aRows = aParts.map(\.item)
    let bRows = bParts.map(\.item)
    if aRows != bRows { return aRows.lexicographicallyPrecedes(bRows) }
    return bParts.map(\.count).lexicographicallyPrecedes(aParts.map(\.count))
  }
}
