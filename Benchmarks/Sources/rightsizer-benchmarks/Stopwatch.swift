/// Measures a piece of work several times.
enum Stopwatch {
  /// Milliseconds of each run after one that is not counted, and the result of the last.
  ///
  /// Stops early when the runs together have taken `limit`.
  static func measure<Result>(
    runs: Int, limit: Duration = .seconds(5), _ work: () throws -> Result
  ) rethrows -> (milliseconds: [Double], result: Result) {
    let clock = ContinuousClock()
    var result = try work()
    var times: [Double] = []
    let begin = clock.now
    while true {
      let start = clock.now
      result = try work()
      times.append((clock.now - start) / .milliseconds(1))
      if times.count >= runs || clock.now - begin > limit { return (times, result) }
    }
  }
}

extension [Double] {
  /// The middle value, of two in the middle their mean; NaN of none.
  var median: Double {
    guard !isEmpty else { return .nan }
    let values = sorted()
    let middle = count / 2
    return count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2
  }
}
