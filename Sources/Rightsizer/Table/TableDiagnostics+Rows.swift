/// What rows give reason to tell once their columns are derived.
extension TableDiagnostics {
  /// A fact that holds for rows of one source, told once for all of them.
  struct Tally {
    var count = 0
    var first = 0

    mutating func add(_ row: Int) {
      if count == 0 { first = row }
      count += 1
    }

    var rows: String { count == 1 ? "1 row" : "\(count) rows" }
  }

  /// Sources looked at by one thread at a time.
  private static let sourcesPerBlock = 256

  static func tellRows(
    _ records: inout JobRecords, _ derived: DerivedColumns, _ options: LoadOptions
  ) {
    let facts = RowFacts(records, derived, options)
    let told = facts.toldRows(options.threads)
    // Nearly all inputs have nothing to tell.
    guard !told.isEmpty else { return }
    let teller = RowTeller(
      records: records, facts: facts, told: told,
      milliseconds: derived.modelLatencyMilliseconds)
    let sourceCount = records.sources.count
    let blocks = options.threads.array(
      (sourceCount + sourcesPerBlock - 1) / sourcesPerBlock, inBlocksOf: 1
    ) { block, places in
      let start = block.lowerBound * sourcesPerBlock
      places.initializeElement(
        at: 0, to: teller.tell(start..<min(sourceCount, start + sourcesPerBlock)))
    }
    for block in blocks { records.diagnostics.append(block) }
  }
}

/// Tells the facts of rows, source by source.
private struct RowTeller: Sendable {
  typealias Tally = TableDiagnostics.Tally

  let records: JobRecords
  let facts: RowFacts
  /// The rows of which any fact holds, in order.
  let told: [Int]
  let milliseconds: [Double]

  func tell(_ sources: Range<Int>) -> PendingDiagnostics {
    var pending = PendingDiagnostics()
    var next = firstTold(from: records.sources[sources.lowerBound].rows.lowerBound)
    for source in sources {
      let start = next
      let end = records.sources[source].rows.upperBound
      while next < told.count, told[next] < end { next += 1 }
      if start < next { tell(told[start..<next], Int32(truncatingIfNeeded: source), &pending) }
    }
    return pending
  }

  /// Where the told rows from a row on begin.
  private func firstTold(from row: Int) -> Int {
    var range = told.startIndex..<told.endIndex
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range = told[middle] < row ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound
  }

  private func tell(_ rows: ArraySlice<Int>, _ source: Int32, _ pending: inout PendingDiagnostics) {
    var assumedCounts = Tally()
    var previews = Tally()
    var doubtful = Tally()
    var unknownTypes: [StringPool.ID: Tally] = [:]
    for row in rows {
      if facts.isCountAssumed(row) { assumedCounts.add(row) }
      if facts.isConvertedPreview(row) { previews.add(row) }
      if facts.isOfUnknownType(row) {
        unknownTypes[records.rows.instanceType[row], default: Tally()].add(row)
      }
      let inFlight = facts.requestsInFlight(row)
      if facts.isDoubtful(inFlight) {
        doubtful.add(row)
        if doubtful.count <= PendingDiagnostics.keptPerCode {
          pending.append(doubtfulUnit(row, inFlight))
        }
      }
    }
    if doubtful.count > 0 {
      pending.count(doubtful.count, of: .latencyUnitDoubtful, source: source)
    }
    func add(_ code: Diagnostic.Code, _ tally: Tally, _ message: String) {
      guard pending.accepts(code, source: source) else { return }
      pending.append(records.item(.note, code, row: tally.first, message))
    }
    if assumedCounts.count > 0 {
      add(
        .instanceCountAssumed, assumedCounts,
        "\(assumedCounts.rows) without InitialInstanceCount; 1 is taken")
    }
    if previews.count > 0 {
      add(
        .latencyInMicroseconds, previews,
        "\(previews.rows) of the 2021 preview (MaximumInvocations), whose latency is in "
          + "microseconds; converted to milliseconds")
    }
    for (type, tally) in unknownTypes.sorted(by: { $0.value.first < $1.value.first }) {
      add(
        .unknownInstanceType, tally,
        "\(records.strings[type] ?? "") is not in the instance catalogue, so its CPU utilisation "
          + "per core is unavailable (\(tally.rows))")
    }
  }

  private func doubtfulUnit(_ row: Int, _ inFlight: Double) -> PendingDiagnostics.Item {
    records.item(
      .warning, .latencyUnitDoubtful, row: row,
      "MaxInvocations \(Self.shortest(records.rows.maxInvocations[row])) a minute at "
        + "\(Self.shortest(milliseconds[row])) ms would be \(Self.rounded(inFlight)) requests in "
        + "flight (published rows: 0.39 to 31): the latency's unit is probably another; nothing was "
        + "converted (--latency-unit us or ms decides)")
  }

  private static func shortest(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 9e18 ? "\(Int64(value))" : "\(value)"
  }

  /// Two significant digits, enough to see how far off it is.
  private static func rounded(_ value: Double) -> String {
    guard value > 0, value < 9e18 else { return "\(value)" }
    var unit = 1.0
    while value / unit >= 100 { unit *= 10 }
    while value / unit < 10 { unit /= 10 }
    let digits = (value / unit).rounded()
    return unit >= 1 ? shortest(digits * unit) : "\(digits / (1 / unit).rounded())"
  }
}

extension JobRecords {
  /// A diagnostic at the place of a row.
  func item(
    _ severity: Diagnostic.Severity, _ code: Diagnostic.Code, row: Int, _ message: String
  ) -> PendingDiagnostics.Item {
    let container = strings[rows.container[row]] ?? ""
    let index = rows.index[row]
    return PendingDiagnostics.Item(
      severity: severity, code: code, source: rows.source[row], document: rows.document[row],
      path: index < 0 ? container : container + "[\(index)]", message: message)
  }
}
