import Testing

@testable import Rightsizer

/// Choices on published jobs and small documents; each figure is worked by hand.
struct SelectionAnswerTests {
  typealias Row = AnswerExamples.Row

  @Test("job 08 at 5000 a minute: ⌈5000/535⌉ = 10 of ml.m5.large at 0.115 are $1.15")
  func job08() throws {
    let answer = try AnswerExamples.job08().answer("5000", isBare: true)
    #expect(answer.chosen == ["ml.m5.large 10"])
    #expect(answer.choice?.choice.costPerHour == 1.15)
    #expect(answer.choice?.choice.costPerMonth == 839.5)
    // ⌈5000/791⌉ = 7 at 0.204, ⌈5000/801⌉ = 7 at 0.297.
    #expect(answer.alternatives.map(\.choice.costPerHour) == [1.428, 2.079])
    #expect(answer.rejected.isEmpty)
    #expect(answer.reason("binds")?.contains("the load, without headroom") == true)
    #expect(answer.reason("runnerUp")?.contains("$0.278 an hour less") == true)
    #expect(answer.reason("failsBeyond")?.contains("5,350") == true)
    // Nine carry 4815, 96.3 % of 5000; of two zones five are left, 2675.
    #expect(answer.reason("instanceLost")?.contains("4,815") == true)
    #expect(answer.reason("zoneLost")?.contains("2,675 a minute are left, 53.5 %") == true)
    // ⌈10 · 2/1⌉ = 20.
    #expect(answer.reason("twoZones")?.contains("ml.m5.large × 20 (row 0), $2.30 an hour") == true)
    #expect(answer.reason("quota") == "check the endpoint quota for ml.m5.large: at least 10")
    #expect(answer.reason("headroomCost") == nil)
  }

  @Test("with a latency of 500 ms: 7 of ml.c5.xlarge, ml.m5.large told as lost at full load alone")
  func latencyLimit() throws {
    let answer = try AnswerExamples.job08().answer("5000", isBare: true) {
      $0.constraints.latencyLimitMilliseconds = 500
    }
    #expect(answer.chosen == ["ml.c5.xlarge 7"])
    #expect(answer.choice?.choice.costPerHour == 1.428)
    #expect(answer.rejection(ofRow: 0) == ["latencyAtSaturation"])
    let message = answer.rejected[0].reasons[0].message
    #expect(message.contains("latency 1,070 ms is above the limit of 500 ms by 570 ms"))
    // 5000/5350, and 1.428 − 1.15.
    #expect(message.contains("93.5 %"))
    #expect(message.contains("it would save $0.278 an hour"))
    // 459 × 1.37 = 628.8.
    #expect(answer.reason("latencyMarginal") != nil)
  }

  @Test("job 08 at 2000 with the defaults: 8 of ml.m5.large at $0.92, and no mix of two beats it")
  func defaults() throws {
    for variants in [1, 2, 3] {
      let answer = try AnswerExamples.job08().answer("2000") { $0.maximumVariants = variants }
      #expect(answer.chosen == ["ml.m5.large 8"])
      #expect(answer.choice?.choice.costPerHour == 0.92)
      #expect(answer.choice?.choice.isOptimal == true)
      #expect((answer.reason("provenOptimal") != nil) == (variants > 1))
      // ⌈2000/535⌉ = 4 without headroom.
      #expect(
        answer.reason("headroomCost")
          == "the headroom costs $0.46 an hour: without it ml.m5.large × 4 (row 0) would do")
    }
  }

  // Rates of one instance are 387/3 = 129, 522/2 = 261 and 300/5 = 60, each at $0.23: row 1 wins.
  // ⌈300/130.5⌉ = 3; ⌈⌈300/261⌉ · 2/1⌉ = 4; ⌈2 · 3/2⌉ = 3.
  @Test(
    "job 05 at 300 uses the rates of one instance, for zones 1, 2 and 3",
    arguments: [(1, 3, 0.69), (2, 4, 0.92), (3, 3, 0.69)])
  func job05(zones: Int, count: Int, cost: Double) throws {
    let answer = try AnswerExamples.job05().answer("300") { $0.constraints.zones = zones }
    #expect(answer.chosen == ["ml.m5.xlarge \(count)"])
    #expect(answer.choice?.choice.parts[0].row == 1)
    #expect(answer.choice?.choice.parts[0].invocationsPerInstancePerMinute == 261)
    #expect(answer.choice?.choice.costPerHour == cost)
    let zonesCost =
      "surviving the loss of a zone costs $0.23 an hour: without it ml.m5.xlarge × 3 (row 1) would do"
    #expect((answer.reason("zonesCost") == zonesCost) == (zones == 2))
    #expect((answer.reason("zoneOfManyLost") != nil) == (zones == 3))
    #expect((answer.reason("twoZones") != nil) == (zones == 1))
    #expect(answer.reason("environment")?.contains("OMP_NUM_THREADS=2") == true)
    #expect(answer.reason("latencyCensored") != nil, "100 ms is the job's threshold")
  }

  @Test("an exact multiple needs no instance more, also with a headroom of 0.9")
  func exactMultiples() throws {
    let table = try AnswerExamples.table([Row("ml.m5.large", cost: 0.1, rate: 300)])
    // 300 · 0.1 · 7 = 210 exactly; in Doubles 1 − 0.9 is less than 0.1.
    let answer = try table.answer("210") { $0.constraints.headroom = 0.9 }
    #expect(answer.chosen == ["ml.m5.large 7"])
    #expect(
      try table.answer("210.0000001") { $0.constraints.headroom = 0.9 }.chosen == ["ml.m5.large 8"])
    #expect(try table.answer("200/s").chosen == ["ml.m5.large 80"])
    #expect(try table.answer("18000/h", isBare: true).chosen == ["ml.m5.large 1"])
  }

  @Test("10¹² a minute of capacity 1 is answered")
  func enormous() throws {
    let table = try AnswerExamples.table([
      Row("ml.m5.large", cost: 0.1, rate: 1), Row("ml.c5.large", cost: 0.25, rate: 2),
    ])
    for variants in [1, 10] {
      let answer = try table.answer("1e12", isBare: true) { $0.maximumVariants = variants }
      #expect(answer.chosen == ["ml.m5.large 1000000000000"])
      #expect(answer.choice?.choice.costPerHour == 1e11)
    }
  }

  @Test(
    "with CPU per core at most 50 %, 100 % over 2 cores leaves a share of 1; 190 % one of 0.526…")
  func cpuLimit() throws {
    let table = try AnswerExamples.table([
      Row("ml.m5.large", cost: 0.1, rate: 100).with { $0.cpu = 190 },
      Row("ml.c5.large", cost: 0.11, rate: 100).with { $0.cpu = 100 },
      Row("ml.c5.xlarge", cost: 0.2, rate: 200),
    ])
    let answer = try table.answer("1000", isBare: true) { $0.constraints.cpuPerCoreLimit = 50 }
    // ⌈1000 / (100 · 50/95)⌉ = 19 at 0.1 are $1.90; 10 at 0.11 are $1.10.
    #expect(answer.chosen == ["ml.c5.large 10"])
    #expect(answer.alternatives.map(\.choice.parts[0].instanceCount) == [19])
    #expect(answer.rejection(ofRow: 2) == ["cpuUnavailable"])
    let only = try table.answer("1000", isBare: true) {
      $0.constraints.cpuPerCoreLimit = 50
      $0.constraints.allowedTypes = [try TypePattern("ml.m5.*")]
    }
    #expect(only.reason("binds")?.contains("the limit on CPU per core") == true)
    #expect(only.rejection(ofRow: 1) == ["notAllowed"])
  }

  @Test("limits on what was not measured are not met; above them, by how much")
  func limits() throws {
    let table = try AnswerExamples.table([
      Row("ml.m5.large", cost: 0.1, rate: 100, latency: 20).with { $0.memory = 90 },
      Row("ml.c5.large", cost: 0.11, rate: 100),
      Row("ml.c5.xlarge", cost: 0.2, rate: 200, latency: 10).with { $0.memory = 40 },
    ])
    let answer = try table.answer("100", isBare: true) {
      $0.constraints.memoryLimit = 50
      $0.constraints.latencyLimitMilliseconds = 15
    }
    #expect(answer.chosen == ["ml.c5.xlarge 1"])
    #expect(answer.rejection(ofRow: 0) == ["latency", "memory"])
    #expect(answer.rejected[0].reasons[1].message.contains("by 40 %"))
    #expect(answer.rejection(ofRow: 1) == ["latencyUnavailable", "memoryUnavailable"])
    #expect(answer.reason("onlyFeasible") == "nothing else is feasible")
  }

  @Test("type limits, a maximum and both budgets rule out; nothing feasible names the nearest")
  func nearest() throws {
    let table = try AnswerExamples.job08()
    let limited = try table.answer("5000", isBare: true) {
      $0.constraints.typeLimits = ["ml.m5.large": 9]
    }
    #expect(limited.chosen == ["ml.c5.xlarge 7"])
    #expect(limited.rejection(ofRow: 0) == ["typeLimit"])
    let most = try table.answer("5000", isBare: true) { $0.constraints.maximumInstances = 7 }
    #expect(most.rejection(ofRow: 0) == ["maximumInstances"])
    // $1.15 an hour are $839.50 a month.
    let exact = try table.answer("5000", isBare: true) { $0.constraints.budgetPerMonth = 839.5 }
    #expect(exact.chosen == ["ml.m5.large 10"])
    let none = try table.answer("5000", isBare: true) { $0.constraints.budgetPerMonth = 839.49 }
    #expect(none.choice == nil)
    #expect(none.alternatives.isEmpty)
    #expect(none.rejected.map { $0.reasons.map(\.code) } == [["budget"], ["budget"], ["budget"]])
    #expect(none.nearest?.code == "nearest")
    #expect(
      none.nearest?.message.hasPrefix("nearest is ml.m5.large × 10 at $1.15 an hour (row 0)")
        == true)
  }

  @Test("a request that contradicts itself, or names an unknown type, is refused with the mend")
  func refused() throws {
    let table = try AnswerExamples.job08()
    func error(_ change: (inout SelectionRequest) throws -> Void) throws -> SelectionError? {
      let request = try SelectionRequest.of("10", change)
      do throws(SelectionError) {
        _ = try table.selection(for: request, group: "", rows: [0])
        return nil
      } catch {
        return error
      }
    }
    #expect(try error { $0.constraints.headroom = 1 }?.code == .headroomOutOfRange)
    #expect(try error { $0.constraints.zones = 0 }?.code == .zonesOutOfRange)
    #expect(try error { $0.maximumVariants = 0 }?.code == .countOutOfRange)
    #expect(try error { $0.maximumVariants = 11 }?.code == .countOutOfRange)
    #expect(try error { $0.average = try Demand(parsing: "11") }?.code == .limitOutOfRange)
    #expect(try error { $0.changeCost = 1 }?.code == .malformedType)
    let typo = try error { $0.constraints.typeLimits = ["ml.m5.larg": 3] }
    #expect(typo?.code == .unknownType)
    #expect(typo?.message.contains("did you mean ml.m5.large?") == true)
    let fleet = try error { $0.baseline = try .init(parsing: "ml.c5.xlrge:3") }
    #expect(fleet?.message.contains("did you mean ml.c5.xlarge?") == true)
    #expect(throws: SelectionError.self) { try SelectionRequest.Fleet(parsing: "ml.c5.xlarge:0") }
    #expect(throws: SelectionError.self) { try SelectionRequest.Fleet(parsing: "ml.c5.xlarge") }
    #expect(throws: SelectionError.self) {
      try SelectionRequest.Fleet(parsing: "ml.c5.xlarge:9223372036854775807")
    }
  }

  @Test("a type that only another group has is known all the same")
  func typesOfOtherGroups() throws {
    let table = try AnswerExamples.table(
      AnswerExamples.document([Row("ml.m5.large", cost: 0.1, rate: 10)], job: "a"),
      AnswerExamples.document([Row("ml.new.large", cost: 0.1, rate: 10)], job: "b"))
    let request = try SelectionRequest.of("5") { $0.constraints.typeLimits = ["ml.new.large": 3] }
    for group in table.eligibleGroups() {
      #expect(try table.selection(for: request, group: group.name, rows: group.rows).choice != nil)
    }
    #expect(table.eligibleGroups().map(\.name) == ["a", "b"])
    #expect(table.eligibleGroups(by: .none).map(\.rows) == [[0, 1]])
    #expect(table.eligibleGroups(job: "b").map(\.rows) == [[1]])
  }

  @Test("rows without a type, a rate or a price, and those not eligible, are rejected with why")
  func unusable() throws {
    let rows = [
      Row(nil, cost: 0.1, rate: 10), Row("ml.m5.large", cost: 0.1), Row("ml.m5.large", rate: 10),
      Row("ml.m5.large", cost: -1, rate: 10), Row("ml.m5.large", cost: 0.1, rate: 0),
    ]
    let steps = """
      {"Steps":[{"JobName":"job","JobType":"BENCHMARK","Status":"FAILED",
      "InferenceBenchmark":{"FailureReason":"no capacity","EndpointConfiguration":{"InstanceType":\
      "ml.m5.large","InitialInstanceCount":1},"ModelConfiguration":{}}}]}
      """
    let table = try AnswerExamples.table(AnswerExamples.document(rows), steps)
    let answer = try table.answer("1")
    #expect(answer.choice == nil)
    #expect(
      answer.rejected.map { $0.reasons.map(\.code) } == [
        ["noType"], ["noRate"], ["noPrice"], ["noPrice"], ["noRate"], ["notEligible"],
      ])
    #expect(answer.rejected.last?.reasons[0].message == "step FAILED: no capacity")
  }
}
