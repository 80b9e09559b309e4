import TestSupport
import Testing

@testable import Rightsizer

@Suite("Rank set")
struct RankSetTests {
  @Test("neighbours are those of a sorted array", arguments: [1, 64, 65, 5000, 300_000])
  func neighbours(count: Int) {
    var generator = SeededGenerator(seed: UInt64(count))
    var set = RankSet(count: count)
    var members: Set<Int> = []
    for _ in 0..<300 {
      let place = generator.below(count)
      if generator.below(3) > 0 {
        set.insert(place)
        members.insert(place)
      } else if let some = members.min() {
        set.remove(some)
        members.remove(some)
      }
      let asked = generator.below(count)
      #expect(set.first(from: asked) == members.filter { $0 >= asked }.min())
      #expect(set.last(below: asked) == members.filter { $0 < asked }.max())
    }
  }
}
