import ArgumentParser
import Rightsizer

/// How sure an answer is: what is drawn at random, and how often.
struct RobustnessArguments: ParsableArguments {
  @Flag(help: "Also tell how sure the answer is, by drawing the figures anew many times.")
  var robust = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How often --robust draws (default: 10000).", valueName: "count"))
  var samples: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Where the random numbers of --robust start (default: 0).", valueName: "number"))
  var seed: Int?

  @Option(
    name: .customLong("throughput-spread"), parsing: .unconditional,
    help: ArgumentHelp(
      "Between what factors a rerun's throughput is (default: 0.95,1.10).",
      valueName: "low,high"))
  var throughputSpread: String?

  @Option(
    name: .customLong("latency-spread"), parsing: .unconditional,
    help: ArgumentHelp(
      "Between what factors a rerun's latency is (default: 0.40,1.37).", valueName: "low,high"))
  var latencySpread: String?

  mutating func validate() throws { _ = try sampling() }

  /// What was asked for, `nil` without `--robust`.
  struct Sampling {
    var sampleCount: Int
    var seed: UInt64
    var noise: MeasurementNoise

    /// For a ranking.
    var options: RankingRobustness.Options {
      var options = RankingRobustness.Options()
      options.sampleCount = sampleCount
      options.seed = seed
      options.noise = noise
      return options
    }

    /// For a choice.
    var selectionOptions: SelectionRobustness.Options {
      var options = SelectionRobustness.Options()
      options.sampleCount = sampleCount
      options.seed = seed
      options.noise = noise
      return options
    }
  }

  /// Every whole number up to it is a number of JSON.
  private static let largestSeed = 1 << 53 - 1

  func sampling() throws -> Sampling? {
    let given = [
      ("--samples", samples != nil), ("--seed", seed != nil),
      ("--throughput-spread", throughputSpread != nil), ("--latency-spread", latencySpread != nil),
    ].filter(\.1).map(\.0)
    guard robust else {
      if let first = given.first { throw ValidationError("\(first) needs --robust") }
      return nil
    }
    if let samples, samples < 1 { throw ValidationError("--samples takes a whole number from 1") }
    if let seed, !(0...Self.largestSeed).contains(seed) {
      throw ValidationError("--seed takes a whole number from 0 to \(Self.largestSeed)")
    }
    let reruns = MeasurementNoise.reruns
    let throughput = try Self.range("--throughput-spread", throughputSpread)
    let latency = try Self.range("--latency-spread", latencySpread)
    do throws(ScoringError) {
      return Sampling(
        sampleCount: samples ?? 10_000, seed: UInt64(seed ?? 0),
        noise: try MeasurementNoise(
          throughputFactors: throughput ?? reruns.throughputFactors,
          latencyFactors: latency ?? reruns.latencyFactors))
    } catch {
      throw ValidationError("--throughput-spread, --latency-spread: \(error)")
    }
  }

  private static func range(_ option: String, _ text: String?) throws -> ClosedRange<Double>? {
    guard let text else { return nil }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let ends = parts.compactMap { Double($0) }
    guard parts.count == 2, ends.count == 2, ends.allSatisfy(\.isFinite) else {
      throw ValidationError("\(option) takes two factors, such as 0.9,1.1; found '\(text)'")
    }
    guard ends[0] <= ends[1] else {
      throw ValidationError("\(option): the first factor is the lower one; found '\(text)'")
    }
    return ends[0]...ends[1]
  }
}
