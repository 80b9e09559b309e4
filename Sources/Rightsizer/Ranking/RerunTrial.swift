/// Reruns of the measurements of some rows, each compared and ranked as the first run was.
struct RerunTrial: Sendable {
  /// How rows are put in order where they are scored.
  struct Scoring: Sendable {
    var method: NamedScoringMethod
    /// The weights; `nil` where they are taken from each rerun's values.
    var weights: Weights?
    var weighting: WeightingMethod
    var order: RankingOptions.Order
  }

  /// In how many reruns each row was on the frontier, and first.
  struct Counts: Sendable {
    var frontier: [Int]
    var first: [Int]

    static func += (sum: inout Counts, other: Counts) {
      for index in sum.frontier.indices {
        sum.frontier[index] += other.frontier[index]
        sum.first[index] += other.first[index]
      }
    }
  }

  private let noisy: NoisyColumns
  private let senses: [Sense]
  private let missing: MissingValues
  private let scoring: Scoring?
  /// The positions that can be on the frontier at all, ascending.
  private let hopeful: [Int]

  /// A trial of rows that all take part.
  init(
    _ noisy: NoisyColumns, senses: [Sense], missing: MissingValues, noise: MeasurementNoise,
    scoring: Scoring? = nil, leavesOutHopeless: Bool = true
  ) {
    self.noisy = noisy
    self.senses = senses
    self.missing = missing
    self.scoring = scoring
    hopeful =
      leavesOutHopeless
      ? Self.hopeful(noisy, senses, missing, noise) : Array(noisy.rows.indices)
  }

  /// The counts over so many reruns.
  ///
  /// A rerun is a function of its number, and counts are whole numbers, so how the reruns are spread
  /// over threads changes nothing; only as many counts are held as there are threads.
  func counts(sampleCount: Int, threads: ThreadCount) throws(ScoringError) -> Counts {
    precondition(sampleCount >= 1, "counts are at least 1")
    let parts = min(threads.value, sampleCount)
    let results = threads.map(parts) { part -> Result<Counts, ScoringError> in
      let share = sampleCount / parts
      let rest = sampleCount % parts
      let start = part * share + min(part, rest)
      do throws(ScoringError) {
        return .success(try counts(of: start..<start + share + (part < rest ? 1 : 0)))
      } catch {
        return .failure(error)
      }
    }
    var sum = Counts(
      frontier: [Int](repeating: 0, count: noisy.rows.count),
      first: [Int](repeating: 0, count: noisy.rows.count))
    for result in results { sum += try result.get() }
    return sum
  }

  private func counts(of reruns: Range<Int>) throws(ScoringError) -> Counts {
    var counts = Counts(
      frontier: [Int](repeating: 0, count: noisy.rows.count),
      first: [Int](repeating: 0, count: noisy.rows.count))
    guard !noisy.rows.isEmpty else { return counts }
    // Without scores only the rows that can be on the frontier matter; scores are on scales that
    // all rows make.
    let drawn = scoring == nil ? noisy.selecting(hopeful) : noisy
    let isWhole = hopeful.count == noisy.rows.count
    var values = drawn.measured
    for rerun in reruns {
      drawn.draw(rerun: rerun, into: &values)
      let compared =
        scoring == nil || isWhole ? values : values.map { column in hopeful.map { column[$0] } }
      let frontier = ObjectiveColumns(compared, senses: senses, missingValues: missing).frontier()
      for place in frontier { counts.frontier[hopeful[place]] += 1 }
      if let scoring {
        let first = try first(values, frontier.map { hopeful[$0] }, scoring)
        counts.first[first] += 1
      } else if let first = best(of: frontier, values) {
        counts.first[hopeful[first]] += 1
      }
    }
    return counts
  }

  // MARK: Who is first

  /// The position that is best in the first objective, among equals in the next, then the least.
  private func best(of positions: some Sequence<Int>, _ values: [[Double]]) -> Int? {
    var best: Int?
    for position in positions {
      guard let leader = best else {
        best = position
        continue
      }
      for (column, sense) in zip(values, senses) {
        let challenge = OrientedPoints.key(column[position], sense)
        let defence = OrientedPoints.key(column[leader], sense)
        if challenge == defence { continue }
        if challenge < defence { best = position }
        break
      }
    }
    return best
  }

  /// The position that ``Ranking`` puts first.
  private func first(
    _ values: [[Double]], _ frontier: [Int], _ scoring: Scoring
  ) throws(ScoringError) -> Int {
    let matrix = try DecisionMatrix(columns: values, senses: senses, missing: missing)
    let weights =
      if let given = scoring.weights { given } else { try scoring.weighting.weights(for: matrix) }
    let method = scoring.method.method
    let scores = try method.scores(of: matrix, weights: weights)
    func leaders(_ positions: some Sequence<Int>) -> [Int] {
      var leaders: [Int] = []
      var greatest = -Double.infinity
      for position in positions {
        let score = method.isGreaterBetter ? scores[position] : -scores[position]
        if score > greatest || leaders.isEmpty {
          greatest = score
          leaders = [position]
        } else if score == greatest {
          leaders.append(position)
        }
      }
      return leaders
    }
    var tied: [Int]
    switch scoring.order {
    case .layer: tied = leaders(frontier)
    case .score:
      tied = leaders(scores.indices)
      if tied.count > 1 {
        // The layer decides among equal scores, which is seldom asked.
        let layers = ObjectiveColumns(values, senses: senses, missingValues: missing)
          .layers(findingDominators: false).layerNumbers
        let least = tied.map { layers[$0] }.min()
        tied.removeAll { layers[$0] != least }
      }
    }
    return best(of: tied, values) ?? 0
  }

  // MARK: Who can be on the frontier

  /// So many rows that are good at their worst are held against the best of all others.
  private static let pivotCount = 64

  /// The positions that no row dominates whatever the factors are, as far as some pivots tell: all
  /// that can be on the frontier are among them.
  private static func hopeful(
    _ noisy: NoisyColumns, _ senses: [Sense], _ missing: MissingValues, _ noise: MeasurementNoise
  ) -> [Int] {
    let rowCount = noisy.rows.count
    guard rowCount > 1 else { return Array(noisy.rows.indices) }
    var best: [[Int64]] = []
    var worst: [[Double]] = []
    for (column, sense) in senses.enumerated() {
      var bestKeys: [Int64] = []
      var worstValues: [Double] = []
      bestKeys.reserveCapacity(rowCount)
      worstValues.reserveCapacity(rowCount)
      for (position, value) in noisy.measured[column].enumerated() {
        var effect = noisy.effects[column]
        if case .timesLatency = effect, noisy.isLatencyFixed?[position] == true { effect = .none }
        let (one, other) = effect.ends(of: value, noise)
        let (a, b) = (OrientedPoints.key(one, sense), OrientedPoints.key(other, sense))
        bestKeys.append(min(a, b))
        worstValues.append(a < b ? other : one)
      }
      best.append(bestKeys)
      worst.append(worstValues)
    }
    let sure = ObjectiveColumns(worst, senses: senses, missingValues: missing).frontier()
    let step = max(1, (sure.count + pivotCount - 1) / pivotCount)
    let pivots = stride(from: 0, to: sure.count, by: step).map { place in
      worst.indices.map { OrientedPoints.key(worst[$0][sure[place]], senses[$0]) }
    }
    return noisy.rows.indices.filter { position in
      !pivots.contains { pivot in
        var isBetter = false
        for column in best.indices {
          if pivot[column] > best[column][position] { return false }
          if pivot[column] < best[column][position] { isBetter = true }
        }
        return isBetter
      }
    }
  }
}
