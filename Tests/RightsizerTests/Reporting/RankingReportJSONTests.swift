import Foundation
import Testing

@testable import Rightsizer

/// The JSON of `rank` and `frontier` is a contract: names, order and bytes.
struct RankingReportJSONTests {
  @Test("A small job, byte for byte")
  func bytes() throws {
    let job = """
      {"JobName":"j","JobType":"Advanced","Status":"COMPLETED",
       "InputConfig":{"ModelName":"m"},
       "StoppingConditions":{"ModelLatencyThresholds":[
         {"Percentile":"P95","ValueInMilliseconds":100}]},
       "InferenceRecommendations":[
        {"RecommendationId":"r/1","Metrics":{"CostPerHour":0.75,"CostPerInference":0.000125,
          "MaxInvocations":100,"ModelLatency":100,"CpuUtilization":140.0,"MemoryUtilization":12.5},
         "EndpointConfiguration":{"EndpointName":"e","VariantName":"v",
          "InstanceType":"ml.m5.xlarge","InitialInstanceCount":2},
         "ModelConfiguration":{"InferenceSpecificationName":"s","EnvironmentParameters":[
          {"Key":"B","ValueType":"String","Value":"2"},{"Key":"A","ValueType":"String","Value":"1"}]}},
        {"Metrics":{"CostPerInference":0.0002,"MaxInvocations":60,"ModelLatency":120,
          "ModelSetupTime":7000},
         "EndpointConfiguration":{"EndpointName":"f","VariantName":"v",
          "ServerlessConfig":{"MemorySizeInMB":2048,"MaxConcurrency":1}},
         "ModelConfiguration":{}}],
       "EndpointPerformances":[{"Metrics":{"MaxInvocations":184,"ModelLatency":1312},
         "EndpointInfo":{"EndpointName":"now"}}]}
      """
    let table = try RecommendationTable(bytes: Array(job.utf8), name: "job.json")
    var options = RankingOptions()
    options.weights = [3, 1]
    let text = ReportText.ranking(try table.ranked(by: options), as: .json)
    // $ an inference: 0.75 / (60 × 100) = 0.000125; the serverless row's is as exported.
    let expected =
      #"{"schema":"rightsizer.rank/1","objectives":[{"metric":"costPerInference","sense":"min"},"#
      + #"{"metric":"modelLatencyMilliseconds","sense":"min"}],"missing":"exclude","#
      + #""groupBy":"model","recommendations":["#
      + #"{"row":0,"source":"job.json","path":"$.InferenceRecommendations[0]","job":"j","#
      + #""group":"m","status":null,"recommendationId":"r/1","endpointName":"e","#
      + #""variantName":"v","instanceType":"ml.m5.xlarge","instanceCount":2,"serverless":null,"#
      + #""environment":{"A":"1","B":"2"},"inferenceSpecification":"s","costPerHour":0.75,"#
      + #""costPerInference":0.000125,"reportedCostPerInference":0.000125,"#
      + #""maxInvocationsPerMinute":100,"modelLatencyMilliseconds":100,"#
      + #""latencyPercentile":"P95","latencyCensored":true,"cpuUtilization":140,"#
      + #""cpuUtilizationPerCore":35,"memoryUtilization":12.5,"modelSetupTime":null,"#
      + #""eligible":true,"reason":null,"layer":1,"rank":1,"score":1,"dominatedBy":null},"#
      + #"{"row":1,"source":"job.json","path":"$.InferenceRecommendations[1]","job":"j","#
      + #""group":"m","status":null,"recommendationId":null,"endpointName":"f","#
      + #""variantName":"v","instanceType":null,"instanceCount":null,"#
      + #""serverless":{"memorySizeInMB":2048,"maxConcurrency":1},"environment":{},"#
      + #""inferenceSpecification":null,"costPerHour":null,"costPerInference":0.0002,"#
      + #""reportedCostPerInference":0.0002,"maxInvocationsPerMinute":60,"#
      + #""modelLatencyMilliseconds":120,"latencyPercentile":"P95","latencyCensored":false,"#
      + #""cpuUtilization":null,"cpuUtilizationPerCore":null,"memoryUtilization":null,"#
      + #""modelSetupTime":7000,"eligible":true,"reason":null,"layer":2,"rank":2,"score":0,"#
      + #""dominatedBy":0}],"baselines":[{"source":"job.json","#
      + #""path":"$.EndpointPerformances[0]","job":"j","endpointName":"now","#
      + #""maxInvocationsPerMinute":184,"modelLatencyMilliseconds":1312}],"diagnostics":[]}"#
      + "\n"
    #expect(text == expected)
  }

  @Test("Every row has exactly the contract's members", arguments: ["rank", "frontier"])
  func members(content: String) throws {
    let ranking = try PublishedJobs.all().ranked()
    let text = ReportText.ranking(
      ranking, content: content == "rank" ? .rank : .frontier, as: .json)
    let report = try ReportText.object(text)
    #expect(report["schema"] as? String == "rightsizer.\(content)/1")
    #expect(
      Set(report.keys) == [
        "schema", "objectives", "missing", "groupBy", "recommendations", "baselines", "diagnostics",
      ])
    for row in try ReportText.rows(text) { #expect(Set(row.keys) == Set(contractMembers)) }
    #expect(RowFields.names == contractMembers)
  }

  @Test("Every row is held: group by group, by rank, those without a layer at their group's end")
  func allRows() throws {
    let rows = try ReportText.rows(
      ReportText.ranking(PublishedJobs.all().ranked(), as: .json))
    #expect(
      rows.map { $0["row"] as? Int } == [
        1, 0, 15 + 2, 3, 2,  // job-name: jobs 01, 10 and 02
        5, 4,  // job 03
        7, 6, 8, 23, 24, 25,  // job 05 and its steps
        12, 9, 13, 11, 10,  // job 07
        14, 15, 16,  // job 08
        18, 21, 19, 22, 20, 26, 27, 28, 29, 30,  // job 12 and its steps
      ])
    for row in rows where row["eligible"] as? Bool == false {
      #expect(row["layer"] is NSNull && row["rank"] is NSNull && row["score"] is NSNull)
      #expect(row["reason"] as? String != nil)
    }
  }

  @Test("The frontier holds the first layer alone")
  func frontier() throws {
    let ranking = try PublishedJobs.all().ranked()
    let rows = try ReportText.rows(ReportText.ranking(ranking, content: .frontier, as: .json))
    // Jobs called job-name 4, 03 1, 05 1, 07 2, 08 3, 12 2.
    #expect(rows.count == 13)
    #expect(rows.allSatisfy { $0["layer"] as? Int == 1 && $0["dominatedBy"] is NSNull })
  }

  @Test("--top keeps the best of each group and none that took no part")
  func top() throws {
    let ranking = try PublishedJobs.all().ranked()
    let rows = try ReportText.rows(ReportText.ranking(ranking, top: 2, as: .json))
    #expect(rows.map { $0["rank"] as? Int } == [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2])
    let many = try ReportText.rows(ReportText.ranking(ranking, top: .max, as: .json))
    #expect(many.count == 23)
  }

  @Test("--job leaves its rows and its existing endpoints alone")
  func job() throws {
    var options = RankingOptions()
    options.job = "instrpx2px-12-14-55-41"
    let text = ReportText.ranking(try PublishedJobs.all().ranked(by: options), as: .json)
    #expect(try ReportText.rows(text).count == 10)
    #expect(try ReportText.count("baselines", in: text) == 0)
    options.job = "job-name"
    let other = ReportText.ranking(try PublishedJobs.all().ranked(by: options), as: .json)
    #expect(try ReportText.count("baselines", in: other) == 1)
  }

  @Test("Diagnostics have exactly the contract's members; a cost is never 0 for want of it")
  func diagnostics() throws {
    let report = try ReportText.object(
      ReportText.ranking(PublishedJobs.all().ranked(), as: .json))
    let diagnostics = try #require(report["diagnostics"] as? [[String: Any]])
    #expect(
      diagnostics.map { $0["code"] as? String } == [
        "latencyInMicroseconds", "sharedJobName", "groupNotComparable", "latencyInMicroseconds",
        "duplicateRow", "duplicateRow",
      ])
    for diagnostic in diagnostics {
      #expect(Set(diagnostic.keys) == ["severity", "code", "source", "path", "message"])
      #expect(["warning", "note"].contains(diagnostic["severity"] as? String))
    }
  }

  @Test("What is unavailable is null, not 0")
  func unavailable() throws {
    let job = MadeUpJob(rows: [
      .init(instanceType: nil, costPerHour: nil, maxInvocations: nil, latency: nil, count: nil)
    ])
    let row = try #require(
      try ReportText.rows(ReportText.ranking(job.table().ranked(), as: .json)).first)
    for name in [
      "instanceType", "instanceCount", "costPerHour", "costPerInference",
      "reportedCostPerInference", "maxInvocationsPerMinute", "modelLatencyMilliseconds",
      "latencyCensored", "cpuUtilization", "cpuUtilizationPerCore", "memoryUtilization",
      "modelSetupTime", "layer", "rank", "score", "dominatedBy",
    ] {
      #expect(row[name] is NSNull, "\(name)")
    }
    #expect(row["eligible"] as? Bool == true)
    #expect(row["reason"] as? String == "no value for cost, no value for latency")
  }

  @Test("No rows still make one object")
  func empty() throws {
    let table = try RecommendationTable(
      bytes: Array(#"{"JobName":"j","Status":"FAILED"}"#.utf8), name: "j.json")
    let text = ReportText.ranking(try table.ranked(), as: .json)
    #expect(try ReportText.rows(text).isEmpty)
    #expect(text.hasSuffix("}\n"))
    #expect(text.contains(#""code":"noRecommendations""#))
  }

  @Test("Names the objectives, senses, policy and grouping as given")
  func options() throws {
    var options = RankingOptions(
      objectives: try Objective.list(parsing: "cpu:max,throughput,setup"))
    options.missing = .worst
    options.groupBy = .none
    let text = ReportText.ranking(try PublishedJobs.job("08").ranked(by: options), as: .json)
    #expect(
      text.hasPrefix(
        #"{"schema":"rightsizer.rank/1","objectives":[{"metric":"cpuUtilizationPerCore","#
          + #""sense":"max"},{"metric":"maxInvocationsPerMinute","sense":"max"},"#
          + #"{"metric":"modelSetupTime","sense":"min"}],"missing":"worst","groupBy":"none","#
          + #""recommendations":[{"row":2,"#))
  }

  @Test("A row of the output reads as a ranked row of the library")
  func decodes() throws {
    struct Report: Decodable {
      var recommendations: [Ranking.Row]
      var baselines: [Baseline]
      var diagnostics: [Diagnostic]
      var objectives: [Objective]
    }
    let ranking = try PublishedJobs.all().ranked()
    let text = ReportText.ranking(ranking, as: .json)
    let report = try JSONDecoder().decode(Report.self, from: Data(text.utf8))
    let rows = ranking.groups.flatMap { group in
      (group.ranked + group.leftOut).map { ranking.row($0, group: group.name) }
    }
    #expect(report.recommendations == rows)
    #expect(report.baselines == ranking.table.baselines)
    #expect(report.diagnostics == ranking.table.diagnostics)
    #expect(report.objectives == Objective.defaults)
  }
}
