import Rightsizer

/// Chooses one type over the rows of a binary file: little-endian Int64 number of rows, then as
/// many Doubles each of rates, instances, prices an hour of the endpoint, latencies and types.
///
/// Prints milliseconds, dollars an hour, the row and the count.
struct ChoiceBenchmark {
  private let candidates: SizingCandidates
  private let runs: Int

  init(path: String, runs: Int) throws {
    let bytes = try FileContents.bytes(of: path)
    let rows = bytes.withUnsafeBytes { $0.loadUnaligned(as: Int64.self) }
    let count = Int(Int64(littleEndian: rows))
    guard count > 0, bytes.count == 8 * (1 + 5 * count) else {
      throw BenchmarkError("not a file of rows: \(path)")
    }
    func column(_ index: Int) -> [Double] {
      bytes.withUnsafeBytes { buffer in
        (0..<count).map { row in
          let offset = 8 * (1 + index * count + row)
          let bits = buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
          return Double(bitPattern: UInt64(littleEndian: bits))
        }
      }
    }
    let types = column(4).map { Int($0) }
    candidates = SizingCandidates(
      rows: Array(0..<count), typeNames: (0...(types.max() ?? 0)).map { "ml.t\($0)" },
      typeIndices: types, maxInvocationsPerMinute: column(0),
      instanceCounts: column(1).map { Int($0) }, prices: column(2).map { .exported($0) },
      latenciesMilliseconds: column(3),
      cpuUtilizations: Array(repeating: .nan, count: count),
      vCPUs: Array(repeating: 0, count: count),
      memoryUtilizations: Array(repeating: .nan, count: count))
    self.runs = runs
  }

  func run(demand: Demand) throws {
    var constraints = Constraints()
    constraints.latencyLimitMilliseconds = 200
    let selector = try Selector(candidates, constraints: constraints)
    let (times, choice) = Stopwatch.measure(runs: runs) { selector.choose(for: demand) }
    let part = choice?.parts.first
    print(times.median, choice?.costPerHour ?? .nan, part?.row ?? -1, part?.instanceCount ?? 0)
  }
}
