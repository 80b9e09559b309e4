import Rightsizer
import Testing

struct WeightsTests {
  @Test(
    "Proportions are divided by their sum",
    arguments: [
      ([3, 1], [0.75, 0.25]), ([5], [1]), ([0, 2, 2], [0, 0.5, 0.5]),
      ([1e308, 1e308], [0.5, 0.5]),
      ([5e-324, 5e-324], [0.5, 0.5]), ([-0.0, 4], [0, 1]),
    ] as [([Double], [Double])])
  func normalised(proportions: [Double], values: [Double]) throws {
    let weights = try Weights(proportions)
    #expect(weights.values == values)
    #expect(weights.values.allSatisfy { $0.sign == .plus })
  }

  @Test(
    "What is no weight is an error with its position",
    arguments: [
      ([1, -0.5], .negativeWeight, 1), ([.nan, 1], .weightNotFinite, 0),
      ([1, 1, .infinity], .weightNotFinite, 2), ([-.infinity], .weightNotFinite, 0),
      ([0, -0.0], .allWeightsZero, nil), ([], .allWeightsZero, nil),
    ] as [([Double], ScoringError.Code, Int?)])
  func errors(proportions: [Double], code: ScoringError.Code, index: Int?) {
    let error = #expect(throws: ScoringError.self) { try Weights(proportions) }
    #expect(error?.code == code)
    #expect(error?.index == index)
  }

  @Test("Equal weights share one")
  func equal() throws {
    #expect(try Weights.equal(count: 4).values == [0.25, 0.25, 0.25, 0.25])
    #expect(throws: ScoringError.self) { try Weights.equal(count: 0) }
    #expect(throws: ScoringError.self) { try Weights.equal(count: -1) }
  }
}
