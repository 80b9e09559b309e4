import TestSupport
import Testing

@testable import Rightsizer

/// What an answer says: prices, fleets, load over time, and what to know before buying.
struct SelectionReasonsTests {
  typealias Row = AnswerExamples.Row

  @Test("a price list replaces prices, discounts are taken off, and which counts is told")
  func prices() throws {
    let table = try AnswerExamples.job08()
    let answer = try table.answer("5000", isBare: true) {
      $0.prices = try PriceList(parsingCSV: "instanceType,pricePerHour\nml.m5.large,0.3\n")
      $0.pricesSource = "p.csv"
      try $0.discounts.add(parsing: "0.1")
      try $0.discounts.add(parsing: "ml.inf1.*=0.5")
    }
    // 7 · 0.297 · 0.5 = 1.0395; 7 · 0.204 · 0.9 = 1.2852; 10 · 0.3 · 0.9 = 2.7.
    #expect(answer.chosen == ["ml.inf1.xlarge 7"])
    #expect(answer.choice?.choice.costPerHour == 1.0395)
    #expect(answer.alternatives.map(\.choice.costPerHour) == [1.2852, 2.7])
    #expect(answer.choice?.choice.parts[0].priceSource == .exported)
    #expect(answer.alternatives[1].choice.parts[0].priceSource == .listed)
    #expect(
      answer.reason("price")?.contains("less 50 %; ml.inf1.xlarge is not in the price list") == true
    )
    #expect(
      answer.alternatives[1].reasons.contains {
        $0.message == "the price of ml.m5.large is from p.csv, less 10 %"
      })
    #expect(
      answer.assumption("exportedPrices")
        == "not in p.csv, so at exported prices: ml.c5.xlarge, ml.inf1.xlarge")
  }

  @Test("the job's region and date are told; different ones in one answer are warned of")
  func regions() throws {
    let row = Row("ml.m5.large", cost: 0.1, rate: 100)
    let table = try AnswerExamples.table(
      AnswerExamples.document(
        [row], job: "a", model: "m", region: "us-east-1", created: "2022-03-08T01:02:03"),
      AnswerExamples.document(
        [Row("ml.c5.large", cost: 0.2, rate: 100)], job: "b", model: "m", region: "eu-west-1",
        created: "2023-01-02 01:02:03"))
    let answer = try table.answer("100")
    #expect(answer.reason("price")?.contains("(us-east-1, 2022-03-08)") == true)
    let told = answer.diagnostics.filter { $0.code == .pricesDiffer }.map(\.message)
    #expect(told.count == 2)
    #expect(told[0].contains("(eu-west-1, us-east-1)"))
    #expect(told[1].contains("(2022, 2023)"))
    let listed = try table.answer("100") {
      $0.prices = try PriceList(parsingCSV: "ml.m5.large,0.1\nml.c5.large,0.1\n")
    }
    #expect(!listed.diagnostics.contains { $0.code == .pricesDiffer })
    #expect(listed.assumption("exportedPrices") == nil)
    let crossover = try table.crossover(
      for: CrossoverRequest(
        from: Demand(perMinute: 1), to: Demand(perMinute: 10), selection: .of("10")),
      group: "m", rows: [0, 1])
    #expect(!crossover.diagnostics.contains { $0.code == .pricesDiffer }, "one row wins")
  }

  @Test("an existing endpoint is compared in rate and latency, a fleet in dollars and load")
  func presentFleets() throws {
    let endpoint = try AnswerExamples.job10().answer("300")
    #expect(
      endpoint.reason("existingEndpoint")?.hasSuffix(
        "3,290 invocations a minute against 184, latency 171 ms against 1,312 ms") == true)
    func baseline(_ fleet: String) throws -> String? {
      try AnswerExamples.job05().answer("300") { $0.baseline = try .init(parsing: fleet) }
        .reason("baseline")
    }
    // The winner is 3 at $0.69; 261 a minute each.
    #expect(
      try baseline("ml.m5.xlarge:3")
        == "ml.m5.xlarge × 3 (row 1) costs $0.69 an hour, as much as the winner; the load would be "
        + "38.3 % of its capacity")
    #expect(try baseline("ml.m5.xlarge:5")?.contains("$1.15 an hour, $0.46 more than") == true)
    #expect(
      try baseline("ml.m5.xlarge:1")?.contains("$0.46 less than the winner; it carries only 87 %")
        == true)
    #expect(try baseline("ml.c5.large:4")?.contains("cannot be compared with") == true)
  }

  @Test("burstable, accelerated, compiled and environment-dependent rows are told before buying")
  func buying() throws {
    let row = Row("ml.t2.medium", cost: 0.1, rate: 100).with {
      $0.environment = [("B", "2"), ("A", "1")]
      $0.compilation = "compiled-it"
      $0.cpu = 100
    }
    let answer = try AnswerExamples.table([row]).answer("10")
    #expect(answer.reason("burstable")?.contains("ml.t2.medium is burstable") == true)
    #expect(answer.reason("compiled")?.contains("(compiled-it)") == true)
    #expect(answer.reason("environment")?.contains("A=1 B=2") == true)
    #expect(answer.reason("latencyNotMeasured") != nil)
    #expect(answer.reason("saturatedWorker") != nil)
    #expect(answer.reason("accelerated") == nil)
    let graphics = try AnswerExamples.table([Row("ml.g5.xlarge", cost: 1, rate: 100)]).answer("10")
    #expect(graphics.reason("accelerated") != nil)
    #expect(graphics.reason("burstable") == nil)
    #expect(graphics.assumption("cpuOnly") != nil)
  }

  @Test("a profile sets peak and average, and tells what autoscaling costs")
  func profile() throws {
    let table = try AnswerExamples.table([Row("ml.m5.large", cost: 0.1, rate: 100)])
    let profile = try DemandProfile(parsingCSV: "100\n400\n100\n")
    let answer = try table.answer("400") {
      $0.profile = profile
      $0.average = profile.average
    }
    // 50 a minute each: 8 at the peak; 2, 8 and 2 over the profile are 4 on average, $0.40.
    #expect(answer.chosen == ["ml.m5.large 8"])
    let told = answer.reason("autoscaling")
    #expect(
      told?.contains("2 instances to 8, 4 on average, $0.40 an hour, $292.00 a month") == true)
    #expect(answer.reason("average")?.contains("at the average of 200 a minute") == true)
    // 0.8 / (60 · 200) · 10⁶ = 66.67.
    #expect(answer.reason("average")?.contains("$66.6667 a million") == true)
    let less = try table.answer("200") {
      $0.profile = profile
      $0.constraints.maximumInstances = 4
    }
    #expect(less.reason("autoscaling")?.contains("1 of the profile's 3 steps need more") == true)
  }

  @Test("serverless is refused unless asked for, sized in concurrency, billed at the average")
  func serverless() throws {
    let rows = [
      Row("ml.m5.large", cost: 0.23, rate: 522, latency: 100),
      Row(nil, rate: 600, latency: 80, count: nil).with {
        $0.serverless = (2048, 5)
        $0.costPerInference = 0.00001
        $0.setup = 4_500_000
      },
    ]
    let table = try AnswerExamples.table(rows)
    let refused = try table.answer("1000")
    #expect(refused.rejection(ofRow: 1) == ["serverless"])
    #expect(refused.chosen == ["ml.m5.large 4"])
    // 120 a minute each, half of it kept free: ⌈1000/60⌉ = 17; 60 · 1000 · 10⁻⁵ = $0.60.
    let peak = try table.answer("1000") { $0.constraints.allowsServerless = true }
    #expect(peak.chosen == ["serverless 17"])
    #expect(peak.choice?.choice.costPerHour == 0.6)
    #expect(peak.assumption("serverless")?.contains("an upper bound") == true)
    #expect(peak.reason("coldStart")?.contains("4,500,000") == true)
    #expect(peak.reason("failsBeyond")?.contains("1,020") == true)
    #expect(peak.reason("quota") == nil)
    // 0.92 / (60 · 10⁻⁵) = 1533.33.
    #expect(peak.reason("serverlessBreakEven")?.contains("below 1,533.33") == true)
    let average = try table.answer("1000") {
      $0.constraints.allowsServerless = true
      $0.average = try Demand(parsing: "20")
      $0.maximumVariants = 10
    }
    #expect(average.chosen == ["serverless 17"])
    #expect(average.choice?.choice.costPerHour == 0.012)
    #expect(average.choice?.choice.costPerMillionInferencesAtAverage == 10)
    // 200 units of 60 are 12000.
    let beyond = try table.answer("12001") { $0.constraints.allowsServerless = true }
    #expect(beyond.rejection(ofRow: 1) == ["maximumConcurrency"])
  }

  @Test("reruns of one configuration: the worst, median or best stands for all, each by default")
  func reruns() throws {
    let rates = [100.0, 120, 90, 110]
    var rows = rates.map { Row("ml.m5.large", cost: 0.1, rate: $0, latency: 10) }
    rows.append(Row("ml.m5.large", cost: 0.1))
    rows.append(Row("ml.m5.large", cost: 0.1, rate: 80).with { $0.environment = [("A", "1")] })
    let table = try AnswerExamples.table(rows)
    func row(_ reruns: SelectionRequest.Reruns) throws -> SelectionAnswer {
      try table.answer("1000", isBare: true) { $0.reruns = reruns }
    }
    let standing: [(SelectionRequest.Reruns, Int, Int)] = [
      (.worst, 2, 12), (.median, 0, 10), (.best, 1, 9), (.each, 1, 9),
    ]
    for (reruns, winner, count) in standing {
      let answer = try row(reruns)
      #expect(answer.choice?.choice.parts[0].row == winner, "\(reruns)")
      #expect(answer.chosen == ["ml.m5.large \(count)"])
      #expect(answer.reason("reruns")?.contains("90 to 120 invocations a minute, 10 ms") == true)
      #expect(answer.rejected.count { $0.reasons[0].code == "rerun" } == (reruns == .each ? 0 : 4))
      // The one in another environment is no rerun.
      #expect(answer.alternatives.contains { $0.choice.parts[0].row == 5 })
    }
  }

  @Test("of many reruns the first dozen rows are named, and the others counted")
  func manyReruns() throws {
    let rows = (0..<5000).map { Row("ml.m5.large", cost: 0.1, rate: 100 + Double($0)) }
    let answer = try AnswerExamples.table(rows).answer("1000", isBare: true) { _ in }
    let reason = answer.reason("reruns")
    #expect(
      reason
        == "measured 5,000 times (rows 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 4,988 more): "
        + "100 to 5,099 invocations a minute")
  }

  @Test("rows of different models are no reruns of each other, in one group too")
  func rerunsOfModels() throws {
    let row = Row("ml.m5.large", cost: 0.1, rate: 100)
    let two = try AnswerExamples.table(
      AnswerExamples.document([row], job: "a", model: "m"),
      AnswerExamples.document([row], job: "b", model: "n"),
      AnswerExamples.document([row], job: "c", model: "n"))
    let answer = try two.answer("10") { $0.reruns = .worst }
    #expect(answer.alternatives.map(\.choice.parts[0].row) == [1])
    #expect(answer.rejection(ofRow: 2) == ["rerun"])
  }

  @Test("alternatives within the noise of reruns are named, and what each would need to win")
  func alternatives() throws {
    let table = try AnswerExamples.table([
      Row("ml.m5.large", cost: 0.1, rate: 100), Row("ml.c5.large", cost: 0.105, rate: 100),
      Row("ml.c5.xlarge", cost: 0.36, rate: 400),
    ])
    let answer = try table.answer("1000", isBare: true)
    // 10 · 0.1 = 1; 10 · 0.105 = 1.05; 3 · 0.36 = 1.08.
    #expect(answer.chosen == ["ml.m5.large 10"])
    #expect(answer.alternatives.map(\.choice.isWithinNoise) == [true, true])
    #expect(answer.reason("withinNoise")?.contains("ml.c5.large × 10 (row 1)") == true)
    #expect(isClose(answer.alternatives[0].priceCutPercent ?? 0, 100.0 / 21))
    #expect(answer.alternatives[0].reasons.map(\.code).contains("overtakesNever"))
    // 11 of the first are $1.10 above 1000, so that 3 for $1.08 are the cheaper at once.
    #expect(answer.alternatives[1].cheaperBeyond == 1000)
  }

  @Test(
    "dates of all spellings are read, others are none",
    arguments: [
      ("2022-03-08T23:40:09.593000", "2022-03-08"), ("2022-03-08 23:40:09+00:00", "2022-03-08"),
      ("1646782809.593", "2022-03-08"), ("0", "1970-01-01"), ("951782400", "2000-02-29"),
      ("yesterday", nil), ("", nil), ("nan", nil), ("-1", nil), ("2022-13-01", nil), ("1e300", nil),
    ])
  func dates(text: String, day: String?) {
    #expect(JobDate(text)?.description == day)
  }

  @Test("figures read alike everywhere")
  func wording() {
    #expect(Wording.dollars(1.15) == "$1.15")
    #expect(Wording.dollars(0.1155) == "$0.1155")
    #expect(Wording.dollars(1234.5) == "$1,234.50")
    // Halves of a cent, whichever side of them the Double is on.
    #expect(Wording.dollars(176.295) == "$176.30" && Wording.dollars(1603.445) == "$1,603.45")
    #expect(Wording.dollars(780.735) == "$780.74" && Wording.dollars(100.125) == "$100.13")
    #expect(Wording.dollars(0.00245) == "$0.0025" && Wording.dollars(1.00005) == "$1.0001")
    #expect(Wording.dollars(176.2949) == "$176.29" && Wording.dollars(-176.295) == "$-176.30")
    #expect(Wording.dollars(0) == "$0.00")
    #expect(
      Wording.dollars(0.00000123) == "$0.00000123" || Wording.dollars(0.00000123) == "$1.23e-06")
    #expect(Wording.figure(1533.3333) == "1,533.33")
    #expect(Wording.figure(1e15) == "1,000,000,000,000,000")
    #expect(Wording.figure(1e18) == "1e+18")
    #expect(Wording.percent(0.99999) == "just under 100 %")
    #expect(Wording.percent(0.00001) == "under 0.1 %")
    #expect(Wording.percent(1) == "100 %")
    #expect(Wording.percent(0) == "0 %")
  }

  @Test("What costs nothing is warned of, with the reason why it does")
  func free() throws {
    let table = try AnswerExamples.table([
      Row("ml.m5.large", cost: 0.1, rate: 100), Row("ml.c5.large", cost: 0.2, rate: 100),
      Row("ml.g5.xlarge", cost: 0, rate: 100), Row("ml.r5.large", rate: 100),
    ])
    func told(_ change: (inout SelectionRequest) throws -> Void) throws -> [String] {
      try table.answer("1000", change).diagnostics.filter { $0.code == .priceZero }.map(\.message)
    }
    let head = "what costs nothing wins over all that has a price: "
    let exported = "the exported price of row 2 (ml.g5.xlarge) is 0"
    #expect(try told { _ in } == [head + exported])
    #expect(
      try told {
        $0.constraints.excludedTypes = [try TypePattern("ml.g5.*")]
        try $0.discounts.add(parsing: "ml.c5.*=1")
      } == [head + "a discount of 100 % takes all of the price of ml.c5.large"])
    #expect(
      try told {
        $0.prices = try PriceList(parsingCSV: "ml.g5.xlarge,1\nml.m5.large,0\n")
        $0.pricesSource = "p.csv"
      } == [head + "the price of ml.m5.large is 0 in p.csv"])
    let priced = try told {
      $0.prices = try PriceList(parsingCSV: "ml.g5.xlarge,1\n")
      try $0.discounts.add(parsing: "0.999999")
    }
    #expect(priced.isEmpty)
    #expect(try told { $0.constraints.minimumInstances = 2_000 }.count == 1)
    #expect(try told { $0.constraints.allowedTypes = [try TypePattern("ml.r5.*")] }.isEmpty)
  }

  @Test("Many that cost nothing are named up to five, then counted")
  func manyFree() throws {
    let table = try AnswerExamples.table(
      (0..<1_007).map { Row("ml.m\($0).large", cost: 1, rate: 100) })
    let answer = try table.answer("1000") { try $0.discounts.add(parsing: "1") }
    let told = answer.diagnostics.filter { $0.code == .priceZero }
    #expect(told.count == 1 && told[0].severity == .warning)
    #expect(told[0].message.contains("takes all of the price of ml.m0.large, ml.m1.large, "))
    #expect(told[0].message.hasSuffix(" and 1,002 more"))
  }

  @Test("A serverless row that costs nothing is warned of, and a crossover says the same")
  func freeElsewhere() throws {
    let table = try AnswerExamples.table([
      Row("ml.m5.large", cost: 0, rate: 100),
      Row(nil, rate: 100, count: nil).with {
        $0.serverless = (2048, 5)
        $0.costPerInference = 0
      },
    ])
    let answer = try table.answer("100") { $0.constraints.allowsServerless = true }
    let message = answer.diagnostics.first { $0.code == .priceZero }?.message
    #expect(message?.contains("the exported cost an inference of row 1 is 0") == true)
    let crossover = try table.crossover(
      for: CrossoverRequest(
        from: Demand(perMinute: 1), to: Demand(perMinute: 10), selection: .of("10")),
      group: "m", rows: [0])
    #expect(crossover.diagnostics.contains { $0.code == .priceZero })
  }

  @Test("A latency that repeats the job's threshold is told as a lower bound, wherever it is told")
  func lowerBounds() throws {
    // Job 05 stopped at 100 ms, and each of its rows has just that.
    let table = try AnswerExamples.job05()
    let marginal = try table.answer("5000") { $0.constraints.latencyLimitMilliseconds = 120 }
    #expect(marginal.reason("latencyMarginal")?.hasPrefix("its latency of ≥ 100 ms is") == true)
    let none = try table.answer("5000") { $0.constraints.latencyLimitMilliseconds = 50 }
    let expected = "latency ≥ 100 ms is above the limit of 50 ms by 50 ms"
    #expect(none.rejected.allSatisfy { $0.reasons[0].message.hasPrefix(expected) })
    #expect(none.nearest?.message.contains(expected) == true)
    let measured = try AnswerExamples.job08().answer("5000") {
      $0.constraints.latencyLimitMilliseconds = 100
    }
    #expect(!measured.rejected.contains { $0.reasons[0].message.contains("≥") })
  }

  @Test(
    "Digits are grouped in every figure, and all of them told where a limit is missed by little")
  func grouping() throws {
    let table = try AnswerExamples.table([
      Row("ml.m5.large", cost: 0.1, rate: 1, latency: 12_345.0625)
    ])
    let answer = try table.answer("12000") {
      $0.constraints.latencyLimitMilliseconds = 12_345.0615
      $0.constraints.maximumInstances = 2_000
    }
    #expect(
      answer.rejected[0].reasons.map(\.message) == [
        "latency 12,345.0625 ms is above the limit of 12,345.0615 ms by 0.001 ms",
        "the count needed is 24,000, above the limit of 2,000 by 22,000",
      ])
  }
}
