import Benchmark
import Rightsizer

/// All kernels of the library, each on inputs that are the same in every run.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .throughput, .peakMemoryResident], warmupIterations: 1,
    maxDuration: .seconds(1), maxIterations: 1000)
  paretoBenchmarks()
  scoringBenchmarks()
  selectionBenchmarks()
}

/// Registers the benchmark of a kernel: the input is made when its turn comes, once, and not
/// measured.
func kernel<Input, Result>(
  _ name: String, input: @escaping () throws -> Input, work: @escaping (Input) throws -> Result
) {
  Benchmark(name) { benchmark, input in
    for _ in benchmark.scaledIterations { blackHole(try work(input)) }
  } setup: {
    try input()
  }
}
