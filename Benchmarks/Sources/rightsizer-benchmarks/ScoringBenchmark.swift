import Rightsizer

/// Scores of each row by a named method, or the weights that a named way takes from the values.
///
/// The last two words are `NAME SENSES`, the senses as `min,max,…`. Scores are made with the weights
/// 1, 2, …, d in proportion. Making the matrix is measured too.
enum ScoringBenchmark {
  static func scores(_ words: ArraySlice<String>) throws {
    let benchmark = try PointBenchmark(words)
    let (name, senses) = try named(words)
    guard let method = NamedScoringMethod(rawValue: name)?.method else {
      throw BenchmarkError("no method: \(name)")
    }
    let weights = try Weights(senses.indices.map { Double($0 + 1) })
    try benchmark.run {
      try method.scores(
        of: DecisionMatrix(columns: benchmark.points.columns, senses: senses), weights: weights)
    } numbers: {
      $0
    }
  }

  static func weights(_ words: ArraySlice<String>) throws {
    let benchmark = try PointBenchmark(words)
    let (name, senses) = try named(words)
    guard let method = WeightingMethod(rawValue: name) else {
      throw BenchmarkError("no way to take weights: \(name)")
    }
    try benchmark.run {
      try method.weights(
        for: DecisionMatrix(columns: benchmark.points.columns, senses: senses))
    } numbers: {
      $0.values
    }
  }

  private static func named(_ words: ArraySlice<String>) throws -> (String, [Sense]) {
    guard words.count == 6, let list = words.last else {
      throw BenchmarkError("use: FILE ROWS RUNS OUTPUT NAME SENSES")
    }
    return (words[words.endIndex - 2], list.split(separator: ",").map { $0 == "max" ? .max : .min })
  }
}
