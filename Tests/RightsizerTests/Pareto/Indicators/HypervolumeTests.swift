import Rightsizer
import TestSupport
import Testing

@Suite("Hypervolume")
struct HypervolumeTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let objectives: Int
    let rows: Int
    let seed: UInt64
    let volume: Double
    /// The greatest contribution and its row.
    var contribution = 0.0
    var row = -1

    var testDescription: String { "\(rows) rows of \(objectives), seed \(seed)" }
  }

  /// moocore 0.3.2, `hypervolume` and `hv_contributions`, of rows of the unit cube with the
  /// reference point (0.9, …, 0.9).
  static let moocore = [
    Case(
      objectives: 2, rows: 40, seed: 72, volume: 0.6671118899813316,
      contribution: 0.05293062150494488, row: 14),
    Case(
      objectives: 2, rows: 200, seed: 82, volume: 0.7738950810953463,
      contribution: 0.012706266072528529, row: 14),
    Case(
      objectives: 3, rows: 40, seed: 73, volume: 0.5721194265007715,
      contribution: 0.17173945874301738, row: 5),
    Case(
      objectives: 3, rows: 200, seed: 83, volume: 0.7050027991986161,
      contribution: 0.311663150358128, row: 144),
    Case(
      objectives: 4, rows: 40, seed: 74, volume: 0.28084559284599586,
      contribution: 0.04327114355197084, row: 35),
    Case(
      objectives: 4, rows: 200, seed: 84, volume: 0.5058257682328212,
      contribution: 0.04260750640283201, row: 59),
    Case(
      objectives: 5, rows: 40, seed: 75, volume: 0.23261573126808807,
      contribution: 0.035701567320387484, row: 21),
    Case(
      objectives: 5, rows: 200, seed: 85, volume: 0.3287982945362409,
      contribution: 0.00887849596790452, row: 21),
    Case(
      objectives: 6, rows: 40, seed: 76, volume: 0.06526252744342094,
      contribution: 0.02088859530618481, row: 29),
    Case(
      objectives: 6, rows: 200, seed: 86, volume: 0.17694234721577967,
      contribution: 0.024462945993797003, row: 91),
  ]

  @Test("volume and contributions agree with moocore 0.3.2", arguments: moocore)
  func peer(it: Case) {
    let rows = NaiveHypervolume.rows(seed: it.seed, objectives: it.objectives, count: it.rows)
    let result = NaiveHypervolume.columns(rows, objectives: it.objectives)
      .hypervolume(reference: [Double](repeating: 0.9, count: it.objectives))
    #expect(isClose(result.volume, it.volume, relative: 1e-9))
    let most = result.contributions.indices.max {
      result.contributions[$0] < result.contributions[$1]
    }
    #expect(most.map { result.frontier[$0] } == it.row)
    #expect(isClose(most.map { result.contributions[$0] } ?? 0, it.contribution, relative: 1e-9))
  }

  /// The same of fronts of which all rows are kept, with the reference point (1.1, …, 1.1).
  static let moocoreFronts = [
    Case(
      objectives: 2, rows: 3000, seed: 92, volume: 0.709579545027583,
      contribution: 0.00016173151440187786, row: 2918),
    Case(
      objectives: 3, rows: 3000, seed: 93, volume: 1.1509672747962107,
      contribution: 0.00041251034159639076, row: 2377),
    Case(
      objectives: 4, rows: 1000, seed: 94, volume: 1.3709959581627431,
      contribution: 0.0016238020138488185, row: 732),
    Case(
      objectives: 5, rows: 600, seed: 95, volume: 1.5076896824320212,
      contribution: 0.0031344071554482156, row: 195),
  ]

  @Test("fronts without a dominated row agree with moocore 0.3.2", arguments: moocoreFronts)
  func peerFronts(it: Case) {
    let rows = NaiveHypervolume.front(seed: it.seed, objectives: it.objectives, count: it.rows)
    let result = NaiveHypervolume.columns(rows, objectives: it.objectives)
      .hypervolume(reference: [Double](repeating: 1.1, count: it.objectives))
    #expect(result.frontier.count == it.rows)
    #expect(isClose(result.volume, it.volume, relative: 1e-9))
    let most = result.contributions.indices.max {
      result.contributions[$0] < result.contributions[$1]
    }
    #expect(most == it.row)
    #expect(isClose(most.map { result.contributions[$0] } ?? 0, it.contribution, relative: 1e-9))
  }

  @Test("volume alone, and with contributions, is the same but for rounding", arguments: 1...6)
  func volumeAlone(objectives: Int) {
    for seed in UInt64(0)..<6 {
      var rows = NaiveHypervolume.front(seed: seed, objectives: objectives, count: 120)
      // Rows twice, beyond the reference, and at its edge.
      rows += rows.prefix(10)
      rows.append([Double](repeating: 0.9, count: objectives))
      rows.append([0.8] + [Double](repeating: 0.001, count: objectives - 1))
      let columns = NaiveHypervolume.columns(rows, objectives: objectives)
      for reference in [nil, [Double](repeating: 0.8, count: objectives)] {
        let whole = columns.hypervolume(reference: reference)
        let alone = columns.hypervolume(reference: reference, findingContributions: false)
        #expect(isClose(alone.volume, whole.volume, relative: 1e-12), "seed \(seed)")
        #expect(alone.referencePoint == whole.referencePoint)
        #expect(alone.frontier == whole.frontier)
      }
    }
  }

  @Test("long staircases of every shape, in two and three objectives", arguments: [2, 3])
  func staircases(objectives: Int) {
    let count = 20_000
    let up = (0..<count).map(Double.init)
    let down = Array(up.reversed())
    let ends = [Double(count)]
    let two = ObjectiveColumns([up, down], senses: [.min, .min])
    let area = Double(count) * Double(count + 1) / 2
    if objectives == 2 {
      let result = two.hypervolume(reference: ends + ends)
      #expect(result.volume == area)
      #expect(result.contributions.allSatisfy { $0 == 1 })
    } else {
      // The third gain k of a row is one of the other two, and its area beyond those of more is k.
      let squares = up.reduce(0) { $0 + ($1 + 1) * ($1 + 1) }
      let flat = [Double](repeating: 0, count: count)
      for (third, expected) in [(up, squares), (down, squares), (flat, area * Double(count))] {
        let result = ObjectiveColumns([up, down, third], senses: [.min, .min, .min])
          .hypervolume(reference: ends + ends + ends)
        #expect(isClose(result.volume, expected, relative: 1e-12))
      }
    }
  }

  @Test("three rows by hand, and their own parts")
  func byHand() {
    // Rectangles 1 × 3, 2 × 2 and 3 × 1 up to (4, 4).
    let columns = ObjectiveColumns([[1, 2, 3, 3], [3, 2, 1, 3]], senses: [.min, .min])
    let result = columns.hypervolume(reference: [4, 4])
    #expect(result.volume == 6)
    #expect(result.frontier == [0, 1, 2])
    #expect(result.contributions == [1, 1, 1])
    #expect(!result.isReferenceDerived)
    let alone = columns.hypervolume(reference: [4, 4], findingContributions: false)
    #expect(alone.volume == 6)
    #expect(alone.contributions.isEmpty)
    let most = ObjectiveColumns([[1, 2, 3], [-3, -2, -1]], senses: [.min, .max])
      .hypervolume(reference: [4, -4])
    #expect(most.volume == 6)
    #expect(most.referencePoint == [4, -4])
  }

  @Test("one objective: from the best to the reference")
  func oneObjective() {
    let result = ObjectiveColumns([[3, 5, 4]], senses: [.max]).hypervolume(reference: [1])
    #expect(result.volume == 4)
    #expect(result.contributions == [4])
  }

  @Test("a derived reference is a tenth of the range beyond the worst")
  func derived() {
    let columns = ObjectiveColumns([[1, 3, 9], [40, 20, 90]], senses: [.min, .max])
    let result = columns.hypervolume()
    #expect(result.frontier == [0, 2])
    #expect(result.isReferenceDerived)
    #expect(isClose(result.referencePoint[0], 9.8))
    #expect(isClose(result.referencePoint[1], 35))
    let one = ObjectiveColumns([[8], [0]], senses: [.min, .min]).hypervolume()
    #expect(isClose(one.referencePoint[0], 8.8))
    #expect(one.referencePoint[1] == 1)
    #expect(isClose(one.volume, 0.8))
  }

  @Test("equal rows count once and have no part of their own")
  func duplicates() {
    let columns = ObjectiveColumns([[1, 1, 2], [2, 2, 1]], senses: [.min, .min])
    let result = columns.hypervolume(reference: [3, 3])
    #expect(result.volume == 3)
    #expect(result.contributions == [0, 0, 1])
  }

  @Test("what is not better than the reference in every objective adds nothing")
  func beyondReference() {
    let columns = ObjectiveColumns([[1, 2, 0], [1, 0, 2]], senses: [.min, .min])
    let result = columns.hypervolume(reference: [2, 2])
    #expect(result.volume == 1)
    #expect(result.contributions == [1, 0, 0])
    #expect(columns.hypervolume(reference: [0, 0]).volume == 0)
  }

  @Test("a missing value adds nothing under either policy", arguments: MissingValues.allCases)
  func missing(policy: MissingValues) {
    let columns = ObjectiveColumns(
      [[1, 0], [1, .nan]], senses: [.min, .min], missingValues: policy)
    let result = columns.hypervolume(reference: [2, 2])
    #expect(result.volume == 1)
    #expect(result.frontier == (policy == .worst ? [0, 1] : [0]))
    #expect(result.contributions == (policy == .worst ? [1, 0] : [1]))
  }

  @Test("an infinitely good value makes an infinite volume, an infinitely bad one none")
  func infinities() {
    let columns = ObjectiveColumns(
      [[-.infinity, 1, 0], [1, 0, .infinity], [1, 1, 0]], senses: [.min, .min, .min])
    let result = columns.hypervolume(reference: [2, 2, 2])
    #expect(result.volume == .infinity)
    #expect(result.contributions == [.infinity, 1, 0])
  }

  @Test("products beyond a double's range on the way do not spoil the result")
  func range() {
    let columns = ObjectiveColumns(
      [[1e300], [1e300], [1e-300], [1e-300]], senses: [.min, .min, .min, .min])
    let result = columns.hypervolume(reference: [3e300, 2e300, 2e-300, 2e-300])
    #expect(isClose(result.volume, 2, relative: 1e-12))
    let large = ObjectiveColumns([[-1e308], [-1e308]], senses: [.min, .min])
      .hypervolume(reference: [1e308, 1e308])
    #expect(large.volume == .infinity)
  }

  @Test("no rows have no volume", arguments: 1...6)
  func none(objectives: Int) {
    let columns = NaiveHypervolume.columns([], objectives: objectives)
    #expect(columns.hypervolume().volume == 0)
    #expect(columns.hypervolume().contributions.isEmpty)
  }

  @Test("agrees with inclusion and exclusion, contributions with what is lost", arguments: 1...7)
  func naive(objectives: Int) {
    for seed in UInt64(0)..<30 {
      let rows = NaiveHypervolume.rows(seed: seed, objectives: objectives, count: 1 + Int(seed % 9))
      let reference = [Double](repeating: 0.95, count: objectives)
      let result = NaiveHypervolume.columns(rows, objectives: objectives)
        .hypervolume(reference: reference)
      let expected = NaiveHypervolume.volume(rows, reference: reference)
      #expect(isClose(result.volume, expected, relative: 1e-9, absolute: 1e-12), "seed \(seed)")
      for (row, contribution) in zip(result.frontier, result.contributions) {
        // Without the row; those it dominates are not on this frontier and add nothing to it.
        let rest = result.frontier.filter { $0 != row }.map { rows[$0] }
        let lost =
          NaiveHypervolume.volume(result.frontier.map { rows[$0] }, reference: reference)
          - NaiveHypervolume.volume(rest, reference: reference)
        #expect(isClose(contribution, lost, relative: 1e-9, absolute: 1e-12), "seed \(seed)")
      }
    }
  }

  @Test("counts the cells of a grid exactly, ties and all", arguments: 1...5)
  func grid(objectives: Int) {
    for seed in UInt64(0)..<12 {
      var generator = SeededGenerator(seed: seed)
      let side = objectives > 3 ? 5 : 9
      let rows = (0..<40).map { _ in
        (0..<objectives).map { _ in Double(generator.below(side + 1)) }
      }.filter { $0.reduce(0, +) > Double(side * objectives) * 0.4 }
      let result = NaiveHypervolume.columns(rows, objectives: objectives)
        .hypervolume(reference: [Double](repeating: Double(side), count: objectives))
      #expect(
        result.volume == Double(NaiveHypervolume.cells(rows, reference: side)), "seed \(seed)")
    }
  }
}
