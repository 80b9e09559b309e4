import Testing

@testable import Rightsizer

struct RankingMissingTests {
  private static let job = MadeUpJob(rows: [
    .init(instanceType: "ml.a"),
    .init(instanceType: "ml.b", latency: nil),
    .init(instanceType: "ml.c", costPerHour: 2, latency: nil),
    .init(instanceType: "ml.d", costPerHour: nil, latency: nil),
    .init(instanceType: "ml.e", costPerHour: 0.1, latency: -1),
    .init(instanceType: "ml.f", costPerHour: nil, latency: 1),
  ])

  @Test("exclude: a row without a value takes no part, and the reason names each objective")
  func exclude() throws {
    let ranking = try Self.job.table().ranked()
    #expect(ranking.groups.map(\.ranked) == [[0]])
    #expect(ranking.groups.map(\.leftOut) == [[1, 2, 3, 4, 5]])
    #expect(ranking.reasonForNoPart(1) == "no value for latency")
    #expect(ranking.reasonForNoPart(3) == "no value for cost, no value for latency")
    #expect(ranking.reasonForNoPart(5) == "no value for cost")
    let row = ranking.row(1, group: "g")
    #expect(row.recommendation.eligible)
    #expect(row.recommendation.reason == "no value for latency")
  }

  @Test("worst: a missing value is worse than any number and equal to another missing one")
  func worst() throws {
    var options = RankingOptions()
    options.missing = .worst
    let ranking = try Self.job.table().ranked(by: options)
    // a (1, 10) and f (–, 1) are the frontier; a dominates b (1, –), b c (2, –), c d (–, –).
    #expect(ranking.groups.map(\.ranked) == [[0, 5, 1, 2, 3]])
    #expect(ranking.layers == [1, 2, 3, 4, 0, 1])
    #expect(ranking.groups.map(\.leftOut) == [[4]])
  }

  @Test("worst: two missing values differ by 0, one missing by NaN")
  func margins() throws {
    var options = RankingOptions()
    options.missing = .worst
    let job = MadeUpJob(rows: [
      .init(instanceType: "ml.b", latency: nil),
      .init(instanceType: "ml.c", costPerHour: 2, latency: nil),
    ])
    let ranking = try job.table().ranked(by: options)
    let margins = try #require(ranking.margins(1))
    #expect(margins[0] > 0)
    #expect(margins[1] == 0)
    let mixed = try Self.job.table().ranked(by: options)
    let missing = try #require(mixed.margins(1))
    #expect(missing[1].isNaN)
  }

  @Test("A negative value takes no part under either policy", arguments: MissingValues.allCases)
  func negative(missing: MissingValues) throws {
    var options = RankingOptions()
    options.missing = missing
    options.weights = [1, 1]
    let ranking = try Self.job.table().ranked(by: options)
    #expect(ranking.layers[4] == 0)
    #expect(ranking.scores[4].isNaN)
    #expect(ranking.reasonForNoPart(4) == "negative latency")
    #expect(ranking.row(4, group: "").score == nil)
  }

  @Test("A negative value in a metric that is no objective does not matter")
  func negativeElsewhere() throws {
    let options = RankingOptions(objectives: [Objective(.costPerInference)])
    let ranking = try Self.job.table().ranked(by: options)
    #expect(ranking.groups.map { $0.ranked.first } == [4])
  }

  @Test("When all lack a chosen objective, every layer is null and the group remains")
  func allMissing() throws {
    let options = RankingOptions(objectives: [Objective(.memoryUtilization)])
    let ranking = try PublishedJobs.job("08").ranked(by: options)
    #expect(ranking.groups.map(\.ranked) == [[]])
    #expect(ranking.groups.map(\.leftOut) == [[0, 1, 2]])
    #expect(ranking.reasonForNoPart(0) == "no value for memory")
  }

  @Test("worst scores a missing value 0 in its objective")
  func worstScore() throws {
    var options = RankingOptions()
    options.missing = .worst
    options.weights = [3, 1]
    options.order = .score
    let job = MadeUpJob(rows: [
      .init(instanceType: "ml.a", costPerHour: 1, latency: nil),
      .init(instanceType: "ml.b", costPerHour: 3, latency: 10),
      .init(instanceType: "ml.c", costPerHour: 2, latency: 20),
    ])
    let ranking = try job.table().ranked(by: options)
    // Costs normalise to 1, 0, 0.5; latencies to 0, 1, 0.
    #expect(ranking.scores == [0.75, 0.25, 0.375])
    #expect(ranking.groups.map(\.ranked) == [[0, 2, 1]])
  }
}
