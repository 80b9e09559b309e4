import TestSupport
import Testing

@testable import Rightsizer

struct ServerlessTests {
  private let serverless = SizingCandidate(
    row: 7, instanceType: nil, maxInvocationsPerMinute: 600, price: .exported(.nan),
    latencyMilliseconds: 50, serverless: .init(maxConcurrency: 2, costPerInference: 0.00001))

  @Test("concurrency is sized by what one carries, and billed a request at the average")
  func sized() throws {
    // 300 each, half of it used: ⌈1000/150⌉ = 7.
    let selector = try JobExamples.selector([serverless]) { $0.allowsServerless = true }
    let demand = try Demand(perMinute: 1000)
    let choice = try #require(selector.choose(for: demand))
    #expect(choice.parts[0].maxConcurrency == 7)
    #expect(choice.parts[0].instanceCount == nil)
    #expect(choice.costPerHour == 0.6)
    #expect(choice.costPerMillionInferencesAtDemand == 10)
    #expect(choice.capacityPerMinute == 2100)
    let billed = try #require(selector.choose(for: demand, average: Demand(perMinute: 100)))
    #expect(billed.costPerHour == 0.06)
    #expect(billed.costPerMillionInferencesAtAverage == 10)
    #expect(selector.analysis(of: choice, for: demand) == nil)
  }

  @Test("200 concurrent invocations are the most")
  func ceiling() throws {
    let selector = try JobExamples.selector([serverless]) { $0.allowsServerless = true }
    let most = try selector.choose(for: Demand(perMinute: 30_000))
    #expect(most?.parts[0].maxConcurrency == 200)
    let selection = try selector.select(for: Demand(perMinute: 30_001))
    #expect(selection.rejected.first?.reasons.map(\.code) == [.maximumConcurrency])
  }

  @Test("it is rejected unless asked for, and pays below its break-even")
  func beside() throws {
    let rows = JobExamples.threeTypes + [serverless]
    let without = try JobExamples.selector(rows)
    let demand = try Demand(perMinute: 2000)
    #expect(without.select(for: demand).rejected.map { $0.reasons.map(\.code) } == [[.serverless]])
    let with = try JobExamples.selector(rows) { $0.allowsServerless = true }
    let selection = with.select(for: demand)
    let choice = try #require(selection.choice)
    #expect(choice.parts[0].instanceType == "ml.m5.large")
    let other = try #require(selection.alternatives.first { $0.parts[0].row == 7 })
    #expect(other.costPerHour == 1.2)
    // 0.92 / (60 × 0.00001)
    #expect(
      isClose(try #require(with.serverlessBreakEven(of: other, against: choice)), 1533.333333333333)
    )
    #expect(with.serverlessBreakEven(of: choice, against: other) == nil)
  }
}
