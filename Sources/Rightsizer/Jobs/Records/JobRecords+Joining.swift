extension JobRecords {
  /// How much records hold of everything.
  struct Extent: Sendable {
    var sources = 0
    var jobs = 0
    var baselines = 0
    var rows = 0
    var serverless = 0
    var strings = 0
    var ownStrings = 0
    var environments = 1
    var diagnostics = 0
  }

  var extent: Extent {
    Extent(
      sources: sources.count, jobs: jobs.count, baselines: baselines.count, rows: rows.count,
      serverless: rows.serverless.count, strings: strings.count, ownStrings: strings.own.count,
      environments: environments.count, diagnostics: diagnostics.items.count)
  }

  /// What a run of sources that follow each other gave: all in its reader's records that stands behind
  /// the run before, and what holds for no other run.
  struct Run: Sendable {
    /// How far its reader's records were filled at its end.
    var end: Extent
    /// Whether it holds one source, which has begun in the run before.
    var continues = false
    /// The documents of its last source.
    var documentCount = 0
    var openPages = OpenPages()
    /// Whether what was read is right only where no earlier run of its source has open pages.
    var assumesNoOpenPages = false
    /// Whether rows told of jobs, which are found again in their source only.
    var hasJobsOfRows = false
    var errors: [ReadError] = []
  }

  /// Records of runs that need not follow each other, but rise: no run comes before an earlier one.
  /// One that continues a source is the only one of its part.
  struct Part: Sendable {
    var records: JobRecords
    /// With their places among all runs, which rise.
    var runs: [(place: Int, run: Run)]
  }

  /// What several readers gave, run by run in order of their places: the same as if one had read all,
  /// number for number. (Of a row's own strings, equal ones of a source in pieces may have several
  /// numbers.)
  ///
  /// A string's first run is also its part's first run with it, as the runs of a part rise: numbering
  /// what is new in each part, run by run, numbers all in order of first appearance. Parts are given
  /// back column by column, so that no more than a column for each thread is held twice.
  ///
  /// - Parameter last: the place behind which runs are left out.
  init(joining parts: consuming [Part], through last: Int = .max, _ threads: ThreadCount) {
    let pieces = PlacedRun.all(of: parts, through: last)
    self.init()
    // What begins all stays where it is: the more memory there is, the longer moving it takes.
    var later = pieces[...]
    if let first = pieces.first, first.isAllBefore(parts[first.part], in: pieces) {
      swap(&self, &parts[first.part].records)
      later = later.dropFirst(parts[first.part].runs.count)
    }
    let keptCount = later.startIndex
    var numbers = parts.map { _ in Renumbering() }
    let tags = parts.map(\.records.strings.tags)
    for piece in later {
      let records = parts[piece.part].records
      strings.append(
        records.strings, piece.start.strings..<piece.end.strings, tags: tags[piece.part],
        to: &numbers[piece.part].strings)
      environments.append(
        records.environments, piece.start.environments..<piece.end.environments,
        &numbers[piece.part])
    }
    joinOpenPages(pieces, keptCount: keptCount, numbers)
    joinDiagnostics(parts, later)
    var joining = RecordsJoining(pieces: Array(later), numbers: numbers)
    joining.take(&parts, behind: &self)
    parts = []
    for install in joining.joined(threads) { install(&self) }
  }

  private mutating func joinOpenPages(
    _ pieces: [PlacedRun], keptCount: Int, _ numbers: [Renumbering]
  ) {
    // Those of a source in pieces are put together before they meet others'.
    var ofSource = OpenPages()
    for (index, piece) in pieces.enumerated() {
      if !piece.run.continues {
        openPages.append(ofSource)
        ofSource = OpenPages()
      }
      if index < keptCount {
        ofSource.append(piece.run.openPages, ofSameSource: true)
      } else {
        ofSource.append(
          piece.run.openPages, ofSameSource: true, shiftingSourcesBy: piece.shift.source,
          documentsBy: piece.shift.document, number: numbers[piece.part].string)
      }
    }
    openPages.append(ofSource)
  }

  private mutating func joinDiagnostics(_ parts: [Part], _ pieces: ArraySlice<PlacedRun>) {
    guard parts.contains(where: { $0.records.diagnostics.hasCounts }) else { return }
    var sources = parts.map { [Int32](repeating: -1, count: $0.records.sources.count) }
    for (index, piece) in zip(pieces.indices, pieces) {
      let other = parts[piece.part].records.diagnostics
      // What comes later in a source is kept until it is enough with what came before.
      let isContinued = index + 1 < pieces.endIndex && pieces[index + 1].run.continues
      if piece.run.continues || isContinued {
        diagnostics.append(
          other, ofSource: piece.shift.source, shiftingDocumentsBy: piece.shift.document)
        continue
      }
      diagnostics.append(
        other, piece.start.diagnostics..<piece.end.diagnostics,
        shiftingSourcesBy: piece.shift.source)
      for source in piece.start.sources..<piece.end.sources {
        sources[piece.part][source] = Int32(truncatingIfNeeded: source) + piece.shift.source
      }
    }
    for (part, numbers) in zip(parts, sources) {
      diagnostics.appendCounts(part.records.diagnostics, numbers)
    }
  }
}

/// A run with where it stands in its part, and where it comes to stand.
struct PlacedRun: Sendable {
  /// What is added to a number of this run's.
  struct Shift: Sendable {
    var source: Int32
    var document: Int32
    var job: Int32
    var row: Int
    var serverless: Int32
    var ownString: Int
  }

  let part: Int
  let place: Int
  let run: JobRecords.Run
  let start: JobRecords.Extent
  var end: JobRecords.Extent { run.end }
  private(set) var shift = Shift(
    source: 0, document: 0, job: 0, row: 0, serverless: 0, ownString: 0)

  /// Whether its part has all of the first runs and no others, none left out.
  func isAllBefore(_ part: JobRecords.Part, in pieces: [PlacedRun]) -> Bool {
    pieces.prefix(part.runs.count).count { $0.part == self.part } == part.runs.count
  }

  /// The runs of all parts in order, to a place.
  static func all(of parts: [JobRecords.Part], through last: Int) -> [PlacedRun] {
    var pieces: [PlacedRun] = []
    for (index, part) in parts.enumerated() {
      var start = JobRecords.Extent()
      for (place, run) in part.runs {
        if place <= last {
          pieces.append(PlacedRun(part: index, place: place, run: run, start: start))
        }
        start = run.end
      }
    }
    pieces.sort { $0.place < $1.place }
    var sum = JobRecords.Extent()
    var documentCount = 0
    for index in pieces.indices {
      let (start, end) = (pieces[index].start, pieces[index].end)
      let run = pieces[index].run
      if run.continues { sum.sources -= 1 } else { documentCount = 0 }
      pieces[index].shift = Shift(
        source: Int32(truncatingIfNeeded: sum.sources - start.sources),
        document: Int32(truncatingIfNeeded: documentCount),
        job: Int32(truncatingIfNeeded: sum.jobs - start.jobs), row: sum.rows - start.rows,
        serverless: Int32(truncatingIfNeeded: sum.serverless - start.serverless),
        ownString: sum.ownStrings - start.ownStrings)
      documentCount += run.documentCount
      sum.sources += end.sources - start.sources
      sum.jobs += end.jobs - start.jobs
      sum.rows += end.rows - start.rows
      sum.serverless += end.serverless - start.serverless
      sum.ownStrings += end.ownStrings - start.ownStrings
    }
    return pieces
  }
}

/// The numbers that the strings and environments of a part get among all, by their old ones.
struct Renumbering: Sendable {
  var strings: [StringPool.ID] = []
  /// The empty one is first everywhere.
  var environments: [EnvironmentPool.ID] = [EnvironmentPool.empty]

  /// The number of a string that no row has of its own.
  @inline(__always)
  func string(_ id: StringPool.ID) -> StringPool.ID { id < 0 ? id : strings[Int(id)] }
}

extension EnvironmentPool {
  /// Adds lists of another pool, whose strings have been added, and gives their numbers here.
  mutating func append(
    _ other: EnvironmentPool, _ range: Range<Int>, _ numbers: inout Renumbering
  ) {
    var list: [Parameter] = []
    for id in range {
      list.removeAll(keepingCapacity: true)
      for parameter in other[ID(truncatingIfNeeded: id)] {
        list.append(
          Parameter(
            key: numbers.string(parameter.key), valueType: numbers.string(parameter.valueType),
            value: numbers.string(parameter.value)))
      }
      numbers.environments.append(intern(list[...]))
    }
  }
}
