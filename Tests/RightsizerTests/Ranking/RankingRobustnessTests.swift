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
                group.reruns.firstShares[position] == (row == expected.ranked.first ? 1 : 0),
                "\(name)")
              #expect(
                group.reruns.frontierShares[position] == (ranking.layers[row] == 1 ? 1 : 0),
                "\(name)")
            }
          }
        }
      }
    }
  }

  @Test("Worked by hand: a published job of two on the frontier, which share the weightings 3 to 1")
  func weightings() throws {
    let table = try RecommendationTable(
      contentsOf: TestFiles.jobs + "/describe_12_instructpix2pix_default_cpu_mem_2023-04.json")
    let ranking = try table.ranked()
    let group = try #require(try ranking.robustness().groups.first)
    let weightings = try #require(group.weightings)
    // Costs of 715.9 … 1695 and latencies of 2345 … 9521 ms are 1 … 0 on the scale; w is the cost's.
    let cost: Double = (1695 - 1610) / (1695 - 715.9)
    let latency: Double = (9521 - 4392) / (9521 - 2345)
    // The cheap row wins where w + (1 − w) latency > w cost + (1 − w).
    let share = 1 - (1 - latency) / ((1 - latency) + (1 - cost))
    for (row, expected) in zip(ranking.groups[0].ranked, [share, 1 - share, 0, 0, 0]) {
      let position = try #require(group.rows.firstIndex(of: row))
      let tolerance = 5 * weightings.standardError(of: expected) + 1e-3
      #expect(isClose(weightings.shares[position][0], expected, absolute: tolerance))
    }
  }

  @Test("Worked by hand: a published job's rows are dominated where two factors differ that far")
  func reruns() throws {
    let table = try RecommendationTable(
      contentsOf: TestFiles.jobs + "/describe_08_pytorch_neo_default_full_2022-03-08.json")
    let ranking = try table.ranked()
    let group = try #require(try ranking.robustness().groups.first)
    // Costs of 3.583, 4.298 and 6.180 are too far apart to change places (1.10 / 0.95 is 1.158), and
    // latencies are 1070, 459 and 213 ms: a row is dominated by the next cheaper one where its
    // latency is more than made up for. The difference of two uniform logarithms is triangular.
    func dominated(_ slow: Double, _ fast: Double) -> Double {
      let lead = CLibrary.log(slow / fast) / CLibrary.log(1.37 / 0.40)
      return (1 - lead) * (1 - lead) / 2
    }
    for (place, share) in [1, 1 - dominated(1070, 459), 1 - dominated(459, 213)].enumerated() {
      let row = ranking.groups[0].ranked[place]
      let position = try #require(group.rows.firstIndex(of: row))
      let tolerance = 5 * group.reruns.standardError(of: share)
      #expect(isClose(group.reruns.frontierShares[position], share, absolute: tolerance))
      #expect(group.reruns.firstShares[position] == (place == 0 ? 1 : 0))
    }
  }

  @Test("A latency that repeats the threshold stays: of equal ones the cheapest alone is left")
  func censored() throws {
    let table = try RecommendationTable(
      contentsOf: TestFiles.jobs
        + "/describe_05_tf_resnet50_advanced_m5_xlarge_x3_x2_x5_2022-01.json")
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
