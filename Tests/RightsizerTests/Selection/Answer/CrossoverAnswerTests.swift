import TestSupport
import Testing

@testable import Rightsizer

struct CrossoverAnswerTests {
  typealias Row = AnswerExamples.Row

  @Test("equals the selection at random demands, at every boundary, one above and one below")
  func equalsSelection() throws {
    for seed in UInt64(0)..<12 {
      var random = SeededGenerator(seed: seed)
      let rows = (0..<4).map { index in
        Row(
          ["ml.m5.large", "ml.c5.large", "ml.m5.xlarge"][random.below(3)],
          cost: Double(8 + random.below(40)) / 100, rate: Double(20 + random.below(200)),
          latency: Double(random.below(30)), count: 1 + random.below(2)
        ).with { $0.environment = [("R", "\(index)")] }
      }
      let table = try AnswerExamples.table(rows)
      let request = try SelectionRequest.of("1") {
        $0.constraints.zones = 1 + random.below(3)
        $0.constraints.headroom = [0, 0.5, 0.3][random.below(3)]
        if random.below(2) == 0 { $0.constraints.typeLimits = ["ml.m5.large": 6] }
        if random.below(2) == 0 { $0.constraints.latencyLimitMilliseconds = 20 }
        $0.reruns = .worst
      }
      let (from, to) = (try Demand(perMinute: 10), try Demand(perMinute: 2000))
      let answer = try table.crossover(
        for: CrossoverRequest(from: from, to: to, selection: request), group: "",
        rows: [0, 1, 2, 3])
      var demands = (0..<30).map { _ in ExactRational(11 + random.below(1989)) }
      for boundary in answer.crossover.intervals.map(\.upper.exact) {
        demands += [boundary, boundary + .one, boundary - .one]
      }
      for exact in demands where exact > from.exact && exact <= to.exact {
        var asked = request
        asked.demand = try #require(Demand(exact: exact))
        let choice = try table.answer(asked).choice?.choice
        let interval = answer.crossover.interval(at: asked.demand)
        #expect(interval?.row == choice?.parts[0].row, "seed \(seed) at \(asked.demand.perMinute)")
      }
    }
  }

  @Test("nothing feasible: no interval, and the row that comes nearest at the end")
  func nothingFeasible() throws {
    let answer = try AnswerExamples.job08().crossover(
      for: CrossoverRequest(
        from: Demand(perMinute: 100), to: Demand(perMinute: 5000),
        selection: .of("1") { $0.constraints.latencyLimitMilliseconds = 100 }),
      group: "", rows: [0, 1, 2])
    #expect(answer.crossover.intervals.isEmpty)
    #expect(answer.nearest?.message.contains("ml.inf1.xlarge") == true)
  }

  @Test("an empty range is refused")
  func emptyRange() throws {
    let demand = try Demand(perMinute: 100)
    let request = CrossoverRequest(
      from: demand, to: demand, selection: SelectionRequest(demand: demand))
    #expect(throws: SelectionError.self) {
      try AnswerExamples.job08().crossover(for: request, group: "", rows: [0, 1, 2])
    }
  }
}
