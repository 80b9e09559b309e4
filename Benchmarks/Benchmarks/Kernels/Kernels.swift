import Benchmark
import Rightsizer

let benchmarks: @Sendable () -> Void = {
  Benchmark("Minimal") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(ObjectiveColumns([[1, 2, 3]], senses: [.min]).frontier()) }
  }
}
