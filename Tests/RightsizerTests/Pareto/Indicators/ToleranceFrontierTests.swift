import Rightsizer
import TestSupport
import Testing

@Suite("Frontier within a tolerance")
struct ToleranceFrontierTests {
  private typealias Pair = (row: Int, frontierRow: Int)

  @Test("a dominated row is near where it is within the tolerance in every objective")
  func near() {
    // Rows 2 and 4 are within 5 % of row 0; row 3 is not, in the second objective.
    let columns = ObjectiveColumns(
      [[100, 200, 105, 101, 100], [50, 20, 50, 53, 52]], senses: [.min, .min])
    let result = columns.frontier(within: 0.05)
    #expect(result.frontier == [0, 1])
    #expect(result.near.map(\.row) == [2, 4])
    #expect(result.near.map(\.frontierRow) == [0, 0])
    #expect(result.represented.isEmpty)
    #expect(columns.frontier(within: 0).near.isEmpty)
  }

  @Test("where more is better the greater is at most 1 + ε times the lesser too")
  func senses() {
    let columns = ObjectiveColumns([[105, 100, 99]], senses: [.max])
    #expect(columns.frontier(within: 0.05).near.map(\.row) == [1])
    let negative = ObjectiveColumns([[-105, -100, -99]], senses: [.min])
    #expect(negative.frontier(within: 0.05).near.map(\.row) == [1])
  }

  @Test("of a frontier of small differences the first in order of the objectives is left")
  func representatives() {
    let columns = ObjectiveColumns(
      [[1.01, 1.00, 1.02, 3], [9.9, 10, 9.8, 1]], senses: [.min, .min])
    let result = columns.frontier(within: 0.05)
    #expect(result.frontier == [0, 1, 2, 3])
    #expect(result.representatives == [1, 3])
    #expect(result.represented.map(\.row) == [0, 2])
    #expect(result.represented.map(\.frontierRow) == [1, 1])
  }

  @Test("equal rows are represented by the first, without a tolerance too")
  func equalRows() {
    let columns = ObjectiveColumns([[1, 1], [2, 2], [3, 3]], senses: [.min, .min, .max])
    #expect(columns.frontier(within: 0).representatives == [0])
  }

  @Test("zero, infinity and what is missing are near only themselves")
  func specials() {
    let columns = ObjectiveColumns(
      [[0, 1e-300, 0, .nan], [1, 1, 1.01, 1]], senses: [.min, .min], missingValues: .worst)
    let result = columns.frontier(within: 0.1)
    #expect(result.frontier == [0])
    #expect(result.near.map(\.row) == [2])
    let excluded = ObjectiveColumns(
      [[1, 1], [1, .nan]], senses: [.min, .min]
    ).frontier(within: 0.1)
    #expect(excluded.near.isEmpty)
    let infinite = ObjectiveColumns(
      [[1, 1, 2], [.infinity, .infinity, 5], [1, 1.01, 5]], senses: [.min, .min, .min])
    #expect(infinite.frontier(within: 0.1).near.map(\.row) == [1])
  }

  @Test("agrees with the definition, pair by pair", arguments: 1...4)
  func naive(objectives: Int) {
    for seed in UInt64(0)..<60 {
      let cloud = Cloud.mixed(
        seed: seed, objectives: objectives, missing: seed % 2 == 0 ? .exclude : .worst, upTo: 40)
      let tolerance = seed % 3 == 0 ? 0 : 0.3
      let result = cloud.objectiveColumns.frontier(within: tolerance)
      let rows = (0..<cloud.columns[0].count).filter(cloud.takesPart)
      let ordered = result.frontier.sorted(by: cloud.precedes)
      func isWithin(_ row: Int, _ other: Int) -> Bool {
        (0..<objectives).allSatisfy { objective in
          if cloud.comparison(objective, row, other) <= 0 { return true }
          let x = cloud.columns[objective][row]
          let y = cloud.columns[objective][other]
          // Worse, so not equal; what follows is false for NaN.
          return x * y > 0 && x.isFinite && y.isFinite
            && max(abs(x), abs(y)) <= (1 + tolerance) * min(abs(x), abs(y))
        }
      }
      var near: [[Int]] = []
      for row in rows where !result.frontier.contains(row) {
        if let found = ordered.first(where: { isWithin(row, $0) }) { near.append([row, found]) }
      }
      #expect(result.near.map { [$0.row, $0.frontierRow] } == near, "\(cloud)")
      // Every row has a representative within the tolerance, and a represented one the one told.
      let representatives = result.representatives
      for row in rows {
        #expect(representatives.contains { isWithin($0, row) }, "\(cloud)")
      }
      for pair in result.represented {
        #expect(isWithin(pair.frontierRow, pair.row), "\(cloud)")
        #expect(representatives.contains(pair.frontierRow), "\(cloud)")
      }
      #expect(
        (representatives + result.represented.map(\.row)).sorted() == result.frontier, "\(cloud)")
    }
  }
}
