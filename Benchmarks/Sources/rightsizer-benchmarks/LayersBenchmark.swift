import Rightsizer

/// The layer of each row, all objectives least, without dominators: the result is their numbers.
enum LayersBenchmark {
  static func run(_ words: ArraySlice<String>) throws {
    let benchmark = try PointBenchmark(words)
    let columns = ObjectiveColumns(minimizing: benchmark.points)
    try benchmark.run {
      columns.layers(findingDominators: false, threads: PointBenchmark.threads)
    } numbers: {
      $0.layerNumbers
    }
  }
}
