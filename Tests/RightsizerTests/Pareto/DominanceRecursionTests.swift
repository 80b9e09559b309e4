import TestSupport
import Testing

@testable import Rightsizer

@Suite("Dominance by divide and conquer")
struct DominanceRecursionTests {
  @Test("divided down to single pairs it gives what pairwise comparison gives", arguments: 2...6)
  func equalsNaive(objectives: Int) {
    for seed in UInt64(0)..<300 {
      let cloud = Cloud.mixed(seed: seed, objectives: objectives, missing: .worst, upTo: 26)
      let all = Cloud(
        columns: cloud.columns, senses: cloud.senses, missing: .worst, rows: nil, seed: seed)
      let expected = all.naiveLayers().layers
      let points = OrientedPoints(all.objectiveColumns)
      let distinct = DistinctPoints(keys: points.keys, count: points.count)
      for findsFrontierOnly in [false, true] {
        var recursion = DominanceRecursion(
          ranks: (1..<objectives).map { distinct.ranks(ofObjective: $0) },
          numbers: [Int32](repeating: 0, count: distinct.count), increment: 1,
          findsFrontierOnly: findsFrontierOnly, pairsOfALeaf: 1)
        recursion.raise((0..<Int32(distinct.count)).map { $0 })
        for point in 0..<distinct.count {
          let number = recursion.numbers[point]
          for row in distinct.members(of: Int32(point)) {
            let layer = expected[Int(row)]
            let agrees = findsFrontierOnly ? (number == 0) == (layer == 1) : number + 1 == layer
            #expect(agrees, "row \(row), frontier only \(findsFrontierOnly), of \(all)")
          }
        }
      }
    }
  }
}
