import TestSupport
import Testing

@testable import Rightsizer

@Suite("Pivot filter")
struct PivotFilterTests {
  /// What is left of columns that are long enough to be filtered, and their frontier unfiltered.
  private func check(_ columns: ObjectiveColumns, _ comment: Comment) -> Int {
    let survivors = PivotFilter(columns).survivors()
    // Rows that are given are not filtered.
    let all = ObjectiveColumns(
      columns.columns, senses: columns.senses, missingValues: columns.missingValues,
      rows: Array(0..<columns.rowCount))
    #expect(columns.frontier() == all.frontier(), comment)
    #expect(
      Set(columns.frontier()).subtracting(survivors).count == 0 || hasMissing(columns), comment)
    return survivors.count
  }

  private func hasMissing(_ columns: ObjectiveColumns) -> Bool {
    columns.columns.contains { $0.contains(where: \.isNaN) }
  }

  @Test("the frontier is the same with the filter and without", arguments: 1...5)
  func sameFrontier(objectives: Int) {
    for seed in UInt64(0)..<6 {
      var generator = SeededGenerator(seed: seed)
      let levels = [3.0, 40, 1e9][Int(seed % 3)]
      let hasSpecials = seed % 2 == 1
      let columns = (0..<objectives).map { _ in
        (0..<9000).map { _ in
          if hasSpecials {
            switch generator.below(200) {
            case 0: return Double.nan
            case 1: return .infinity
            case 2: return -.infinity
            case 3: return -0.0
            default: break
            }
          }
          return (generator.unit() * levels).rounded()
        }
      }
      let senses = (0..<objectives).map { _ in generator.below(2) == 0 ? Sense.min : .max }
      for missing in MissingValues.allCases {
        _ = check(
          ObjectiveColumns(columns, senses: senses, missingValues: missing), "seed \(seed)")
      }
    }
  }

  @Test("equal rows, chains, trade-offs, sorted and reversed rows keep their frontier")
  func shapes() {
    let up = (0..<9000).map(Double.init)
    let down = Array(up.reversed())
    let same = [Double](repeating: 1, count: 9000)
    #expect(check(ObjectiveColumns([same, same], senses: [.min, .max]), "equal") == 9000)
    #expect(check(ObjectiveColumns([up, up], senses: [.min, .min]), "chain") < 100)
    #expect(check(ObjectiveColumns([down, down], senses: [.min, .min]), "reversed") < 100)
    #expect(check(ObjectiveColumns([up, down], senses: [.min, .min]), "trade-off") == 9000)
    #expect(check(ObjectiveColumns([same, up], senses: [.min, .min]), "one constant") == 9000)
  }

  @Test("of independent objectives few rows are left")
  func fewLeft() {
    var generator = SeededGenerator(seed: 1)
    let columns = (0..<2).map { _ in (0..<20_000).map { _ in generator.unit() } }
    #expect(check(ObjectiveColumns(columns, senses: [.min, .max]), "seed 1") < 1000)
  }
}
