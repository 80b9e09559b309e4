import TestSupport
import Testing

@testable import Rightsizer

struct RankingMethodTests {
  private func ranking(
    _ method: NamedScoringMethod, weights: [Double]? = nil, _ weighting: WeightingMethod? = nil,
    missing: MissingValues = .exclude
  ) throws -> Ranking {
    var options = RankingOptions()
    options.method = method
    options.weights = weights
    options.weighting = weighting
    options.missing = missing
    options.order = .score
    return try PublishedJobs.all().ranked(by: options)
  }

  @Test(
    "Within each group the best score is first, whether it is the greatest or the least",
    arguments: NamedScoringMethod.allCases, MissingValues.allCases)
  func bestFirst(method: NamedScoringMethod, missing: MissingValues) throws {
    let ranking = try ranking(method, .entropy, missing: missing)
    for group in ranking.groups {
      let scores = group.ranked.map { ranking.scores[$0] }
      #expect(scores.allSatisfy { $0.isFinite })
      let sorted = method == .vikor ? scores.sorted() : scores.sorted(by: >)
      #expect(scores == sorted)
      #expect(group.leftOut.allSatisfy { ranking.scores[$0].isNaN })
    }
  }

  @Test("Given weights come before a weighting, and each group tells its own")
  func weights() throws {
    let given = try ranking(.topsis, weights: [3, 1], .entropy)
    #expect(given.groups.allSatisfy { $0.weights?.values == [0.75, 0.25] })
    let taken = try ranking(.topsis, .entropy)
    #expect(Set(taken.groups.map(\.weights)).count > 1)
    let unweighted = try ranking(.topsis)
    #expect(unweighted.groups.allSatisfy { $0.weights == nil })
  }

  @Test("A group's weights are those of its own rows alone")
  func ownRows() throws {
    var options = RankingOptions()
    options.weighting = .critic
    let ranking = try PublishedJobs.job("12").ranked(by: options)
    let table = ranking.table
    let matrix = try DecisionMatrix(
      columns: options.objectives.map { Array(table.column($0.metric)) }, senses: [.min, .min])
    let expected = try Weights.critic(of: matrix)
    #expect(ranking.groups.map(\.weights) == [expected])
  }

  @Test("A report tells method and weights, in JSON with VIKOR's compromise")
  func report() throws {
    var options = RankingOptions()
    options.weights = [3, 1]
    options.method = .vikor
    let ranking = try PublishedJobs.job("12").ranked(by: options)
    let text = ReportText.ranking(ranking, content: .rank, as: .json)
    #expect(
      text.contains(
        #""scoring":{"method":"vikor","weighting":null,"isGreaterBetter":false,"groups":[{"group":"#
      ))
    #expect(text.contains(#""weights":[0.75,0.25],"compromise":[0]}]}"#))
    let table = ReportText.ranking(ranking, content: .rank, as: .table)
    #expect(
      table.contains(
        "score: VIKOR (less is better); weights: cost 0.750, latency 0.250; compromise: rank 1\n"))
  }
}
