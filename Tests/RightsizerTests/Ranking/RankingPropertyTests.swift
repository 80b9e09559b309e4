import TestSupport
import Testing

@testable import Rightsizer

/// Rankings of seeded tables against the definitions, pair by pair.
struct RankingPropertyTests {
  @Test("Layers, dominators and order follow the definitions", arguments: UInt64(0)..<40)
  func definitions(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var inputs: [Input] = []
    for job in 0..<3 {
      let rows = (0..<generator.below(25)).map { index in
        MadeUpJob.Row(
          instanceType: "ml.t\(index)", costPerHour: Self.figure(&generator),
          maxInvocations: Double(1 + generator.below(4)), latency: Self.figure(&generator),
          memory: Self.figure(&generator))
      }
      let made = MadeUpJob(name: "job-\(job)", model: "model-\(job % 2)", rows: rows)
      inputs.append(.bytes(made.bytes, name: "\(job).json"))
    }
    let table = PublishedJobs.table(inputs)
    var options = RankingOptions(objectives: [
      Objective(.costPerInference), Objective(.modelLatencyMilliseconds),
      Objective(.memoryUtilization, sense: .max),
    ])
    options.missing = generator.below(2) == 0 ? .exclude : .worst
    let ranking = try table.ranked(by: options)
    let place = Comment("seed \(seed)")
    #expect(ranking.orderedRows.sorted() == Array(0..<table.count), place)

    for group in ranking.groups {
      var remaining = Set(group.ranked)
      var layer: Int32 = 1
      while !remaining.isEmpty {
        let frontier = remaining.filter { row in
          !remaining.contains { Self.dominates($0, row, table, options) }
        }
        #expect(frontier.allSatisfy { ranking.layers[$0] == layer }, place)
        remaining.subtract(frontier)
        layer += 1
      }
      for row in group.ranked where ranking.layers[row] > 1 {
        let dominator = Int(ranking.dominators[row])
        #expect(ranking.layers[dominator] == 1, place)
        #expect(Self.dominates(dominator, row, table, options), place)
      }
      #expect(
        group.ranked.map { ranking.ranks[$0] } == (0..<group.ranked.count).map { Int32($0 + 1) })
      for (a, b) in zip(group.ranked, group.ranked.dropFirst()) {
        #expect(ranking.layers[a] <= ranking.layers[b], place)
      }
      for row in group.leftOut {
        #expect(ranking.layers[row] == 0 && ranking.dominators[row] == -1, place)
        #expect(ranking.reasonForNoPart(row) != nil, place)
      }
    }
  }

  /// Few different values, so that many tie; some missing, a few negative.
  private static func figure(_ generator: inout SeededGenerator) -> Double? {
    switch generator.below(12) {
    case 0: nil
    case 1: generator.below(4) == 0 ? -1 : 1
    default: Double(1 + generator.below(6))
    }
  }

  private static func dominates(
    _ a: Int, _ b: Int, _ table: RecommendationTable, _ options: RankingOptions
  ) -> Bool {
    var isBetter = false
    for objective in options.objectives {
      let sign: Double = objective.sense == .min ? 1 : -1
      let column = table.column(objective.metric)
      let x = column[a].isNaN ? Double.infinity : sign * column[a]
      let y = column[b].isNaN ? Double.infinity : sign * column[b]
      if x > y { return false }
      if x < y { isBetter = true }
    }
    return isBetter
  }
}
