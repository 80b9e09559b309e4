import Testing

@testable import Rightsizer

/// A mix has no more instances than one type may have by itself: 2⁵³ = 9,007,199,254,740,992.
struct FoundMixTests {
  typealias Row = AnswerExamples.Row

  /// The answer of one type, and that of mixes.
  private func answers(
    _ rows: [Row], _ demand: String, _ change: (inout SelectionRequest) throws -> Void = { _ in }
  ) throws -> [SelectionAnswer] {
    let table = try AnswerExamples.table(rows)
    return try [1, 2].map { variants in
      try table.answer(demand, isBare: true) {
        $0.maximumVariants = variants
        try change(&$0)
      }
    }
  }

  @Test(
    "beyond 2⁵³ instances a mix is refused in the words of one type",
    arguments: [
      ("9007199254740992", true), ("9007199254740992.5", false), ("9007199254740993", false),
      ("1e25", false), ("1e300", false),
    ])
  func ceiling(_ demand: String, _ isCarried: Bool) throws {
    let answers = try answers([Row("ml.m5.large", cost: 0.1, rate: 1, latency: 5)], demand)
    for answer in answers {
      #expect(answer.chosen == (isCarried ? ["ml.m5.large 9007199254740992"] : []))
      #expect(answer.rejection(ofRow: 0) == (isCarried ? [] : ["countCeiling"]))
    }
    #expect(answers[0].rejected == answers[1].rejected)
    #expect(answers[0].nearest == answers[1].nearest)
    if !isCarried {
      let told =
        "nearest is ml.m5.large (row 0), but the count is above 9,007,199,254,740,992, the greatest that "
        + "is given"
      #expect(answers[1].nearest?.message == told)
    }
  }

  @Test(
    "zones and the minimum may take a mix beyond 2⁵³ instances, too",
    arguments: [
      // ⌊n/2⌋ of 2⁵³ are left when one of two zones is lost.
      (zones: 2, minimum: 1, demand: "4503599627370496", isCarried: true),
      (zones: 2, minimum: 1, demand: "4503599627370497", isCarried: false),
      // ⌊2n/3⌋ of three.
      (zones: 3, minimum: 1, demand: "6004799503160661", isCarried: true),
      (zones: 3, minimum: 1, demand: "6004799503160662", isCarried: false),
      (zones: 1, minimum: 9_007_199_254_740_992, demand: "1", isCarried: true),
      (zones: 1, minimum: 9_007_199_254_740_993, demand: "1", isCarried: false),
    ])
  func rules(zones: Int, minimum: Int, demand: String, isCarried: Bool) throws {
    let answers = try answers([Row("ml.m5.large", cost: 0.1, rate: 1, latency: 5)], demand) {
      $0.constraints.zones = zones
      $0.constraints.minimumInstances = minimum
    }
    for answer in answers { #expect((answer.choice != nil) == isCarried) }
    #expect(answers[0].choice?.choice.parts == answers[1].choice?.choice.parts)
    #expect(answers[0].nearest == answers[1].nearest)
  }

  @Test("the instances of all parts together are at most 2⁵³")
  func together() throws {
    // One instance of 2 a minute is allowed, so that 2⁵³ − 1 of 1 a minute carry the rest.
    let rows = [
      Row("ml.m5.large", cost: 0.1, rate: 1, latency: 5),
      Row("ml.c5.large", cost: 0.3, rate: 2, latency: 5),
    ]
    let limited = { (request: inout SelectionRequest) in
      request.constraints.typeLimits = ["ml.c5.large": 1]
    }
    let most = try answers(rows, "9007199254740993", limited)
    #expect(most[0].chosen.isEmpty)
    #expect(most[1].chosen == ["ml.c5.large 1", "ml.m5.large 9007199254740991"])
    #expect(most[1].choice?.choice.isOptimal == true)
    let more = try answers(rows, "9007199254740994", limited)
    #expect(more[0].chosen.isEmpty)
    #expect(more[1].chosen.isEmpty)
    #expect(more[0].nearest == more[1].nearest)
  }

  @Test("a row that would need more than 2⁵³ is beside the others no obstacle to their mixes")
  func slowRow() throws {
    let rows = [
      Row("ml.m5.large", cost: 0.1, rate: 100, latency: 5),
      Row("ml.c5.large", cost: 0.05, rate: 1e-10, latency: 5),
    ]
    let answers = try answers(rows, "1e12")
    for answer in answers {
      #expect(answer.chosen == ["ml.m5.large 10000000000"])
      #expect(answer.choice?.choice.isOptimal == true)
      #expect(answer.rejection(ofRow: 1) == ["countCeiling"])
    }
  }

  @Test(
    "a mix that costs no more than the bound is proven the cheapest, though not the first of ties")
  func provenCost() throws {
    // 101 to 140 a minute for as many cents: no mix carries 10,007, a prime, for less than $100.07.
    let candidates = (101...140).map { rate in
      SizingCandidate(
        row: rate - 101, instanceType: "ml.t\(rate)", maxInvocationsPerMinute: Double(rate),
        price: .listed(Double(rate) / 100))
    }
    let selector = try JobExamples.selector(candidates) { JobExamples.bare(&$0) }
    var request = try SelectionRequest.of("10007", isBare: true)
    request.maximumVariants = 5
    let found = try #require(
      FoundMix(selector.mixItems(), request, selector, nodeBudget: 100))
    let solution = try #require(found.solution)
    #expect(solution.parts.reduce(0) { $0 + (101 + $1.item) * $1.count } == 10_007)
    #expect(found.bound == 100.07)
    #expect(found.isProven)
    #expect(!found.isOrderProven)
  }

  @Test("the library's mixes hold to it")
  func library() throws {
    let candidate = SizingCandidate(
      row: 0, instanceType: "ml.m5.large", maxInvocationsPerMinute: 1, price: .exported(0.1))
    let selector = try JobExamples.selector([candidate]) { JobExamples.bare(&$0) }
    let most = try FleetMix(selector, demand: Demand(parsing: "9007199254740992")).solved()
    #expect(most?.parts == [FleetMix.Part(candidate: 0, instanceCount: 1 << 53)])
    for demand in ["9007199254740993", "1e300"] {
      #expect(try FleetMix(selector, demand: Demand(parsing: demand)).solved() == nil)
    }
  }
}
