import TestSupport
import Testing

@testable import Rightsizer

struct ScoringMethodTests {
  @Test(
    "Job 12 scores as elsewhere",
    arguments: [
      // pymcdm 1.4.0, WPM(linear_normalization)
      (
        .weightedProduct,
        [
          0.3329674909466631, 0.2549528195329352, 0.30708425892805186, 0.40755579103053674,
          0.2891051299511514,
        ]
      ),
      // pymcdm 1.4.0, WASPAS()
      (
        .waspas,
        [
          0.3509551264751032, 0.33167035316016563, 0.332259636277785, 0.5613065058694918,
          0.30700587040636673,
        ]
      ),
      // pymcdm 1.4.0, TOPSIS(vector_normalization)
      (
        .topsis,
        [
          0.4766884886323778, 0.431443638045419, 0.4538081260632208, 0.5686333791238537,
          0.45510643907523,
        ]
      ),
      // pymcdm 1.4.0, VIKOR(), and pyDecision 5.1.8
      (
        .vikor,
        [
          0.5467203843257774, 1, 0.40288776252864333, 0.05468749999999992, 0.27903473541824814,
        ]
      ),
      // pyDecision 5.1.8, copras_method
      (
        .copras,
        [
          0.7164710020443642, 0.49015883088751205, 0.7591322609603057, 1, 0.664968580710364,
        ]
      ),
      // pymcdm 1.4.0, PROMETHEE_II('usual')
      (.promethee, [-0.15, -0.35, 0.15, 0.4, -0.05]),
      // The definition over standardised columns, in NumPy 2.4.6
      (
        .mahalanobisTOPSIS,
        [
          0.500818197817422, 0.46995081196724514, 0.46473877129919916, 0.5303881189346693,
          0.4960524739506409,
        ]
      ),
    ] as [(NamedScoringMethod, [Double])])
  func peers(name: NamedScoringMethod, expected: [Double]) throws {
    let scores = try name.method.scores(
      of: ScoringExamples.job12(), weights: ScoringExamples.job12Weights())
    for (score, value) in zip(scores, expected) {
      #expect(isClose(score, value, relative: 1e-9, absolute: 1e-12), "\(score) \(value)")
    }
  }

  @Test("TOPSIS over vector-normalised columns scores as pymcdm 1.4.0 does")
  func fighter() throws {
    let scores = try TOPSIS().scores(
      of: ScoringExamples.fighter(), weights: Weights([0.2, 0.1, 0.1, 0.1, 0.2, 0.3]))
    for (score, value) in zip(scores, [0.643277, 0.26838357, 0.61354229, 0.31229107]) {
      #expect(abs(score - value) < 1e-6)
    }
  }

  @Test(
    "Equal rows have equal scores, and a row best in all is best",
    arguments: NamedScoringMethod.allCases)
  func order(name: NamedScoringMethod) throws {
    let matrix = try DecisionMatrix(
      columns: [[3, 1, 2, 3, 2.5], [40, 90, 60, 40, 45]], senses: [.min, .max])
    let method = name.method
    let scores = try method.scores(of: matrix, weights: Weights([1, 2]))
    #expect(scores[0] == scores[3])
    let best = method.isGreaterBetter ? scores.max() : scores.min()
    #expect(scores[1] == best && scores[1] != scores[2])
  }

  @Test(
    "Without anything to tell apart all scores are equal", arguments: NamedScoringMethod.allCases)
  func constant(name: NamedScoringMethod) throws {
    for columns in [[[5, 5, 5], [0, 0, 0]], [[2], [3]], [[0, 0], [1, 1]]] as [[[Double]]] {
      let matrix = try DecisionMatrix(columns: columns, senses: [.min, .max])
      let scores = try name.method.scores(of: matrix, weights: Weights([1, 1]))
      #expect(scores.allSatisfy { $0 == scores[0] && $0.isFinite }, "\(columns)")
    }
  }

  @Test(
    "Without participants every score is NaN; without rows there is none",
    arguments: NamedScoringMethod.allCases)
  func empty(name: NamedScoringMethod) throws {
    let none = try DecisionMatrix(columns: [[], []], senses: [.min, .max])
    #expect(try name.method.scores(of: none, weights: Weights([1, 1])).isEmpty)
    let nobody = try DecisionMatrix(columns: [[.nan, 1], [2, .nan]], senses: [.min, .max])
    let scores = try name.method.scores(of: nobody, weights: Weights([1, 1]))
    #expect(scores.count == 2 && scores.allSatisfy(\.isNaN))
  }

  @Test("Wrong counts of weights are an error", arguments: NamedScoringMethod.allCases)
  func weightCount(name: NamedScoringMethod) throws {
    let matrix = try ScoringExamples.job12()
    let error = #expect(throws: ScoringError.self) {
      try name.method.scores(of: matrix, weights: Weights([1]))
    }
    #expect(error?.code == .weightCount)
  }

  @Test(
    "Ratios of values below zero are refused",
    arguments: [.weightedProduct, .waspas, .copras] as [NamedScoringMethod])
  func negative(name: NamedScoringMethod) throws {
    let matrix = try DecisionMatrix(columns: [[1, 2], [3, -1]], senses: [.min, .max])
    let error = #expect(throws: ScoringError.self) {
      try name.method.scores(of: matrix, weights: Weights([1, 1]))
    }
    #expect(error?.code == .negativeValue && error?.index == 1)
  }

  @Test("Zeros have the limit of the ratios")
  func zeros() throws {
    let matrix = try DecisionMatrix(columns: [[0, 1, 2], [4, 2, 0]], senses: [.min, .max])
    let weights = try Weights([1, 1])
    #expect(try WeightedProduct().scores(of: matrix, weights: weights) == [1, 0, 0])
    #expect(try WASPAS().scores(of: matrix, weights: weights) == [1, 0.125, 0])
    // S⁺ 1/3, 1/6, 0; the second term, ½, goes to the first alone.
    let copras = try COPRAS().scores(of: matrix, weights: weights)
    #expect(isClose(copras[0], 1) && isClose(copras[1], 0.2) && copras[2] == 0)
  }

  @Test("Units don't matter, not even extreme ones", arguments: NamedScoringMethod.allCases)
  func units(name: NamedScoringMethod) throws {
    let matrix = try ScoringExamples.job12()
    let weights = try ScoringExamples.job12Weights()
    let expected = try name.method.scores(of: matrix, weights: weights)
    for factor in [0x1p-900, 0x1p900] {
      let columns = matrix.columns.enumerated().map { index, column in
        index % 2 == 0 ? column.map { $0 * factor } : column
      }
      let scaled = try DecisionMatrix(columns: columns, senses: matrix.senses)
      let scores = try name.method.scores(of: scaled, weights: weights)
      for (a, b) in zip(scores, expected) { #expect(isClose(a, b, relative: 1e-9)) }
    }
  }

  @Test("A column of weight 0 changes nothing", arguments: NamedScoringMethod.allCases)
  func zeroWeight(name: NamedScoringMethod) throws {
    let matrix = try ScoringExamples.job12()
    let shorter = try DecisionMatrix(
      columns: Array(matrix.columns[..<3]), senses: Array(matrix.senses[..<3]))
    let with = try name.method.scores(of: matrix, weights: Weights([3, 2, 4, 0]))
    let without = try name.method.scores(of: shorter, weights: Weights([3, 2, 4]))
    for (a, b) in zip(with, without) { #expect(isClose(a, b, relative: 1e-9)) }
  }
}
