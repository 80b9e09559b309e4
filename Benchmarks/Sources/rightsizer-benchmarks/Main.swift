import Rightsizer

/// Measures one workload on an input file and prints a line for each result:
/// `mixes FILE RUNS`, `choice FILE RUNS DEMAND`, `reading FILE RUNS`, `ingestion PATH RUNS THREADS`,
/// `ingestion-memory PATH THREADS`, `machine`, or a kernel over a
/// file of points, `frontier FILE ROWS RUNS OUTPUT` and others, see ``PointBenchmark``.
@main
struct Main {
  static func main() throws {
    let arguments = CommandLine.arguments
    let words = arguments.dropFirst(2)
    switch arguments.dropFirst().first {
    case "mixes" where arguments.count == 4:
      try MixBenchmark(path: arguments[2], runs: Int(arguments[3]) ?? 1).run()
    case "choice" where arguments.count == 5:
      try ChoiceBenchmark(path: arguments[2], runs: Int(arguments[3]) ?? 1)
        .run(demand: try Demand(parsing: arguments[4]))
    case "reading" where arguments.count == 4:
      try ReadingBenchmark(path: arguments[2], runs: Int(arguments[3]) ?? 1).run()
    case "ingestion" where arguments.count == 5:
      try IngestionBenchmark(
        path: arguments[2], runs: Int(arguments[3]) ?? 1, threads: Int(arguments[4]) ?? 1
      ).run()
    case "ingestion-memory" where arguments.count == 4:
      try IngestionBenchmark(path: arguments[2], runs: 1, threads: Int(arguments[3]) ?? 1)
        .runForMemory()
    case "frontier": try FrontierBenchmark.run(words)
    case "layers": try LayersBenchmark.run(words)
    case "hypervolume": try HypervolumeBenchmark.run(words)
    case "scoring": try ScoringBenchmark.scores(words)
    case "weights": try ScoringBenchmark.weights(words)
    case "sampling": try SamplingBenchmark.run(words)
    case "machine":
      let info = LinearAlgebraInfo.current()
      print("{\"core\": \"\(info.coreName)\", \"threads\": \(info.threadCount)}")
    default:
      throw BenchmarkError(
        "use: mixes|choice|reading FILE RUNS …, ingestion PATH RUNS THREADS, "
          + "ingestion-memory PATH THREADS, "
          + "frontier|layers|hypervolume|scoring|weights|sampling FILE ROWS RUNS OUTPUT …, machine")
    }
  }
}

/// What stops a measurement.
struct BenchmarkError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
