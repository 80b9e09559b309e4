/// How sure the choice of one group is when the job is run again.
public struct SelectionRobustness: Sendable {
  /// A row, and how often it is chosen.
  public struct RowShare: Sendable, Hashable {
    /// The row's index over all inputs.
    public let row: Int
    /// Its instance type; `nil` for serverless.
    public let instanceType: String?
    /// The share of reruns, from 0 to 1.
    public let share: Double
  }

  /// What is drawn, and how often.
  public struct Options: Sendable, Hashable {
    /// How many reruns are drawn, at least 1.
    public var sampleCount = 10_000
    /// Where the random numbers start: the same seed gives the same answer.
    public var seed: UInt64 = 0
    /// How far a rerun may be from the first run.
    public var noise = MeasurementNoise.reruns

    /// The defaults.
    public init() {}
  }

  /// What was asked for.
  public let options: Options
  /// The choice as measured: its row and count; `nil` where nothing is feasible.
  public let choice: (row: Int, count: Int)?
  /// Every row that was chosen in some rerun, the most frequent first, then by row.
  public let chosen: [RowShare]
  /// The shares behind it; candidates are those of the selection.
  public let acceptability: ChoiceAcceptability

  /// The share of reruns in which the choice's row is chosen again; 0 without a choice.
  public var choiceShare: Double {
    chosen.first { $0.row == choice?.row }?.share ?? 0
  }
}

extension RecommendationTable {
  /// How often the rows of one group are chosen for a request over reruns of the measurements.
  ///
  /// A latency that only repeats the job's threshold stays as it is. A row has the same factors in a
  /// rerun as in ``Ranking/robustness(_:threads:)`` of the same table and seed.
  ///
  /// - Throws: ``SelectionError`` as ``selection(for:group:rows:)``, and for a request of a mix or of
  ///   a present fleet: what is looked at is one type at a time.
  /// - Complexity: O(s n) for s samples and n rows.
  public func selectionRobustness(
    for request: SelectionRequest, rows: [Int], options: SelectionRobustness.Options = .init(),
    threads: ThreadCount = .one
  ) throws(SelectionError) -> SelectionRobustness {
    try request.validate()
    guard request.maximumVariants == 1, request.kept.isEmpty else {
      throw SelectionError(
        .oneTypeOnly,
        "reruns are drawn for choices of one type, without a mix or a present fleet")
    }
    let candidates = CandidateRows(self, rows: rows, request: request).candidates
    let selector = try Selector(candidates, constraints: request.constraints)
    let query = SizingQuery(request.demand, average: request.average)
    let acceptability = selector.choiceAcceptability(
      for: query,
      fixedLatencies: Set(
        candidates.rows.indices.filter {
          latencyConditions(candidates.rows[$0])?.isCensored == true
        }),
      stream: NoiseStream(options.noise, seed: options.seed, rowCount: count),
      numbers: candidates.rows, sampleCount: options.sampleCount, threads: threads)
    let chosen = acceptability.chosenShares.enumerated().filter { $0.element > 0 }
      .map { index, share in
        SelectionRobustness.RowShare(
          row: candidates.rows[index],
          instanceType: candidates.isServerless[index] ? nil : candidates.instanceType(of: index),
          share: share)
      }
    return SelectionRobustness(
      options: options,
      choice: selector.best(for: query).map { (candidates.rows[$0.candidate], $0.count) },
      chosen: chosen.sorted { (-$0.share, $0.row) < (-$1.share, $1.row) },
      acceptability: acceptability)
  }
}
