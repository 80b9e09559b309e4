import Rightsizer

/// The rows of the frontier, all objectives least: the result is their indices.
enum FrontierBenchmark {
  static func run(_ words: ArraySlice<String>) throws {
    let benchmark = try PointBenchmark(words)
    let columns = ObjectiveColumns(minimizing: benchmark.points)
    try benchmark.run {
      columns.frontier(threads: PointBenchmark.threads)
    } numbers: {
      $0.map(Int64.init)
    }
  }
}

extension ObjectiveColumns {
  /// The columns of a file, less being better in all.
  init(minimizing points: PointFile) {
    self.init(points.columns, senses: points.columns.map { _ in .min })
  }
}
