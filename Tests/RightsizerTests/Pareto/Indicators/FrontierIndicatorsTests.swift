import Rightsizer
import TestSupport
import Testing

@Suite("Indicators of a frontier")
struct FrontierIndicatorsTests {
  // Scaled: (0, 1), (0.1, 0.2), (0.5, 0.1), (1, 0).
  private let bent = ObjectiveColumns(
    [[10, 11, 15, 20, 25], [100, 20, 10, 0, 100]], senses: [.min, .min])

  @Test("crowding is the way between the neighbours, without end at the ends")
  func crowding() {
    let distances = bent.crowdingDistances()
    #expect(distances.count == 4)
    #expect(distances[0] == .infinity)
    #expect(isClose(distances[1], 0.5 + 0.9))
    #expect(isClose(distances[2], 0.9 + 0.2))
    #expect(distances[3] == .infinity)
  }

  @Test("equal rows share a crowding distance as if they were one")
  func crowdingOfDuplicates() {
    let columns = ObjectiveColumns([[0, 1, 1, 4], [4, 1, 1, 0]], senses: [.min, .min])
    #expect(columns.crowdingDistances() == [.infinity, 2, 2, .infinity])
    let same = ObjectiveColumns([[1, 1], [2, 2]], senses: [.min, .max])
    #expect(same.crowdingDistances() == [.infinity, .infinity])
    #expect(ObjectiveColumns([[]], senses: [.min]).crowdingDistances().isEmpty)
  }

  @Test("ties in one objective are in order of all, whatever the order of rows")
  func crowdingOfTies() {
    let rows: [[Double]] = [[0, 2, 2], [1, 1, 2], [1, 2, 1], [2, 0, 2], [2, 2, 0]]
    let expected = NaiveHypervolume.columns(rows, objectives: 3).crowdingDistances()
    let reversed = NaiveHypervolume.columns(rows.reversed(), objectives: 3).crowdingDistances()
    #expect(expected == reversed.reversed())
    // Row 1: first between (0, 2, 2) and (1, 2, 1): ½; second between (2, 0, 2) and (0, 2, 2): 1;
    // third between (0, 2, 2) and (2, 0, 2): 0.
    #expect(expected[1] == 1.5)
  }

  @Test("the distance to the ideal is 0 at the best and 1 at the worst of all")
  func ideal() {
    let distances = bent.idealDistances()
    #expect(isClose(distances[0], 0.5.squareRoot()))
    #expect(isClose(distances[1], (0.05 / 2).squareRoot()))
    #expect(isClose(distances[2], (0.26 / 2).squareRoot()))
    #expect(
      ObjectiveColumns([[7, 7, 9], [3, 3, 4]], senses: [.min, .min]).idealDistances() == [0, 0])
  }

  @Test("the knee is furthest from the line of the extremes")
  func knee() {
    #expect(bent.knees() == [1])
    let distances = bent.kneeDistances()
    #expect(isClose(distances[0], 0, absolute: 1e-15))
    #expect(isClose(distances[1], 0.7 / 2.0.squareRoot()))
    #expect(isClose(distances[2], 0.4 / 2.0.squareRoot()))
  }

  @Test("a straight or an outward bent frontier, or one of a point, has no knee")
  func noKnee() {
    let straight = ObjectiveColumns([[0, 1, 2], [2, 1, 0]], senses: [.min, .min])
    #expect(straight.knees().isEmpty)
    let outward = ObjectiveColumns([[0, 9, 10], [10, 9, 0]], senses: [.min, .min])
    #expect(outward.knees().isEmpty)
    #expect(outward.kneeDistances()[1] < 0)
    let one = ObjectiveColumns([[1], [1]], senses: [.min, .min])
    #expect(one.knees().isEmpty)
    #expect(one.kneeDistances()[0].isNaN)
  }

  @Test("equal rows at the knee are all in it; senses do not matter")
  func kneeTies() {
    let columns = ObjectiveColumns([[0, 1, 1, 10], [-10, -1, -1, 0]], senses: [.min, .max])
    #expect(columns.knees() == [1, 2])
  }

  @Test("three objectives: the plane of the three worst corners")
  func spatialKnee() {
    let rows: [[Double]] = [[1, 0, 0], [0, 1, 0], [0, 0, 1], [0.2, 0.2, 0.2]]
    let columns = NaiveHypervolume.columns(rows, objectives: 3)
    #expect(columns.knees() == [3])
    #expect(isClose(columns.kneeDistances()[3], 0.4 / 3.0.squareRoot()))
  }

  @Test("infinities and missing values are the ends of the scale")
  func specials() {
    let columns = ObjectiveColumns(
      [[-.infinity, 1, 2, 3], [9, 8, 7, .nan], [5, 5, 5, 0]], senses: [.min, .min, .min],
      missingValues: .worst)
    let indicators = columns.indicators()
    #expect(indicators.frontier == [0, 1, 2, 3])
    #expect(indicators.crowdingDistances.allSatisfy { !$0.isNaN })
    #expect(isClose(indicators.idealDistances[3], (2.0 / 3).squareRoot()))
    #expect(isClose(indicators.idealDistances[0], (2.0 / 3).squareRoot()))
    #expect(indicators.hypervolume.volume == .infinity)
  }

  @Test("all at once are what each is by itself", arguments: 1...5)
  func together(objectives: Int) {
    for seed in UInt64(0)..<40 {
      let cloud = Cloud.mixed(
        seed: seed, objectives: objectives, missing: seed % 2 == 0 ? .exclude : .worst, upTo: 30)
      let columns = cloud.objectiveColumns
      let indicators = columns.indicators()
      #expect(indicators.frontier == columns.frontier(), "\(cloud)")
      #expect(indicators.hypervolume == columns.hypervolume(), "\(cloud)")
      #expect(indicators.crowdingDistances == columns.crowdingDistances(), "\(cloud)")
      #expect(indicators.idealDistances == columns.idealDistances(), "\(cloud)")
      #expect(indicators.knees == columns.knees(), "\(cloud)")
      #expect(indicators.idealDistances.allSatisfy { $0 >= 0 && $0 <= 1 }, "\(cloud)")
      #expect(!indicators.hypervolume.volume.isNaN, "\(cloud)")
      #expect(indicators.hypervolume.contributions.allSatisfy { $0 >= 0 }, "\(cloud)")
      #expect(indicators.crowdingDistances.allSatisfy { $0 >= 0 }, "\(cloud)")
    }
  }
}
