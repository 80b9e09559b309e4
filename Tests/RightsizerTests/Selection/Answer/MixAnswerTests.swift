import TestSupport
import Testing

@testable import Rightsizer

/// Mixes of production variants, from tables.
struct MixAnswerTests {
  typealias Row = AnswerExamples.Row

  @Test(
    "equals the exhaustive search on small tables, with weights and latencies", arguments: 0..<4)
  func exhaustive(_ part: Int) throws {
    var mixes = 0
    for seed in UInt64(part * 40)..<UInt64(part * 40 + 40) {
      var random = SeededGenerator(seed: seed)
      let types = ["ml.m5.large", "ml.c5.large", "ml.m5.xlarge", "ml.c5.xlarge"]
      let hasCPU = random.below(3) == 0
      let rows = (0..<(2 + random.below(3))).map { _ in
        let count = 1 + random.below(3)
        return Row(
          types[random.below(4)], cost: Double((5 + random.below(30)) * count) / 100,
          rate: Double((2 + random.below(20)) * count), latency: Double(1 + random.below(40)),
          count: count
        ).with {
          $0.environment = [("R", "\(random.below(100_000))")]
          if hasCPU { $0.cpu = [50.0, 73.3, 97, 100, 131, 187][random.below(6)] }
        }
      }
      let table = try AnswerExamples.table(rows)
      var constraints = Constraints()
      let headroom = ["0", "0.5", "0.3", "0.125", "0.9"][random.below(5)]
      constraints.headroom = try ExactDecimal(parsing: headroom)
      constraints.zones = 1 + random.below(3)
      constraints.minimumInstances = 1 + random.below(3)
      if hasCPU { constraints.cpuPerCoreLimit = [20, 33.3, 70][random.below(3)] }
      if random.below(3) == 0 { constraints.maximumInstances = 3 + random.below(5) }
      for type in types where random.below(4) == 0 {
        constraints.typeLimits[type] = random.below(6)
      }
      let variants = [2, 3, 10][random.below(3)]
      let share = 1 - constraints.headroom.value
      let demand = String(1 + random.below(Int(60 * share) + 2))
      let answer = try table.answer(demand) {
        $0.constraints = constraints
        $0.maximumVariants = variants
      }

      let units = try rows.indices.map { row in
        let rate = try #require(ExactRational(shortestDecimalOf: rows[row].rate ?? 0))
        let cost = try #require(ExactRational(shortestDecimalOf: rows[row].cost ?? 0))
        var share = ExactRational.one - constraints.headroom.exact
        if let limit = constraints.cpuPerCoreLimit {
          let cores = try #require(table.catalogue[rows[row].type ?? ""]?.vCPUCount)
          let cpu = try #require(ExactRational(shortestDecimalOf: rows[row].cpu ?? 0))
          share = min(share, limit.exact * cores / cpu)
        }
        let count = rows[row].count ?? 1
        return MixChoices.Unit(
          perUnit: rate / count, share: share, price: cost / count, type: rows[row].type ?? "")
      }
      let exactDemand = try Demand(parsing: demand).exact
      let best = MixChoices.all(units, constraints, most: variants, carrying: exactDemand)
        .map { MixChoices.cost(units, $0) }.min()

      let choice = answer.choice?.choice
      #expect(choice?.costPerHour == best?.doubleValue, "seed \(seed)")
      guard let choice else { continue }
      #expect(choice.isOptimal, "seed \(seed)")
      #expect(choice.lowerBoundPerHour == choice.costPerHour, "seed \(seed)")
      let loads = choice.parts.map {
        MixChoices.carried(units[$0.row], $0.instanceCount ?? 0, zones: constraints.zones)
      }
      let sum = loads.reduce(ExactRational.zero) { $0.adding($1) }
      #expect(sum >= exactDemand, "seed \(seed)")
      for (part, load) in zip(choice.parts, loads) {
        #expect(part.weight == (load / sum).doubleValue, "seed \(seed)")
      }
      #expect(isClose(choice.parts.reduce(0) { $0 + $1.weight }, 1))
      #expect(
        choice.modelLatencyMilliseconds == choice.parts.compactMap { rows[$0.row].latency }.max())
      if choice.parts.count == 1 { continue }
      mixes += 1
      #expect(answer.reason("weights") != nil)
      #expect(answer.reason("mixSaves") != nil || answer.alternatives.isEmpty)
      #expect(
        answer.rejected.allSatisfy { refusal in !choice.parts.contains { $0.row == refusal.row } })
    }
    #expect(mixes > 0, "part \(part)")
  }

  @Test("CPU limits without a fitting common denominator: carried all the same, honest bounds")
  func inexact() throws {
    for seed in UInt64(0)..<20 {
      var random = SeededGenerator(seed: seed)
      let rows = (0..<5).map { index in
        Row(
          "ml.c5.xlarge", cost: Double(17 + random.below(9)) / 100,
          rate: Double(90 + random.below(99))
        )
        .with {
          $0.environment = [("R", "\(index)")]
          $0.cpu = Double(100_003 + random.below(290_000)) / 1000
        }
      }
      let table = try AnswerExamples.table(rows)
      let request = try SelectionRequest.of("1000", isBare: true) {
        $0.constraints.cpuPerCoreLimit = 20
        $0.maximumVariants = 3
      }
      let answer = try table.answer(request)
      let choice = try #require(answer.choice?.choice)
      let rules = SizingRules(request.constraints)
      let candidates = CandidateRows(table, rows: Array(0..<5), request: request).candidates
      let carried = try choice.parts.reduce(ExactRational.zero) { sum, part in
        let unit = try #require(rules.unit(of: part.candidate, in: candidates))
        return sum.adding(unit.demandCarried(by: part.instanceCount ?? 0))
      }
      #expect(carried >= request.demand.exact, "seed \(seed)")
      #expect(choice.lowerBoundPerHour <= choice.costPerHour)
      #expect(choice.isOptimal == (choice.lowerBoundPerHour == choice.costPerHour), "seed \(seed)")
      let single = try table.answer("1000", isBare: true) { $0.constraints.cpuPerCoreLimit = 20 }
      #expect(choice.costPerHour <= single.choice?.choice.costPerHour ?? 0, "seed \(seed)")
    }
  }

  @Test("an exact multiple is kept where capacities must be rounded")
  func inexactMultiple() throws {
    // Shares of 80/cpu: 7 · 100 · 80/100.003 is the demand to the last digit of the fraction.
    let cpus = [100.003, 150.011, 190.007, 230.017, 310.019]
    let rows = cpus.enumerated().map { index, cpu in
      Row("ml.c5.xlarge", cost: index == 0 ? 0.1 : 0.2, rate: 100.003).with {
        $0.environment = [("R", "\(index)")]
        $0.cpu = cpu
      }
    }
    // 100.003 · 80/100.003 = 80 an instance.
    let answer = try AnswerExamples.table(rows).answer("560", isBare: true) {
      $0.constraints.cpuPerCoreLimit = 20
      $0.maximumVariants = 2
    }
    #expect(answer.chosen == ["ml.c5.xlarge 7"])
    #expect(answer.choice?.choice.isOptimal == true)
  }

  @Test("limits make a mix: 3 of the cheapest and 1 more, weighted by what each carries")
  func byHand() throws {
    let table = try AnswerExamples.table([
      Row("ml.m5.large", cost: 0.1, rate: 100, latency: 30),
      Row("ml.c5.large", cost: 0.15, rate: 100, latency: 20),
    ])
    let answer = try table.answer("400", isBare: true) {
      $0.constraints.typeLimits = ["ml.m5.large": 3]
      $0.maximumVariants = 2
    }
    #expect(answer.chosen == ["ml.c5.large 1", "ml.m5.large 3"])
    #expect(answer.choice?.choice.parts.map(\.weight) == [0.25, 0.75])
    #expect(answer.choice?.choice.costPerHour == 0.45)
    #expect(answer.choice?.choice.capacityPerMinute == 400)
    #expect(answer.choice?.choice.utilization == 1)
    #expect(answer.choice?.choice.modelLatencyMilliseconds == 30)
    #expect(answer.rejected.isEmpty, "a row of the mix is not refused")
    #expect(
      answer.reason("weights")?.hasSuffix("ml.c5.large (row 1) 25 %, ml.m5.large (row 0) 75 %")
        == true)
    #expect(answer.reason("mixSaves")?.contains("saves $0.15 an hour") == true)
    // 4 at 110 a minute carry 400 for $0.60; at 95 a minute it takes 3 and 2, also $0.60.
    #expect(answer.alternatives.map(\.choice.isWithinNoise) == [true])
    #expect(answer.choice?.reasons.filter { $0.code == "quota" }.count == 2)
    // The one of c5.large is all of its share.
    #expect(
      answer.reason("instanceLost")?.contains("ml.c5.large (row 1) is left with 0 % of its share")
        == true)
    let short = try table.answer("400", isBare: true) {
      $0.constraints.typeLimits = ["ml.m5.large": 3]
      $0.maximumVariants = 2
      $0.constraints.budgetPerHour = 0.44
    }
    #expect(short.choice == nil)
  }

  @Test("free instances are used as far as they are allowed")
  func free() throws {
    let table = try AnswerExamples.table([
      Row("ml.m5.large", cost: 0.1, rate: 100), Row("ml.c5.large", cost: 0.15, rate: 100),
    ])
    let answer = try table.answer("400", isBare: true) {
      $0.constraints.typeLimits = ["ml.m5.large": 3]
      $0.maximumVariants = 2
      try $0.discounts.add(parsing: "ml.m5.*=1")
    }
    #expect(answer.chosen == ["ml.c5.large 1", "ml.m5.large 3"])
    #expect(answer.choice?.choice.costPerHour == 0.15)
    #expect(answer.choice?.choice.isOptimal == true)
    #expect(answer.choice?.choice.lowerBoundPerHour == 0.15)
  }

  @Test("a quota is told once for all rows of a type")
  func quota() throws {
    let table = try AnswerExamples.table([
      Row("ml.m5.large", cost: 0.1, rate: 100),
      Row("ml.m5.large", cost: 0.1, rate: 70, latency: 1).with { $0.environment = [("A", "1")] },
    ])
    let maker = { (request: SelectionRequest) throws(SelectionError) in
      let rows = CandidateRows(table, rows: [0, 1], request: request)
      return SelectionAnswerMaker(
        table, "", request, rows, try Selector(rows.candidates, constraints: request.constraints))
    }
    let request = try SelectionRequest.of("100")
    let answer = try table.answer(request)
    var mix = try #require(answer.choice?.choice)
    mix.parts += answer.alternatives[0].choice.parts
    let counts = mix.parts.compactMap(\.instanceCount).reduce(0, +)
    #expect(
      try maker(request).quotaReasons(mix).map(\.message)
        == ["check the endpoint quota for ml.m5.large: at least \(counts)"])
  }

  @Test("a cost of changes keeps the present fleet, and is told beside the price")
  func changes() throws {
    let table = try AnswerExamples.table([
      Row("ml.m5.large", cost: 0.1, rate: 100), Row("ml.c5.large", cost: 0.11, rate: 100),
    ])
    func answer(_ cost: ExactDecimal, _ change: (inout SelectionRequest) throws -> Void = { _ in })
      throws -> SelectionAnswer
    {
      try table.answer("500", isBare: true) {
        $0.kept = [try .init(parsing: "ml.c5.large:5")]
        $0.changeCost = cost
        try change(&$0)
      }
    }
    // Moving 5 away and 5 in costs 10 changes and saves 5 cents an hour.
    let stays = try answer(0.006)
    #expect(stays.chosen == ["ml.c5.large 5"])
    #expect(stays.reason("change") == "it is the present fleet: nothing changes")
    #expect(stays.alternatives[0].reasons[0].code == "lowerCost")
    let moves = try answer(0.004)
    #expect(moves.chosen == ["ml.m5.large 5"])
    #expect(moves.reason("change")?.contains("5 instances added to and 5 removed") == true)
    #expect(moves.reason("change")?.contains("$0.04 an hour") == true)
    let poor = try answer(0.006) { $0.constraints.budgetPerHour = 0.5 }
    #expect(poor.chosen == ["ml.m5.large 5"], "the fleet to stay with is above the budget")
  }

  @Test("a budget beyond all sums is none")
  func vastBudget() throws {
    let table = try AnswerExamples.table([
      Row("ml.m5.large", cost: 0, rate: 2), Row("ml.c5.large", cost: 1, rate: 2),
    ])
    // 255 free instances and one that is kept: free ones count as 1 of 257 of a dollar, so that the
    // greatest multiple of 257 in 128 bits has no room left for them.
    for text in ["662027951208051485337304683719393407", "1e36", "1e300"] {
      let answer = try table.answer("510", isBare: true) {
        $0.maximumVariants = 2
        $0.kept = [try .init(parsing: "ml.c5.large:1")]
        $0.changeCost = 1
        $0.constraints.budgetPerHour = try ExactDecimal(parsing: text)
      }
      #expect(answer.chosen == ["ml.c5.large 1", "ml.m5.large 254"], "\(text)")
    }
  }

  @Test("a vast fleet to stay with is kept, and is no search without end")
  func vastFleet() throws {
    let table = try AnswerExamples.table([
      Row("ml.m5.large", cost: 0.115, rate: 535), Row("ml.c5.xlarge", cost: 0.204, rate: 791),
      Row("ml.inf1.xlarge", cost: 0.297, rate: 800),
    ])
    let answer = try table.answer("5000", isBare: true) {
      $0.maximumVariants = 3
      $0.kept = [
        try .init(parsing: "ml.m5.large:1000000000"), try .init(parsing: "ml.c5.xlarge:1000000000"),
      ]
      $0.changeCost = 1_000_000
    }
    #expect(answer.chosen == ["ml.c5.xlarge 1000000000", "ml.m5.large 1000000000"])
    #expect(answer.choice?.choice.isOptimal == true)
  }

  @Test("the counts of one item are within the node budget, too")
  func vastCounts() throws {
    var problem = MixProblem(items: [], demand: 5000)
    for (type, figures) in [(535, 115), (791, 204), (800, 297)].enumerated() {
      problem.items.append(
        MixProblem.Item(
          capacity: Int128(figures.0), usableCapacity: Int128(figures.0), price: Int128(figures.1),
          type: type, latencyMilliseconds: 1))
    }
    problem.kept = [0: 1_000_000_000, 1: 1_000_000_000]
    problem.changeCost = 1_000_000
    problem.maximum = 1_999_999_999
    let outcome = try problem.solved(nodeBudget: 10_000)
    #expect(outcome.solution != nil)
    #expect(outcome.nodes < 200_000)
  }
}
