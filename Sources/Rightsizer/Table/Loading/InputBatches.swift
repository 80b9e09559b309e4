/// Inputs in order, cut into runs of inputs that follow each other.
///
/// Several threads read run by run, each into records of its own, and all are joined in order at the
/// end: the records are number for number those of one reading, so a table never depends on the number
/// of threads, nor on where the cuts are.
///
/// A file that is much of all bytes is cut into pieces where its text lets it (`FileCuts`), each a run
/// by itself. Where one of them cannot be read the whole file is read anew in one, which tells what is
/// wrong and where.
struct InputBatches {
  /// One input, or why there is none.
  enum Item: Sendable {
    /// The size is `nil` for a pipe and where nobody has looked.
    case file(path: String, byteCount: Int?)
    /// A file that was found in a folder: whatever stands there by now, nobody is waited for.
    case fileInFolder(path: String, byteCount: Int?)
    case bytes([UInt8], name: String)
    case failed(ReadError)

    var byteCount: Int? {
      switch self {
      case .file(_, let byteCount), .fileInFolder(_, let byteCount): byteCount
      case .bytes(let bytes, _): bytes.count
      case .failed: 0
      }
    }
  }

  /// What all items gave.
  struct Result: Sendable {
    var records: JobRecords
    var errors: [ReadError]
  }

  private static let bytesPerRun = 1 << 20
  private static let itemsPerRun = 64
  /// From so many runs on their columns are not left to grow, which copies them again and again. Room
  /// that is not used costs no memory, only addresses.
  private static let leastReservedRuns = 16

  let items: [Item]
  /// Whether nothing more is begun once an input could not be read.
  var stopsAtFirstError = false
  /// Where it is told how far reading has come.
  var meter: LoadMeter?
  /// Pieces of files are not shorter; small ones are for tests.
  var leastPieceByteCount = FileCuts.leastByteCount

  /// The bytes of all items; `nil` where one of them is a pipe.
  static func byteCount(of items: [Item]) -> Int? {
    var sum = 0
    for item in items {
      guard let count = item.byteCount else { return nil }
      let (next, overflow) = sum.addingReportingOverflow(count)
      sum = overflow ? .max : next
    }
    return sum
  }

  /// Reads all items; with `stopsAtFirstError` those before the first that cannot be read.
  ///
  /// Each thread takes the next run when it is done with one. Records of a thread are those of its
  /// runs, behind each other: what a run holds in common with those before is held once.
  func read(_ threads: ThreadCount) -> Result {
    let runs = runs(for: threads)
    guard threads.value > 1, runs.count > 1 else {
      var reader = RecordsReader(meter: meter)
      // The first run tells how many rows all may give.
      let first = runs.first?.items ?? 0..<0
      read(items[first], by: &reader)
      if runs.count > Self.leastReservedRuns { reader.reserve(times: runs.count) }
      read(items[first.upperBound...], by: &reader)
      return Result(records: reader.takeRecords(), errors: reader.errors)
    }
    let threadCount = min(threads.value, runs.count)
    let queue = RunQueue(byteCounts: runs.map(\.byteCount), threadCount: threadCount)
    var parts = threads.map(threadCount) { index in
      var worker = queue.worker(index)
      var reader = RecordsReader(meter: meter)
      var finished: [JobRecords.Part] = []
      var places: [(place: Int, run: JobRecords.Run)] = []
      func finish() {
        guard !places.isEmpty else { return }
        finished.append(JobRecords.Part(records: reader.takeRecords(), runs: places))
        places = []
      }
      while let turn = queue.next(&worker) {
        let run = runs[turn.place]
        if let piece = run.piece {
          // By itself, so that it can be left out where another piece turns out unreadable.
          finish()
          reader.read(piece)
          places.append((turn.place, reader.endRun(continues: piece.isContinuation)))
          finish()
          continue
        }
        // The records that begin all are kept as they are, and those of the others put behind them.
        let isBeginningOver = turn.isApart && places.first?.place == 0
        if let last = places.last, last.place > turn.place || isBeginningOver { finish() }
        read(items[run.items], by: &reader)
        let ended = reader.endRun()
        if stopsAtFirstError, !ended.errors.isEmpty { queue.stop(behind: turn.place) }
        places.append((turn.place, ended))
        if places.count == 1, runs.count > Self.leastReservedRuns * threads.value {
          reader.reserve(times: turn.place == 0 ? runs.count : runs.count / threads.value + 1)
        }
      }
      finish()
      return finished
    }.flatMap(\.self)
    readInOne(&parts, runs, queue)
    let last = queue.last
    let errors = parts.flatMap(\.runs).filter { $0.place <= last }.sorted { $0.place < $1.place }
      .flatMap(\.run.errors)
    // Nothing else may hold the columns: they are given back one by one while they are joined.
    return Result(
      records: JobRecords(joining: consume parts, through: last, threads), errors: errors)
  }

  /// What one thread reads at once.
  struct ItemRun {
    var items: Range<Int>
    var byteCount: Int
    /// The piece of its one item that it is.
    var piece: SourcePiece?
  }

  private func runs(for threads: ThreadCount) -> [ItemRun] {
    var result: [ItemRun] = []
    var run = ItemRun(items: 0..<0, byteCount: 0)
    func end() {
      if !run.items.isEmpty { result.append(run) }
      run = ItemRun(items: run.items.upperBound..<run.items.upperBound, byteCount: 0)
    }
    let share = items.reduce(0.0) { $0 + Double($1.byteCount ?? 0) } / Double(threads.value)
    for (index, item) in items.enumerated() {
      let count = item.byteCount ?? 0
      // A large one by itself, so that it can be begun early.
      if count >= Self.bytesPerRun { end() }
      let pieces = threads.value > 1 ? pieces(of: item, share: share) : []
      if pieces.count > 1 {
        end()
        result += pieces.map { piece in
          ItemRun(items: index..<index + 1, byteCount: piece.range.count, piece: piece)
        }
        run.items = index + 1..<index + 1
        continue
      }
      run.items = run.items.lowerBound..<index + 1
      run.byteCount = run.byteCount.addingReportingOverflow(count).partialValue
      if run.byteCount >= Self.bytesPerRun || run.items.count >= Self.itemsPerRun { end() }
    }
    end()
    return result
  }

  private func read(_ items: ArraySlice<Item>, by reader: inout RecordsReader) {
    for item in items where !stopsAtFirstError || reader.errors.isEmpty {
      do throws(ReadError) {
        switch item {
        case .file(let path, _):
          reader.read(try InputFile.open(path), name: InputFile.displayName(path))
        case .fileInFolder(let path, _):
          reader.read(try InputFile.open(inFolder: path), name: path)
        case .bytes(let bytes, let name): reader.read(MemoryBytes(bytes), name: name)
        case .failed(let error): throw error
        }
      } catch {
        reader.errors.append(error)
      }
    }
  }
}
