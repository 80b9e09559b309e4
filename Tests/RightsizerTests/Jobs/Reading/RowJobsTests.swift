import TestSupport
import Testing

@testable import Rightsizer

private let folder = TestFiles.root + "/Tests/RightsizerTests/Fixtures/meta/"

/// What pandas 3.1.1 makes of `jobs.json`.
private let frames = [
  "frame.csv", "records.json", "lines.jsonl", "columns.json", "split.json", "table.json",
  "index.json", "list.json", "tight.json",
]

@Suite("Jobs that rows tell of")
struct RowJobsTests {
  private func table(_ texts: String...) throws -> RecommendationTable {
    let result = RecommendationTable.load(
      texts.enumerated().map { .bytes(Array($1.utf8), name: "\($0).json") })
    #expect(result.errors.isEmpty, "\(result.errors)")
    return result.table
  }

  @Test(
    "json_normalize with meta= gives the rows, groups and jobs of the plain jobs", arguments: frames
  )
  func flattened(_ name: String) throws {
    let plain = try RecommendationTable(contentsOf: folder + "jobs.json")
    let found = try RecommendationTable(contentsOf: folder + name)
    #expect(plain.count == 8 && found.count == 8)
    for row in 0..<min(found.count, plain.count) {
      var (one, other) = (found[row], plain[row])
      (one.path, one.source) = ("", "")
      (other.path, other.source) = ("", "")
      #expect(one == other, "row \(row)")
    }
    #expect(found.jobs.map(\.rowCount) == [3, 5])
    let (jobs, expected) = (found.jobs.map(\.job), plain.jobs.map(\.job))
    #expect(jobs.map(\.jobName) == expected.map(\.jobName))
    #expect(jobs.map(\.jobARN) == expected.map(\.jobARN))
    #expect(jobs.map(\.jobType) == expected.map(\.jobType))
    #expect(jobs.map(\.status) == expected.map(\.status))
    #expect(jobs.map(\.model) == ["resnet50", "bert"])
    #expect(jobs.map(\.stoppingConditions) == expected.map(\.stoppingConditions))
    #expect(found.codes == plain.codes, "\(found.diagnostics)")
  }

  @Test("With its description beside it, a frame's job is the one described", arguments: frames)
  func described(_ name: String) throws {
    let paths = [folder + "jobs.json", folder + name]
    for paths in [paths, paths.reversed()] {
      let result = RecommendationTable.load(paths: paths)
      #expect(result.errors.isEmpty)
      // Each row is there twice, which is seen as all else is equal.
      #expect(result.table.eligibleRows == 8)
      #expect(result.table.grouping(by: .model).names == ["resnet50", "bert"])
      #expect(!result.table.codes.contains(.groupNotComparable))
      #expect(!result.table.codes.contains(.sharedJobName))
    }
  }

  @Test("A job is named by the end of its ARN where nothing else names it")
  func arn() throws {
    let arn = "arn:aws:sagemaker:us-east-1:111122223333:inference-recommendations-job/my-job"
    let rows = try table(
      "[{\"JobArn\":\"\(arn)\",\"CostPerHour\":1},{\"JobArn\":null,\"CostPerHour\":1},"
        + "{\"JobArn\":\"arn:aws:sagemaker:us-east-1:1:endpoint/e\",\"CostPerHour\":1},"
        + "{\"JobName\":\"other\",\"JobArn\":\"\(arn)\",\"CostPerHour\":1}]")
    #expect((0..<4).map { rows[$0].job } == ["my-job", nil, nil, "other"])
    #expect((0..<4).map { rows[$0].group } == ["my-job", "0.json", "0.json", "other"])
    #expect(rows.jobs.map(\.rowCount) == [1, 1])
  }

  @Test("A status beside a recommendation is its job's, beside a step its own")
  func status() throws {
    let job = "\"JobName\":\"j\",\"JobType\":\"Default\",\"Status\":\"STOPPED\","
    let stopped = try table("[{\(job)\"CostPerHour\":1},{\(job)\"CostPerHour\":2}]")
    #expect((0..<2).map { stopped[$0].status } == [nil, nil] && stopped.eligibleRows == 2)
    #expect(stopped.codes.count { $0 == .jobNotCompleted } == 1)
    #expect(stopped.jobs.map(\.job.status) == ["STOPPED"])
    let step = try table(
      "[{\(job)\"StepType\":\"BENCHMARK\",\"CostPerHour\":1},"
        + "{\(job)\"FailureReason\":\"x\",\"CostPerHour\":1}]")
    #expect((0..<2).map { step[$0].status } == ["STOPPED", "STOPPED"])
    #expect((0..<2).map { step[$0].job } == ["j", "j"] && step.eligibleRows == 0)
    let bare = "\"JobName\":\"j\",\"Status\":\"COMPLETED\",\"CostPerHour\":1"
    let known = try table("[{\"RecommendationId\":\"j/1\",\(bare)},{\(bare)}]")
    #expect((0..<2).map { known[$0].status } == [nil, "COMPLETED"])
  }

  @Test("What rows leave out of a description does not make another job of it")
  func partial() throws {
    let described = """
      {"JobName":"j","JobType":"Advanced","InputConfig":{"ModelName":"m","JobDurationInSeconds":9},
       "StoppingConditions":{"MaxInvocations":9,"ModelLatencyThresholds":[{"Percentile":"P95",
       "ValueInMilliseconds":7}]},"InferenceRecommendations":[]}
      """
    for column in [
      "\"InputConfig.JobDurationInSeconds\":9", "\"StoppingConditions.MaxInvocations\":9",
      "\"JobType\":\"Advanced\"",
    ] {
      let row = "[{\"JobName\":\"j\",\(column),\"CostPerHour\":1,\"ModelLatency\":7}]"
      for texts in [[described, row], [row, described]] {
        let table = try table(texts[0], texts[1])
        #expect(table[0].group == "m" && table[0].latencyCensored == true, "\(column)")
        #expect(!table.codes.contains(.sharedJobName), "\(column)")
      }
    }
    let other = "[{\"JobName\":\"j\",\"InputConfig.ModelName\":\"n\",\"CostPerHour\":1}]"
    let shared = try table(described, other)
    #expect(shared.codes.contains(.sharedJobName) && shared[0].group == "n")
  }

  @Test("Rows of several jobs in turn find their own again")
  func inTurn() throws {
    let rows = (0..<3000).map {
      "{\"JobName\":\"j\($0 % 3)\",\"JobType\":\"Default\",\"CostPerHour\":\($0 + 1)}"
    }
    let table = try table("[\(rows.joined(separator: ","))]")
    #expect(table.jobs.map(\.rowCount) == [1000, 1000, 1000])
    #expect(table.jobs.map(\.job.jobName) == ["j0", "j1", "j2"])
    #expect((0..<6).map { table[$0].job } == ["j0", "j1", "j2", "j0", "j1", "j2"])
  }
}

extension RecommendationTable {
  fileprivate var eligibleRows: Int { (0..<count).count { isEligible($0) } }
}
