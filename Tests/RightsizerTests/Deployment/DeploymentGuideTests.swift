import Testing

@testable import Rightsizer

/// What README.md of a deployment tells of the choice and of the data.
struct DeploymentGuideTests {
  private typealias Examples = DeploymentExamples

  /// The lines of a section's list.
  private static func items(_ title: String, of guide: String) throws -> [String] {
    let start = try #require(guide.firstRange(of: "## \(title)\n\n"))
    return guide[start.upperBound...].split(separator: "\n", omittingEmptySubsequences: false)
      .prefix { $0.hasPrefix("- ") }.map { String($0.dropFirst(2)) }
  }

  @Test("Job 08: the limit that the count rests on, and that its latency is marginal")
  func marginal() throws {
    let table = try AnswerExamples.job08()
    let answer = try table.answer("5000") { $0.constraints.latencyLimitMilliseconds = 500 }
    let deployment = try table.deployed(answer)
    let guide = try deployment.file("README.md")
    let rules = try Self.items("What the counts rest on", of: guide)
    #expect(rules[0] == "the load: 5,000 invocations a minute at the peak")
    #expect(
      rules[1] == "the rules: headroom 50 %, at least 2 instances, one zone, latency ≤ 500 ms")
    #expect(deployment.rules.map(\.code) == ["loads", "rules", "binds", "failsBeyond", "twoZones"])
    // In select's own words.
    let checks = try Self.items("Check before", of: guide)
    for code in ["latencyMarginal", "instanceLost", "zoneLost"] {
      let reason = try #require(answer.reason(code))
      #expect(checks.contains(reason), "\(code)")
    }
  }

  @Test("Every load and rule that was asked for is told")
  func rules() throws {
    let table = try AnswerExamples.job08()
    let answer = try table.answer("5000") {
      $0.average = try Demand(parsing: "1000")
      $0.constraints.zones = 2
      $0.constraints.maximumInstances = 30
      $0.constraints.budgetPerHour = 9
      $0.constraints.typeLimits = ["ml.c5.xlarge": 20]
      $0.constraints.allowedTypes = [try TypePattern("ml.c5.*")]
      $0.constraints.excludedTypes = [try TypePattern("ml.t2.*")]
    }
    let deployment = try table.deployed(answer) { $0.minimumDemand = try Demand(parsing: "500") }
    #expect(
      deployment.rules.prefix(2).map(\.message) == [
        "the load: 5,000 invocations a minute at the peak, 1,000 on average, 500 at the least",
        "the rules: headroom 50 %, at least 2 instances, 2 zones, at most 30 instances, "
          + "at most $9.00 an hour, at most 20 of ml.c5.xlarge, "
          + "only ml.c5.*, not ml.t2.*",
      ])
  }

  @Test("A mix: what is within the noise, and what is left with one instance lost")
  func mix() throws {
    let table = try Examples.mixTable()
    let answer = try Examples.mixAnswer(table)
    let deployment = try table.deployed(answer)
    let lost = try #require(deployment.checks.first { $0.code == "instanceLost" })
    #expect(lost.message.contains("ml.m5.large (row 0) is left with 0 % of its share"))
    #expect(
      deployment.checks.contains { $0.code == "withinNoise" }
        == (answer.reason("withinNoise") != nil))
    #expect(deployment.rules[1].message.contains("at most 2 production variants"))
  }

  @Test("One saturated worker, as the choice says")
  func saturated() throws {
    let table = try AnswerExamples.table([
      .init("ml.c5.xlarge", cost: 0.2, rate: 700, latency: 40).with { $0.cpu = 100 }
    ])
    let deployment = try table.deployed(try table.answer("1000"))
    #expect(deployment.checks.contains { $0.code == "saturatedWorker" })
  }

  @Test("Warnings of the data are told, notes and those of other inputs are not")
  func dataWarnings() throws {
    // 60 a minute at 1 s is one request in flight; at 2000 s it is 2000.
    let odd = AnswerExamples.document(
      [
        .init("ml.m5.large", cost: 0.1, rate: 60, latency: 2_000_000)
      ], job: "odd")
    let plain = AnswerExamples.document(
      [
        .init("ml.m5.large", cost: 0.1, rate: 60, latency: 1000)
      ], job: "plain")
    let table = try AnswerExamples.table(odd, plain)
    for (row, isTold) in [(0, true), (1, false)] {
      let answer = try table.selection(for: .of("100"), group: "one", rows: [row])
      let checks = try table.deployed(answer).checks
      #expect(checks.contains { $0.message.contains("requests in flight") } == isTold)
    }
  }

  @Test("Models taken together are warned of, those of one are not")
  func severalModels() throws {
    func document(_ job: String, model: String) -> String {
      AnswerExamples.document(
        [.init("ml.m5.large", cost: 0.1, rate: 60, latency: 1000)], job: job, model: model)
    }
    let table = try AnswerExamples.table(
      document("x", model: "a"), document("y", model: "b"), document("z", model: "a"))
    let several = try table.deployed(try table.answer("100"))
    #expect(several.checks.first?.code == "severalModels")
    #expect(
      several.checks.first?.message.hasPrefix(
        "the choice is of a, but was made among rows of 2 models (a, b), ") == true)
    #expect(try several.file("README.md").contains("from row 0 of all (job x, input-0). "))
    let answer = try table.selection(for: .of("100"), group: "a", rows: [0, 2])
    #expect(!(try table.deployed(answer).checks.contains { $0.code == "severalModels" }))
  }

  @Test("What is taken for granted is said of the endpoint's own routing")
  func routing() throws {
    let table = try AnswerExamples.job05()
    let answer = try table.answer("500")
    for (routing, other) in [
      (CreateEndpointConfigRequest.RoutingStrategy.leastOutstandingRequests, "random routing"),
      (.random, "LEAST_OUTSTANDING_REQUESTS"),
    ] {
      let assumed = try table.deployed(answer) { $0.routing = routing }.assumptions
      #expect(assumed.first?.code == "linearCapacity")
      #expect(assumed.first?.message.contains(other) == false)
    }
    let serverless = try Examples.serverlessTable()
    let own = try serverless.answer("50") { $0.constraints.allowsServerless = true }
    let assumed = try serverless.deployed(own).assumptions
    #expect(assumed.map(\.code) == ["latencyAtFullLoad", "serverless", "noise"])
  }

  @Test("An input that could not be read is named, as text")
  func unread() throws {
    let table = try AnswerExamples.job05()
    let deployment = try table.deployed(try table.answer("500")) {
      $0.unreadInputs = ["a`b.json:3:1: no JSON"]
    }
    let checks = try Self.items("Check before", of: deployment.file("README.md"))
    #expect(
      checks.contains(
        "an input could not be read, and nothing of it is in this: a\\`b.json:3:1: no JSON"))
  }
}
