#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Measures a piece of work several times.
///
/// By the wall clock, or by the processor's time of this process where the environment says
/// `BENCHMARK_CLOCK=cpu`: for machines that are shared with other work.
enum Stopwatch {
  private static let clock =
    getenv("BENCHMARK_CLOCK").map { String(cString: $0) } == "cpu"
    ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC

  /// Milliseconds from some fixed moment on.
  static var now: Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
  }

  /// Milliseconds of each run after one that is not counted, and the result of the last.
  ///
  /// Stops early when the runs together have taken `limit`; a first run that alone takes as long is
  /// the only one, and counted. Goes on beyond `runs`, to eight times as many, until they have taken
  /// `least`. What a run made is given back before the next, and not on its time. `afterFirst` is
  /// called when the first has run.
  static func measure<Result>(
    runs: Int, limit: Duration = .seconds(5), least: Duration = .zero,
    afterFirst: () -> Void = {}, _ work: () throws -> Result
  ) rethrows -> (milliseconds: [Double], result: Result) {
    let limit = limit / .milliseconds(1)
    let least = least / .milliseconds(1)
    let first = try timed(work)
    afterFirst()
    if runs == 0 || first.milliseconds > limit { return ([first.milliseconds], first.result) }
    var times: [Double] = []
    let begin = now
    while true {
      let run = try timed(work)
      times.append(run.milliseconds)
      let spent = now - begin
      if spent > limit || times.count >= 8 * runs || times.count >= runs && spent >= least {
        return (times, run.result)
      }
    }
  }

  private static func timed<Result>(
    _ work: () throws -> Result
  ) rethrows -> (milliseconds: Double, result: Result) {
    let start = now
    let result = try work()
    return (now - start, result)
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
