/// How often each candidate is chosen when the job is run again, and how long a choice that is kept
/// stays within the rules.
public struct ChoiceAcceptability: Sendable, Hashable {
  /// A count, and how often it is needed.
  public struct CountShare: Sendable, Hashable {
    /// Instances, or units of concurrency.
    public let count: Int
    /// The share of reruns, from 0 to 1.
    public let share: Double
  }

  /// For each candidate the share of reruns in which it is chosen, with whatever count.
  public let chosenShares: [Double]
  /// The share of reruns in which nothing is feasible; with the others it adds up to 1.
  public let infeasibleShare: Double
  /// The counts that the measured choice's candidate needs for the demand, ascending, whether it is
  /// chosen then or not; without a choice there are none.
  public let neededCounts: [CountShare]
  /// The share of reruns in which the measured choice, type and count, carries the demand within the
  /// limits on latency and memory; `nil` without a choice.
  public let keptShare: Double?
  /// How many reruns were drawn.
  public let sampleCount: Int

  /// The standard error of a share, √(p (1 − p) / n): at most 0.005 for 10,000 reruns.
  public func standardError(of share: Double) -> Double {
    (share * (1 - share) / Double(sampleCount)).squareRoot()
  }

  /// The least count that is enough in at least this share of reruns; `nil` where none is.
  public func neededCount(inShare share: Double) -> Int? {
    var sum = 0.0
    for needed in neededCounts {
      sum += needed.share
      // The shares are sums of wholes over the number of samples.
      if sum >= share - 1e-9 { return needed.count }
    }
    return nil
  }
}

extension Selector {
  /// How often each candidate is chosen for a demand over reruns: of each, throughput and latency are
  /// multiplied by factors of the noise, the cost of a serverless inference is divided by that of the
  /// throughput, and the choice is made anew.
  ///
  /// - Parameters:
  ///   - fixedLatencies: candidates whose latency does not change, such as those that only repeat a
  ///     threshold.
  ///   - sampleCount: how many reruns are drawn, at least 1.
  ///   - threads: how many threads may be used; the result does not depend on it.
  /// - Precondition: the count is at least 1.
  /// - Complexity: O(s n) for s samples and n candidates; memory O(n) for each thread.
  public func choiceAcceptability(
    for demand: Demand, average: Demand? = nil, noise: MeasurementNoise = .reruns,
    fixedLatencies: Set<Int> = [], sampleCount: Int = 10_000, seed: UInt64 = 0,
    threads: ThreadCount = .one
  ) -> ChoiceAcceptability {
    choiceAcceptability(
      for: SizingQuery(demand, average: average), fixedLatencies: fixedLatencies,
      stream: NoiseStream(noise, seed: seed, rowCount: candidates.count),
      numbers: Array(0..<candidates.count), sampleCount: sampleCount, threads: threads)
  }

  /// The same, with the numbers that candidates have in the stream of noise.
  internal func choiceAcceptability(
    for query: SizingQuery, fixedLatencies: Set<Int>, stream: NoiseStream, numbers: [Int],
    sampleCount: Int, threads: ThreadCount
  ) -> ChoiceAcceptability {
    precondition(sampleCount >= 1, "counts are at least 1")
    let measured = best(for: query)
    let parts = min(threads.value, sampleCount)
    // Reruns are functions of their numbers and counts are whole, so threads change nothing.
    let results = threads.map(parts) { part in
      let share = sampleCount / parts
      let rest = sampleCount % parts
      let start = part * share + min(part, rest)
      return outcomes(
        of: start..<start + share + (part < rest ? 1 : 0), query, measured, fixedLatencies, stream,
        numbers)
    }
    var sum = RerunOutcomes(candidateCount: candidates.count)
    for result in results { sum += result }
    let total = Double(sampleCount)
    return ChoiceAcceptability(
      chosenShares: sum.chosen.map { Double($0) / total },
      infeasibleShare: Double(sum.infeasible) / total,
      neededCounts: sum.needed.sorted { $0.key < $1.key }.map {
        ChoiceAcceptability.CountShare(count: $0.key, share: Double($0.value) / total)
      },
      keptShare: measured.map { _ in Double(sum.kept) / total }, sampleCount: sampleCount)
  }

  private func outcomes(
    of reruns: Range<Int>, _ query: SizingQuery, _ measured: Sizing?, _ fixedLatencies: Set<Int>,
    _ stream: NoiseStream, _ numbers: [Int]
  ) -> RerunOutcomes {
    var outcomes = RerunOutcomes(candidateCount: candidates.count)
    for rerun in reruns {
      let selector = replacingCandidates(
        by: candidates.rerun(rerun, fixedLatencies, stream, numbers))
      if let chosen = selector.best(for: query) {
        outcomes.chosen[chosen.candidate] += 1
      } else {
        outcomes.infeasible += 1
      }
      guard let measured,
        let needed = selector.count(of: measured.candidate, query.demand)
      else { continue }
      outcomes.needed[needed, default: 0] += 1
      if needed <= measured.count, selector.meetsFixedLimits(measured.candidate) {
        outcomes.kept += 1
      }
    }
    return outcomes
  }

  /// The same rules over other measurements of the same candidates.
  private func replacingCandidates(by candidates: SizingCandidates) -> Selector {
    Selector(replacing: candidates, in: self)
  }

  private init(replacing candidates: SizingCandidates, in other: Selector) {
    self.candidates = candidates
    constraints = other.constraints
    rules = other.rules
    latencyLimit = other.latencyLimit
    memoryLimit = other.memoryLimit
    budget = other.budget
    types = other.types
  }
}

/// What came of some reruns.
private struct RerunOutcomes: Sendable {
  var chosen: [Int]
  var infeasible = 0
  var needed: [Int: Int] = [:]
  var kept = 0

  init(candidateCount: Int) { chosen = [Int](repeating: 0, count: candidateCount) }

  static func += (sum: inout RerunOutcomes, other: RerunOutcomes) {
    for index in sum.chosen.indices { sum.chosen[index] += other.chosen[index] }
    sum.infeasible += other.infeasible
    sum.needed.merge(other.needed) { $0 + $1 }
    sum.kept += other.kept
  }
}

extension SizingCandidates {
  /// The candidates as a rerun might have measured them.
  fileprivate func rerun(
    _ rerun: Int, _ fixedLatencies: Set<Int>, _ stream: NoiseStream, _ numbers: [Int]
  ) -> SizingCandidates {
    var rates = maxInvocationsPerMinute
    var latencies = latenciesMilliseconds
    var serverless = serverless
    for index in numbers.indices {
      let factors = stream.factors(rerun: rerun, row: numbers[index])
      rates[index] *= factors.throughput
      latencies[index] *= factors.latency
      if isServerless[index] { serverless[index]?.costPerInference /= factors.throughput }
    }
    for index in fixedLatencies where latencies.indices.contains(index) {
      latencies[index] = latenciesMilliseconds[index]
    }
    return SizingCandidates(
      rows: rows, typeNames: typeNames, typeIndices: typeIndices, maxInvocationsPerMinute: rates,
      instanceCounts: instanceCounts, prices: prices, latenciesMilliseconds: latencies,
      cpuUtilizations: cpuUtilizations, vCPUs: vCPUs, memoryUtilizations: memoryUtilizations,
      serverless: serverless)
  }
}
