import TestSupport
import Testing

@testable import Rightsizer

struct UntestedSizesTests {
  /// Sizes of ml.c5 in which each step up doubles the rate at 1.5 times the price: the greater, the
  /// cheaper an inference and the faster.
  private static let rows: [MadeUpJob.Row] = [
    MadeUpJob.Row(
      instanceType: "ml.c5.large", costPerHour: 0.1, maxInvocations: 100, latency: 80),
    MadeUpJob.Row(
      instanceType: "ml.c5.xlarge", costPerHour: 0.15, maxInvocations: 200, latency: 60),
    MadeUpJob.Row(
      instanceType: "ml.c5.2xlarge", costPerHour: 0.225, maxInvocations: 400, latency: 45),
  ]

  private static func plan(
    _ rows: [MadeUpJob.Row] = rows, _ change: (inout LoadTestQuestion) throws -> Void = { _ in }
  ) throws -> LoadTestPlan {
    try MadeUpJob(rows: rows).table().loadTestPlan(
      for: PlanExamples.question(demand: "1000", latency: 200) {
        $0.predictsUntestedSizes = true
        try change(&$0)
      })
  }

  @Test("Greater sizes that are predicted to be cheaper and faster are tested, told as predicted")
  func reached() throws {
    let plan = try Self.plan()
    let untested = plan.configurations.filter { $0.rows.isEmpty }
    // vCPUs 16, 36 and 72 of the catalogue.
    #expect(
      Set(untested.compactMap(\.endpoint.instanceType))
        == ["ml.c5.4xlarge", "ml.c5.9xlarge", "ml.c5.18xlarge"])
    let next = try #require(
      untested.first { $0.endpoint.instanceType == "ml.c5.4xlarge" }?.prediction)
    #expect(isClose(next.capacityPerMinute.value, 800, relative: 1e-9))
    #expect(isClose(next.pricePerInstanceHour.value, 0.3375, relative: 1e-9))
    #expect(isClose(try #require(next.latencyMilliseconds).value, 33.75, relative: 0.02))
    #expect(next.priceSource == .predicted && next.isExtrapolated)
    #expect(
      untested.allSatisfy {
        $0.reasons[0].code == "predicted"
          && $0.reasons[0].message.hasPrefix("not tested, predicted to reach the frontier")
      })
    // Only the greatest tested size is on the frontier; predictions do not change that.
    #expect(plan.codes(ofRow: 2) == ["choice", "frontier"])
    #expect(plan.faults.isEmpty)
    // Without the flag there is none.
    let tested = try MadeUpJob(rows: Self.rows).table().loadTestPlan(
      for: PlanExamples.question(demand: "1000", latency: 200))
    #expect(tested.configurations.allSatisfy { !$0.rows.isEmpty && $0.prediction == nil })
    #expect(tested.testedRows == plan.testedRows)
  }

  @Test("Predicted sizes come after the frontier and before the noise")
  func order() throws {
    let plan = try Self.plan()
    let kinds = plan.configurations.map { $0.reasons[0].code }
    let first = try #require(kinds.firstIndex(of: "predicted"))
    #expect(kinds[..<first].allSatisfy { $0 == "choice" || $0 == "frontier" })
    #expect(kinds[first...].drop { $0 == "predicted" }.allSatisfy { $0 == "withinNoise" })
  }

  @Test("A price list's price is taken as it is, less the discount")
  func listedPrices() throws {
    let plan = try Self.plan {
      $0.selection.prices = try PriceList(parsingCSV: "ml.c5.4xlarge,0.5")
      try $0.selection.discounts.add(parsing: "0.2")
    }
    let next = try #require(
      plan.configurations.first { $0.endpoint.instanceType == "ml.c5.4xlarge" })
    let prediction = try #require(next.prediction)
    #expect(prediction.priceSource == .listed)
    #expect(isClose(prediction.pricePerInstanceHour.value, 0.4, relative: 1e-12))
    #expect(next.reasons[1].message.contains("at $0.400 an hour from the price list"))
    let other = try #require(
      plan.configurations.first { $0.endpoint.instanceType == "ml.c5.9xlarge" })
    #expect(other.reasons[1].message.contains("an hour, predicted too"))
  }

  @Test("A dear price keeps a size off the frontier, and that is told with its figures")
  func dear() throws {
    // Five thousand times as dear, so dominated if it were slower: the latency is made to grow.
    var rows = Self.rows
    for (index, latency) in [45.0, 60, 80].enumerated() { rows[index].latency = latency }
    let plan = try Self.plan(rows) {
      $0.selection.prices = try PriceList(
        parsingCSV: "ml.c5.4xlarge,5000\nml.c5.9xlarge,5000\nml.c5.18xlarge,5000")
    }
    let omitted = plan.leftOut.filter { $0.row == nil }
    #expect(omitted.count == 3)
    #expect(omitted.allSatisfy { $0.reasons[0].message.contains("predicted to be dominated by") })
    #expect(omitted.allSatisfy { $0.prediction != nil })
    #expect(plan.notes.contains { $0.code == "untested" })
  }

  @Test("Nothing is predicted from two sizes, from types not in the catalogue, or of failed ones")
  func tooFew() throws {
    let two = try Self.plan(Array(Self.rows.prefix(2)))
    #expect(two.configurations.allSatisfy { $0.prediction == nil })
    #expect(two.notes.contains { $0.code == "untested" && $0.message.contains("3 tested sizes") })
    var unknown = Self.rows
    unknown[0].instanceType = "ml.c5.tiny"
    #expect(try Self.plan(unknown).configurations.allSatisfy { $0.prediction == nil })
    // A size that failed was tested.
    var job = MadeUpJob(rows: Self.rows)
    job.rows.append(MadeUpJob.Row(instanceType: "ml.c5.4xlarge"))
    job.statuses = ["COMPLETED", "COMPLETED", "COMPLETED", "FAILED"]
    job.failureReason = "out of memory"
    let failed = try job.table().loadTestPlan(
      for: PlanExamples.question(demand: "1000", latency: 200) {
        $0.predictsUntestedSizes = true
      })
    #expect(!failed.types.contains("ml.c5.4xlarge") && failed.types.contains("ml.c5.9xlarge"))
  }

  @Test("A size that the job asked for and that gave no result is told, and not predicted")
  func askedFor() throws {
    let configurations = ["ml.c5.large", "ml.c5.4xlarge", "ml.c5.4xlarge", "ml.p3.2xlarge"]
      .map { #"{"InstanceType":"\#($0)"}"# }.joined(separator: ",")
    let text = String(decoding: MadeUpJob(rows: Self.rows).bytes, as: UTF8.self)
      .replacing(
        #""JobType":"Default""#,
        with: #""JobType":"Advanced","InputConfig":{"EndpointConfigurations":[\#(configurations)]}"#
      )
    let table = try RecommendationTable(text: text)
    let plan = try table.loadTestPlan(
      for: PlanExamples.question(demand: "1000", latency: 200) { $0.predictsUntestedSizes = true })
    let told = plan.leftOut.filter { $0.row == nil && $0.prediction == nil }
    #expect(told.map(\.instanceType) == ["ml.c5.4xlarge", "ml.p3.2xlarge"])
    #expect(told.allSatisfy { $0.reasons.map(\.code) == ["noRow"] })
    #expect(!plan.types.contains("ml.c5.4xlarge") && plan.types.contains("ml.c5.9xlarge"))
    #expect(
      plan.explanation.contains {
        $0.hasPrefix("leave") && $0.contains("ml.p3.2xlarge") && $0.contains("  no result  ")
      })
    let excluded = try table.loadTestPlan(
      for: PlanExamples.question(demand: "1000", latency: 200) {
        $0.predictsUntestedSizes = true
        $0.selection.constraints.excludedTypes = [try TypePattern("ml.p3.*")]
      })
    #expect(excluded.leftOut.compactMap(\.instanceType) == ["ml.c5.4xlarge"])
  }

  @Test("Types that are excluded or not allowed are not predicted")
  func patterns() throws {
    let excluded = try Self.plan {
      $0.selection.constraints.excludedTypes = [try TypePattern("ml.c5.*8xlarge")]
      $0.selection.constraints.typeLimits = ["ml.c5.9xlarge": 0]
    }
    #expect(
      excluded.configurations.compactMap(\.prediction?.instanceType) == ["ml.c5.4xlarge"])
  }

  @Test("Equal environments are asked for again, different ones are not made up")
  func environments() throws {
    var rows = Self.rows
    for index in rows.indices { rows[index].environment = ["A": "1"] }
    let equal = try #require(try Self.plan(rows).configurations.first { $0.rows.isEmpty })
    #expect(
      equal.endpoint.environmentParameterRanges?.categoricalParameterRanges == [
        CategoricalParameter(name: "A", values: ["1"])
      ])
    rows[1].environment = ["A": "2"]
    let different = try #require(try Self.plan(rows).configurations.first { $0.rows.isEmpty })
    #expect(different.endpoint.environmentParameterRanges == nil)
    #expect(different.reasons.contains { $0.code == "environment" })
  }

  @Test("Compiled and uncompiled sizes, and those of other specifications, are not put together")
  func series() throws {
    func row(_ type: String, _ model: String) -> String {
      #"{"Metrics":{"CostPerHour":1,"MaxInvocations":100,"ModelLatency":50},"#
        + #""EndpointConfiguration":{"InstanceType":"\#(type)","InitialInstanceCount":1},"#
        + #""ModelConfiguration":\#(model)}"#
    }
    let table = try RecommendationTable(
      text: "["
        + [
          row("ml.c5.large", "{}"), row("ml.c5.xlarge", #"{"CompilationJobName":"neo-1"}"#),
          row("ml.c5.2xlarge", #"{"CompilationJobName":"neo-2"}"#),
          row("ml.c5.4xlarge", #"{"InferenceSpecificationName":"fp16"}"#),
        ].joined(separator: ",") + "]")
    let rows = CandidateRows(
      table, rows: Array(0..<table.count),
      request: SelectionRequest(demand: try Demand(perMinute: 1)))
    let series = FamilySeries.all(of: rows.candidates, in: table)
    #expect(series.map { $0.sizes.map(\.row) } == [[0], [1, 2], [3]])
    #expect(series.map(\.isCompiled) == [false, true, false])
    #expect(series.map(\.specification) == [nil, nil, "fp16"])
  }

  @Test("Of several rows of a size the cheapest an inference stands for it")
  func bestRow() throws {
    var rows = Self.rows
    rows.append(
      MadeUpJob.Row(
        instanceType: "ml.c5.large", costPerHour: 0.2, maxInvocations: 240, latency: 70, count: 2))
    let table = try MadeUpJob(rows: rows).table()
    let candidates = CandidateRows(
      table, rows: Array(0..<4), request: SelectionRequest(demand: try Demand(perMinute: 1)))
    let series = try #require(FamilySeries.all(of: candidates.candidates, in: table).first)
    // 0.2 / 240 is less than 0.1 / 100; one instance of the two carries 120 at $0.10.
    #expect(series.sizes.map(\.row) == [3, 1, 2])
    #expect(series.sizes[0].capacityPerMinute == 120)
    #expect(isClose(series.sizes[0].pricePerInstanceHour, 0.1))
  }
}
