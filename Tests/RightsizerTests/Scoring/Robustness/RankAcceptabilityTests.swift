import Rightsizer
import TestSupport
import Testing

struct RankAcceptabilityTests {
  /// Two extremes and a middle way: on the scale (1, 0), (0.6, 0.6), (0, 1), and a row without part.
  private func matrix() throws -> DecisionMatrix {
    try DecisionMatrix(columns: [[10, 6, 0, .nan], [0, 6, 10, 3]], senses: [.max, .max])
  }

  @Test("Worked by hand: the middle is first where a weight is from 0.4 to 0.6", arguments: [1, 2])
  func uniform(seed: UInt64) throws {
    let found = RankAcceptability(try matrix(), seed: seed)
    for (row, share) in [0.4, 0.2, 0.4].enumerated() {
      #expect(
        abs(found.shares[row][0] - share) < 5 * found.standardError(of: share), "seed \(seed)")
    }
    // Second is the middle wherever it is not first; each extreme in half of the rest.
    #expect(abs(found.shares[1][1] - 0.8) < 0.02 && abs(found.shares[0][1] - 0.1) < 0.02)
    #expect(isClose(found.shares[..<3].reduce(0) { $0 + $1[0] }, 1))
    #expect(found.shares[3].allSatisfy { $0.isNaN } && found.centralWeights[3] == nil)
    #expect(abs((found.centralWeights[0]?[0] ?? 0) - 0.8) < 0.01)
    #expect(abs((found.centralWeights[1]?[0] ?? 0) - 0.5) < 0.01)
  }

  @Test("Under a preference for the first column the weights are from ½ on: 0.8 and 0.2")
  func preference() throws {
    let found = RankAcceptability(try matrix(), seed: 3, greatestRank: 1, preference: [0, 1])
    for (row, share) in [0.8, 0.2, 0].enumerated() {
      #expect(abs(found.shares[row][0] - share) <= 5 * found.standardError(of: share))
    }
    #expect(found.centralWeights[2] == nil)
  }

  /// Three extremes and a middle way: on the scale the unit vectors and (½, ½, ½).
  private func triangle() throws -> DecisionMatrix {
    try DecisionMatrix(
      columns: [[2, 0, 0, 1], [0, 2, 0, 1], [0, 0, 2, 1]], senses: [.max, .max, .max])
  }

  @Test("Worked by hand: four equal triangles of the simplex, an extreme first where it weighs ½")
  func areas() throws {
    let found = RankAcceptability(try triangle(), seed: 6, greatestRank: 1)
    for row in 0..<4 {
      #expect(abs(found.shares[row][0] - 0.25) < 5 * found.standardError(of: 0.25))
    }
    // Centroids of the triangles.
    let centroid = [1.0 / 6, 2.0 / 3, 1.0 / 6]
    for (weight, expected) in zip(found.centralWeights[1] ?? [], centroid) {
      #expect(isClose(weight, expected, absolute: 0.02))
    }
    for weight in found.centralWeights[3] ?? [] {
      #expect(isClose(weight, 1.0 / 3, absolute: 0.02))
    }
  }

  @Test("Worked by hand: with the first column over the second, half of each triangle is left")
  func halfAreas() throws {
    let order = try PreferenceOrder(chains: [[0, 1]])
    let found = RankAcceptability(try triangle(), seed: 7, greatestRank: 1, preference: order)
    for (row, share) in [0.5, 0, 0.25, 0.25].enumerated() {
      let tolerance = 5 * found.standardError(of: share)
      #expect(isClose(found.shares[row][0], share, absolute: tolerance))
    }
    #expect(found.centralWeights[1] == nil)
    let centroids: [(Int, [Double])] = [
      (0, [2.0 / 3, 1.0 / 6, 1.0 / 6]), (2, [0.25, 1.0 / 12, 2.0 / 3]),
      (3, [5.0 / 12, 0.25, 1.0 / 3]),
    ]
    for (row, centroid) in centroids {
      for (weight, expected) in zip(found.centralWeights[row] ?? [], centroid) {
        #expect(isClose(weight, expected, absolute: 0.02))
      }
    }
  }

  @Test("The same seed gives the same answer, ties share the better rank, empty is empty")
  func exact() throws {
    let matrix = try matrix()
    let runs = [5, 5, 6].map { RankAcceptability(matrix, seed: $0) }
    #expect(runs[0].shares[..<3] == runs[1].shares[..<3])
    #expect(runs[0].centralWeights == runs[1].centralWeights)
    #expect(runs[0].shares[..<3] != runs[2].shares[..<3])
    let tied = try DecisionMatrix(columns: [[1, 1, 2], [4, 4, 5]], senses: [.min, .min])
    let found = RankAcceptability(tied, sampleCount: 50)
    #expect(found.shares == [[1, 0, 0], [1, 0, 0], [0, 0, 1]])
    let none = try DecisionMatrix(columns: [[]], senses: [.min])
    #expect(RankAcceptability(none, sampleCount: 2).shares.isEmpty)
  }

  @Test("Weights are from 0 to 1, sum to 1 and follow the preference", arguments: 1...5)
  func sampler(count: Int) {
    let preference = Array((0..<count).reversed())
    var sampler = WeightSampler(columnCount: count, seed: 9, preference: preference)
    for _ in 0..<100 {
      let weights = sampler.next()
      #expect(isClose(weights.reduce(0, +), 1) && weights.allSatisfy { $0 >= 0 && $0 <= 1 })
      #expect(weights == weights.sorted())
    }
  }
}
