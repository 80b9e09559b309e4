import Rightsizer
import TestSupport
import Testing

private func table(_ name: String) throws -> RecommendationTable {
  try RecommendationTable(contentsOf: TestFiles.jobs + "/" + name)
}

private let job01 = "describe_01_doc_2021_resnet_default_preview_us.json"
private let job02 = "describe_02_doc_2021_advanced_c5d_xlarge_x3_preview_us.json"
private let job03 = "describe_03_xgboost_default_2021-11.json"
private let job05 = "describe_05_tf_resnet50_advanced_m5_xlarge_x3_x2_x5_2022-01.json"
private let job07 = "describe_07_hf_bert_advanced_g4dn_2022-01.json"
private let job08 = "describe_08_pytorch_neo_default_full_2022-03-08.json"
private let job10 = "describe_10_doc_2022-10_existing_endpoint.json"
private let job12 = "describe_12_instructpix2pix_default_cpu_mem_2023-04.json"

/// Figures as the documents print them, worked out by hand.
@Suite("Published jobs, by hand")
struct PublishedJobsTests {
  @Test("Three, two and five ml.m5.xlarge cost $0.23 an instance-hour and carry 129, 261 and 60")
  func perInstance() throws {
    let table = try table(job05)
    #expect(table.column(.costPerHour) == [0.69, 0.46, 1.15])
    for price in table.pricePerInstanceHour { #expect(isClose(price, 0.23)) }
    #expect(table.capacityPerInstance == [129, 261, 60])
    #expect((0..<3).map { table.instanceCount($0) } == [3, 2, 5])
    #expect((0..<3).map { table.environment($0)["OMP_NUM_THREADS"] } == ["4", "2", "10"])
    #expect((0..<3).map { table[$0].latencyCensored } == [true, true, true])
    #expect((0..<3).map { table[$0].latencyPercentile } == ["P95", "P95", "P95"])
  }

  @Test("The preview's latencies come out in milliseconds, its prices without Float32 widening")
  func preview() throws {
    let first = try table(job01)
    #expect(first.column(.modelLatencyMilliseconds) == [263.596, 826.019, 1085.446])
    #expect(first.column(.costPerHour) == [0.204, 0.115, 0.115])
    #expect(first.column(.maxInvocationsPerMinute) == [648, 655, 570])
    // Nothing is known of its stopping conditions.
    #expect((0..<3).map { first[$0].latencyCensored } == [nil, nil, nil])
    #expect((0..<3).map { first[$0].latencyPercentile } == [nil, nil, nil])
    let second = try table(job02)
    #expect(second.column(.modelLatencyMilliseconds) == [100])
    #expect(second[0].latencyCensored == true)
    #expect(second[0].latencyPercentile == "P95")
    #expect(second[0].costPerHour == 0.69)
  }

  @Test("CPU utilisation is divided by the type's vCPUs, never by the count")
  func cpuPerCore() throws {
    let table = try table(job12)
    // ml.g5.xlarge 4, ml.g4dn.xlarge 4, ml.p3.2xlarge 8, ml.p3.8xlarge 32, ml.g4dn.12xlarge 48.
    let expected = [102.854 / 4, 101.604 / 4, 103.355 / 8, 343.107 / 32, 402.798 / 48]
    for (value, reference) in zip(table.column(.cpuUtilizationPerCore), expected) {
      #expect(isClose(value, reference), "\(value) \(reference)")
    }
  }

  @Test("A latency below the threshold is measured, one at it is censored")
  func censoring() throws {
    let table = try table(job07)
    #expect((0..<5).map { table[$0].latencyCensored } == [false, false, false, false, true])
    #expect((0..<5).allSatisfy { table[$0].latencyPercentile == "P95" })
  }

  @Test("An existing endpoint is a baseline, never a row")
  func baseline() throws {
    let table = try table(job10)
    #expect(table.count == 1)
    let path = TestFiles.jobs + "/" + job10
    #expect(table.baselines.count == 1)
    let baseline = try #require(table.baselines.first)
    #expect(baseline.source == path)
    #expect(baseline.path == "$.EndpointPerformances[0]")
    #expect(baseline.job == "job-name")
    #expect(baseline.endpointName == "endpoint-name")
    #expect(baseline.maxInvocationsPerMinute == 184)
    #expect(baseline.modelLatencyMilliseconds == 1312)
  }

  @Test(
    "A published job is told what holds of it, and nothing else",
    arguments: [
      (job01, [Diagnostic.Code.latencyInMicroseconds]), (job02, [.latencyInMicroseconds]),
      (job03, []), (job05, []), (job07, []), (job08, []), (job10, []), (job12, []),
      ("steps_from_05.json", []), ("steps_from_12.json", []),
    ])
  func diagnostics(_ name: String, _ codes: [Diagnostic.Code]) throws {
    let table = try table(name)
    #expect(table.diagnostics.map(\.code) == codes, "\(table.diagnostics)")
    #expect(table.diagnostics.allSatisfy { $0.severity == .note })
    #expect(table.diagnostics.allSatisfy { $0.source == TestFiles.jobs + "/" + name })
  }
}

@Suite("All published jobs at once")
struct AllPublishedJobsTests {
  private let result = RecommendationTable.load(paths: [TestFiles.jobs])
  private var table: RecommendationTable { result.table }

  @Test("No row is lost: 3 + 1 + 2 + 3 + 5 + 3 + 1 + 5, and 3 + 5 steps")
  func rows() throws {
    #expect(result.errors.isEmpty)
    #expect(table.count == 31)
    var expected: [ReferenceRow] = []
    for name in TestFiles.names(in: TestFiles.jobs) where name.hasSuffix(".json") {
      expected += ReferenceRow.all(
        try ReferenceJSON.documents(TestFiles.bytes(TestFiles.jobs + "/" + name)))
    }
    expectRows(of: table, equal: expected, "all")
    #expect(table.sources.count == 10)
    #expect(table[23].source.hasSuffix("steps_from_05.json"))
    #expect(table[23].path == "$.Steps[0]")
    #expect(table[4].path == "$.InferenceRecommendations[0]")
  }

  @Test("Six groups: jobs 01, 02 and 10 share the guide's placeholder name, steps join their jobs")
  func groups() {
    let groups = table.grouping(by: .model)
    #expect(
      groups.names == [
        "job-name", "resnet50-instance-1637703318", "resnet50-ml-c5-xlarge-load-test-1641425849",
        "nlp-advanced-inference-recommender-job-01-03-20-55",
        "175a92e4-9f39-11ec-bfd5-0ac52cb5fde6", "instrpx2px-12-14-55-41",
      ])
    #expect(
      groups.rows == [
        [0, 1, 2, 3, 17], [4, 5], [6, 7, 8, 23, 24, 25], [9, 10, 11, 12, 13], [14, 15, 16],
        [18, 19, 20, 21, 22, 26, 27, 28, 29, 30],
      ])
    #expect(table.grouping(by: .job).names == groups.names)
    #expect(table.grouping(by: .none).names == ["all"])
    #expect((0..<31).allSatisfy { table[$0].group == groups.names[Int(groups.groupOfRow[$0])] })
  }

  @Test(
    "The eight rows of the steps files repeat rows of jobs 05 and 12; job 01's three stay three")
  func duplicates() {
    #expect(table.eligibleRows == Array(0..<23))
    let originals = (23..<31).map { table.ineligibility($0) }
    #expect(originals == [6, 7, 8, 18, 19, 20, 21, 22].map { .duplicate(of: $0) })
    #expect(table[23].reason == "duplicate of row 6")
    #expect(table[23].status == "COMPLETED")
  }

  @Test("What is told: two previews, the shared name, its jobs' other conditions, the duplicates")
  func diagnostics() {
    let told = table.diagnostics.map { ($0.source?.split(separator: "/").last ?? "", $0.code) }
    let expected: [(String, Diagnostic.Code)] = [
      (job01, .latencyInMicroseconds), (job01, .sharedJobName), (job01, .groupNotComparable),
      (job02, .latencyInMicroseconds), ("steps_from_05.json", .duplicateRow),
      ("steps_from_12.json", .duplicateRow),
    ]
    #expect(told.map { "\($0.0) \($0.1)" } == expected.map { "\($0.0) \($0.1)" })
  }

  @Test("Steps know the conditions of their described job, whether it is loaded before or after")
  func stepsKnowTheirJob() {
    #expect(table[23].latencyCensored == true)
    #expect(table[23].latencyPercentile == "P95")
    let reversed = RecommendationTable.load(
      paths: [TestFiles.jobs + "/steps_from_05.json", TestFiles.jobs + "/" + job05]
    ).table
    #expect(reversed[0].latencyCensored == true)
    #expect(reversed.eligibleRows == [0, 1, 2])
    #expect(reversed.ineligibility(3) == .duplicate(of: 0))
    let alone = RecommendationTable.load(paths: [TestFiles.jobs + "/steps_from_05.json"]).table
    #expect(alone[0].latencyCensored == nil)
    #expect(alone[0].latencyPercentile == nil)
  }
}
