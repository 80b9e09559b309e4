import Rightsizer

/// Reads an export into a table, from its path.
///
/// Prints milliseconds, rows and the sums of rates and prices.
struct ReadingBenchmark {
  private let path: String
  private let runs: Int

  init(path: String, runs: Int) throws {
    self.path = path
    self.runs = runs
  }

  func run() throws {
    let (times, table) = try Stopwatch.measure(runs: runs, limit: .seconds(20)) {
      try RecommendationTable(contentsOf: path)
    }
    let rate = table.column(.maxInvocationsPerMinute).reduce(0, +)
    let price = table.column(.costPerHour).reduce(0, +)
    print(times.median, table.count, rate, price)
  }
}
