internal import Synchronization

/// The columns of several parts, put together one by one over threads and given back meanwhile.
struct RecordsJoining {
  /// Puts a column that has been joined where it belongs.
  typealias Install = @Sendable (inout JobRecords) -> Void

  private let pieces: [PlacedRun]
  private let numbers: [Renumbering]
  /// One for each column; run once.
  private var joins: [@Sendable () -> Install] = []

  init(pieces: [PlacedRun], numbers: [Renumbering]) {
    self.pieces = pieces
    self.numbers = numbers
  }

  func joined(_ threads: ThreadCount) -> [Install] {
    threads.map(joins.count) { [joins] in joins[$0]() }
  }

  /// One column of all parts, held until it has been joined.
  private final class Columns<Element: Sendable>: Sendable {
    private let columns: Mutex<[[Element]]>

    init(_ columns: [[Element]]) { self.columns = Mutex(columns) }

    func take() -> [[Element]] {
      columns.withLock { columns in
        let taken = columns
        columns = []
        return taken
      }
    }
  }

  /// Takes everything over that makes a column, to be put behind the columns of other records.
  mutating func take(_ parts: inout [JobRecords.Part], behind first: inout JobRecords) {
    takeNames(&parts, behind: &first)
    add(&parts, &first, \.jobs, \.jobs) { jobs, piece, numbers, joined in
      for var job in jobs {
        job.source += piece.shift.source
        job.document &+= piece.shift.document
        job.name = numbers.string(job.name)
        joined.append(job)
      }
    }
    add(&parts, &first, \.sources, \.sources) { sources, piece, _, joined in
      let (row, job) = (piece.shift.row, Int(piece.shift.job))
      for var source in sources {
        source.rows = source.rows.lowerBound + row..<source.rows.upperBound + row
        source.jobs = source.jobs.lowerBound + job..<source.jobs.upperBound + job
        if piece.run.continues, let begun = joined.popLast() {
          source.rows = begun.rows.lowerBound..<source.rows.upperBound
          source.jobs = begun.jobs.lowerBound..<source.jobs.upperBound
          source.documentCount += begun.documentCount
        }
        joined.append(source)
      }
    }
    add(&parts, &first, \.baselines, \.baselines) { baselines, piece, numbers, joined in
      for var baseline in baselines {
        baseline.source += piece.shift.source
        baseline.document &+= piece.shift.document
        if baseline.job >= 0 { baseline.job += piece.shift.job }
        baseline.jobName = numbers.string(baseline.jobName)
        baseline.endpointName = numbers.string(baseline.endpointName)
        // Within a piece none repeats the one before; its first may repeat the last before it.
        if piece.run.continues, let last = joined.last, baseline.isRepeating(last) { continue }
        joined.append(baseline)
      }
    }
    addUnnumbered(&parts, &first, \.rows.serverless, \.serverless)
    for column in Self.figures {
      addUnnumbered(&parts, &first, column, \.rows)
    }
    for column in Self.counts {
      addUnnumbered(&parts, &first, column, \.rows)
    }
    addUnnumbered(&parts, &first, \.rows.flags, \.rows)
    for column in Self.names {
      add(&parts, &first, column, \.rows) { names, _, numbers, joined in
        joined.append(names, numbers.string)
      }
    }
    for column in Self.ownNames {
      add(&parts, &first, column, \.rows) { names, piece, numbers, joined in
        let shift = piece.shift.ownString
        joined.append(names) { name in
          name < StringPool.none
            ? StringPool.shift(ofOwn: name, by: shift) : numbers.string(name)
        }
      }
    }
    add(&parts, &first, \.rows.environment, \.rows) { environments, _, numbers, joined in
      joined.append(environments) { numbers.environments[Int($0)] }
    }
    add(&parts, &first, \.rows.serverlessIndex, \.rows) { indices, piece, _, joined in
      let shift = piece.shift.serverless
      joined.append(indices) { $0 < 0 ? $0 : $0 + shift }
    }
    add(&parts, &first, \.rows.source, \.rows) { sources, piece, _, joined in
      let shift = piece.shift.source
      joined.append(sources) { $0 + shift }
    }
    add(&parts, &first, \.rows.document, \.rows) { documents, piece, _, joined in
      let shift = piece.shift.document
      joined.append(documents) { $0 &+ shift }
    }
    add(&parts, &first, \.rows.job, \.rows) { jobs, piece, _, joined in
      let shift = piece.shift.job
      joined.append(jobs) { $0 < 0 ? $0 : $0 + shift }
    }
  }

  private mutating func takeNames(
    _ parts: inout [JobRecords.Part], behind first: inout JobRecords
  ) {
    var taken = [OwnStrings](repeating: OwnStrings(), count: parts.count + 1)
    for part in parts.indices { swap(&taken[part], &parts[part].records.strings.own) }
    swap(&taken[parts.count], &first.strings.own)
    let own = Columns([taken])
    joins.append { [pieces] in
      var strings = own.take()[0]
      var joined = strings.removeLast()
      joined.append(
        pieces.map { (strings[$0.part], $0.start.ownStrings..<$0.end.ownStrings) })
      return { [joined] in $0.strings.own = joined }
    }
  }

  /// Takes over a column whose values are the same in any place.
  private mutating func addUnnumbered<Element: Sendable>(
    _ parts: inout [JobRecords.Part], _ first: inout JobRecords,
    _ column: Column<Element>,
    _ extent: any KeyPath<JobRecords.Extent, Int> & Sendable
  ) {
    add(&parts, &first, column, extent) { values, _, _, joined in
      joined.append(contentsOf: values)
    }
  }

  /// Takes over a column.
  ///
  /// - Parameter append: appends the values of one run as they are in its new place.
  private mutating func add<Element: Sendable>(
    _ parts: inout [JobRecords.Part], _ first: inout JobRecords,
    _ column: Column<Element>,
    _ extent: any KeyPath<JobRecords.Extent, Int> & Sendable,
    _ append:
      @escaping @Sendable (ArraySlice<Element>, PlacedRun, Renumbering, inout [Element]) -> Void
  ) {
    let columns = Columns(
      parts.indices.map { Self.take(column, of: &parts[$0].records) }
        + [Self.take(column, of: &first)])
    joins.append { [pieces, numbers] in
      var columns = columns.take()
      var joined = columns.removeLast()
      let ranges = pieces.map { $0.start[keyPath: extent]..<$0.end[keyPath: extent] }
      joined.reserveCapacity(ranges.reduce(joined.count) { $0 + $1.count })
      for (piece, range) in zip(pieces, ranges) where !range.isEmpty {
        append(columns[piece.part][range], piece, numbers[piece.part], &joined)
      }
      return { [joined] in $0[keyPath: column] = joined }
    }
  }
}

extension [Int32] {
  /// Appends numbers as they are in another place.
  @inline(__always)
  fileprivate mutating func append(_ numbers: ArraySlice<Int32>, _ number: (Int32) -> Int32) {
    append(addingCapacity: numbers.count) { span in
      for value in numbers { span.append(number(value)) }
    }
  }
}

extension RecordsJoining {
  private typealias Column<Element> = any WritableKeyPath<JobRecords, [Element]> & Sendable

  // The columns of rows, by what their values are.

  private static let figures: [Column<Double>] = [
    \.rows.costPerHour, \.rows.reportedCostPerInference, \.rows.maxInvocations, \.rows.modelLatency,
    \.rows.cpuUtilization,
    \.rows.memoryUtilization, \.rows.modelSetupTime,
  ]
  private static let counts: [Column<Int32>] = [
    \.rows.instanceCount, \.rows.index,
  ]
  private static let names: [Column<StringPool.ID>] = [
    \.rows.jobName, \.rows.status, \.rows.failureReason, \.rows.variantName, \.rows.instanceType,
    \.rows.inferenceSpecification,
    \.rows.compilationJobName, \.rows.container,
  ]
  /// Names of which a row may have one of its own.
  private static let ownNames: [Column<StringPool.ID>] = [
    \.rows.recommendationID, \.rows.endpointName,
  ]

  /// Takes a column away.
  private static func take<Element>(
    _ column: Column<Element>, of records: inout JobRecords
  ) -> [Element] {
    var taken: [Element] = []
    swap(&taken, &records[keyPath: column])
    return taken
  }
}
