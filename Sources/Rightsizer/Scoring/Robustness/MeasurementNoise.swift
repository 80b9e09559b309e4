/// How far a rerun of a job may be from its first run: factors on throughput and on latency.
///
/// A factor is drawn log-uniformly from its range (the reciprocal distribution): all that is known
/// of it is the least and the greatest ratio seen between reruns, and for a ratio the distribution
/// that says no more than a range is uniform in its logarithm, so that ×½ is as far as ×2 whichever
/// run came first. Its median is the geometric mean of the range's ends. Each row's factors are
/// independent of each other and of those of other rows.
public struct MeasurementNoise: Sendable, Hashable {
  /// The range of the factor on the throughput.
  public let throughputFactors: ClosedRange<Double>
  /// The range of the factor on the latency.
  public let latencyFactors: ClosedRange<Double>

  /// The ends that a range of factors may have.
  public static var possibleFactors: ClosedRange<Double> { 0.001...1000 }

  /// The spread between two pairs of published reruns: throughput × 0.95 to 1.10, latency × 0.40 to
  /// 1.37.
  public static var reruns: MeasurementNoise {
    MeasurementNoise(checkedThroughput: 0.95...1.10, latency: 0.40...1.37)
  }

  /// No noise: each rerun measures the same.
  public static var none: MeasurementNoise {
    MeasurementNoise(checkedThroughput: 1...1, latency: 1...1)
  }

  /// Noise of these ranges.
  ///
  /// - Throws: ``ScoringError`` of the code `noiseRange` for an end that is not one of
  ///   ``possibleFactors``.
  public init(
    throughputFactors: ClosedRange<Double>, latencyFactors: ClosedRange<Double>
  ) throws(ScoringError) {
    for range in [throughputFactors, latencyFactors] {
      for end in [range.lowerBound, range.upperBound] where !Self.possibleFactors.contains(end) {
        throw ScoringError(.noiseRange, "a factor of noise is from 0.001 to 1000, not \(end)")
      }
    }
    self.init(checkedThroughput: throughputFactors, latency: latencyFactors)
  }

  private init(checkedThroughput: ClosedRange<Double>, latency: ClosedRange<Double>) {
    throughputFactors = checkedThroughput
    latencyFactors = latency
  }
}

/// The factors of each rerun and row: a function of the seed, the rerun and the row alone, so that
/// samples can be drawn in any order, for any rows, by any number of threads.
struct NoiseStream: Sendable {
  private let start: UInt64
  private let rowCount: UInt64
  private let throughput: Factor
  private let latency: Factor

  private struct Factor: Sendable {
    var least: Double
    var greatest: Double
    /// The logarithm of their ratio: 0 gives the factor itself, without a rounding.
    var width: Double

    init(_ range: ClosedRange<Double>) {
      least = range.lowerBound
      greatest = range.upperBound
      width = ElementaryFunctions.log(greatest / least)
    }

    @inline(__always)
    func at(_ unit: Double) -> Double {
      let factor = least * ElementaryFunctions.exp(unit * width)
      return factor < greatest ? factor : greatest
    }
  }

  /// The stream of a seed, for rows below a count.
  init(_ noise: MeasurementNoise, seed: UInt64, rowCount: Int) {
    // Apart from the stream of weights of the same seed.
    start = SplitMix64.mixed(~seed)
    self.rowCount = UInt64(rowCount)
    throughput = Factor(noise.throughputFactors)
    latency = Factor(noise.latencyFactors)
  }

  /// The factors of a row in a rerun.
  @inline(__always)
  func factors(rerun: Int, row: Int) -> (throughput: Double, latency: Double) {
    let place = UInt64(truncatingIfNeeded: rerun) &* rowCount &+ UInt64(truncatingIfNeeded: row)
    var generator = SplitMix64(seed: start, skipping: place &* 2)
    return (throughput.at(generator.unit()), latency.at(generator.unit()))
  }
}
