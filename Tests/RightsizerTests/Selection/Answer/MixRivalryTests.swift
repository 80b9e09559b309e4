import TestSupport
import Testing

@testable import Rightsizer

/// What another answer would need to come before a mix: against trying every mix.
struct MixRivalryTests {
  typealias Row = AnswerExamples.Row

  /// A small table with limits, so that mixes win, and all its mixes in whole numbers.
  private struct Example {
    var rows: [Row] = []
    var cents: [Int] = []
    var request: SelectionRequest
    let demand: Int
    /// What an instance added or removed is worth, in cents.
    let changes: Int
    /// Demands are looked at to so much more.
    static let further = 20
    /// Every mix within the limits, of each row no more than carry all by themselves: what it
    /// carries in quarters, and its cost in cents.
    var mixes: [(counts: [Int], carried: Int, cost: Int)] = []

    init(seed: UInt64, isListed: Bool = true, changes: Int = 0) throws {
      var random = SeededGenerator(seed: seed)
      let types = ["ml.m5.large", "ml.c5.large", "ml.m5.xlarge", "ml.c5.xlarge"]
      demand = 5 + random.below(20)
      request = try SelectionRequest.of("\(demand)")
      let isHalf = random.below(2) == 0
      request.constraints.headroom = isHalf ? 0.5 : 0
      let zones = 1 + random.below(2)
      request.constraints.zones = zones
      request.constraints.minimumInstances = 1 + random.below(2)
      request.maximumVariants = 2 + random.below(2)
      for type in types.prefix(2) where random.below(3) > 0 {
        request.constraints.typeLimits[type] = 1 + random.below(5)
      }
      var rates: [Int] = []
      for index in 0..<(2 + random.below(2)) {
        rates.append(4 + random.below(11))
        cents.append(rates[index] * 3 + random.below(8))
        rows.append(
          Row(types[random.below(4)], cost: Double(cents[index]) / 100, rate: Double(rates[index]))
            .with { $0.environment = [("R", "\(index)")] })
      }
      let most = 4 * (demand + Self.further)
      let carried = rates.map { rate in
        (0...most).map { count in
          let load = rate * count * (isHalf ? 2 : 4)
          return zones < 2 ? load : min(load, 4 * rate * (count / 2))
        }
      }
      self.changes = changes
      if changes > 0 {
        request.changeCost = try ExactDecimal(Double(changes) / 100)
        for type in types where random.below(2) == 0 {
          request.kept.append(.init(instanceType: type, instanceCount: 1 + random.below(3)))
        }
        if request.kept.isEmpty { request.kept = [.init(instanceType: types[0], instanceCount: 1)] }
      }
      if isListed { add([], carried, most) }
    }

    private mutating func add(_ counts: [Int], _ carried: [[Int]], _ most: Int) {
      let index = counts.count
      guard index < rows.count else { return offer(counts, carried) }
      add(counts + [0], carried, most)
      var count = request.constraints.minimumInstances
      while true {
        add(counts + [count], carried, most)
        if carried[index][count] > most { break }
        count += 1
      }
    }

    private mutating func offer(_ counts: [Int], _ carried: [[Int]]) {
      guard counts.count(where: { $0 > 0 }) <= request.maximumVariants else { return }
      for (type, limit) in request.constraints.typeLimits {
        let used = zip(rows, counts).reduce(0) { $0 + ($1.0.type == type ? $1.1 : 0) }
        if used > limit { return }
      }
      let sum = counts.indices.reduce(0) { $0 + carried[$1][counts[$1]] }
      mixes.append((counts, sum, cost(of: counts)))
    }

    /// What counts cost, with the changes.
    func cost(of counts: [Int]) -> Int {
      var moved: [String: Int] = [:]
      for fleet in request.kept { moved[fleet.instanceType] = -fleet.instanceCount }
      for (row, count) in zip(rows, counts) { moved[row.type ?? "", default: 0] += count }
      let change = moved.values.reduce(0) { $0 + abs($1) } * changes
      return zip(cents, counts).reduce(change) { $0 + $1.0 * $1.1 }
    }

    /// The least cost of mixes of some rows just above a demand in halves.
    func least(of chosen: Set<Int>, above halves: Int) -> Int? {
      mixes.filter { mix in
        mix.carried > halves * 2
          && mix.counts.indices.allSatisfy { mix.counts[$0] == 0 || chosen.contains($0) }
      }.map(\.cost).min()
    }
  }

  @Test(
    "a price cut is the greatest that any mix asks for, changes included", arguments: [0, 1, 7, 60])
  func priceCut(changes: Int) throws {
    var told = 0
    for seed in UInt64(0)..<40 {
      let example = try Example(seed: seed, changes: changes)
      let answer = try AnswerExamples.table(example.rows).answer(example.request)
      guard answer.choice != nil else { continue }
      for option in answer.alternatives {
        let part = option.choice.parts[0]
        let count = try #require(part.instanceCount)
        let price = example.cents[part.row]
        var own = example.cents.map { _ in 0 }
        own[part.row] = count
        // Of each cheaper mix: (N − M) / ((n − k) p); never where it has as many.
        var most: (over: Int, under: Int) = (0, 1)
        for mix in example.mixes where mix.carried >= 4 * example.demand {
          let extra = example.cost(of: own) - mix.cost
          guard extra > 0 else { continue }
          let under = price * max(0, count - mix.counts[part.row])
          if extra * most.under > most.over * under { most = (extra, under) }
        }
        let isPossible = most.over > 0 && most.over <= most.under
        let expected =
          isPossible ? (ExactRational(most.over) * 100 / most.under).doubleValue : nil
        #expect(option.priceCutPercent == expected, "seed \(seed), row \(part.row)")
        #expect(!option.isPriceCutBound, "seed \(seed)")
        #expect(
          option.reasons.contains { $0.message.hasPrefix("no price cut makes") }
            == (most.over > most.under), "seed \(seed), row \(part.row)")
        told += expected == nil ? 0 : 1
      }
    }
    #expect(told > 10)
  }

  @Test("a runner-up overtakes the mix's rows at the first step where it costs less")
  func overtaking() throws {
    var told = 0
    for seed in UInt64(0)..<250 {
      let draft = try Example(seed: seed, isListed: false)
      guard draft.rows.count > 2 else { continue }
      let answer = try AnswerExamples.table(draft.rows).answer(draft.request)
      guard let winner = answer.choice?.choice, winner.parts.count > 1 else { continue }
      let example = try Example(seed: seed)
      let rows = Set(winner.parts.map(\.row))
      for option in answer.alternatives {
        let row = option.choice.parts[0].row
        let codes = option.reasons.map(\.code)
        if rows.contains(row) {
          #expect(codes.contains("overtakesNever"), "seed \(seed)")
          #expect(option.cheaperBeyond == nil, "seed \(seed)")
          continue
        }
        let end = 2 * (example.demand + Example.further)
        let first = (example.demand * 2..<end).first { halves in
          guard let own = example.least(of: [row], above: halves) else { return false }
          return example.least(of: rows, above: halves).map { own < $0 } ?? true
        }
        if let first {
          #expect(option.cheaperBeyond == Double(first) / 2, "seed \(seed), row \(row)")
          #expect(codes.contains("overtakes"), "seed \(seed)")
          told += 1
        } else {
          // Further than was tried here, or never.
          #expect(
            option.cheaperBeyond ?? .infinity >= Double(end) / 2, "seed \(seed), row \(row)")
        }
      }
    }
    #expect(told > 3)
  }

  @Test(
    "the rows of a choice stay the best up to the demand told, and no further")
  func succession() throws {
    var told = 0
    for seed in UInt64(0)..<30 {
      let example = try Example(seed: seed, isListed: false)
      let table = try AnswerExamples.table(example.rows)
      guard let winner = try table.answer(example.request).choice?.choice else { continue }
      var changed = example.request
      func rows(at halves: ExactRational) throws -> Set<Int>? {
        changed.demand = try #require(Demand(exact: halves))
        return try table.answer(changed).choice.map { Set($0.choice.parts.map(\.row)) }
      }
      let selection = CandidateRows(
        table, rows: Array(0..<table.count), request: example.request)
      let maker = SelectionAnswerMaker(
        table, "", example.request, selection,
        try Selector(selection.candidates, constraints: example.request.constraints))
      var rivalry = MixRivalry(maker)
      let own = Set(winner.parts.map(\.row))
      let succession = rivalry.succession(of: winner)
      switch try #require(succession) {
      case .replaced(let solution, let demand):
        for step in 0..<4 {
          let between = (demand - ExactRational(example.demand)) * step / 4
          #expect(try rows(at: ExactRational(example.demand) + between) == own, "seed \(seed)")
        }
        #expect(try rows(at: demand) == own, "seed \(seed)")
        let next = Set(solution.parts.map { maker.selector.mixItems()[$0.item].candidate })
        #expect(try rows(at: demand + ExactRational(1) / 4) == next, "seed \(seed)")
        #expect(next != own)
        told += 1
      case .nothing(let demand):
        #expect(try rows(at: demand) == own, "seed \(seed)")
        #expect(try rows(at: demand + ExactRational(1) / 4) == nil, "seed \(seed)")
      case .notUpTo(let demand):
        #expect(try rows(at: demand) == own, "seed \(seed)")
      }
    }
    #expect(told > 5)
  }

  @Test("by hand: 3 of the cheap and 1 more for 400; what the dear one and a third would need")
  func byHand() throws {
    let table = try AnswerExamples.table([
      Row("ml.m5.large", cost: 0.1, rate: 100, latency: 30),
      Row("ml.c5.large", cost: 0.15, rate: 100, latency: 20),
      Row("ml.c5.xlarge", cost: 0.5, rate: 400, latency: 20),
    ])
    let answer = try table.answer("400", isBare: true) {
      $0.constraints.typeLimits = ["ml.m5.large": 3]
      $0.maximumVariants = 2
    }
    #expect(answer.chosen == ["ml.c5.large 1", "ml.m5.large 3"])
    #expect(
      answer.reason("binds")
        == "what decides the counts: the load, without headroom; used up: the limit of 3 ml.m5.large, "
        + "the 2 production variants allowed; the load is 100 % of the capacity of 400 a minute")
    let reasons = { (row: Int, code: String) in
      answer.alternatives.first { $0.choice.parts[0].row == row }?.reasons
        .first { $0.code == code }?.message
    }
    // One of c5.xlarge at 0.50 against 0.45: 10 %. Above 400 two of it are 1.00 for up to 800; the mix
    // takes one more of c5.large at a time, 0.90 for 700 and 1.05 for 800.
    #expect(reasons(2, "priceCut") == "would be as cheap as every mix with a price cut of 10 %")
    #expect(
      reasons(2, "overtakes")
        == "becomes cheaper than the best mix of the winner's rows beyond 700 a minute")
    // c5.large × 4 at 0.60, one of them in the mix too: 0.15 of 3 · 0.15.
    #expect(reasons(1, "priceCut") == "would be as cheap as every mix with a price cut of 33.3 %")
    #expect(
      reasons(1, "overtakesNever")
        == "more demand never makes it cheaper than the best mix of the winner's rows")
    // For 500 one of c5.xlarge and one of m5.large are 0.60 as well, but of fewer instances; for 600
    // with two of m5.large they are 0.70 against 0.75.
    #expect(
      answer.reason("overtaken")
        == "of mixes, these rows stay the cheapest, with more instances as needed, up to 500 a minute; "
        + "just above, the cheapest is ml.c5.xlarge × 1 (row 2) + ml.m5.large × 2 (row 0) at $0.70 an "
        + "hour")
  }

  @Test("a row that even free is dearer than a mix with its changes is told so")
  func freeRival() throws {
    let table = try AnswerExamples.table([
      Row("ml.m5.large", cost: 1, rate: 1), Row("ml.c5.large", cost: 2, rate: 1),
    ])
    let answer = try table.answer("4", isBare: true) {
      $0.maximumVariants = 2
      $0.kept = [try .init(parsing: "ml.m5.large:1")]
      $0.changeCost = 2
    }
    // 4 + 3 · 2 = 10 against 8 + 5 · 2: free, c5.large × 4 would be at 10, too, but one of m5.large and
    // three of it at 1 + 3 · 2.
    #expect(answer.chosen == ["ml.m5.large 4"])
    #expect(answer.alternatives[0].priceCutPercent == nil)
    #expect(
      answer.alternatives[0].reasons.contains {
        $0.message == "no price cut makes it the cheapest, for the cost of its changes"
      })
  }

  @Test("of many runner-ups the last are told a lower bound, with their changes")
  func manyRivals() throws {
    let rows =
      [Row("ml.m5.large", cost: 1, rate: 1)]
      + (0..<104).map { index in
        Row("ml.c5.large", cost: Double(40 + index) / 10, rate: 1)
          .with { $0.environment = [("R", "\(index)")] }
      }
    let answer = try AnswerExamples.table(rows).answer("1", isBare: true) {
      $0.kept = [try .init(parsing: "ml.c5.large:1")]
      $0.changeCost = 1
    }
    #expect(answer.chosen == ["ml.m5.large 1"])
    // 1 and two changes against p and none.
    for (index, option) in answer.alternatives.enumerated() {
      let price = Double(40 + index) / 10
      let cut = try #require(option.priceCutPercent)
      #expect(abs(cut - (price - 3) / price * 100) < 1e-9, "\(index)")
      #expect(option.isPriceCutBound == (index >= 20), "\(index)")
    }
  }

  @Test("beside serverless rows only instances are told to stay the cheapest")
  func serverlessBeside() throws {
    let table = try AnswerExamples.table([
      Row("ml.m5.large", cost: 1, rate: 100),
      Row(nil, rate: 100, count: nil).with {
        $0.serverless = (2048, 10)
        $0.costPerInference = 0.0002
      },
    ])
    func answer(_ demand: String) throws -> SelectionAnswer {
      try table.answer(demand, isBare: true) {
        $0.kept = [try .init(parsing: "ml.m5.large:1")]
        $0.constraints.allowsServerless = true
      }
    }
    let answer100 = try answer("100")
    #expect(answer100.chosen == ["ml.m5.large 1"])
    #expect(answer100.reason("overtaken")?.hasPrefix("of instances, this row stays") == true)
    #expect(try answer("101").chosen == ["serverless 11"])
    let few = try table.answer("100", isBare: true) {
      $0.maximumVariants = 2
      $0.constraints.maximumInstances = 1
      $0.constraints.allowsServerless = true
    }
    #expect(few.reason("overtaken")?.hasPrefix("of mixes, this row stays") == true)
    #expect(
      few.reason("overtaken")?.hasSuffix("just above, no instances within the rules carry the load")
        == true)
  }
}
