/// How often each row is on the frontier, and first, when the job is run again: the values are drawn
/// anew within the noise of measurement, many times (the holistic side of stochastic multicriteria
/// acceptability analysis, SMAA, for the measurements instead of the weights; Lahdelma and Salminen
/// 2001, *Operations Research* 49).
///
/// ```swift
/// let found = NoiseAcceptability(
///   ObjectiveColumns([cost, latency], senses: [.min, .min]),
///   metrics: [.costPerInference, .modelLatencyMilliseconds])
/// found.frontierShares  // for each row, from 0 to 1
/// ```
public struct NoiseAcceptability: Sendable, Hashable {
  /// For each row the share of reruns in which no other dominates it; NaN for a row that takes no
  /// part.
  public let frontierShares: [Double]
  /// For each row the share of reruns in which it comes first; NaN for a row that takes no part. One
  /// row is first in each rerun, so the shares add up to 1.
  public let firstShares: [Double]
  /// How many reruns were drawn.
  public let sampleCount: Int

  /// The standard error of a share, √(p (1 − p) / n): at most 0.005 for 10,000 reruns.
  public func standardError(of share: Double) -> Double {
    (share * (1 - share) / Double(sampleCount)).squareRoot()
  }

  /// The acceptabilities of rows that are compared by metrics, without weights: first is the row of
  /// the frontier that is best in the first objective, among equals in the second, and so on, then
  /// the one with the least index.
  ///
  /// - Parameters:
  ///   - metrics: what each column is, which decides how noise changes it: the cost of an inference
  ///     is divided by the factor on the throughput.
  ///   - fixedLatencies: rows whose latency does not change, such as those that only repeat a
  ///     threshold.
  ///   - sampleCount: how many reruns are drawn, at least 1.
  ///   - threads: how many threads may be used; the result does not depend on it.
  /// - Precondition: there are as many metrics as columns, and the count is at least 1.
  /// - Complexity: for s samples that of s frontiers over the rows that can be on one at all, as 64
  ///   rows that are good even at their worst tell; memory O(n d) for each thread.
  public init(
    _ columns: ObjectiveColumns, metrics: [Metric], noise: MeasurementNoise = .reruns,
    fixedLatencies: Set<Int> = [], sampleCount: Int = 10_000, seed: UInt64 = 0,
    threads: ThreadCount = .one
  ) {
    precondition(metrics.count == columns.columns.count, "each column is of a metric")
    let missing = columns.missingValues
    let rows = (columns.selectedRows ?? Array(0..<columns.rowCount)).filter { row in
      missing == .worst || !columns.columns.contains { $0[row].isNaN }
    }
    let noisy = NoisyColumns(
      measured: columns.columns.map { column in rows.map { column[$0] } },
      effects: metrics.map { NoisyColumns.Effect(on: $0) }, rows: rows,
      isLatencyFixed: fixedLatencies.isEmpty ? nil : rows.map(fixedLatencies.contains),
      stream: NoiseStream(noise, seed: seed, rowCount: columns.rowCount))
    let trial = RerunTrial(noisy, senses: columns.senses, missing: missing, noise: noise)
    var frontier = [Double](repeating: .nan, count: columns.rowCount)
    var first = frontier
    do throws(ScoringError) {
      let counts = try trial.counts(sampleCount: sampleCount, threads: threads)
      for (position, row) in rows.enumerated() {
        frontier[row] = Double(counts.frontier[position]) / Double(sampleCount)
        first[row] = Double(counts.first[position]) / Double(sampleCount)
      }
    } catch {
      // Only scores are refused, and nothing is scored here.
    }
    frontierShares = frontier
    firstShares = first
    self.sampleCount = sampleCount
  }

  /// The acceptabilities of the rows of a trial, by position.
  init(_ trial: RerunTrial, sampleCount: Int, threads: ThreadCount) throws(ScoringError) {
    let counts = try trial.counts(sampleCount: sampleCount, threads: threads)
    frontierShares = counts.frontier.map { Double($0) / Double(sampleCount) }
    firstShares = counts.first.map { Double($0) / Double(sampleCount) }
    self.sampleCount = sampleCount
  }
}
