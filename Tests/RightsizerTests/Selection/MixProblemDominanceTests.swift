import TestSupport
import Testing

@testable import Rightsizer

struct MixProblemDominanceTests {
  /// Whether one item can stand in for another in every mix and comes no later, rule by rule.
  private static func dominates(_ other: Int, _ index: Int, _ problem: MixProblem) -> Bool {
    let (a, b) = (problem.items[other], problem.items[index])
    func isMissing(_ latency: Double) -> Bool { !(latency >= 0) || latency == .infinity }
    if other == index || a.price > b.price || a.usableCapacity < b.usableCapacity { return false }
    if problem.zones > 1, a.capacity < b.capacity { return false }
    if a.type != b.type {
      if problem.typeLimits[a.type] != nil { return false }
      if problem.changeCost > 0, problem.kept[b.type] ?? 0 > 0 { return false }
    }
    if a.price < b.price { return true }
    // Ties in cost: the latency, the capacity, then the name.
    if isMissing(a.latencyMilliseconds), !isMissing(b.latencyMilliseconds) { return false }
    if !isMissing(a.latencyMilliseconds), !isMissing(b.latencyMilliseconds),
      a.latencyMilliseconds > b.latencyMilliseconds
    {
      return false
    }
    if a.capacity != b.capacity { return a.capacity > b.capacity }
    return a.type != b.type ? a.type < b.type : other < index
  }

  @Test("What is left is what no other item dominates, whatever the rules", arguments: 0..<10)
  func equalsPairs(block: Int) {
    for seed in UInt64(block * 100)..<UInt64(block * 100 + 100) {
      let problem = MixProblem.random(seed: seed, items: [4, 12, 40][Int(seed % 3)])
      let expected = problem.items.indices.filter { index in
        !problem.items.indices.contains { Self.dominates($0, index, problem) }
      }
      #expect(problem.undominatedItems() == expected, "seed \(seed)")
    }
  }

  @Test("With zones what may be used and the whole capacity both count")
  func zones() {
    func item(_ usable: Int128, _ whole: Int128, _ price: Int128) -> MixProblem.Item {
      MixProblem.Item(
        capacity: whole, usableCapacity: usable, price: price, type: Int(price),
        latencyMilliseconds: 1)
    }
    // A staircase of three cheap ones; the fourth is under it, the last beside it.
    let items = [
      item(5, 6, 1), item(3, 9, 2), item(4, 8, 3), item(3, 8, 4), item(4, 9, 5), item(6, 6, 6),
    ]
    var problem = MixProblem(items: items, demand: 10, zones: 2)
    #expect(problem.undominatedItems() == [0, 1, 2, 4, 5])
    // With one zone only what may be used counts: 5 for the least price, then 6.
    problem.zones = 1
    #expect(problem.undominatedItems() == [0, 5])
  }

  @Test("Tens of thousands of items that none dominates are no obstacle")
  func many() {
    let items = (1...20_000).map { rank in
      MixProblem.Item(
        capacity: Int128(rank), usableCapacity: Int128(rank), price: Int128(rank), type: 0,
        latencyMilliseconds: 1)
    }
    #expect(MixProblem(items: items, demand: 10).undominatedItems().count == 20_000)
  }
}
