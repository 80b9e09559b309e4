import TestSupport
import Testing

@testable import Rightsizer

@Suite("Staircases")
struct StaircaseForestTests {
  @Test("several staircases in one forest answer as lists of points do", arguments: UInt64(0)..<40)
  func equalsLists(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let bound = 2 + generator.below(60)
    var forest = StaircaseForest()
    var roots = [Int32](repeating: StaircaseForest.none, count: 3)
    var lists = [[(y: Int32, z: Int32)]](repeating: [], count: 3)
    for _ in 0..<150 {
      let which = generator.below(3)
      let y = Int32(generator.below(bound))
      let z = Int32(generator.below(bound))
      let isCovered = lists[which].contains { $0.y <= y && $0.z <= z }
      #expect(forest.covers(roots[which], y: y, z: z) == isCovered, "seed \(seed)")
      let lowest = lists[which].filter { $0.y <= y }.map(\.z).min()
      #expect(forest.lowest(roots[which], upTo: y) == lowest, "seed \(seed)")
      if !isCovered {
        forest.insert(&roots[which], y: y, z: z)
        lists[which].append((y, z))
      }
    }
  }
}
