import TestSupport
import Testing

@testable import Rightsizer

struct LoadTestPlanPropertyTests {
  private static func job(_ generator: inout SeededGenerator) -> MadeUpJob {
    let types = [
      "ml.c5.large", "ml.c5.xlarge", "ml.c5.2xlarge", "ml.m5.large", "ml.g4dn.xlarge", "ml.zz.q",
    ]
    let rows = (0..<1 + generator.below(14)).map { _ in
      MadeUpJob.Row(
        instanceType: generator.below(20) == 0 ? nil : types[generator.below(types.count)],
        costPerHour: generator.below(15) == 0 ? nil : Double(1 + generator.below(40)) / 20,
        maxInvocations: generator.below(15) == 0 ? nil : Double(10 + generator.below(1000)),
        latency: generator.below(10) == 0 ? nil : Double(1 + generator.below(2000)),
        count: 1 + generator.below(3),
        environment: Dictionary(
          uniqueKeysWithValues: (0..<generator.below(3)).map {
            ("V\($0)", "\(generator.below(5))")
          }))
    }
    return MadeUpJob(rows: rows)
  }

  private static func question(_ generator: inout SeededGenerator) throws -> LoadTestQuestion {
    let demand = [1.0, 50, 4_000.5, 90_000, 1e12][generator.below(5)]
    let latency: ExactDecimal = [0.5, 20, 300, 5000][generator.below(4)]
    return try PlanExamples.question(demand: "\(demand)", latency: latency) {
      $0.predictsUntestedSizes = generator.below(2) == 0
      if generator.below(4) == 0 { $0.selection.constraints.maximumInstances = 40 }
      if generator.below(6) == 0 {
        $0.selection.constraints.excludedTypes = [try TypePattern("ml.m5.*")]
      }
      if generator.below(3) == 0 {
        $0.model = .name("model")
        $0.containerConfig = PlanExamples.container
      }
    }
  }

  /// The rows that can still win, by the definition, row against row.
  private static func contenders(
    _ table: RecommendationTable, _ question: LoadTestQuestion
  ) throws -> Set<Int> {
    let answer = try table.selection(
      for: question.selection, group: "g", rows: Array(0..<table.count))
    var codes: [Int: [String]] = [:]
    for refusal in answer.rejected { codes[refusal.row] = refusal.reasons.map(\.code) }
    let saturated = codes.filter { $0.value == ["latencyAtSaturation"] }.keys
    let open = (0..<table.count).filter { codes[$0] == nil || saturated.contains($0) }
    let cost = table.column(.costPerInference)
    let latency = table.column(.modelLatencyMilliseconds)
    func dominates(_ a: Int, _ b: Int, _ rate: Double, _ time: Double) -> Bool {
      let (x, y) = (cost[a], cost[b] * rate)
      let (s, t) = (latency[a], latency[b] * time)
      return x <= y && s <= t && (x < y || s < t)
    }
    let frontier = open.filter { row in
      !latency[row].isNaN && !open.contains { dominates($0, row, 1, 1) }
    }
    guard let choice = answer.choice?.choice else { return Set(frontier) }
    let noise = open.filter { row in
      !latency[row].isNaN && !open.contains { dominates($0, row, 0.95 / 1.10, 0.40 / 1.37) }
    }
    let tied = answer.alternatives.filter(\.choice.isWithinNoise).flatMap {
      $0.choice.parts.map(\.row)
    }
    return Set(frontier + noise + tied + saturated + choice.parts.map(\.row))
  }

  @Test("Every plan is what the definition says, in ten tests that AWS takes", arguments: 0..<400)
  func property(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let table = try Self.job(&generator).table()
    let question = try Self.question(&generator)
    let plan = try table.loadTestPlan(for: question)
    let comment: Comment = "seed \(seed)"

    // Each row is in once, or left out once.
    let left = plan.leftOut.compactMap(\.row)
    #expect((plan.testedRows + left).sorted() == Array(0..<table.count), comment)
    #expect(plan.leftOut.allSatisfy { !$0.reasons.isEmpty }, comment)
    #expect(plan.configurations.allSatisfy { !$0.reasons.isEmpty }, comment)

    // What can still win is in, or does not fit.
    let contenders = try Self.contenders(table, question)
    #expect(contenders.isSuperset(of: plan.testedRows), comment)
    for row in contenders.subtracting(plan.testedRows) {
      #expect(plan.codes(ofRow: row) == ["testLimit"], comment)
    }

    let tests = plan.configurations.reduce(0) { $0 + $1.testCount }
    #expect(tests <= 10, comment)
    #expect((plan.request == nil) == plan.configurations.isEmpty, comment)
    if let request = plan.request {
      #expect(plan.faults.isEmpty, "\(comment): \(plan.faults)")
      #expect(request.inputConfig.resourceLimit?.maxNumberOfTests == tests, comment)
      #expect(request.inputConfig.endpointConfigurations?.count == plan.configurations.count)
    }
    for configuration in plan.configurations {
      // Each combination of the ranges, and whether any row of the type has it.
      let ranges = configuration.endpoint.environmentParameterRanges
      var combinations: [[String: String]] = [[:]]
      for range in ranges?.categoricalParameterRanges ?? [] {
        combinations = combinations.flatMap { combination in
          (range.values ?? []).map { value in
            combination.merging([range.name ?? "": value]) { _, new in new }
          }
        }
      }
      #expect(combinations.count == configuration.testCount, comment)
      guard configuration.prediction == nil else { continue }
      let unseen = combinations.filter { combination in
        !(0..<table.count).contains {
          table.isEligible($0) && table.environment($0) == combination
            && table.instanceType($0) == configuration.endpoint.instanceType
        }
      }
      #expect(configuration.unseenCombinationCount == unseen.count, comment)
      for row in configuration.rows {
        #expect(table.instanceType(row) == configuration.endpoint.instanceType, comment)
      }
    }
    #expect(try table.loadTestPlan(for: question) == plan, comment)
    #expect(!plan.explanation.contains { $0.contains("\n") }, comment)
  }

  @Test("The plans of all published jobs and all spellings pass the check of requests")
  func inputsPass() throws {
    var inputs = try PublishedJobs.inputs()
    for name in TestFiles.names(in: TestFiles.samples) {
      inputs.append(.bytes(TestFiles.bytes(TestFiles.samples + "/" + name), name: name))
    }
    var count = 0
    for input in inputs {
      let table = RecommendationTable.load([input]).table
      for group in table.eligibleGroups() {
        for (demand, latency) in [("1", 0.5), ("200/s", 2000)]
          as [(String, ExactDecimal)]
        {
          for isNamed in [false, true] {
            let question = try PlanExamples.question(demand: demand, latency: latency) {
              $0.predictsUntestedSizes = true
              if isNamed {
                $0.model = .name("model")
                $0.containerConfig = PlanExamples.container
              }
            }
            let plan = try table.loadTestPlan(
              for: question, group: group.name, rows: group.rows)
            #expect(plan.faults.isEmpty, "\(group.name): \(plan.faults)")
            if plan.request != nil { count += 1 }
          }
        }
      }
    }
    #expect(count > 200, "\(count) plans")
  }
}
