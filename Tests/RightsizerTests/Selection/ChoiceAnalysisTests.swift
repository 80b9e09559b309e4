import TestSupport
import Testing

@testable import Rightsizer

struct ChoiceAnalysisTests {
  @Test("what binds, costs and breaks a choice, by hand")
  func byHand() throws {
    // ml.m5.large × 8 at 2000 a minute: 535 each, half of it used.
    let selector = try JobExamples.selector(JobExamples.threeTypes)
    let demand = try Demand(perMinute: 2000)
    let choice = try #require(selector.choose(for: demand))
    let analysis = try #require(selector.analysis(of: choice, for: demand))
    #expect(analysis.bindings == [.capacity])
    #expect(analysis.costOfHeadroom == 0.46)  // ⌈2000/535⌉ = 4
    #expect(analysis.costOfMinimum == 0)
    #expect(analysis.costOfZones == 0)
    #expect(analysis.largestDemandPerMinute == 2140)
    #expect(analysis.afterLosingInstance.capacityPerMinute == 3745)
    #expect(analysis.afterLosingInstance.fractionOfDemand == 1.8725)
    #expect(analysis.afterLosingOneOfTwoZones.instanceCount == 4)
    #expect(analysis.afterLosingOneOfTwoZones.fractionOfDemand == 1.07)
    #expect(analysis.afterLosingZone == nil)
    #expect(analysis.withTwoZones.instanceCount == 8)
    #expect(analysis.withTwoZones.costPerHour == 0.92)
    #expect(!analysis.isLatencyMarginal)
    #expect(!analysis.mayBeOneSaturatedWorker)
  }

  @Test("minimum, zone rule and CPU limit are told where they bind")
  func bindings() throws {
    let candidate = SizingCandidate(
      row: 0, instanceType: "a", maxInvocationsPerMinute: 100, price: .exported(1),
      cpuUtilization: 100, vCPUs: 2)
    func analysis(
      _ demand: Double, _ change: (inout Constraints) -> Void
    ) throws -> ChoiceAnalysis? {
      let selector = try JobExamples.selector([candidate], change)
      let demand = try Demand(perMinute: demand)
      return selector.choose(for: demand).flatMap { selector.analysis(of: $0, for: demand) }
    }
    let small = try #require(try analysis(10) { _ in })
    #expect(small.bindings == [.minimum])
    #expect(small.costOfMinimum == 1)
    #expect(small.mayBeOneSaturatedWorker)
    let both = try #require(try analysis(100) { _ in })
    #expect(both.bindings == [.capacity, .minimum])
    // ⌈⌈950/100⌉ · 2⌉ = 20 against ⌈950/90⌉ = 11.
    let zones = try #require(
      try analysis(950) {
        $0.zones = 2
        $0.headroom = 0.1
      })
    #expect(zones.bindings == [.zones])
    #expect(zones.costOfZones == 9)
    #expect(zones.afterLosingZone?.capacityPerMinute == 1000)
    #expect(zones.largestDemandPerMinute == 1000)
    // 50 % a core under a limit of 20: 0.4 of 100 a minute.
    let cpu = try #require(try analysis(400) { $0.cpuPerCoreLimit = 20 })
    #expect(cpu.bindings == [.cpuLimit])
    #expect(cpu.costOfHeadroom == 0)
  }

  @Test(
    "a latency within × 1.37 of its limit is marginal", arguments: [(136.9, false), (137, true)])
  func marginalLatency(_ latency: Double, _ isMarginal: Bool) throws {
    // 100 × 1.37 = 137 is not above 137.
    let candidate = SizingCandidate(
      row: 0, instanceType: "a", maxInvocationsPerMinute: 100, price: .exported(1),
      latencyMilliseconds: 100)
    let limit = try ExactDecimal(isMarginal ? 136.9 : 137)
    let selector = try JobExamples.selector([candidate]) { $0.latencyLimitMilliseconds = limit }
    let demand = try Demand(perMinute: 10)
    let choice = try #require(selector.choose(for: demand))
    #expect(selector.analysis(of: choice, for: demand)?.isLatencyMarginal == isMarginal)
  }
}
