import Rightsizer
import Testing

@Suite("Objective columns")
struct ObjectiveColumnsTests {
  private static let inf = Double.infinity

  @Test("better in one and no worse in the others dominates, in each sense")
  func senses() {
    let columns = ObjectiveColumns([[1, 1, 2], [5, 6, 4]], senses: [.min, .max])
    #expect(columns.dominates(1, 0))
    #expect(!columns.dominates(0, 1))
    #expect(columns.dominates(0, 2))
    #expect(columns.frontier() == [1])
  }

  @Test("equal rows do not dominate each other, and −0.0 equals 0")
  func equalRows() {
    let columns = ObjectiveColumns([[0, -0.0, 1], [3, 3, 3]], senses: [.min, .max])
    #expect(!columns.dominates(0, 1))
    #expect(!columns.dominates(1, 0))
    #expect(columns.layers().layerNumbers == [1, 1, 2])
    let most = ObjectiveColumns([[0, -0.0, -1]], senses: [.max])
    #expect(most.layers().layerNumbers == [1, 1, 2])
  }

  @Test("an infinity is an ordinary value")
  func infinities() {
    let columns = ObjectiveColumns([[Self.inf, -Self.inf, 0, Self.inf]], senses: [.min])
    #expect(columns.layers().layerNumbers == [3, 1, 2, 3])
    let most = ObjectiveColumns([[Self.inf, -Self.inf, 0, Self.inf]], senses: [.max])
    #expect(most.layers().layerNumbers == [1, 3, 2, 1])
  }

  @Test("exclude leaves out a row without a value, counted by objective")
  func exclude() {
    let columns = ObjectiveColumns(
      [[.nan, 1, 2, .nan], [1, 1, .nan, .nan]], senses: [.min, .min])
    let layers = columns.layers()
    #expect(layers.layerNumbers == [0, 1, 0, 0])
    #expect(layers.layer(of: 0) == nil)
    #expect(layers.layer(of: 1) == 1)
    #expect(layers.participantCount == 1)
    #expect(layers.excluded.missingValue == 3)
    #expect(layers.excluded.missingValuePerObjective == [2, 2])
    #expect(layers.excluded.count == 3)
    #expect(!columns.dominates(1, 0))
  }

  @Test(
    "worst makes a missing value worse than an infinity and equal to another",
    arguments: Sense.allCases)
  func worst(sense: Sense) {
    let worstNumber = sense == .min ? Self.inf : -Self.inf
    let columns = ObjectiveColumns(
      [[.nan, worstNumber, -.nan, .signalingNaN], [1, 1, 1, 0]], senses: [sense, .min],
      missingValues: .worst)
    #expect(columns.dominates(1, 0))
    #expect(!columns.dominates(0, 1))
    #expect(!columns.dominates(0, 2))
    #expect(columns.dominates(3, 0))
    let layers = columns.layers()
    #expect(layers.layerNumbers == [2, 1, 2, 1])
    #expect(layers.excluded.missingValue == 0)
    #expect(layers.excluded.missingValuePerObjective == [3, 0])
  }

  @Test("only selected rows compete, and results speak of rows of the columns")
  func subset() {
    let columns = ObjectiveColumns(
      [[0, 5, 4, .nan, 6], [0, 5, 6, 1, 7]], senses: [.min, .min], rows: [4, 1, 3, 2, 4])
    #expect(columns.selectedRows == [1, 2, 3, 4])
    #expect(columns.frontier() == [1, 2])
    let layers = columns.layers()
    #expect(layers.layerNumbers == [0, 1, 1, 0, 2])
    #expect(layers.dominator(of: 4) == 2)
    #expect(layers.excluded.notSelected == 1)
    #expect(layers.excluded.missingValue == 1)
    #expect(layers.participantCount == 3)
  }

  @Test("margins are positive where the row is worse, whatever the sense")
  func margins() {
    let columns = ObjectiveColumns(
      [[1, 3], [9, 4], [.nan, 2], [Self.inf, Self.inf], [0, Self.inf]],
      senses: [.min, .max, .min, .min, .min], missingValues: .worst)
    let margins = columns.margins(of: 1, over: 0)
    #expect(margins[0] == 2)
    #expect(margins[1] == 5)
    #expect(margins[2].isNaN)
    #expect(margins[3] == 0)
    #expect(margins[4] == Self.inf)
  }

  @Test("no rows, no participants, one row", arguments: 1...5)
  func fewRows(objectives: Int) {
    let senses = [Sense](repeating: .min, count: objectives)
    let none = ObjectiveColumns([[Double]](repeating: [], count: objectives), senses: senses)
    #expect(none.frontier().isEmpty)
    #expect(none.layers().layerCount == 0)
    let missing = ObjectiveColumns(
      [[Double]](repeating: [.nan, .nan], count: objectives), senses: senses)
    #expect(missing.frontier().isEmpty)
    #expect(missing.layers().layerNumbers == [0, 0])
    #expect(missing.layers().dominators == [-1, -1])
    let one = ObjectiveColumns([[Double]](repeating: [7], count: objectives), senses: senses)
    #expect(one.frontier() == [0])
    #expect(one.layers().layerNumbers == [1])
    let unselected = ObjectiveColumns(
      [[Double]](repeating: [7], count: objectives), senses: senses, rows: [])
    #expect(unselected.layers().participantCount == 0)
  }

  @Test("shapes that disagree are a programmer's error")
  func preconditions() async {
    await #expect(processExitsWith: .failure) { _ = ObjectiveColumns([], senses: []) }
    await #expect(processExitsWith: .failure) { _ = ObjectiveColumns([[1]], senses: []) }
    await #expect(processExitsWith: .failure) {
      _ = ObjectiveColumns([[1], [1, 2]], senses: [.min, .min])
    }
    await #expect(processExitsWith: .failure) {
      _ = ObjectiveColumns([[1]], senses: [.min], rows: [1])
    }
  }
}
