import Testing

@testable import Rightsizer

struct RankingGroupsTests {
  @Test("All published jobs at once: 31 rows, six groups in order of their first row")
  func sixGroups() throws {
    let ranking = try PublishedJobs.all().ranked()
    #expect(ranking.table.count == 31)
    #expect(
      ranking.groups.map(\.name) == [
        "job-name", "resnet50-instance-1637703318", "resnet50-ml-c5-xlarge-load-test-1641425849",
        "nlp-advanced-inference-recommender-job-01-03-20-55",
        "175a92e4-9f39-11ec-bfd5-0ac52cb5fde6", "instrpx2px-12-14-55-41",
      ])
    #expect(ranking.groups.map(\.ranked.count) == [5, 2, 3, 5, 3, 5])
    #expect(ranking.groups.map(\.leftOut.count) == [0, 0, 3, 0, 0, 5])
    #expect(ranking.orderedRows.sorted() == Array(0..<31))
  }

  @Test(
    "The rows of a described job have the layers they have alone",
    arguments: ["03", "05", "07", "08", "12"])
  func layersAsAlone(number: String) throws {
    let together = try PublishedJobs.all().ranked()
    let alone = try PublishedJobs.job(number).ranked()
    let source = try #require(alone.table.sources.first)
    let rows = (0..<together.table.count).filter { together.table[$0].source == source }
    #expect(rows.map { together.layers[$0] } == Array(alone.layers))
    #expect(rows.map { together.ranks[$0] } == Array(alone.ranks))
  }

  @Test("Of the three jobs called job-name, only the preview's m5.large is dominated")
  func sharedName() throws {
    let ranking = try PublishedJobs.all().ranked()
    // c5.xlarge 5.25e-6 $ and 264 ms, c5d.large 2.93e-6 and 826, m5.large 3.36e-6 and 1085,
    // c5d.xlarge × 3 10.3e-6 and 100, g4dn.xlarge 7.46e-6 and 171.
    let group = try #require(ranking.groups.first)
    #expect(
      group.ranked.map { ranking.table.instanceType($0) } == [
        "ml.c5d.large", "ml.c5.xlarge", "ml.g4dn.xlarge", "ml.c5d.xlarge", "ml.m5.large",
      ])
    #expect(group.ranked.map { ranking.layers[$0] } == [1, 1, 1, 1, 2])
  }

  @Test("The eight rows of the steps files are duplicates: no layer, no rank, and the reason")
  func duplicates() throws {
    let ranking = try PublishedJobs.all().ranked()
    let steps = (0..<31).filter { ranking.table[$0].source.contains("steps_from") }
    #expect(steps == Array(23..<31))
    // Rows 6 to 8 are job 05's, 18 to 22 job 12's.
    for (row, original) in zip(steps, Array(6...8) + Array(18...22)) {
      let ranked = ranking.row(row, group: "")
      #expect(ranking.layers[row] == 0 && ranking.ranks[row] == 0)
      #expect(ranked.layer == nil && ranked.rank == nil && ranked.dominatedBy == nil)
      #expect(ranked.recommendation.reason == "duplicate of row \(original)")
    }
  }

  @Test("The steps alone are ranked as the job they come from")
  func stepsAlone() throws {
    let steps = PublishedJobs.table(try PublishedJobs.inputs("steps_from_12"))
    #expect(try steps.ranked().layers == [1, 2, 2, 1, 2])
  }

  @Test("Grouped by none, all rows compete")
  func none() throws {
    var options = RankingOptions()
    options.groupBy = .none
    let ranking = try PublishedJobs.all().ranked(by: options)
    #expect(ranking.groups.map(\.name) == ["all"])
    // Job 03's ml.c5.xlarge has the least cost; only job 07's two are faster: 15 and 14 ms, and
    // its 18 ms rows are dominated by the 15 ms one.
    let frontier = ranking.orderedRows.filter { ranking.layers[$0] == 1 }
    #expect(frontier.map { ranking.table[$0].modelLatencyMilliseconds } == [53, 15, 14])
  }

  @Test("Rows of two jobs compete when both are of one model")
  func models() throws {
    let cheap = MadeUpJob(name: "a", model: "m", rows: [.init()])
    let dear = MadeUpJob(name: "b", model: "m", rows: [.init(costPerHour: 2)])
    let other = MadeUpJob(name: "c", model: "n", rows: [.init(costPerHour: 3)])
    let table = PublishedJobs.table([
      .bytes(cheap.bytes, name: "a.json"), .bytes(other.bytes, name: "c.json"),
      .bytes(dear.bytes, name: "b.json"),
    ])
    let byModel = try table.ranked()
    #expect(byModel.groups.map(\.name) == ["m", "n"])
    #expect(byModel.layers == [1, 1, 2])
    var options = RankingOptions()
    options.groupBy = .job
    let byJob = try table.ranked(by: options)
    #expect(byJob.groups.map(\.name) == ["a", "c", "b"])
    #expect(byJob.layers == [1, 1, 1])
  }

  @Test("Narrowed to a job, only its rows compete and are told")
  func job() throws {
    let cheap = MadeUpJob(name: "a", model: "m", rows: [.init()])
    let dear = MadeUpJob(name: "b", model: "m", rows: [.init(costPerHour: 2)])
    let table = PublishedJobs.table([
      .bytes(cheap.bytes, name: "a.json"), .bytes(dear.bytes, name: "b.json"),
    ])
    var options = RankingOptions()
    options.job = "b"
    let ranking = try table.ranked(by: options)
    #expect(ranking.groups.map(\.name) == ["m"])
    #expect(ranking.orderedRows == [1])
    #expect(ranking.layers == [0, 1])
  }

  @Test("Failed and stopped steps are left out with their status and reason")
  func failed() throws {
    let job = MadeUpJob(
      rows: [.init(), .init(costPerHour: 2), .init(costPerHour: 0.5)],
      statuses: ["COMPLETED", "FAILED", "STOPPED"], failureReason: "out of memory")
    let ranking = try job.table().ranked()
    let group = try #require(ranking.groups.first)
    #expect(group.ranked == [0])
    #expect(group.leftOut == [1, 2])
    #expect(ranking.reasonForNoPart(1) == "step FAILED: out of memory")
    #expect(ranking.reasonForNoPart(2) == "step STOPPED")
    #expect(ranking.reasonForNoPart(0) == nil)
  }
}
