import TestSupport
import Testing

@testable import Rightsizer

@Suite("Runs in turn")
struct RunQueueTests {
  @Test("Every run is given once: large ones by size, then the others in order", arguments: 1...30)
  func once(_ seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let counts = (0..<generator.below(100)).map { _ in
      generator.below(10) == 0 ? 10_000 + generator.below(5) : generator.below(100)
    }
    let queue = RunQueue(byteCounts: counts, threadCount: 2)
    var places: [Int] = []
    while let place = queue.next() { places.append(place) }
    #expect(places.sorted() == Array(counts.indices), "seed \(seed)")
    let limit = max(1, counts.reduce(0, +) / 16)
    let large = counts.indices.filter { counts[$0] >= limit }
      .sorted { (-counts[$0], $0) < (-counts[$1], $1) }
    #expect(places == large + counts.indices.filter { counts[$0] < limit }, "seed \(seed)")
  }

  @Test("Behind a run that stops nothing is given out, before it everything")
  func stopping() {
    let queue = RunQueue(byteCounts: [1, 1, 1, 1, 900, 1], threadCount: 2)
    #expect(queue.next() == 4)
    #expect(queue.next() == 0)
    queue.stop(behind: 2)
    queue.stop(behind: 3)
    #expect(queue.next() == 1)
    #expect(queue.next() == 2)
    #expect(queue.next() == nil)
    #expect(queue.last == 2)
  }
}
