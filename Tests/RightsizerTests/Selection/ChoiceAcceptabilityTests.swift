import Rightsizer
import TestSupport
import Testing

struct ChoiceAcceptabilityTests {
  private func candidate(
    _ row: Int, _ type: String, rate: Double, price: Double = 1, latency: Double = 50
  ) -> SizingCandidate {
    SizingCandidate(
      row: row, instanceType: type, maxInvocationsPerMinute: rate, price: .exported(price),
      latencyMilliseconds: latency)
  }

  private func constraints(latency: String? = nil) throws -> Constraints {
    var constraints = Constraints()
    constraints.headroom = try ExactDecimal(parsing: "0")
    constraints.minimumInstances = 1
    constraints.latencyLimitMilliseconds = try latency.map { try ExactDecimal(parsing: $0) }
    return constraints
  }

  private func isWithin(_ found: ChoiceAcceptability, _ share: Double, _ expected: Double) -> Bool {
    abs(share - expected) <= 5 * found.standardError(of: expected)
  }

  @Test("Worked by hand: 10 instances are enough where the throughput is no lower than measured")
  func count() throws {
    let selector = try Selector(
      SizingCandidates([candidate(0, "a", rate: 100)]), constraints: constraints())
    let found = selector.choiceAcceptability(for: try Demand(perMinute: 1000))
    // 11 beneath × 1, and at × 1.10 still 10.
    let enough = CLibrary.log(1.10) / CLibrary.log(1.10 / 0.95)
    #expect(found.neededCounts.map(\.count) == [10, 11])
    #expect(isWithin(found, found.neededCounts[0].share, enough))
    #expect(found.keptShare == found.neededCounts[0].share)
    #expect(found.chosenShares == [1] && found.infeasibleShare == 0)
    #expect(found.neededCount(inShare: 0.5) == 10 && found.neededCount(inShare: 0.95) == 11)
  }

  @Test("Two types that measured the same are chosen half of the time each")
  func symmetric() throws {
    let selector = try Selector(
      SizingCandidates([candidate(0, "a", rate: 100), candidate(1, "b", rate: 100)]),
      constraints: constraints())
    let found = selector.choiceAcceptability(for: try Demand(perMinute: 1000), seed: 3)
    for share in found.chosenShares { #expect(isWithin(found, share, 0.5)) }
  }

  @Test("Worked by hand: a latency a quarter above its limit is within it below × 0.8")
  func latency() throws {
    let selector = try Selector(
      SizingCandidates([candidate(0, "a", rate: 100, latency: 50)]),
      constraints: constraints(latency: "40"))
    let demand = try Demand(perMinute: 1000)
    let found = selector.choiceAcceptability(for: demand)
    let feasible = CLibrary.log(0.8 / 0.40) / CLibrary.log(1.37 / 0.40)
    #expect(isWithin(found, found.chosenShares[0], feasible))
    #expect(isClose(found.chosenShares[0] + found.infeasibleShare, 1))
    // Nothing was feasible as measured, so that nothing is kept.
    #expect(found.keptShare == nil && found.neededCounts.isEmpty)
    #expect(found.neededCount(inShare: 0.5) == nil)
    let fixed = selector.choiceAcceptability(
      for: demand, fixedLatencies: [0], sampleCount: 50)
    #expect(fixed.infeasibleShare == 1)
  }

  @Test("Without noise the choice is the selector's, and it is kept", arguments: 1...5)
  func still(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let candidates = (0..<12).map { row in
      candidate(
        row, "t\(row % 5)", rate: row == 3 ? .nan : 10 + Double(generator.below(90)),
        price: 1 + generator.unit(), latency: 10 + Double(generator.below(90)))
    }
    let selector = try Selector(
      SizingCandidates(candidates), constraints: constraints(latency: "60"))
    let demand = try Demand(perMinute: 777)
    let choice = try #require(selector.choose(for: demand))
    let found = selector.choiceAcceptability(
      for: demand, noise: .none, sampleCount: 3, threads: ThreadCount(2))
    for index in candidates.indices {
      #expect(
        found.chosenShares[index] == (index == choice.parts[0].candidate ? 1 : 0), "seed \(seed)")
    }
    #expect(found.keptShare == 1)
    #expect(found.neededCounts.map(\.count) == [choice.parts[0].instanceCount])
  }

  @Test("The result does not depend on the number of threads; the cheapest per unit comes first")
  func threads() throws {
    let selector = try Selector(
      SizingCandidates([
        candidate(0, "a", rate: 100), candidate(1, "b", rate: 98), candidate(2, "c", rate: 50),
        SizingCandidate(
          row: 3, instanceType: nil, maxInvocationsPerMinute: 60, price: .exported(.nan),
          serverless: .init(maxConcurrency: 1, costPerInference: 1e-4)),
      ]), constraints: constraints())
    let demand = try Demand(perMinute: 5000)
    let one = selector.choiceAcceptability(for: demand, sampleCount: 301)
    for threads in [2, 5, 400] {
      #expect(
        selector.choiceAcceptability(
          for: demand, sampleCount: 301, threads: ThreadCount(threads)) == one)
    }
    #expect(one.chosenShares[0] > one.chosenShares[1] && one.chosenShares[2] == 0)
  }

  @Test("A mix or a present fleet is refused with words")
  func refused() throws {
    let table = try RecommendationTable(
      contentsOf: TestFiles.jobs + "/describe_12_instructpix2pix_default_cpu_mem_2023-04.json")
    var request = SelectionRequest(demand: try Demand(perMinute: 100))
    request.maximumVariants = 2
    let error = #expect(throws: SelectionError.self) {
      try table.selectionRobustness(for: request, rows: Array(0..<table.count))
    }
    #expect(error?.code == .oneTypeOnly)
  }
}
