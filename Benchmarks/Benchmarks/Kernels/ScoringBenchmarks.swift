import Benchmark
import Rightsizer

/// Scores and weights of 100,000 rows of five objectives, and 1,000 weightings of 1,000 rows.
func scoringBenchmarks() {
  let senses: [Sense] = [.min, .min, .max, .max, .min]
  let matrix = {
    try DecisionMatrix(columns: RandomNumbers.columns(senses.count, rows: 100_000), senses: senses)
  }
  for method in NamedScoringMethod.allCases {
    kernel("scores \(method.rawValue)", input: matrix) {
      try method.method.scores(of: $0, weights: Weights([1, 2, 3, 4, 5]))
    }
  }
  for method in WeightingMethod.allCases where method != .equal {
    kernel("weights \(method.rawValue)", input: matrix) { try method.weights(for: $0) }
  }
  let few = {
    try DecisionMatrix(columns: RandomNumbers.columns(senses.count, rows: 1000), senses: senses)
  }
  for ranks in [1, 3] {
    kernel("sampling to rank \(ranks)", input: few) {
      RankAcceptability($0, sampleCount: 1000, greatestRank: ranks)
    }
  }
}
