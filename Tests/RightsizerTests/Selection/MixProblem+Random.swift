import TestSupport

@testable import Rightsizer

extension MixProblem {
  /// A small problem with any of the features, small numbers so that ties are common.
  static func random(seed: UInt64, items: Int = 4) -> MixProblem {
    var random = SeededGenerator(seed: seed)
    func chance(_ percent: Int) -> Bool { random.below(100) < percent }
    let scale = 1 + random.below(3)
    let largest = [3, 6, 12, 30][random.below(4)]
    let isProportional = chance(30)
    let types = 1 + random.below(items)
    var problem = MixProblem(items: [], demand: Int128(1 + random.below(4 * largest * scale)))
    for _ in 0..<(1 + random.below(items)) {
      let capacity = (1 + random.below(largest)) * scale
      let usable = chance(50) ? capacity : 1 + random.below(capacity)
      let price = isProportional ? usable + random.below(2) : 1 + random.below(largest)
      problem.items.append(
        Item(
          capacity: Int128(capacity), usableCapacity: Int128(usable), price: Int128(price),
          type: random.below(types),
          latencyMilliseconds: chance(20) ? .nan : Double(random.below(3))))
    }
    if chance(40) { problem.minimum = 1 + random.below(3) }
    if chance(40) { problem.maximumParts = 1 + random.below(3) }
    if chance(30) { problem.maximum = 1 + random.below(8) }
    if chance(50) { problem.zones = 1 + random.below(3) }
    if chance(40) {
      for type in 0..<types where chance(60) { problem.typeLimits[type] = random.below(6) }
    }
    if chance(30) {
      problem.changeCost = Int128(random.below(largest))
      for type in 0...types where chance(60) { problem.kept[type] = random.below(4) }
    }
    // The reference tries every count: keep its work small.
    let counts = problem.items.map { Double(problem.demand) / Double($0.usableCapacity) + 2 }
    if counts.reduce(1, *) > 5_000 { problem.demand = min(problem.demand, Int128(largest)) }
    return problem
  }
}
