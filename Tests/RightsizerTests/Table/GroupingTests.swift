import Rightsizer
import TestSupport
import Testing

@Suite("Groups")
struct GroupingTests {
  private func describe(_ name: String, _ config: String) -> String {
    "{\"JobName\":\"\(name)\",\"Status\":\"COMPLETED\",\"JobArn\":\"arn:aws:sagemaker:us-east-1:1:"
      + "inference-recommendations-job/\(name)\",\"InputConfig\":{\(config)},"
      + "\"InferenceRecommendations\":[{\"CostPerHour\":1,\"InitialInstanceCount\":1}]}"
  }

  private func step(_ name: String) -> String {
    "{\"Steps\":[{\"JobName\":\"\(name)\",\"Status\":\"COMPLETED\",\"StepType\":\"BENCHMARK\"}]}"
  }

  @Test("Model name, else package version, else job, else source; steps take it from their job")
  func model() throws {
    let texts = [
      step("a"), describe("a", "\"ModelName\":\"m\",\"ModelPackageVersionArn\":\"p\""),
      describe("b", "\"ModelPackageVersionArn\":\"p\""), describe("c", "\"ModelName\":\"m\""),
      describe("d", ""), step("b"), step("e"), "[{\"CostPerHour\":1}]", "[{\"CostPerHour\":1}]",
    ]
    let table = RecommendationTable.load(
      texts.enumerated().map { .bytes(Array($1.utf8), name: "source \($0)") }
    ).table
    let byModel = table.grouping(by: .model)
    #expect(byModel.names == ["m", "p", "d", "e", "source 7", "source 8"])
    #expect(byModel.groupOfRow == [0, 0, 1, 0, 2, 1, 3, 4, 5])
    let byJob = table.grouping(by: .job)
    #expect(byJob.names == ["a", "b", "c", "d", "e", "source 7", "source 8"])
    #expect(byJob.groupOfRow == [0, 0, 1, 2, 3, 1, 4, 5, 6])
    let together = table.grouping(by: .none)
    #expect(together.names == ["all"] && together.groupOfRow.allSatisfy { $0 == 0 })
  }

  @Test("A job called like another job's model is another group")
  func namesOfTwoKinds() throws {
    let table = try RecommendationTable(
      text: describe("a", "\"ModelName\":\"b\"") + describe("b", ""))
    #expect(table.grouping(by: .model).groupOfRow == [0, 1])
  }

  @Test("An empty table has no groups")
  func empty() throws {
    let table = try RecommendationTable(text: "null")
    for key in GroupKey.allCases { #expect(table.grouping(by: key).names.isEmpty) }
  }

  @Test("A job read twice is one, also where one export leaves members out or says null")
  func oneJob() throws {
    let whole = """
      {"JobName":"a","JobType":"Default","InputConfig":{"ModelName":"m"},"StoppingConditions":
       {"MaxInvocations":5},"InferenceRecommendations":[]}
      """
    let part = "{\"JobName\":\"a\",\"InputConfig\":null,\"StoppingConditions\":null,"
    let table = try RecommendationTable(
      text: whole + part + "\"InferenceRecommendations\":[{\"CostPerHour\":1}]}")
    #expect(!table.codes.contains(.sharedJobName), "\(table.diagnostics)")
  }

  @Test("A description that says little does not hide that two others of its name differ")
  func differentJobs() throws {
    func describe(_ members: String) -> String {
      "{\"JobName\":\"a\",\"Status\":\"COMPLETED\"\(members),\"InferenceRecommendations\":[]}"
    }
    let little = describe("")
    let one = describe(",\"InputConfig\":{\"ModelName\":\"m\"}")
    let other = describe(",\"InputConfig\":{\"ModelName\":\"n\"}")
    for text in [little + one + other, one + little + other, one + other + little] {
      #expect(try RecommendationTable(text: text).codes.contains(.sharedJobName))
    }
    for text in [little + one + one, one + little, one + little + one] {
      #expect(try !RecommendationTable(text: text).codes.contains(.sharedJobName))
    }
  }

  @Test("Many jobs of one model are grouped in linear time", .timeLimit(.minutes(60)))
  func manyJobs() throws {
    let text = (0..<10_000).map { describe("job \($0)", "\"ModelName\":\"m\"") }
    let table = try RecommendationTable(text: text.joined(separator: "\n"))
    #expect(table.grouping(by: .model).names == ["m"])
    #expect(table.grouping(by: .job).names.count == 10_000)
  }

  @Test("Jobs of one model in two regions are not quite comparable")
  func regions() throws {
    let one = describe("a", "\"ModelName\":\"m\"")
    let other = describe("b", "\"ModelName\":\"m\"")
    let here = try RecommendationTable(text: one + other)
    #expect(!here.codes.contains(.groupNotComparable))
    let elsewhere = other.replacing("us-east-1", with: "eu-west-1")
    let table = try RecommendationTable(text: one + elsewhere)
    #expect(table.codes.contains(.groupNotComparable))
  }
}
