import TestSupport
import Testing

@testable import Rightsizer

@Suite("Duplicate keys")
struct DuplicateKeysTests {
  private func table(_ text: String) throws -> RecommendationTable {
    let table = try RecommendationTable(text: text)
    #expect(table.codes.contains(.duplicateKey), "\(table.diagnostics)")
    return table
  }

  @Test("The last of two metrics counts, however its name is spelled")
  func metrics() throws {
    let table = try table(
      "{\"Metrics\":{\"CostPerHour\":1,\"ModelLatency\":5,\"\\u0043ostPerHour\":2},"
        + "\"InitialInstanceCount\":1}")
    #expect(table[0].costPerHour == 2 && table[0].modelLatencyMilliseconds == 5)
    #expect(try self.table("{\"CostPerHour\":1,\"CostPerHour\":null}")[0].costPerHour == nil)
  }

  @Test("The last of two containers counts as a whole")
  func containers() throws {
    let metrics = try table("{\"Metrics\":{\"CostPerHour\":1},\"Metrics\":{\"ModelLatency\":5}}")
    #expect(metrics[0].costPerHour == nil && metrics[0].modelLatencyMilliseconds == 5)
    let endpoint = try table(
      """
      {"EndpointConfiguration":{"InstanceType":"a","InitialInstanceCount":3,"ServerlessConfig":{}},
       "EndpointConfiguration":{"EndpointName":"e"},"CostPerHour":3}
      """)
    #expect(endpoint[0].instanceType == nil && endpoint[0].instanceCount == 1)
    #expect(endpoint[0].endpointName == "e" && endpoint[0].serverless == nil)
    let model = try table(
      """
      {"ModelConfiguration":{"InferenceSpecificationName":"a","EnvironmentParameters":
        [{"Key":"k","Value":"v"}]},"ModelConfiguration":null}
      """)
    #expect(model[0].inferenceSpecification == nil && model[0].environment.isEmpty)
    let benchmark = try table(
      """
      {"StepType":"BENCHMARK","InferenceBenchmark":{"FailureReason":"x","Metrics":{"CostPerHour":1}},
       "InferenceBenchmark":{}}
      """)
    #expect(benchmark[0].costPerHour == nil)
    let serverless = try table("{\"ServerlessConfig\":{},\"ServerlessConfig\":null}")
    #expect(serverless[0].serverless == nil)
  }

  @Test(
    "What stands in a part that is given again is told only where it is twice in one of them",
    arguments: [
      (#"{"Metrics":{"CostPerHour":1},"Metrics":{"CostPerHour":2}}"#, ["Metrics"]),
      (
        #"{"Metrics":{"CostPerHour":1},"Metrics":{"CostPerHour":2,"CostPerHour":3}}"#,
        ["Metrics", "CostPerHour"]
      ),
      (
        #"{"Metrics":{"CostPerHour":1,"CostPerHour":2},"Metrics":{"CostPerHour":3}}"#,
        ["CostPerHour", "Metrics"]
      ),
      (#"{"CostPerHour":1,"Metrics":{"CostPerHour":2}}"#, ["CostPerHour"]),
      (
        #"{"InferenceBenchmark":{"Metrics":{"CostPerHour":1},"EndpointConfiguration":{"#
          + #""ServerlessConfig":{"MaxConcurrency":1}},"ModelConfiguration":{"Compiled":true}},"#
          + #""InferenceBenchmark":{"Metrics":{"CostPerHour":2},"EndpointConfiguration":{"#
          + #""ServerlessConfig":{"MaxConcurrency":1}},"ModelConfiguration":{"Compiled":true}}}"#,
        ["InferenceBenchmark"]
      ),
      (
        #"{"EndpointPerformances":[{"Metrics":{"ModelLatency":1},"Metrics":{"ModelLatency":2}}]}"#,
        ["Metrics"]
      ),
    ])
  func within(_ text: String, _ names: [String]) throws {
    let told = try table(text).diagnostics.filter { $0.code == .duplicateKey }
    #expect(told.map { String($0.message.prefix { $0 != " " }) } == names)
  }

  @Test("The last of two lists of rows counts, and the rows of other lists stay")
  func lists() throws {
    let row = "{\"Metrics\":{\"CostPerHour\":1}}"
    let step = "{\"JobName\":\"j\",\"Status\":\"COMPLETED\",\"InferenceBenchmark\":\(row)}"
    let recommendations = "\"InferenceRecommendations\":[\(row),\(row)]"
    #expect(try table("{\(recommendations),\"InferenceRecommendations\":[\(row)]}").count == 1)
    #expect(try table("{\"Steps\":[\(step),\(step)],\"Steps\":[\(step)]}").count == 1)
    let around = try table(
      "{\(recommendations),\"Steps\":[\(step)],\"InferenceRecommendations\":[\(row)]}")
    #expect((0..<around.count).map { around[$0].status } == ["COMPLETED", nil])
    let across = try table("{\"Steps\":[\(step),\(step)],\(recommendations),\"Steps\":[\(step)]}")
    #expect((0..<across.count).map { across[$0].status } == [nil, nil, "COMPLETED"])
  }

  @Test("The last of two of a job's own members counts")
  func job() throws {
    let table = try table(
      """
      {"JobName":"a","JobName":"b","InputConfig":{"ModelName":"m"},"InputConfig":{"ModelName":"n"},
       "Status":"FAILED","Status":"COMPLETED","InferenceRecommendations":[{"CostPerHour":1}]}
      """)
    #expect(table[0].job == "b" && table[0].group == "n")
    #expect(!table.codes.contains(.jobNotCompleted))
  }

  @Test("In a part of a job the last one counts too, null or not, and is told with its place")
  func parts() throws {
    var reader = RecordsReader()
    let text = """
      {"JobName":"j","InputConfig":{"ModelName":"a","ModelName":null,"TrafficPattern":{"Phases":[
        {"SpawnRate":1},{"SpawnRate":1,"SpawnRate":2}]},"Own":1,"Own":2},
       "StoppingConditions":{"MaxInvocations":[],"MaxInvocations":300},
       "InferenceRecommendations":[{"CostPerHour":1}]}
      """
    reader.read(MemoryBytes(Array(text.utf8)), name: "text")
    let job = try #require(reader.records.jobs.first?.job)
    #expect(job.inputConfig?.modelName == nil)
    #expect(job.inputConfig?.trafficPattern?.phases?.map(\.spawnRate) == [1, 2])
    #expect(job.stoppingConditions?.maxInvocations == 300)
    let told = try table(text).diagnostics.filter { $0.code == .duplicateKey }
    #expect(
      told.map { "\($0.path ?? ""): \($0.message)" } == [
        "$.InputConfig: ModelName is given more than once; the last one counts",
        "$.InputConfig.TrafficPattern.Phases[1]: SpawnRate is given more than once; the last one "
          + "counts",
        "$.StoppingConditions: MaxInvocations is given more than once; the last one counts",
      ])
  }

  @Test("The last of two metrics of an existing endpoint counts, of two containers as a whole")
  func performances() throws {
    let twice = try table(
      """
      {"EndpointPerformances":[{"Metrics":{"MaxInvocations":1},"EndpointInfo":{"EndpointName":"a"},
        "Metrics":{"ModelLatency":5,"ModelLatency":6}},{"Metrics":{"MaxInvocations":2}}]}
      """)
    #expect(twice.baselines.map(\.maxInvocationsPerMinute) == [nil, 2])
    #expect(twice.baselines.map(\.modelLatencyMilliseconds) == [6, nil])
    let paths = twice.diagnostics.filter { $0.code == .duplicateKey }.map(\.path)
    #expect(paths == Array(repeating: "$.EndpointPerformances[0]", count: 2))
  }

  @Test("An environment parameter that is given twice is told in each row that has it")
  func environment() throws {
    let parameters = """
      [{"Key":"A","Value":"1"},{"Key":"B","Value":"2"},{"Key":"A","Value":"3"}]
      """
    let row = "{\"CostPerHour\":1,\"EnvironmentParameters\":\(parameters)}"
    let table = try table("[\(row),\(row),\(row)]")
    #expect((0..<3).allSatisfy { table[$0].environment == ["A": "3", "B": "2"] })
    let told = table.diagnostics.filter { $0.code == .duplicateKey }
    #expect(told.map(\.path) == ["$[0]", "$[1]", "$[2]"])
    #expect(
      told.first?.message == "the environment parameter A is given more than once; the last one "
        + "counts")
    let many = (0..<40).map { "{\"Key\":\"\($0 % 39)\"}" }.joined(separator: ",")
    let long = try self.table("{\"CostPerHour\":1,\"EnvironmentParameters\":[\(many)]}")
    #expect(long.codes.count { $0 == .duplicateKey } == 1)
  }

  @Test("Of two parts of a bundle both are read, which is told")
  func bundle() throws {
    let job = "{\"JobName\":\"j\",\"InferenceRecommendations\":[{\"CostPerHour\":1}]}"
    let table = try table("{\"describe\":\(job),\"describe\":\(job)}")
    #expect(table.count == 2)
    let told = table.diagnostics.first { $0.code == .duplicateKey }
    #expect(told?.message == "describe is given more than once; all that it holds is read")
  }

  @Test("At every level each is told once for each time again, and the last one counts")
  func random() throws {
    var count = 0
    for seed in UInt64(1)...150 {
      var generator = SeededGenerator(seed: seed)
      let job = DuplicatedJSON.job(&generator)
      let table = try RecommendationTable(text: job.text)
      let told = table.diagnostics.filter { $0.code == .duplicateKey }
        .map { "\($0.path ?? ""): \($0.message)" }
      let expected = ExpectedDuplicates(ofJob: job).told
      count += expected.count
      if expected.count <= PendingDiagnostics.keptPerCode {
        #expect(told.sorted() == expected.sorted(), "seed \(seed): \(job.text)")
      }
      let plain = try RecommendationTable(text: job.withoutDuplicates.text)
      #expect(table.count == plain.count, "seed \(seed)")
      for row in 0..<min(table.count, plain.count) {
        #expect(table[row] == plain[row], "seed \(seed), row \(row): \(job.text)")
      }
      #expect(table.baselines == plain.baselines, "seed \(seed): \(job.text)")
      #expect(
        table.records.jobs.map(\.job) == plain.records.jobs.map(\.job), "seed \(seed): \(job.text)")
    }
    #expect(count > 1000)
  }
}
