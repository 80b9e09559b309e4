import Rightsizer

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A kernel over a file of points: what it measures, it prints as a line of JSON, and writes its
/// result for the peers' to be compared with.
struct PointBenchmark {
  /// How many threads the environment's `BENCHMARK_THREADS` asks for; one where it is not there.
  static let threads = ThreadCount(
    getenv("BENCHMARK_THREADS").flatMap { Int(String(cString: $0)) } ?? 1)

  let points: PointFile
  private let runs: Int
  private let output: String

  /// From the words `FILE ROWS RUNS OUTPUT`.
  init(_ words: ArraySlice<String>) throws {
    let words = Array(words)
    guard words.count >= 4, let rowCount = Int(words[1]), let runs = Int(words[2]) else {
      throw BenchmarkError("use: FILE ROWS RUNS OUTPUT")
    }
    points = try PointFile(path: words[0], rowCount: rowCount)
    self.runs = runs
    output = words[3]
  }

  /// Measures `work` and writes the numbers that `numbers` makes of its result. The memory is that of
  /// the first run at its peak, beyond what there was before.
  func run<Result, Number>(
    _ work: () throws -> Result, numbers: (Result) -> [Number]
  ) throws {
    let memory = ProcessMemory.current
    var peak = memory
    let (times, result) = try Stopwatch.measure(
      runs: runs, limit: .seconds(2), least: .milliseconds(100),
      afterFirst: { peak = ProcessMemory.peak }, work)
    try PointFile.write(numbers(result), to: output)
    let list = times.map { "\($0)" }.joined(separator: ", ")
    print("{\"times\": [\(list)], \"memory\": \(max(0, peak - memory))}")
  }
}
