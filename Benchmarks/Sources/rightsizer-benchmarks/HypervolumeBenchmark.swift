import Rightsizer

/// The hypervolume below 1.1 in each objective: the result is the volume.
enum HypervolumeBenchmark {
  static func run(_ words: ArraySlice<String>) throws {
    let benchmark = try PointBenchmark(words)
    let columns = ObjectiveColumns(minimizing: benchmark.points)
    let reference = columns.senses.map { _ in 1.1 }
    try benchmark.run {
      columns.hypervolume(reference: reference, findingContributions: false)
    } numbers: {
      [$0.volume]
    }
  }
}
