import Rightsizer

/// Shares of 10,000 weightings in which each row is first, second, … up to a rank.
///
/// The last words are `SAMPLES SEED RANKS`. The result is the shares, row by row, then each row's
/// central weights, 0 where it never was first.
enum SamplingBenchmark {
  static func run(_ words: ArraySlice<String>) throws {
    let benchmark = try PointBenchmark(words)
    let numbers = words.suffix(3).compactMap { Int($0) }
    guard words.count == 7, numbers.count == 3, numbers[1] >= 0 else {
      throw BenchmarkError("use: FILE ROWS RUNS OUTPUT SAMPLES SEED RANKS")
    }
    let columns = benchmark.points.columns
    let matrix = try DecisionMatrix(columns: columns, senses: columns.map { _ in .min })
    try benchmark.run {
      RankAcceptability(
        matrix, sampleCount: numbers[0], seed: UInt64(numbers[1]), greatestRank: numbers[2],
        threads: PointBenchmark.threads)
    } numbers: { result in
      let nothing = columns.map { _ in 0.0 }
      return result.shares.flatMap { $0 } + result.centralWeights.flatMap { $0 ?? nothing }
    }
  }
}
