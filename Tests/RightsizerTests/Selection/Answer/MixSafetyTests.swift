import TestSupport
import Testing

@testable import Rightsizer

/// What binds a choice and what each rule costs, by choosing again without it.
struct MixSafetyTests {
  typealias Row = AnswerExamples.Row

  @Test("a safety costs the difference to the best choice without it, also of another type")
  func otherType() throws {
    // With 2 at least, two small ones; with one allowed, the one large.
    let table = try AnswerExamples.table([
      Row("ml.m5.large", cost: 0.3, rate: 100), Row("ml.m5.4xlarge", cost: 0.5, rate: 200),
    ])
    let answer = try table.answer("200") { $0.constraints.headroom = 0 }
    #expect(answer.chosen == ["ml.m5.large 2"])
    #expect(
      answer.reason("minimumCost")
        == "the minimum of instances costs $0.10 an hour: without it ml.m5.4xlarge × 1 (row 1) would do"
    )
    // Two zones: 4 of the small at $1.20, 2 of the large at $1.00.
    #expect(
      answer.reason("twoZones")
        == "to carry the demand when a zone is lost (--zones 2): ml.m5.4xlarge × 2 (row 1), $1.00 an hour"
    )
    let few = try table.answer("200") {
      $0.constraints.headroom = 0
      $0.constraints.budgetPerHour = 0.9
    }
    #expect(few.reason("twoZones")?.hasSuffix("nothing within the rules does") == true)
    let half = try table.answer("100")
    #expect(half.chosen == ["ml.m5.large 2"])
    #expect(half.reason("twoZones")?.hasPrefix("this count carries the demand when") == true)
  }

  @Test("costs of rules equal the difference of two exhaustive searches")
  func exhaustive() throws {
    var told = 0
    for seed in UInt64(0)..<60 {
      var random = SeededGenerator(seed: seed)
      let types = ["ml.m5.large", "ml.c5.large", "ml.m5.xlarge"]
      let rows = types.prefix(2 + random.below(2)).map {
        Row($0, cost: Double(10 + random.below(30)) / 100, rate: Double(3 + random.below(12)))
      }
      let demand = 5 + random.below(30)
      let request = try SelectionRequest.of("\(demand)") {
        $0.constraints.headroom = 0.5
        $0.constraints.zones = 1 + random.below(3)
        $0.constraints.minimumInstances = 1 + random.below(4)
        $0.maximumVariants = 1 + random.below(3)
        if random.below(3) == 0 { $0.constraints.typeLimits = ["ml.m5.large": 3] }
      }
      func best(_ change: (inout Constraints) -> Void) throws -> ExactRational? {
        var constraints = request.constraints
        change(&constraints)
        let units = rows.map {
          MixChoices.Unit(
            perUnit: ExactRational(Int($0.rate ?? 0)), share: .one - constraints.headroom.exact,
            price: ExactRational(shortestDecimalOf: $0.cost ?? 0) ?? .zero, type: $0.type ?? "")
        }
        return MixChoices.all(
          units, constraints, most: request.maximumVariants, carrying: ExactRational(demand)
        ).map { MixChoices.cost(units, $0) }.min()
      }
      let answer = try AnswerExamples.table(rows).answer(request)
      guard let cost = try best({ _ in }) else {
        #expect(answer.choice == nil)
        continue
      }
      let rules: [(String, (inout Constraints) -> Void)] = [
        ("headroomCost", { $0.headroom = 0 }), ("minimumCost", { $0.minimumInstances = 1 }),
        ("zonesCost", { $0.zones = 1 }),
      ]
      for (code, change) in rules {
        let saving = cost - (try best(change) ?? cost)
        let text = Wording.dollars(saving.doubleValue)
        #expect((answer.reason(code) != nil) == !saving.isZero, "seed \(seed), \(code)")
        #expect(
          answer.reason(code)?.contains(" costs \(text) an hour: without it ") ?? true,
          "seed \(seed)")
        told += saving.isZero ? 0 : 1
      }
      if request.constraints.zones == 1 {
        let two = try best { $0.zones = 2 }
        let text = answer.reason("twoZones") ?? ""
        #expect(
          two.map {
            $0 == cost || text.contains(", \(Wording.dollars($0.doubleValue)) an hour")
          } ?? text.hasSuffix("nothing within the rules does"), "seed \(seed): \(text)")
      }
    }
    #expect(told > 30)
  }

  @Test("what binds a part: taking one instance away breaks that rule, and no other is told")
  func bindings() throws {
    for seed in UInt64(0)..<300 {
      var random = SeededGenerator(seed: seed)
      let zones = 1 + random.below(3)
      let minimum = 1 + random.below(3)
      let candidates = (0..<(2 + random.below(2))).map { row in
        SizingCandidate(
          row: row, instanceType: "t\(row)", maxInvocationsPerMinute: Double(2 + random.below(9)),
          price: .exported(1), cpuUtilization: Double(20 + random.below(90)), vCPUs: 1)
      }
      let hasCPU = random.below(2) == 0
      let selector = try JobExamples.selector(candidates) {
        $0.headroom = random.below(2) == 0 ? 0.5 : 0.1
        $0.zones = zones
        $0.minimumInstances = minimum
        if hasCPU { $0.cpuPerCoreLimit = 40 }
      }
      let counts = candidates.map { _ in minimum + random.below(4) }
      let usable = ExactRational.one - selector.constraints.headroom.exact
      let shares = candidates.map {
        hasCPU ? min(usable, ExactRational(40) / Int($0.cpuUtilization)) : usable
      }
      func carried(_ counts: [Int], _ rule: (ExactRational, ExactRational) -> ExactRational)
        -> ExactRational
      {
        counts.indices.reduce(.zero) { sum, index in
          let rate = ExactRational(Int(candidates[index].maxInvocationsPerMinute))
          let left = counts[index] - (counts[index] + zones - 1) / zones
          let load = rate * shares[index] * counts[index]
          return sum + rule(load, zones < 2 ? load : rate * left)
        }
      }
      // Just what the counts carry, so that something binds, or a little less.
      let all = carried(counts, min)
      guard !all.isZero else { continue }
      let demand = try #require(Demand(exact: all * (9 + random.below(2)) / 10))
      let choice = try #require(MixChoices.choice(counts, selector, demand: 1))
      let told = selector.bindings(ofParts: choice, for: demand)
      for index in counts.indices {
        var fewer = counts
        fewer[index] -= 1
        let isCarried = carried(fewer, min) >= demand.exact
        let load = carried(fewer) { load, _ in load } < demand.exact
        let zone = zones > 1 && carried(fewer) { _, left in left } < demand.exact
        let isTold = { (binding: ChoiceAnalysis.Binding) in told[index].contains(binding) }
        #expect(isTold(.minimum) == (minimum > 1 && counts[index] == minimum), "seed \(seed)")
        let isLoadTold = isTold(.capacity) || isTold(.cpuLimit)
        #expect((isLoadTold || isTold(.zones)) == !isCarried, "seed \(seed)")
        if load { #expect(isLoadTold, "seed \(seed)") }
        if zone { #expect(isTold(.zones), "seed \(seed)") }
        if load != zone { #expect(isLoadTold == load && isTold(.zones) == zone, "seed \(seed)") }
        #expect(!isTold(.cpuLimit) || shares[index] < usable, "seed \(seed)")
        #expect(!isTold(.capacity) || shares[index] == usable, "seed \(seed)")
      }
    }
  }

  @Test("parts that different rules bind are told apart")
  func partsApart() throws {
    // 3 of a carry 300; 2 of b are its least: 2 · 10 for the 15 that are left.
    let table = try AnswerExamples.table([
      Row("ml.m5.large", cost: 0.1, rate: 100), Row("ml.c5.large", cost: 0.02, rate: 10),
    ])
    let answer = try table.answer("315") {
      $0.constraints.headroom = 0
      $0.maximumVariants = 3
      $0.constraints.typeLimits = ["ml.m5.large": 4]
    }
    #expect(answer.chosen == ["ml.c5.large 2", "ml.m5.large 3"])
    #expect(
      answer.reason("binds")
        == "what decides the counts: the load, without headroom, and the minimum of 2 for ml.c5.large "
        + "(row 1); the load is 98.4 % of the capacity of 320 a minute")
  }

  @Test("a mix's profile is scaled in fixed shares, and told so")
  func autoscaling() throws {
    let table = try AnswerExamples.table([
      Row("ml.m5.large", cost: 0.1, rate: 100), Row("ml.c5.large", cost: 0.15, rate: 100),
    ])
    let profile = try DemandProfile(parsingCSV: "100\n400\n100\n")
    let answer = try table.answer("400", isBare: true) {
      $0.constraints.typeLimits = ["ml.m5.large": 3]
      $0.maximumVariants = 2
      $0.profile = profile
    }
    // At 100 a minute 25 and 75, one each: $0.25; at 400 1 and 3: $0.45. Mean 2.67, $0.3167.
    #expect(
      answer.reason("autoscaling")?.hasPrefix(
        "scaled with the profile under the same rules, each variant for its share of the traffic: "
          + "2 instances to 4, 2.66667 on average, $0.3167 an hour, ") == true)
  }

  @Test("with a cost of changes a budget is kept to, proven either way")
  func budgetBesideChanges() throws {
    let table = try AnswerExamples.table([
      Row("ml.m5.large", cost: 0.1, rate: 100), Row("ml.c5.large", cost: 0.11, rate: 100),
      Row("ml.c5.xlarge", cost: 0.3, rate: 100),
    ])
    func answer(_ budget: ExactDecimal) throws -> SelectionAnswer {
      try table.answer("500", isBare: true) {
        $0.kept = [try .init(parsing: "ml.c5.large:5")]
        $0.changeCost = 0.006
        $0.maximumVariants = 2
        $0.constraints.budgetPerHour = budget
      }
    }
    // Each of 5 moved costs 2 · 0.006 and saves 0.01: only as many as the budget asks for.
    #expect(try answer(0.55).chosen == ["ml.c5.large 5"])
    for (budget, moved) in [(ExactDecimal(0.549), 1), (0.54, 1), (0.53, 2), (0.505, 5)] {
      let told = try answer(budget)
      let parts = [
        moved < 5 ? "ml.c5.large \(5 - moved)" : nil, "ml.m5.large \(moved)",
      ].compactMap(\.self)
      #expect(told.chosen == parts, "\(budget)")
      #expect(told.choice?.choice.isOptimal == true)
      #expect(told.reason("provenOptimal") != nil)
    }
    let none = try answer(0.499)
    #expect(none.choice == nil)
    #expect(none.nearest?.code == "nearest", "proven, so that the nearest is told")
  }

  @Test("ties of rounded capacities go to the larger, and a demand missed by a hair is not carried")
  func rounded() throws {
    // Shares of 20/cpu have denominators of 17 bits each, together more than 40.
    let cpus = [100.003, 150.011, 190.007]
    var rows = cpus.enumerated().map { index, cpu in
      Row("ml.m5.xlarge", cost: 9, rate: 100, latency: 5).with {
        $0.environment = [("R", "\(index)")]
        $0.cpu = cpu
      }
    }
    rows[0].cost = 0.1
    rows[0].rate = 100.003
    // Equal in all but capacity, by less than 2⁻³⁰; the larger is last by name.
    for (type, rate) in [("ml.c5.large", 100.0000000001), ("ml.m5.large", 100.0000000002)] {
      rows.append(Row(type, cost: 0.5, rate: rate, latency: 5).with { $0.cpu = 1 })
    }
    // Three at 80 of the cheap, and one of the pair.
    let tie = try AnswerExamples.table(rows).answer("340", isBare: true) {
      $0.constraints.cpuPerCoreLimit = 20
      $0.maximumVariants = 2
      $0.constraints.typeLimits = ["ml.m5.xlarge": 3]
    }
    #expect(tie.chosen == ["ml.m5.large 1", "ml.m5.xlarge 3"])
    #expect(tie.reason("provenOptimal")?.hasSuffix("costs less") == true)
    // Seven carry 560, not 10⁻¹³ more.
    let hair = try AnswerExamples.table(Array(rows.prefix(2))).answer(
      "560.0000000000001", isBare: true
    ) {
      $0.constraints.cpuPerCoreLimit = 20
      $0.maximumVariants = 2
    }
    #expect(hair.chosen == ["ml.m5.xlarge 8"])
    #expect(hair.reason("provenOptimal")?.hasSuffix("costs less") == true)
  }

  @Test("a part that could be smaller is told as kept only where it is of the present fleet")
  func unbound() throws {
    let table = try AnswerExamples.table([
      Row("ml.m5.large", cost: 0.1, rate: 100), Row("ml.c5.large", cost: 0.02, rate: 10),
    ])
    func deciders(_ change: (inout SelectionRequest) throws -> Void) throws -> String {
      let request = try SelectionRequest.of("315") {
        $0.constraints.headroom = 0
        $0.constraints.minimumInstances = 1
        try change(&$0)
      }
      let rows = CandidateRows(table, rows: [0, 1], request: request)
      let selector = try Selector(rows.candidates, constraints: request.constraints)
      let maker = SelectionAnswerMaker(table, "", request, rows, selector)
      return maker.mixDeciders(try #require(MixChoices.choice([3, 5], selector, demand: 315)))
    }
    let load = "the load, without headroom for ml.m5.large (row 0), and "
    #expect(
      try deciders { _ in } == load + "no rule, so that fewer would do for ml.c5.large (row 1)")
    #expect(
      try deciders {
        $0.kept = [try .init(parsing: "ml.c5.large:5")]
        $0.changeCost = 0.1
      } == load + "the cost of leaving the present fleet for ml.c5.large (row 1)")
  }

  @Test("a part that is only kept has no share to lose")
  func idlePart() throws {
    let table = try AnswerExamples.table([
      Row("ml.m5.large", cost: 1, rate: 100), Row("ml.c5.large", cost: 0.5, rate: 100),
    ])
    let answer = try table.answer("300", isBare: true) {
      $0.constraints.zones = 2
      $0.constraints.typeLimits = ["ml.c5.large": 1]
      $0.maximumVariants = 2
      $0.kept = [try .init(parsing: "ml.c5.large:1"), try .init(parsing: "ml.m5.large:4")]
      $0.changeCost = 2
    }
    // One of c5.large carries nothing once its zone is lost, and removing it costs more than it.
    #expect(answer.chosen == ["ml.c5.large 1", "ml.m5.large 6"])
    #expect(
      answer.reason("instanceLost")
        == "with one instance lost, at worst ml.m5.large (row 0) is left with 166.7 % of its share of "
        + "the demand")
  }
}
