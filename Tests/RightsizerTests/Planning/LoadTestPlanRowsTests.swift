import TestSupport
import Testing

@testable import Rightsizer

/// What becomes of rows of every kind.
struct LoadTestPlanRowsTests {
  private static func job(_ rows: String, _ head: String = "") throws -> RecommendationTable {
    try RecommendationTable(
      text: #"{"JobName":"j","JobType":"Default",\#(head)"InferenceRecommendations":[\#(rows)]}"#)
  }

  private static func row(
    _ endpoint: String, cost: Double = 1, rate: Int = 100, latency: Int = 50,
    model: String = "{}"
  ) -> String {
    #"{"Metrics":{"CostPerHour":\#(cost),"CostPerInference":0.00001,"MaxInvocations":\#(rate),"#
      + #""ModelLatency":\#(latency)},"EndpointConfiguration":{\#(endpoint)},"#
      + #""ModelConfiguration":\#(model)}"#
  }

  private static func instance(_ type: String, _ count: Int = 1) -> String {
    #""InstanceType":"\#(type)","InitialInstanceCount":\#(count)"#
  }

  private static let serverless =
    #""ServerlessConfig":{"MemorySizeInMB":2048,"MaxConcurrency":5}"#

  @Test("Serverless rows are left out, and with --serverless the instances are")
  func serverless() throws {
    let table = try Self.job(
      [Self.row(Self.instance("ml.m5.large")), Self.row(Self.serverless, latency: 20)]
        .joined(separator: ","))
    let instances = try table.loadTestPlan(
      for: PlanExamples.question(demand: "100", latency: 100))
    #expect(instances.types == ["ml.m5.large"])
    #expect(instances.codes(ofRow: 1) == ["serverless"])
    let serverless = try table.loadTestPlan(
      for: PlanExamples.question(demand: "100", latency: 100) {
        $0.selection.constraints.allowsServerless = true
        $0.predictsUntestedSizes = true
      })
    #expect(
      serverless.configurations.map(\.endpoint) == [
        EndpointInputConfiguration(
          serverlessConfig: ProductionVariantServerlessConfig(
            memorySizeInMB: 2048, maxConcurrency: 5))
      ])
    #expect(serverless.codes(ofRow: 0) == ["instances"])
    #expect(serverless.faults.isEmpty)
    #expect(serverless.explanation[0].hasPrefix("test   serverless 2048 MB × 5  row 1  "))
  }

  @Test("A latency that repeats the job's threshold is a lower bound, a budget that of a count")
  func figures() throws {
    // Row 4 of job 07 stopped at 20 ms, with 1,168 invocations a minute at $0.736.
    let table = try RecommendationTable(
      contentsOf: TestFiles.jobs + "/describe_07_hf_bert_advanced_g4dn_2022-01.json")
    func plan(
      _ latency: ExactDecimal, _ budget: ExactDecimal?, demand: String = "2500"
    ) throws -> LoadTestPlan {
      try table.loadTestPlan(
        for: PlanExamples.question(demand: demand, latency: latency) {
          $0.selection.constraints.budgetPerHour = budget
        })
    }
    let near = try plan(20, nil, demand: "20000").explanation.joined(separator: "\n")
    #expect(near.contains("$10.5023 a million inferences, ≥ 20 ms: behind row 3"))
    let lost = try plan(19, nil).explanation.joined(separator: "\n")
    #expect(lost.contains("latency ≥ 20 ms is above the limit of 19 ms by 1 ms, measured at full"))
    // ⌈2 · 2500 / 1168⌉ = 5, at $3.68.
    let both = try plan(19, 3).explanation.joined(separator: "\n")
    #expect(both.contains("latency ≥ 20 ms is above the limit of 19 ms by 1 ms\n"))
    #expect(
      both.contains("it takes 5 instances: $3.68 an hour is above the budget of $3.00 by $0.68"))
  }

  @Test("Serverless memory that AWS does not take is left out", arguments: [1500, 512, 8192])
  func serverlessMemory(size: Int) throws {
    let table = try Self.job(
      Self.row(#""ServerlessConfig":{"MemorySizeInMB":\#(size),"MaxConcurrency":5}"#))
    let plan = try table.loadTestPlan(
      for: PlanExamples.question(demand: "100", latency: 100) {
        $0.selection.constraints.allowsServerless = true
      })
    #expect(plan.request == nil && plan.codes(ofRow: 0) == ["serverlessConfiguration"])
  }

  @Test("A specification is asked for of a package, and left out with a model's name")
  func specification() throws {
    let table = try Self.job(
      Self.row(
        Self.instance("ml.m5.large"), model: #"{"InferenceSpecificationName":"fp16"}"#))
    let package = try table.loadTestPlan(
      for: PlanExamples.question(demand: "100", latency: 100))
    #expect(package.configurations.first?.endpoint.inferenceSpecificationName == "fp16")
    #expect(package.codes(ofRow: 0).contains("specification") && package.faults.isEmpty)
    let named = try table.loadTestPlan(
      for: PlanExamples.question(demand: "100", latency: 100) {
        $0.model = .name("m")
        $0.containerConfig = PlanExamples.container
      })
    #expect(named.request == nil && named.codes(ofRow: 0) == ["specification"])
  }

  @Test("What the check of requests refuses of a row is told by its member")
  func refusedSpecification() throws {
    let table = try Self.job(
      Self.row(
        Self.instance("ml.m5.large"), model: #"{"InferenceSpecificationName":"fp_16"}"#))
    let plan = try table.loadTestPlan(for: PlanExamples.question(demand: "100", latency: 100))
    #expect(plan.request == nil && plan.codes(ofRow: 0) == ["refused"])
    #expect(
      plan.leftOut[0].reasons[0].message
        == "AWS would refuse it: InferenceSpecificationName must be letters, digits and hyphens, the "
        + "first and the last no hyphen")
  }

  @Test("A compiled row is asked for by its specification, and cannot be without one")
  func compiled() throws {
    let table = try Self.job(
      [
        Self.row(
          Self.instance("ml.m5.large"),
          model: #"{"InferenceSpecificationName":"neo-1","CompilationJobName":"neo-1"}"#),
        Self.row(
          Self.instance("ml.c5.large"), latency: 30, model: #"{"CompilationJobName":"neo-2"}"#),
        Self.row(Self.instance("ml.m5.large"), rate: 99),
      ].joined(separator: ","))
    let plan = try table.loadTestPlan(
      for: PlanExamples.question(demand: "100", latency: 100))
    #expect(plan.codes(ofRow: 1) == ["compiled"])
    #expect(plan.configurations.map(\.endpoint.inferenceSpecificationName) == ["neo-1", nil])
    #expect(plan.testedRows == [0, 2])
    #expect(
      plan.configurations[0].reasons.contains { $0.message.contains("that of the compiled model") })
  }

  @Test("Environments that no request can hold are left out")
  func environments() throws {
    func environment(_ count: Int) -> String {
      let parameters = (0..<count).map { #"{"Key":"V\#($0)","Value":"1"}"# }
      return #"{"EnvironmentParameters":[\#(parameters.joined(separator: ","))]}"#
    }
    let table = try Self.job(
      [
        Self.row(Self.instance("ml.m5.large"), model: environment(6)),
        Self.row(Self.instance("ml.c5.large"), model: environment(5)),
      ].joined(separator: ","))
    let plan = try table.loadTestPlan(
      for: PlanExamples.question(demand: "100", latency: 100))
    #expect(plan.testedRows == [1] && plan.codes(ofRow: 0) == ["environment"])
    #expect(plan.faults.isEmpty)
  }

  @Test("Failed and repeated rows, and such of no type, are left out with their reasons")
  func ineligible() throws {
    let table = try RecommendationTable(
      text: """
        {"Steps":[
          {"StepType":"BENCHMARK","JobName":"j","Status":"FAILED","InferenceBenchmark":{
            "EndpointConfiguration":{"InstanceType":"ml.m5.large","InitialInstanceCount":1},
            "ModelConfiguration":{},"FailureReason":"out of memory"}},
          {"StepType":"BENCHMARK","JobName":"j","Status":"COMPLETED","InferenceBenchmark":{
            "Metrics":{"CostPerHour":1,"MaxInvocations":100,"ModelLatency":50},
            "EndpointConfiguration":{"InstanceType":"ml.c5.large","InitialInstanceCount":1},
            "ModelConfiguration":{}}},
          {"StepType":"BENCHMARK","JobName":"j","Status":"COMPLETED","InferenceBenchmark":{
            "Metrics":{"CostPerHour":1,"MaxInvocations":100,"ModelLatency":40},
            "EndpointConfiguration":{"InitialInstanceCount":1},"ModelConfiguration":{}}},
          {"StepType":"BENCHMARK","JobName":"j","Status":"COMPLETED","InferenceBenchmark":{
            "Metrics":{"CostPerHour":1,"MaxInvocations":100},
            "EndpointConfiguration":{"InstanceType":"ml.r5.large","InitialInstanceCount":1},
            "ModelConfiguration":{}}}]}
        """)
    let plan = try table.loadTestPlan(
      for: PlanExamples.question(demand: "100", latency: 100))
    #expect(plan.testedRows == [1])
    #expect(plan.codes(ofRow: 0) == ["notEligible"])
    #expect(plan.codes(ofRow: 2) == ["noType"])
    #expect(plan.codes(ofRow: 3) == ["latencyUnavailable"])
    #expect(plan.leftOut[0].reasons[0].message.contains("out of memory"))
    #expect(
      plan.leftOut[2].reasons[0].message
        == "latency not measured, and the limit is 100 ms: it may still win, but has no place beside "
        + "the frontier, so that it is not planned; add it to the request to have it measured")
    // Row 2 is neither of a type nor serverless.
    #expect(plan.explanation.contains { $0.hasPrefix("leave  —            row 2  ") })
    #expect(!plan.explanation.contains { $0.contains("serverless") })
  }

  @Test("A lack of latency beside other reasons is told as they are")
  func unmeasured() throws {
    let table = try MadeUpJob(rows: [MadeUpJob.Row(latency: nil)]).table()
    var question = try PlanExamples.question(demand: "100", latency: 100)
    question.selection.constraints.memoryLimit = 50
    let plan = try table.loadTestPlan(for: question)
    #expect(Set(plan.codes(ofRow: 0)) == ["latencyUnavailable", "memoryUnavailable"])
    #expect(plan.leftOut[0].reasons.allSatisfy { !$0.message.contains("may still win") })
  }

  @Test("Types that AWS would refuse by their form are left out", arguments: ["ml.C5.large", "c5"])
  func malformedTypes(type: String) throws {
    let table = try Self.job(Self.row(Self.instance(type)))
    let plan = try table.loadTestPlan(
      for: PlanExamples.question(demand: "100", latency: 100))
    #expect(plan.request == nil && plan.codes(ofRow: 0) == ["noType"])
  }

  @Test("Reruns and counts of one configuration are one test")
  func reruns() throws {
    let table = try Self.job(
      [
        Self.row(Self.instance("ml.m5.large")), Self.row(Self.instance("ml.m5.large"), rate: 104),
        Self.row(Self.instance("ml.m5.large", 3), cost: 3, rate: 290),
      ].joined(separator: ","))
    let plan = try table.loadTestPlan(
      for: PlanExamples.question(demand: "100", latency: 100))
    #expect(plan.configurations.count == 1 && plan.configurations[0].testCount == 1)
    #expect(plan.testedRows == [0, 1, 2])
    #expect(plan.codes(ofRow: 2).contains("instanceCount"))
  }

  @Test("Of more than ten the choice and the frontier come first, and the rest is told")
  func tenTests() throws {
    // Rows 0…11 are on the frontier; a row 12 is behind row 0 by no more than noise.
    var rows = (0..<12).map { index in
      MadeUpJob.Row(
        instanceType: "ml.m5.x\(index)", costPerHour: 1 + Double(index),
        latency: 100 - Double(index))
    }
    rows.append(MadeUpJob.Row(instanceType: "ml.c5.y", costPerHour: 1.01, latency: 101))
    let plan = try MadeUpJob(rows: rows).table().loadTestPlan(
      for: PlanExamples.question(demand: "100", latency: 200))
    #expect(plan.testedRows == Array(0..<10))
    #expect(plan.leftOut.map(\.row) == [10, 11, 12])
    #expect(plan.leftOut.allSatisfy { $0.reasons.map(\.code) == ["testLimit"] })
    #expect(plan.request?.inputConfig.resourceLimit?.maxNumberOfTests == 10)
  }

  @Test("Where ten tests are too few, none goes to a combination that no row was measured with")
  func scarceTests() throws {
    func row(_ type: String, _ a: String, _ b: String, _ cost: Double) -> MadeUpJob.Row {
      MadeUpJob.Row(
        instanceType: type, costPerHour: cost, latency: 100 - cost,
        environment: ["A": a, "B": b])
    }
    let two = [row("ml.m5.a", "1", "x", 1), row("ml.m5.a", "2", "y", 2)]
    let few = try MadeUpJob(rows: two).table().loadTestPlan(
      for: PlanExamples.question(demand: "100", latency: 200))
    #expect(few.configurations.map(\.testCount) == [4])
    #expect(few.configurations[0].unseenCombinationCount == 2)
    #expect(
      few.configurations[0].reasons.last?.message.contains(
        "every combination is tested, 4 of them, 2 of which no row was measured with") == true)
    let many =
      two + (3..<11).map { row("ml.m5.x\($0)", "1", "x", Double($0)) }
    let plan = try MadeUpJob(rows: many).table().loadTestPlan(
      for: PlanExamples.question(demand: "100", latency: 200))
    #expect(plan.testedRows == Array(0..<10))
    #expect(plan.configurations.allSatisfy { $0.unseenCombinationCount == 0 })
  }

  @Test("What is left out of many is cut short")
  func longLists() throws {
    let rows = (0..<200).map { index in
      MadeUpJob.Row(
        instanceType: "ml.m5.large", costPerHour: 1 + Double(index), latency: 10 + Double(index),
        environment: ["A": "\(index)"])
    }
    let plan = try MadeUpJob(rows: rows).table().loadTestPlan(
      for: PlanExamples.question(demand: "100", latency: 2000))
    let lines = plan.explanation.filter { $0.hasPrefix("leave") }
    #expect(lines.count == LoadTestPlan.toldOmissions + 1)
    #expect(lines.last == "leave  and \(plan.leftOut.count - 50) more rows: dominated 140")
  }

  @Test("What is not told of a long list is counted by its reason, the most frequent first")
  func countedReasons() throws {
    // Rows 1…60 are dominated by row 0, 61…63 have no latency and row 64 has no price.
    let rows = (0..<65).map { index in
      MadeUpJob.Row(
        instanceType: "ml.m5.x\(index)", costPerHour: index == 64 ? nil : index == 0 ? 1 : 100,
        latency: 61...63 ~= index ? nil : index == 0 ? 10 : 100)
    }
    let plan = try MadeUpJob(rows: rows).table().loadTestPlan(
      for: PlanExamples.question(demand: "100", latency: 200))
    #expect(plan.testedRows == [0] && plan.leftOut.count == 64)
    #expect(
      plan.explanation.contains(
        "leave  and 14 more rows: dominated 10, latencyUnavailable 3, noPrice 1"))
  }

  @Test("Of many rows of one configuration the first reasons are told, and what is known of it")
  func manyRowsOfOne() throws {
    let rows = (0..<40).map { index in
      MadeUpJob.Row(
        instanceType: "ml.m5.large", costPerHour: 1 + Double(index) / 1000, latency: 10,
        environment: ["A": "1"])
    }
    let plan = try MadeUpJob(rows: rows).table().loadTestPlan(
      for: PlanExamples.question(demand: "100", latency: 200))
    #expect(plan.configurations.count == 1 && plan.configurations[0].rows.count == 40)
    // The choice is on the frontier too: 41 reasons of rows.
    #expect(plan.configurations[0].reasons.count == 42)
    let told = plan.explanation.prefix { !$0.hasPrefix("note") }
    #expect(told.count == LoadTestPlan.toldReasons + 2)
    #expect(told[0].contains("row 0: select chooses it"))
    #expect(told[12].hasSuffix("  and 29 more reasons of its rows"))
    #expect(told[13].hasSuffix("  asked for with A=1"))
  }

  @Test("What is dearer or slower beyond noise, but not both, is told as that")
  func partNoise() throws {
    // At 0.95 / 1.10 of its cost and 0.40 / 1.37 of its latency row 1 is still dearer than row 0 but
    // faster, row 2 slower but cheaper, and row 3 neither.
    let rows = [(1.0, 100.0), (1.2, 110), (1.1, 400), (1.1, 110)].enumerated().map {
      MadeUpJob.Row(
        instanceType: "ml.m5.x\($0)", costPerHour: $1.0, latency: $1.1)
    }
    let plan = try MadeUpJob(rows: rows).table().loadTestPlan(
      for: PlanExamples.question(demand: "100", latency: 1000))
    func message(_ row: Int) -> String {
      plan.configurations.first { $0.rows == [row] }?.reasons.first?.message ?? ""
    }
    #expect(
      message(1).hasSuffix(
        ": dearer than row 0 by more than reruns differ, but not slower by more than they do"))
    #expect(
      message(2).hasSuffix(
        ": slower than row 0 by more than reruns differ, but not dearer by more than they do"))
    #expect(message(3).hasSuffix(": behind row 0 by no more than reruns differ"))
  }
}
