import Rightsizer
import TestSupport
import Testing

struct RankingRobustnessTests {
  private static let jobs = TestFiles.names(in: TestFiles.jobs).filter { $0.hasPrefix("describe") }

  @Test(
    "Without noise the first of each published job is the ranking's, by every method and order",
    arguments: NamedScoringMethod.allCases)
  func still(method: NamedScoringMethod) throws {
    var asked = RankingRobustness.Options()
    asked.sampleCount = 2
    asked.noise = .none
    asked.findsWeightings = false
    for name in Self.jobs {
      let table = try RecommendationTable(contentsOf: TestFiles.jobs + "/" + name)
      for order in RankingOptions.Order.allCases {
        for weighting in [nil, .equal, .entropy] as [WeightingMethod?] {
          var options = RankingOptions()
          options.method = method
          options.weighting = weighting
          options.order = order
          let ranking = try table.ranked(by: options)
          let found = try ranking.robustness(asked)
          for (group, expected) in zip(found.groups, ranking.groups) {
            for (position, row) in group.rows.enumerated() {
              #expect(
                group.reruns.firstShares[position] == (row == expected.ranked.first ? 1 : 0), "\(name)")
              #expect(
                group.reruns.frontierShares[position] == (ranking.layers[row] == 1 ? 1 : 0), "\(name)")
            }
          }
        }
      }
    }
  }

  @Test("A job of two types on the frontier: both stay there, and half of the weightings are each's")
  func published() throws {
    let table = try RecommendationTable(
      contentsOf: TestFiles.jobs + "/describe_12_instructpix2pix_default_cpu_mem_2023-04.json")
    let ranking = try table.ranked()
    let group = try #require(try ranking.robustness().groups.first)
    let weightings = try #require(group.weightings)
    // On the scale of 0 to 1, worked out from the job's figures: cost 715.9 … 1695, latency
    // 2345 … 9521.
    let (g5, p3) = (ranking.groups[0].ranked[0], ranking.groups[0].ranked[1])
    let cost: Double = (1695 - 1610) / (1695 - 715.9)
    let latency: Double = (9521 - 4392) / (9521 - 2345)
    // w + (1 − w) latency > w cost + (1 − w).
    let share = 1 - (1 - latency) / ((1 - latency) + (1 - cost))
    for (row, expected) in [(g5, share), (p3, 1 - share)] {
      let position = try #require(group.rows.firstIndex(of: row))
      let tolerance = 5 * weightings.standardError(of: expected) + 1e-3
      #expect(isClose(weightings.shares[position][0], expected, absolute: tolerance))
      #expect(group.reruns.frontierShares[position] > 0.9)
    }
  }

  @Test("A latency that repeats the threshold stays: of equal ones the cheapest alone is left")
  func censored() throws {
    let table = try RecommendationTable(
      contentsOf: TestFiles.jobs + "/describe_05_tf_resnet50_advanced_m5_xlarge_x3_x2_x5_2022-01.json")
    let found = try table.ranked().robustness()
    #expect(found.groups[0].reruns.frontierShares == [0, 1, 0])
  }

  @Test("The frontier's shares are the same with weights, without, and with more threads")
  func sameReruns() throws {
    let table = try RecommendationTable(
      contentsOf: TestFiles.jobs + "/describe_07_hf_bert_advanced_g4dn_2022-01.json")
    var options = RankingOptions()
    var asked = RankingRobustness.Options()
    asked.sampleCount = 500
    let plain = try table.ranked(by: options).robustness(asked)
    options.weighting = .critic
    let weighted = try table.ranked(by: options).robustness(asked, threads: ThreadCount(3))
    #expect(
      plain.groups[0].reruns.frontierShares == weighted.groups[0].reruns.frontierShares)
    #expect(plain.groups[0].weightings?.shares == weighted.groups[0].weightings?.shares)
  }

  @Test("A preference for an objective that is not there is refused")
  func unknownObjective() throws {
    let table = try RecommendationTable(
      contentsOf: TestFiles.jobs + "/describe_07_hf_bert_advanced_g4dn_2022-01.json")
    var asked = RankingRobustness.Options()
    asked.preference = [0, 2]
    let error = #expect(throws: ScoringError.self) { try table.ranked().robustness(asked) }
    #expect(error?.code == .preference)
  }
}
