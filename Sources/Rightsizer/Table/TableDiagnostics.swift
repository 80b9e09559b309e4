/// What the table as a whole gives reason to tell, beyond what single rows have told while read.
enum TableDiagnostics {
  static func tell(
    _ records: inout JobRecords, _ derived: DerivedColumns, _ eligibility: EligibilityColumn,
    _ jobIndex: JobIndex, _ groups: Grouping, _ options: LoadOptions
  ) {
    tellRows(&records, derived, options)
    tellDuplicates(&records, eligibility)
    tellSharedNames(&records, jobIndex)
    tellGroups(&records, eligibility, jobIndex, groups)
  }

  // MARK: Rows

  /// A fact that holds for rows of one source, told once for all of them.
  private struct Tally {
    var count = 0
    var first = 0

    mutating func add(_ row: Int) {
      if count == 0 { first = row }
      count += 1
    }

    var rows: String { count == 1 ? "1 row" : "\(count) rows" }
  }

  private static func tellRows(
    _ records: inout JobRecords, _ derived: DerivedColumns, _ options: LoadOptions
  ) {
    let facts = RowFacts(records, derived, options)
    let told = facts.toldRows(options.threads)
    var next = 0
    for source in records.sources.indices {
      let end = records.sources[source].rows.upperBound
      // Nearly all sources have nothing to tell.
      guard next < told.count, told[next] < end else { continue }
      var assumedCounts = Tally()
      var previews = Tally()
      var unknownTypes: [StringPool.ID: Tally] = [:]
      while next < told.count, told[next] < end {
        let row = told[next]
        next += 1
        if facts.isCountAssumed(row) { assumedCounts.add(row) }
        if facts.isConvertedPreview(row) { previews.add(row) }
        if facts.isOfUnknownType(row) {
          unknownTypes[records.rows.instanceType[row], default: Tally()].add(row)
        }
        let inFlight = facts.requestsInFlight(row)
        if facts.isDoubtful(inFlight) {
          tellDoubtfulUnit(&records, row, derived.modelLatencyMilliseconds[row], inFlight)
        }
      }
      if assumedCounts.count > 0 {
        add(
          &records, .note, .instanceCountAssumed, row: assumedCounts.first,
          "\(assumedCounts.rows) without InitialInstanceCount; 1 is taken")
      }
      if previews.count > 0 {
        add(
          &records, .note, .latencyInMicroseconds, row: previews.first,
          "\(previews.rows) of the 2021 preview (MaximumInvocations), whose latency is in "
            + "microseconds; converted to milliseconds")
      }
      for (type, tally) in unknownTypes.sorted(by: { $0.value.first < $1.value.first }) {
        add(
          &records, .note, .unknownInstanceType, row: tally.first,
          "\(records.strings[type] ?? "") is not in the instance catalogue, so its CPU utilisation "
            + "per core is unavailable (\(tally.rows))")
      }
    }
  }

  private static func tellDoubtfulUnit(
    _ records: inout JobRecords, _ row: Int, _ latency: Double, _ inFlight: Double
  ) {
    guard records.diagnostics.accepts(.latencyUnitDoubtful, source: records.rows.source[row])
    else { return }
    append(
      &records, .warning, .latencyUnitDoubtful, row: row,
      "MaxInvocations \(shortest(records.rows.maxInvocations[row])) a minute at "
        + "\(shortest(latency)) ms would be \(rounded(inFlight)) requests in flight (published rows: "
        + "0.39 to 31): the latency's unit is probably another; nothing was converted "
        + "(--latency-unit us or ms decides)")
  }

  // MARK: Duplicates

  private static func tellDuplicates(
    _ records: inout JobRecords, _ eligibility: EligibilityColumn
  ) {
    var tallies: [Int32: (tally: Tally, original: Int)] = [:]
    for row in eligibility.duplicateOf.indices where eligibility.duplicateOf[row] >= 0 {
      let source = records.rows.source[row]
      tallies[source, default: (Tally(), Int(eligibility.duplicateOf[row]))].tally.add(row)
    }
    for source in tallies.keys.sorted() {
      guard let (tally, original) = tallies[source] else { continue }
      let origin = records.sources[Int(records.rows.source[original])].name
      let text =
        tally.count == 1
        ? "row \(tally.first) is a duplicate of row \(original)"
        : "\(tally.count) rows are duplicates; the first, row \(tally.first), of row \(original)"
      add(
        &records, .note, .duplicateRow, row: tally.first,
        "\(text) (\(origin)); each configuration is ranked once")
    }
    for (row, other) in eligibility.conflicts {
      guard records.diagnostics.accepts(.conflictingRows, source: records.rows.source[row]) else {
        continue
      }
      append(
        &records, .warning, .conflictingRows, row: row,
        "row \(row) is the same configuration of the same endpoint as row \(other), with other "
          + "metrics; both are ranked")
    }
  }

  // MARK: Jobs

  private static func tellSharedNames(_ records: inout JobRecords, _ jobIndex: JobIndex) {
    for (name, jobs) in jobIndex.shared {
      let sources = jobs.map { records.sources[Int(records.jobs[Int($0)].source)].name }
      let job = records.jobs[Int(jobs[0])]
      records.diagnostics.append(
        PendingDiagnostics.Item(
          severity: .warning, code: .sharedJobName, source: job.source, document: job.document,
          path: job.path,
          message: "\(jobs.count) different jobs are called \(records.strings[name] ?? ""): "
            + listed(sources)
            + "; their rows are ranked together: read the files one by one to keep them apart"
        ))
    }
  }

  private static func tellGroups(
    _ records: inout JobRecords, _ eligibility: EligibilityColumn, _ jobIndex: JobIndex,
    _ groups: Grouping
  ) {
    // The described jobs with eligible rows in each group, in order.
    var jobs = [[Int32]](repeating: [], count: groups.names.count)
    var isListed = [Bool](repeating: false, count: records.jobs.count)
    for row in groups.groupOfRow.indices where eligibility.isEligible(row) {
      let job = jobIndex.job[row]
      // All rows of a job are in one group.
      guard job >= 0, !isListed[Int(job)], records.jobs[Int(job)].isKnown else { continue }
      isListed[Int(job)] = true
      jobs[Int(groups.groupOfRow[row])].append(job)
    }
    for (group, members) in jobs.enumerated() where members.count > 1 {
      let described = members.map { records.jobs[Int($0)].job }
      var differences: [String] = []
      if Set(described.compactMap(\.region)).count > 1 { differences.append("region") }
      if Set(described.map(\.inputConfig?.trafficPattern)).count > 1 {
        differences.append("traffic pattern")
      }
      if Set(described.map(\.stoppingConditions)).count > 1 {
        differences.append("stopping conditions")
      }
      guard !differences.isEmpty else { continue }
      let first = records.jobs[Int(members[0])]
      let sources = members.map { records.sources[Int(records.jobs[Int($0)].source)].name }
      records.diagnostics.append(
        PendingDiagnostics.Item(
          severity: .warning, code: .groupNotComparable, source: first.source,
          document: first.document, path: first.path,
          message: "the jobs of group \(groups.names[group]) (\(listed(sources))) differ in "
            + differences.joined(separator: ", ") + ": their figures are not quite comparable"))
    }
  }

  private static func listed(_ names: [String]) -> String {
    var unique: [String] = []
    for name in names where !unique.contains(name) {
      unique.append(name)
      if unique.count == 6 { break }
    }
    return unique.joined(separator: ", ") + (unique.count == 6 ? ", …" : "")
  }

  // MARK: Together

  private static func add(
    _ records: inout JobRecords, _ severity: Diagnostic.Severity, _ code: Diagnostic.Code, row: Int,
    _ message: String
  ) {
    guard records.diagnostics.accepts(code, source: records.rows.source[row]) else { return }
    append(&records, severity, code, row: row, message)
  }

  private static func append(
    _ records: inout JobRecords, _ severity: Diagnostic.Severity, _ code: Diagnostic.Code, row: Int,
    _ message: String
  ) {
    let container = records.strings[records.rows.container[row]] ?? ""
    let index = records.rows.index[row]
    records.diagnostics.append(
      PendingDiagnostics.Item(
        severity: severity, code: code, source: records.rows.source[row],
        document: records.rows.document[row],
        path: index < 0 ? container : container + "[\(index)]", message: message))
  }

  /// All diagnostics with their paths, by source and within it in order; then what was only counted.
  static func finished(_ records: JobRecords) -> [Diagnostic] {
    let items = records.diagnostics.items
    let pages = records.openPages.all
    let uncounted = records.diagnostics.uncounted()
    // Numbers are put in order, as moving diagnostics took a third of reading small files that have
    // some. Stable: what was told of one source stays in order.
    var order: [(source: Int32, index: Int)] = []
    order.reserveCapacity(items.count + pages.count + uncounted.count)
    for item in items { order.append((item.source, order.count)) }
    for page in pages { order.append((page.source, order.count)) }
    for rest in uncounted { order.append((rest.source, order.count)) }
    order.sort { ($0.source, $0.index) < ($1.source, $1.index) }
    return order.map { source, index in
      if index < items.count { return finished(items[index], records) }
      let name = records.sources[Int(source)].name
      if index < items.count + pages.count {
        let page = pages[index - items.count]
        return Diagnostic(
          severity: .warning, code: .incompletePages, source: name,
          path: records.path(source: source, document: page.document, path: page.path),
          message: "NextToken: more steps exist than were read; export them all (without "
            + "--no-paginate and --max-items)")
      }
      let (_, first, count) = uncounted[index - items.count - pages.count]
      return Diagnostic(
        severity: first.severity, code: first.code, source: name,
        message: "and \(count) more of this kind")
    }
  }

  private static func finished(
    _ item: PendingDiagnostics.Item, _ records: JobRecords
  ) -> Diagnostic {
    Diagnostic(
      severity: item.severity, code: item.code, source: records.sources[Int(item.source)].name,
      path: item.path.map {
        records.path(source: item.source, document: item.document, path: $0)
      }, message: item.message)
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
