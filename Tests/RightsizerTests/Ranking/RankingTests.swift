import Testing

@testable import Rightsizer

/// Orders worked by hand from the published figures.
struct RankingTests {
  @Test("Job 12: two on the frontier of cost and latency, three behind, cheapest first")
  func job12() throws {
    let ranking = try PublishedJobs.job("12").ranked()
    let group = try #require(ranking.groups.first)
    // $ an inference: 0 g5.xlarge 1.761/2460 = 7.16e-4, 1 g4dn.xlarge 0.921/1140 = 8.08e-4,
    // 2 p3.2xlarge 4.779/2820 = 1.69e-3, 3 p3.8xlarge 18.35/11400 = 1.61e-3,
    // 4 g4dn.12xlarge 6.112/4020 = 1.52e-3; ms: 4392, 9521, 4184, 2345, 7273.
    #expect(group.name == "instrpx2px-12-14-55-41")
    #expect(group.ranked == [0, 3, 1, 4, 2])
    #expect(group.leftOut.isEmpty)
    #expect(ranking.layers == [1, 2, 2, 1, 2])
    #expect(ranking.ranks == [1, 3, 5, 2, 4])
    #expect(ranking.dominators == [-1, 0, 3, -1, 0])
    #expect(ranking.scores.allSatisfy { $0.isNaN })
  }

  @Test("Job 08: all three on the frontier, each faster than the cheaper one before it")
  func job08() throws {
    let ranking = try PublishedJobs.job("08").ranked()
    #expect(ranking.groups.map(\.ranked) == [[0, 1, 2]])
    #expect(ranking.layers == [1, 1, 1])
    #expect(ranking.dominators == [-1, -1, -1])
  }

  @Test("Job 05: equal latencies, so cost alone makes three layers")
  func job05() throws {
    let ranking = try PublishedJobs.job("05").ranked()
    // 0.69/(60 × 387), 0.46/(60 × 522), 1.15/(60 × 300): the second, the first, the third.
    #expect(ranking.groups.map(\.ranked) == [[1, 0, 2]])
    #expect(ranking.layers == [2, 1, 3])
    #expect(ranking.dominators[1] == -1)
  }

  @Test("Every dominated row names a frontier row that dominates it, even two layers up")
  func dominatorsAreOnTheFrontier() throws {
    let ranking = try PublishedJobs.job("05").ranked()
    #expect(ranking.dominators == [1, -1, 1])
  }

  @Test("Margins are in the objectives' units, positive for worse")
  func margins() throws {
    let ranking = try PublishedJobs.job("12").ranked()
    #expect(ranking.margins(0) == nil)
    let margins = try #require(ranking.margins(2))
    #expect(abs(margins[0] - (4.779 / 2820 - 18.35 / 11400)) < 1e-15)
    #expect(margins[1] == 4184 - 2345)
  }

  @Test("A margin of a maximised objective is positive for less")
  func marginOfMaximum() throws {
    var options = RankingOptions(objectives: [Objective(.maxInvocationsPerMinute)])
    options.groupBy = .none
    let ranking = try PublishedJobs.job("08").ranked(by: options)
    #expect(ranking.groups.map(\.ranked) == [[2, 1, 0]])
    #expect(ranking.margins(0) == [801 - 535])
  }

  @Test("The first objective decides first among rows of one layer")
  func objectiveOrder() throws {
    let options = RankingOptions(objectives: [
      Objective(.modelLatencyMilliseconds), Objective(.costPerInference),
    ])
    let ranking = try PublishedJobs.job("12").ranked(by: options)
    #expect(ranking.groups.map(\.ranked) == [[3, 0, 2, 4, 1]])
  }

  @Test("A sense against the default turns the order")
  func sense() throws {
    let options = RankingOptions(objectives: [Objective(.costPerInference, sense: .max)])
    let ranking = try PublishedJobs.job("08").ranked(by: options)
    #expect(ranking.groups.map(\.ranked) == [[2, 1, 0]])
  }

  @Test("Equal rows share a layer, never dominate each other and stand by row")
  func ties() throws {
    let job = MadeUpJob(rows: [
      .init(instanceType: "ml.b", latency: 20), .init(instanceType: "ml.a"),
      .init(instanceType: "ml.c"), .init(instanceType: "ml.d", latency: 20),
    ])
    let ranking = try job.table().ranked()
    #expect(ranking.groups.map(\.ranked) == [[1, 2, 0, 3]])
    #expect(ranking.layers == [2, 1, 1, 2])
    #expect(ranking.ranks == [3, 1, 2, 4])
    #expect(ranking.dominators[1] == -1 && ranking.dominators[2] == -1)
  }

  @Test("An empty table gives no groups, and none fails")
  func empty() throws {
    let ranking = try PublishedJobs.table([]).ranked()
    #expect(ranking.groups.isEmpty)
    #expect(ranking.orderedRows.isEmpty)
    #expect(ranking.layers.isEmpty)
    #expect(try ranking.scores(under: [[1, 1]]).rowCount == 0)
  }
}
