/// Everything read from the inputs, as the files give it: the rows as columns, the jobs, the
/// baselines, and what is to be told about them.
///
/// Rows stand in input order. A column holds one figure of every row; a name is a number in
/// `strings`.
struct JobRecords: Sendable {
  var strings = StringPool()
  var environments = EnvironmentPool()
  /// The inputs' names, in order.
  var sources: [Source] = []
  var jobs: [JobRecord] = []
  var baselines: [BaselineRecord] = []
  var rows = RowColumns()
  var diagnostics = PendingDiagnostics()
  /// The pages of steps behind which more are missing.
  var openPages = OpenPages()
  /// Those of the source that is being read.
  var openPagesOfSource = OpenPages()

  struct Source: Sendable {
    var name: String
    /// How many JSON documents it held.
    var documentCount = 0
    var rows: Range<Int>
    var jobs: Range<Int>
  }

  /// How far everything is filled; to go back to when a source turns out unreadable.
  struct Mark {
    var sources: Int
    var jobs: Int
    var baselines: Int
    var rows: Int
    var ownStrings: Int
    var diagnostics: PendingDiagnostics.Mark
  }

  /// - Parameter rowCount: with rows that are not in the columns yet.
  func mark(rowCount: Int) -> Mark {
    Mark(
      sources: sources.count, jobs: jobs.count, baselines: baselines.count, rows: rowCount,
      ownStrings: strings.own.count,
      diagnostics: diagnostics.mark(of: Int32(truncatingIfNeeded: sources.count)))
  }

  mutating func goBack(to mark: Mark) {
    sources.removeLast(sources.count - mark.sources)
    jobs.removeLast(jobs.count - mark.jobs)
    baselines.removeLast(baselines.count - mark.baselines)
    rows.truncate(to: mark.rows)
    diagnostics.goBack(to: mark.diagnostics)
    openPagesOfSource = OpenPages()
    strings.forgetOwn(downTo: mark.ownStrings)
  }
}

/// A job and where it was told.
struct JobRecord: Sendable {
  var job: InferenceRecommendationsJob
  var source: Int32
  var document: Int32
  var path: String
  /// Its name, also in the string pool.
  var name = StringPool.none
  /// False for a bare `{"InferenceRecommendations": …}`, which tells nothing of its job.
  var isKnown = false
  /// Whether rows told of it beside their figures, which leave out most of a description.
  var isToldByRows = false
}

/// An existing endpoint's own figures.
struct BaselineRecord: Sendable {
  var source: Int32
  var document: Int32
  var path: String
  /// The describe response it stands in, or −1.
  var job: Int32 = -1
  /// The job named by its step.
  var jobName = StringPool.none
  var endpointName = StringPool.none
  var maxInvocations = Double.nan
  var maximumInvocations = Double.nan
  var modelLatency = Double.nan
}
