import TestSupport
import Testing

@testable import Rightsizer

struct RankingScoresTests {
  private static func options(_ weights: [Double], _ order: RankingOptions.Order = .layer)
    -> RankingOptions
  {
    var options = RankingOptions()
    options.weights = weights
    options.order = order
    return options
  }

  @Test("Job 12 under cost=3,latency=1, normalised and added in a spreadsheet's way")
  func job12() throws {
    let ranking = try PublishedJobs.job("12").ranked(by: Self.options([3, 1], .score))
    // (3 × (max c − c)/(max c − min c) + (max l − l)/(max l − min l)) / 4, in Python.
    let expected = [
      0.9286858974358975, 0.6794760002009052, 0.18593227424749165, 0.3151532739174836,
      0.2118561486834461,
    ]
    for (score, value) in zip(ranking.scores, expected) { #expect(isClose(score, value)) }
    #expect(ranking.groups.map(\.ranked) == [[0, 1, 3, 4, 2]])
  }

  @Test("By layer, the score decides only within a layer")
  func byLayer() throws {
    let ranking = try PublishedJobs.job("12").ranked(by: Self.options([3, 1]))
    #expect(ranking.groups.map(\.ranked) == [[0, 3, 1, 4, 2]])
    // With latency=3 the p3.2xlarge leads its layer: 0.558, then 0.279 and 0.226.
    let other = try PublishedJobs.job("12").ranked(by: Self.options([1, 3]))
    #expect(other.groups.map(\.ranked) == [[0, 3, 2, 4, 1]])
  }

  @Test("Equal scores fall back to layer, objectives and row")
  func equalScores() throws {
    let job = MadeUpJob(rows: [
      .init(instanceType: "ml.a", costPerHour: 2, latency: 10),
      .init(instanceType: "ml.b", costPerHour: 1, latency: 20),
      .init(instanceType: "ml.c", costPerHour: 1, latency: 20),
    ])
    let ranking = try job.table().ranked(by: Self.options([1, 1], .score))
    #expect(ranking.scores == [0.5, 0.5, 0.5])
    #expect(ranking.groups.map(\.ranked) == [[1, 2, 0]])
  }

  @Test("Only the proportions of weights count")
  func proportions() throws {
    let table = try PublishedJobs.job("12")
    let one = try table.ranked(by: Self.options([3, 1]))
    let hundred = try table.ranked(by: Self.options([300, 100]))
    #expect(one.groups == hundred.groups)
    for (a, b) in zip(one.scores, hundred.scores) { #expect(isClose(a, b)) }
  }

  @Test(
    "Many weight vectors at once give what each gives alone, over several groups too",
    arguments: MissingValues.allCases)
  func manyVectors(missing: MissingValues) throws {
    let vectors: [[Double]] = [[1, 1, 1], [3, 1, 0], [0, 0, 5], [0.2, 0.3, 0.5]]
    let table = try PublishedJobs.all()
    var options = RankingOptions(objectives: [
      Objective(.costPerInference), Objective(.modelLatencyMilliseconds),
      Objective(.cpuUtilizationPerCore),
    ])
    options.missing = missing
    let matrix = try table.ranked(by: options).scores(under: vectors)
    #expect(matrix.rowCount == 31 && matrix.weightVectorCount == 4)
    for (index, vector) in vectors.enumerated() {
      options.weights = vector
      let alone = try table.ranked(by: options)
      #expect(alone.scores.contains { !$0.isNaN })
      for (a, b) in zip(matrix.scores(weightVector: index), alone.scores) {
        #expect(isClose(a, b), "\(a) is not \(b)")
      }
    }
  }

  @Test("Scores of one job do not change when other jobs are loaded beside it")
  func groupByGroup() throws {
    let alone = try PublishedJobs.job("12").ranked().scores(under: [[3, 1]])
    let together = try PublishedJobs.all().ranked().scores(under: [[3, 1]])
    // Job 12's rows are 18 to 22 of all.
    for row in 0..<5 {
      #expect(isClose(alone[row, weightVector: 0], together[18 + row, weightVector: 0]))
    }
  }

  @Test("No weight vectors give an empty matrix")
  func noVectors() throws {
    let matrix = try PublishedJobs.job("12").ranked().scores(under: [])
    #expect(matrix.rowCount == 5 && matrix.weightVectorCount == 0 && matrix.values.isEmpty)
  }

  @Test("Weights that are negative, infinite, all zero or too few are refused")
  func badWeights() throws {
    let table = try PublishedJobs.job("12")
    for (weights, code) in [
      ([-1, 1], .negativeWeight), ([.infinity, 1], .weightNotFinite), ([0, 0], .allWeightsZero),
      ([1], .weightCount), ([1, 1, 1], .weightCount),
    ] as [([Double], ScoringError.Code)] {
      let one = #expect(throws: ScoringError.self) {
        try table.ranked(by: Self.options(weights))
      }
      #expect(one?.code == code)
      let many = #expect(throws: ScoringError.self) {
        try table.ranked().scores(under: [[1, 1], weights])
      }
      #expect(many?.code == code)
    }
  }
}
