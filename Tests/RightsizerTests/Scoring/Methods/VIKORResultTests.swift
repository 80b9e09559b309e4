import TestSupport
import Testing

@testable import Rightsizer

struct VIKORResultTests {
  @Test("Job 12 has S, R and the compromise of pyDecision 5.1.8: the fourth and the fifth row")
  func job12() throws {
    let result = try VIKOR().result(
      of: ScoringExamples.job12(), weights: ScoringExamples.job12Weights())
    let sums = [
      0.5200479545997905, 0.698800802372231, 0.455176924936322, 0.3, 0.5225585527490411,
    ]
    let regrets = [0.3485380116959065, 0.4, 0.3345029239766082, 0.3, 0.28771929824561404]
    for (value, expected) in zip(result.sums, sums) {
      #expect(isClose(value, expected, relative: 1e-9))
    }
    for (value, expected) in zip(result.regrets, regrets) {
      #expect(isClose(value, expected, relative: 1e-9))
    }
    // The advantage, 0.279 − 0.055, is below ¼.
    #expect(!result.hasAcceptableAdvantage && result.isStable)
    #expect(result.compromise == [3, 4])
  }

  @Test("A row that is best in all is the only compromise")
  func alone() throws {
    let matrix = try DecisionMatrix(
      columns: [[.nan, 9, 1, 5], [1, 8, 1, 6]], senses: [.min, .min])
    let result = try VIKOR().result(of: matrix, weights: Weights([1, 1]))
    #expect(result.hasAcceptableAdvantage && result.isStable)
    #expect(result.compromise == [2])
    #expect(result.indexes[0].isNaN && result.sums[0].isNaN && result.indexes[2] == 0)
  }

  @Test("Worked by hand: a middle way is best by all three")
  func middle() throws {
    // S = 0.5, 0.5, 0.45; R = 0.5, 0.5, 0.225.
    let matrix = try DecisionMatrix(
      columns: [[0, 10, 4.5], [10, 0, 4.5]], senses: [.min, .min])
    let result = try VIKOR().result(of: matrix, weights: Weights([1, 1]))
    #expect(result.compromise == [2] && result.isStable && result.hasAcceptableAdvantage)
    #expect(result.indexes == [1, 1, 0])
  }

  @Test("One row is its own compromise, none has none; equal rows are all in it")
  func few() throws {
    let one = try DecisionMatrix(columns: [[4]], senses: [.min])
    #expect(try VIKOR().result(of: one, weights: Weights([1])).compromise == [0])
    let none = try DecisionMatrix(columns: [[]], senses: [.min])
    #expect(try VIKOR().result(of: none, weights: Weights([1])).compromise == [])
    let equal = try DecisionMatrix(columns: [[4, 4, 4]], senses: [.min])
    #expect(try VIKOR().result(of: equal, weights: Weights([1])).compromise == [0, 1, 2])
  }
}
