import Testing

@testable import Rightsizer

/// What is told of a mix's parts and of what it saves.
struct MixReasonsTests {
  typealias Row = AnswerExamples.Row

  /// 3 of the cheapest and 1 more: the first is limited.
  private func answer(
    _ change: (inout SelectionRequest) throws -> Void
  ) throws -> SelectionAnswer {
    let table = try AnswerExamples.table([
      Row("ml.m5.large", cost: 0.1, rate: 100, latency: 30),
      Row("ml.c5.large", cost: 0.15, rate: 100, latency: 25).with { $0.cpu = 97 },
    ])
    return try table.answer("400", isBare: true) {
      $0.constraints.typeLimits = ["ml.m5.large": 3]
      $0.maximumVariants = 2
      try change(&$0)
    }
  }

  @Test(
    "each part whose latency × 1.37 passes the limit is marginal",
    arguments: [
      // 30 · 1.37 = 41.1 and 25 · 1.37 = 34.25.
      (30, [1, 0]), (34.25, [0]), (41, [0]), (41.1, []),
    ] as [(ExactDecimal, [Int])])
  func marginal(_ limit: ExactDecimal, _ rows: [Int]) throws {
    let answer = try answer { $0.constraints.latencyLimitMilliseconds = limit }
    #expect(answer.chosen == ["ml.c5.large 1", "ml.m5.large 3"])
    let told = (answer.choice?.reasons ?? []).filter { $0.code == "latencyMarginal" }
    #expect(
      told.map(\.message)
        == rows.map {
          "row \($0)'s latency of \([30, 25][$0]) ms is marginal: reruns spread by up to × 1.37, which "
            + "passes the limit"
        })
  }

  @Test("a part that repeats its job's threshold has a latency of at least that")
  func censored() throws {
    // The tables of job 05, whose rows all stopped at 100 ms: 129, 261 and 60 a minute an instance.
    let answer = try AnswerExamples.job05().answer("321", isBare: true) {
      $0.constraints.latencyLimitMilliseconds = 120
      $0.maximumVariants = 2
    }
    let parts = answer.choice?.choice.parts ?? []
    let told = (answer.choice?.reasons ?? []).filter { $0.code == "latencyMarginal" }
    #expect(told.count == parts.count)
    #expect(told.allSatisfy { $0.message.contains("latency of ≥ 100 ms is marginal") })
  }

  @Test("beside three zones and a fleet to stay with, job 08 is told as by hand")
  func zonesAndChanges() throws {
    let answer = try AnswerExamples.job08().answer("9000") {
      $0.constraints.headroom = 0.3
      $0.constraints.zones = 3
      $0.constraints.latencyLimitMilliseconds = 1200
      $0.maximumVariants = 3
      $0.kept = [try .init(parsing: "ml.m5.large:10"), try .init(parsing: "ml.c5.xlarge:4")]
      $0.changeCost = 0.02
      try $0.discounts.add(parsing: "ml.m5.*=0.2")
    }
    // Two zones of three leave 2 · 791 + 14 · 535 = 9,072, for both parts 100.8 % of their shares.
    #expect(answer.chosen == ["ml.c5.xlarge 3", "ml.m5.large 21"])
    let zone = try #require(answer.reason("zoneOfManyLost"))
    #expect(zone.hasPrefix("with one of 3 zones lost, at worst "))
    #expect(zone.hasSuffix("is left with 100.8 % of its share of the demand"))
    // 3 · $0.204 + 21 · $0.092 and 12 changes against 26 · $0.092 and 20.
    #expect(
      answer.reason("runnerUp")
        == "costs $0.152 an hour more than the runner-up, ml.m5.large × 26 (row 0), before the cost of the "
        + "changes")
    #expect(
      answer.reason("mixSaves")?.hasPrefix("saves $0.008 an hour, the change included") == true)
    let two = try self.answer { $0.constraints.zones = 1 }
    #expect(two.reason("zoneOfManyLost") == nil)
  }

  @Test("a part that may be one saturated worker is named")
  func saturated() throws {
    let answer = try answer { _ in }
    let told = (answer.choice?.reasons ?? []).filter { $0.code == "saturatedWorker" }
    #expect(told.count == 1)
    #expect(told.first?.message.hasPrefix("row 1's CPU utilisation sums to 90…110 %") == true)
  }

  /// Serverless of 20 a minute for each concurrent invocation.
  private static let serverless = Row(nil, rate: 100, latency: 25, count: nil).with {
    $0.serverless = (2048, 5)
    $0.costPerInference = 0.000025
  }

  @Test("what a mix saves is told against the best single variant, serverless too")
  func savesAgainstServerless() throws {
    let table = try AnswerExamples.table([
      Row("ml.m5.large", cost: 0.1, rate: 100, latency: 30),
      Row("ml.c5.large", cost: 0.15, rate: 100, latency: 25), Self.serverless,
    ])
    let answer = try table.answer("400", isBare: true) {
      $0.constraints.typeLimits = ["ml.m5.large": 3, "ml.c5.large": 3]
      $0.constraints.allowsServerless = true
      $0.maximumVariants = 2
    }
    // 3 · $0.10 + $0.15 against 60 · 400 · $0.000025 = $0.60.
    #expect(answer.chosen == ["ml.c5.large 1", "ml.m5.large 3"])
    #expect(
      answer.reason("mixSaves")
        == "saves $0.15 an hour against the best single variant, serverless × 20 concurrent (row 2)"
    )
  }

  @Test("a serverless choice near its limit is marginal, too")
  func serverlessMarginal() throws {
    let table = try AnswerExamples.table([Self.serverless])
    for (limit, isTold) in [(34, true), (35, false)] as [(ExactDecimal, Bool)] {
      let answer = try table.answer("400", isBare: true) {
        $0.constraints.allowsServerless = true
        $0.constraints.latencyLimitMilliseconds = limit
      }
      #expect(
        answer.reason("latencyMarginal")
          == (isTold
            ? "its latency of 25 ms is marginal: reruns spread by up to × 1.37, which passes the limit"
            : nil))
    }
  }
}
