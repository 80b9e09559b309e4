import TestSupport
import Testing

@testable import Rightsizer

struct MeasuredFrontierTests {
  @Test("A dominator is found where there is one, and only there", arguments: 0..<200)
  func dominators(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let count = generator.below(12)
    let costs = (0..<count).map { _ in Double(generator.below(6)) }
    let latencies = (0..<count).map { _ in
      generator.below(8) == 0 ? Double.nan : Double(generator.below(6))
    }
    let among = (0..<count).filter { _ in generator.below(5) > 0 }
    let frontier = MeasuredFrontier(costs: costs, latencies: latencies, among: among)
    func dominates(_ row: Int, _ cost: Double, _ latency: Double) -> Bool {
      costs[row] <= cost && latencies[row] <= latency
        && (costs[row] < cost || latencies[row] < latency)
    }
    for cost in stride(from: -0.5, through: 6, by: 0.5) {
      for latency in stride(from: -0.5, through: 6, by: 0.5) {
        let found = frontier.dominator(cost: cost, latency: latency)
        let exists = among.contains { dominates($0, cost, latency) }
        #expect((found != nil) == exists, "seed \(seed): \(cost), \(latency)")
        if let found {
          #expect(dominates(found, cost, latency) && frontier.candidates.contains(found))
        }
      }
    }
  }

  @Test("Beyond noise: a rate × 1.10 against × 0.95, and a latency × 0.40 against × 1.37")
  func noise() {
    let frontier = MeasuredFrontier(costs: [95], latencies: [40], among: [0])
    // 110 × 0.95 / 1.10 = 95 and 137 × 0.40 / 1.37 = 40: equal points do not dominate each other.
    #expect(frontier.dominatorBeyondNoise(cost: 109.9, latency: 138, .reruns) == nil)
    #expect(frontier.dominatorBeyondNoise(cost: 111, latency: 136.9, .reruns) == nil)
    #expect(frontier.dominatorBeyondNoise(cost: 110.1, latency: 137.1, .reruns) == 0)
  }
}
