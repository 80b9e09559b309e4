import Rightsizer
import TestSupport
import Testing

@Suite("Frontier and layers")
struct ParetoLayersTests {
  /// By hand: in (cost, latency) rows 0, 2 and 4 trade off; 1 is behind 2, and 3 behind 1 too.
  @Test("a worked example of two objectives")
  func twoObjectives() {
    let columns = ObjectiveColumns(
      [[1, 3, 2, 4, 5], [9, 6, 5, 7, 1]], senses: [.min, .min])
    #expect(columns.frontier() == [0, 2, 4])
    let layers = columns.layers()
    #expect(layers.layerNumbers == [1, 2, 1, 3, 1])
    #expect(layers.layerCount == 3)
    #expect(layers.frontier == [0, 2, 4])
    #expect(layers.dominators == [-1, 2, -1, 2, -1])
    #expect(columns.margins(of: 3, over: 2) == [2, 2])
    #expect(columns.layers(findingDominators: false).dominator(of: 3) == nil)
  }

  /// Of rows 0 and 1, which both dominate row 3, row 1 has the better first objective; row 2 is
  /// equal to row 1 and comes later.
  @Test(
    "the dominator is the first of the frontier by its objectives, then by row", arguments: 2...6)
  func dominatorRule(objectives: Int) {
    var columns = [[Double]](repeating: [1, 1, 1, 4], count: objectives)
    columns[0] = [2, 1, 1, 4]
    columns[objectives - 1] = [1, 3, 3, 4]
    let senses = [Sense](repeating: .min, count: objectives)
    let layers = ObjectiveColumns(columns, senses: senses).layers()
    #expect(layers.frontier == [0, 1, 2])
    #expect(layers.dominator(of: 3) == 1)
    #expect(layers.dominator(of: 0) == nil)
  }

  @Test("10⁴ clouds give what pairwise comparison gives", arguments: 1...6, MissingValues.allCases)
  func equalsNaive(objectives: Int, missing: MissingValues) {
    for number in 0..<834 {
      let seed = UInt64(number * 100 + objectives * 10) + (missing == .worst ? 1 : 0)
      let cloud = Cloud.mixed(seed: seed, objectives: objectives, missing: missing, upTo: 22)
      let (expected, dominators) = cloud.naiveLayers()
      let columns = cloud.objectiveColumns
      let layers = columns.layers()
      let frontier = expected.indices.filter { expected[$0] == 1 }
      guard layers.layerNumbers == expected, layers.dominators == dominators,
        layers.frontier == frontier, columns.frontier() == frontier
      else {
        Issue.record("differs from pairwise comparison: \(cloud)")
        return
      }
      #expect(layers.layerCount == Int(expected.max() ?? 0))
      #expect(layers.participantCount == expected.count { $0 != 0 })
      #expect(layers.participantCount + layers.excluded.count == expected.count)
    }
  }

  @Test("one pair's dominance is the definition", arguments: MissingValues.allCases)
  func dominanceOfPairs(missing: MissingValues) {
    for seed in UInt64(0)..<100 {
      let cloud = Cloud.mixed(seed: seed, objectives: 3, missing: missing, upTo: 8)
      let columns = cloud.objectiveColumns
      for a in 0..<columns.rowCount {
        for b in 0..<columns.rowCount {
          let isComparable =
            missing == .worst || cloud.columns.allSatisfy { !$0[a].isNaN && !$0[b].isNaN }
          #expect(
            columns.dominates(a, b) == (isComparable && cloud.dominates(a, b)),
            "rows \(a), \(b) of \(cloud)")
        }
      }
    }
  }

  @Test(
    "larger clouds of every shape give what pairwise comparison gives", arguments: 1...6,
    [-0.9, 0, 0.5, 1])
  func equalsNaiveWhenLarger(objectives: Int, tradeOff: Double) {
    for levels in [nil, 6.0] {
      let cloud = Cloud.finite(
        seed: UInt64(objectives), objectives: objectives, count: 240, tradeOff: tradeOff,
        levels: levels)
      let (expected, dominators) = cloud.naiveLayers()
      let layers = cloud.objectiveColumns.layers()
      #expect(layers.layerNumbers == expected, "\(cloud)")
      #expect(layers.dominators == dominators, "\(cloud)")
      #expect(cloud.objectiveColumns.frontier() == layers.frontier, "\(cloud)")
    }
  }

  @Test("10⁴ equal rows are one layer", arguments: 1...6)
  func allEqual(objectives: Int) {
    let columns = ObjectiveColumns(
      [[Double]](repeating: [Double](repeating: 3, count: 10_000), count: objectives),
      senses: [Sense](repeating: .min, count: objectives))
    #expect(columns.frontier().count == 10_000)
    #expect(columns.layers().layerCount == 1)
  }

  @Test(
    "a chain of 3000 rows has 3000 layers, forwards and backwards", arguments: 1...6, Sense.allCases
  )
  func chain(objectives: Int, sense: Sense) {
    let column = (0..<3000).map(Double.init)
    let layers = ObjectiveColumns(
      [[Double]](repeating: column, count: objectives),
      senses: [Sense](repeating: sense, count: objectives)
    ).layers()
    let upwards = (1...3000).map(Int32.init)
    #expect(layers.layerNumbers == (sense == .min ? upwards : upwards.reversed()))
    let best: Int32 = sense == .min ? 0 : 2999
    #expect(layers.dominators == (0..<3000).map { $0 == best ? -1 : best })
  }

  @Test("3000 rows that all trade off are one layer", arguments: 2...6)
  func allNonDominated(objectives: Int) {
    let rising = (0..<3000).map(Double.init)
    var columns = [[Double]](repeating: rising, count: objectives)
    columns[objectives - 1] = rising.reversed()
    let layers = ObjectiveColumns(
      columns, senses: [Sense](repeating: .min, count: objectives)
    ).layers()
    #expect(layers.layerCount == 1)
    #expect(layers.dominators.allSatisfy { $0 == -1 })
  }

  @Test("any number of threads gives the same", arguments: 1...6, MissingValues.allCases)
  func threads(objectives: Int, missing: MissingValues) {
    let cloud = Cloud.mixed(seed: 7, objectives: objectives, missing: missing, upTo: 3000)
    let large = Cloud.finite(seed: 3, objectives: objectives, count: 12_000, tradeOff: 0.3)
    for columns in [cloud.objectiveColumns, large.objectiveColumns] {
      let expected = columns.layers()
      for count in [2, 3, 8] {
        #expect(columns.layers(threads: ThreadCount(count)) == expected)
      }
      let withoutDominators = columns.layers(findingDominators: false, threads: ThreadCount(2))
      #expect(withoutDominators.layerNumbers == expected.layerNumbers)
      #expect(withoutDominators.frontier == expected.frontier)
      #expect(withoutDominators.layerCount == expected.layerCount)
      #expect(withoutDominators.dominators.isEmpty)
    }
  }

  /// A constant objective changes nothing: the layers are those of the others.
  @Test("a constant objective changes no layer", arguments: 2...5)
  func constantObjective(objectives: Int) {
    let cloud = Cloud.finite(seed: 11, objectives: objectives, count: 2000, tradeOff: 0)
    let expected = cloud.objectiveColumns.layers()
    for place in 0...objectives {
      var columns = cloud.columns
      columns.insert([Double](repeating: 4, count: 2000), at: place)
      let layers = ObjectiveColumns(
        columns, senses: [Sense](repeating: .min, count: objectives + 1)
      ).layers()
      #expect(layers.layerNumbers == expected.layerNumbers, "constant at \(place)")
    }
  }

  /// Of a grid's points the layer is one more than the sum of the coordinates.
  @Test("a grid's layers are the sums of its coordinates", arguments: 1...4)
  func grid(objectives: Int) {
    let side = [1: 3000, 2: 60, 3: 16, 4: 8][objectives] ?? 1
    var columns = [[Double]](repeating: [], count: objectives)
    var sums: [Int32] = []
    var place = [Int](repeating: 0, count: objectives)
    while true {
      for objective in 0..<objectives { columns[objective].append(Double(-place[objective])) }
      sums.append(Int32(place.reduce(0, +)) + 1)
      guard let next = place.firstIndex(where: { $0 < side - 1 }) else { break }
      place[next] += 1
      for lesser in 0..<next { place[lesser] = 0 }
    }
    let layers = ObjectiveColumns(
      columns, senses: [Sense](repeating: .max, count: objectives)
    ).layers()
    #expect(layers.layerNumbers == sums)
  }
}
