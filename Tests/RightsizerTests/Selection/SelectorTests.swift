import TestSupport
import Testing

@testable import Rightsizer

struct SelectorTests {
  @Test(
    "three types, without safeties: zones 1, 2 and 3 by hand",
    arguments: [(1, 10, 1.15), (2, 20, 2.3), (3, 15, 1.725)])
  func threeTypesBare(_ zones: Int, _ count: Int, _ cost: Double) throws {
    // ⌈5000/535⌉ = 10; two zones ⌈10·2/1⌉ = 20, three ⌈10·3/2⌉ = 15.
    let selector = try JobExamples.selector(JobExamples.threeTypes) {
      JobExamples.bare(&$0)
      $0.zones = zones
    }
    let choice = try #require(selector.choose(for: Demand(perMinute: 5000)))
    #expect(choice.parts[0].instanceType == "ml.m5.large")
    #expect(choice.parts[0].instanceCount == count)
    #expect(choice.costPerHour == cost)
  }

  @Test("a latency limit costs more, and tells what was lost by latency at full load alone")
  func latencyLimit() throws {
    let selector = try JobExamples.selector(JobExamples.threeTypes) {
      JobExamples.bare(&$0)
      $0.latencyLimitMilliseconds = 500
    }
    let selection = try selector.select(for: Demand(perMinute: 5000))
    let choice = try #require(selection.choice)
    #expect(choice.parts[0].instanceType == "ml.c5.xlarge")
    #expect(choice.parts[0].instanceCount == 7)
    #expect(choice.costPerHour == 1.428)
    #expect(choice.costPerMonth == 1042.44)
    #expect(choice.capacityPerMinute == 5537)
    #expect(isClose(choice.utilization, 5000.0 / 5537))
    // 1.428 $/h for 300 000 an hour.
    #expect(choice.costPerMillionInferencesAtDemand == 4.76)
    #expect(choice.costPerMillionInferencesAtAverage == nil)
    #expect(selection.alternatives.map(\.costPerHour) == [2.079])
    let lost = try #require(selection.rejected.first)
    #expect(selection.rejected.count == 1)
    #expect(lost.instanceType == "ml.m5.large")
    #expect(lost.reasons.map(\.code) == [.latencyAtSaturation])
    #expect(lost.reasons[0].value == 1070)
    #expect(lost.reasons[0].limit == 500)
    #expect(lost.count == 10)
    #expect(lost.costPerHour == 1.15)
    #expect(lost.savingPerHour == 0.278)
    #expect(isClose(try #require(lost.utilization), 5000.0 / 5350))
  }

  @Test("three types with the defaults: 2000/(535·0.5) → 8", arguments: [1, 2, 3])
  func threeTypesDefaults(_ zones: Int) throws {
    // Zones 2 ask for ⌈4·2/1⌉ = 8, zones 3 for ⌈4·3/2⌉ = 6.
    let selector = try JobExamples.selector(JobExamples.threeTypes) { $0.zones = zones }
    let choice = try #require(selector.choose(for: Demand(perMinute: 2000)))
    #expect(choice.parts[0].instanceType == "ml.m5.large")
    #expect(choice.parts[0].instanceCount == 8)
    #expect(choice.costPerHour == 0.92)
  }

  @Test(
    "rows of one type at counts 3, 2, 5 are sized by one instance's rate",
    arguments: [(1, 3, 0.69), (2, 4, 0.92), (3, 3, 0.69)])
  func threeCounts(_ zones: Int, _ count: Int, _ cost: Double) throws {
    // 261 a minute each: 300/130.5 → 3; two zones ⌈300/261⌉·2 = 4, three 2·3/2 = 3.
    let selector = try JobExamples.selector(JobExamples.threeCounts) { $0.zones = zones }
    let choice = try #require(selector.choose(for: Demand(perMinute: 300)))
    #expect(choice.parts[0].row == 1)
    #expect(choice.parts[0].instanceCount == count)
    #expect(choice.costPerHour == cost)
    #expect(choice.parts[0].invocationsPerInstancePerMinute == 261)
    #expect(choice.parts[0].pricePerInstanceHour == 0.23)
  }

  @Test(
    "exact multiples take no instance more",
    arguments: [
      ("0.9", "1000", 100), ("0.9", "3000", 300), ("0.1", "900", 10), ("0.7", "2100", 70),
      ("0.3", "4900", 70), ("0.95", "35", 7), ("0.9", "1000.0000000001", 101),
      ("0.9", "999.9999999999", 100), ("0.6666666666666667", "3333333333333333e-14", 1),
      ("0.99", "1e6", 1_000_000),
    ])
  func exactMultiples(_ headroom: String, _ demand: String, _ count: Int) throws {
    let headroom = try ExactDecimal(parsing: headroom)
    let candidate = SizingCandidate(
      row: 0, instanceType: "ml.m5.large", maxInvocationsPerMinute: 100, price: .exported(1))
    let selector = try JobExamples.selector([candidate]) {
      JobExamples.bare(&$0)
      $0.headroom = headroom
    }
    let choice = selector.choose(for: try Demand(parsing: demand))
    #expect(choice?.parts[0].instanceCount == count)
  }

  @Test(
    "demands to 2⁵³ instances are sized, those beyond rejected by name",
    arguments: [
      ("1e12", 1_000_000_000_000), ("9e15", 9_000_000_000_000_000), ("1e16", nil), ("1e300", nil),
    ])
  func enormousDemand(_ demand: String, _ count: Int?) throws {
    let candidate = SizingCandidate(
      row: 0, instanceType: "ml.m5.large", maxInvocationsPerMinute: 1, price: .exported(0.1))
    let selector = try JobExamples.selector([candidate]) { JobExamples.bare(&$0) }
    let selection = selector.select(for: try Demand(parsing: demand))
    #expect(selection.choice?.parts[0].instanceCount == count)
    if count == nil { #expect(selection.rejected.first?.reasons.map(\.code) == [.countCeiling]) }
  }

  @Test("a limit on CPU per core takes more instances, but never fewer than the headroom does")
  func cpuLimit() throws {
    // 320 % over 4 cores is 80 % each; a limit of 60 leaves ¾ of 100 a minute.
    let candidate = SizingCandidate(
      row: 0, instanceType: "ml.m5.xlarge", maxInvocationsPerMinute: 100, price: .exported(1),
      cpuUtilization: 320, vCPUs: 4)
    for (headroom, count) in [(0.1 as ExactDecimal, 10), (0.5, 15)] {
      let selector = try JobExamples.selector([candidate]) {
        $0.headroom = headroom
        $0.cpuPerCoreLimit = 60
      }
      let choice = try selector.choose(for: Demand(perMinute: 750))
      #expect(choice?.parts[0].instanceCount == count)
    }
  }

  @Test("at CPU 0 the headroom alone counts; unknown CPU or cores are not measured")
  func cpuEdges() throws {
    func codes(_ cpu: Double, _ cores: Int?) throws -> [Rejection.Code]? {
      let candidate = SizingCandidate(
        row: 0, instanceType: "ml.m5.xlarge", maxInvocationsPerMinute: 100, price: .exported(1),
        cpuUtilization: cpu, vCPUs: cores)
      let selector = try JobExamples.selector([candidate]) { $0.cpuPerCoreLimit = 60 }
      return try selector.select(for: Demand(perMinute: 750)).rejected.first?.reasons.map(\.code)
    }
    #expect(try codes(0, 4) == nil)
    #expect(try codes(.nan, 4) == [.cpuUnavailable])
    #expect(try codes(-1, 4) == [.cpuUnavailable])
    #expect(try codes(50, nil) == [.cpuUnavailable])
  }

  @Test("ties go to latency, larger n c, more instances, type, row")
  func order() throws {
    func candidate(
      _ row: Int, _ type: String, _ rate: Double, _ price: Double, _ latency: Double
    ) -> SizingCandidate {
      SizingCandidate(
        row: row, instanceType: type, maxInvocationsPerMinute: rate, price: .exported(price),
        latencyMilliseconds: latency)
    }
    // Demand 100 without safeties; best first, all at $2.
    let candidates = [
      candidate(9, "f", 100, 2, 10),  // latency
      candidate(8, "e", 130, 2, 20),  // n c 130
      candidate(7, "d", 60, 1, 20),  // 2 instances, n c 120
      candidate(6, "b", 120, 2, 20),  // 1 instance, n c 120
      candidate(4, "c", 120, 2, 20),
      candidate(5, "c", 120, 2, 20),
      candidate(3, "a", 900, 2, .nan),
      candidate(2, "a", 800, 2, -5),
    ]
    let selector = try JobExamples.selector(candidates.reversed()) { JobExamples.bare(&$0) }
    let selection = try selector.select(for: Demand(perMinute: 100))
    let rows = ([selection.choice].compactMap { $0 } + selection.alternatives).map {
      $0.parts[0].row
    }
    #expect(rows == candidates.map(\.row))
  }

  @Test("a listed price is of one instance, and a discount is exact")
  func prices() throws {
    let candidates = [
      SizingCandidate(
        row: 0, instanceType: "a", maxInvocationsPerMinute: 300, instanceCount: 3,
        price: .exported(0.9, discount: 0.3)),
      SizingCandidate(
        row: 1, instanceType: "b", maxInvocationsPerMinute: 300, instanceCount: 3,
        price: .listed(0.9, discount: 0.4)),
    ]
    let selector = try JobExamples.selector(candidates) { JobExamples.bare(&$0) }
    let selection = try selector.select(for: Demand(perMinute: 200))
    #expect(selection.choice?.parts[0].pricePerInstanceHour == 0.21)
    #expect(selection.choice?.parts[0].priceSource == .exported)
    #expect(selection.alternatives.first?.parts[0].pricePerInstanceHour == 0.54)
    #expect(selection.alternatives.first?.parts[0].priceSource == .listed)
  }

  @Test("globs allow and exclude; limits on counts, types and budget reject with their excess")
  func limits() throws {
    let selector = try JobExamples.selector(JobExamples.threeTypes) {
      JobExamples.bare(&$0)
      $0.maximumInstances = 9
      $0.typeLimits = ["ml.m5.large": 4, "ml.c5.xlarge": 7]
      $0.budgetPerMonth = 730
      $0.excludedTypes = (try? [TypePattern("ml.inf*")]) ?? []
      $0.allowedTypes = (try? [TypePattern("ml.m*"), TypePattern("ml.c*")]) ?? []
    }
    let selection = try selector.select(for: Demand(perMinute: 5000))
    #expect(selection.choice == nil)
    #expect(
      selection.rejected.map { $0.reasons.map(\.code) } == [
        [.maximumInstances, .typeLimit, .budget], [.budget], [.excluded, .notAllowed, .budget],
      ])
    #expect(selection.rejected[0].reasons.map(\.value) == [10, 10, 1.15])
    #expect(selection.rejected[0].reasons.map(\.limit) == [9, 4, 1])
    #expect(selection.nearestRejection?.instanceType == "ml.c5.xlarge")
  }

  @Test("a present fleet is priced as it is")
  func presentFleet() throws {
    let selector = try JobExamples.selector(JobExamples.threeTypes)
    let demand = try Demand(perMinute: 2000)
    let fleet = try #require(selector.choice(of: 2, instanceCount: 3, for: demand))
    #expect(fleet.costPerHour == 0.891)
    #expect(fleet.capacityPerMinute == 2403)
    #expect(selector.choice(of: 3, instanceCount: 3, for: demand) == nil)
    #expect(selector.choice(of: 2, instanceCount: 0, for: demand) == nil)
  }

  @Test("rows without type, rate, price or count are rejected, whatever the limits")
  func unusable() throws {
    func candidate(
      _ type: String?, _ rate: Double, _ price: Double, _ count: Int = 1, discount: Double = 0
    ) -> SizingCandidate {
      SizingCandidate(
        row: 0, instanceType: type, maxInvocationsPerMinute: rate, instanceCount: count,
        price: .exported(price, discount: discount))
    }
    let cases: [(SizingCandidate, [Rejection.Code])] = [
      (candidate(nil, 10, 1), [.noType]), (candidate("a", .nan, 1), [.noRate]),
      (candidate("a", 0, 1), [.noRate]), (candidate("a", -3, 1), [.noRate]),
      (candidate("a", .infinity, 1), [.noRate]), (candidate("a", 10, .nan), [.noPrice]),
      (candidate("a", 10, -1), [.noPrice]), (candidate("a", 10, .infinity), [.noPrice]),
      (candidate("a", 10, 1, 0), [.noPrice, .noRate]),
      (candidate("a", 10, 1, discount: 1.5), [.noPrice]),
      (candidate("a", 10, 1, discount: .nan), [.noPrice]),
    ]
    for (candidate, codes) in cases {
      let selector = try JobExamples.selector([candidate])
      let selection = try selector.select(for: Demand(perMinute: 10))
      #expect(selection.choice == nil)
      #expect(selection.rejected.first?.reasons.map(\.code) == codes)
    }
  }

  @Test("figures at the ends of a Double's range do not trap")
  func extremes() throws {
    let values = [.leastNonzeroMagnitude, 1e-300, 1e-60, 1, 1e60, 1e300, 1.7e308]
    for rate in values {
      for price in values + [0] {
        let candidates = [
          SizingCandidate(
            row: 0, instanceType: "a", maxInvocationsPerMinute: rate, instanceCount: .max,
            price: .exported(price), latencyMilliseconds: 1e308, cpuUtilization: rate, vCPUs: .max),
          SizingCandidate(
            row: 1, instanceType: "b", maxInvocationsPerMinute: rate,
            price: .listed(price, discount: 0.9999999999)),
        ]
        let selector = try JobExamples.selector(candidates) {
          $0.zones = .max
          $0.budgetPerHour = 1e300
        }
        for demand in values {
          let selection = try selector.select(for: Demand(perMinute: demand))
          let chosen = (selection.choice == nil ? 0 : 1) + selection.alternatives.count
          #expect(chosen + selection.rejected.count == 2)
          guard let choice = selection.choice else { continue }
          let query = try Demand(perMinute: demand)
          #expect(selector.analysis(of: choice, for: query) != nil)
          for alternative in selection.alternatives {
            #expect(
              selector.comparison(
                of: alternative, with: choice, for: query, maximumSteps: 10) != nil)
          }
          let end = Demand(exact: query.exact * 1000) ?? query
          if query < end {
            let crossover = try selector.crossover(from: query, through: end, maximumSteps: 10)
            #expect(crossover.intervals.count <= 10)
          }
        }
      }
    }
  }
}
