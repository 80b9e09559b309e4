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
      add(
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
    _ message: @autoclosure () -> String
  ) {
    guard records.diagnostics.accepts(code, source: records.rows.source[row]) else { return }
    records.diagnostics.append(records.item(severity, code, row: row, message()))
  }

  /// Diagnostics made by one thread at a time.
  private static let diagnosticsPerBlock = 1 << 10

  /// All diagnostics with their paths, by source and within it in order; then what was only counted.
  static func finished(_ records: JobRecords, _ threads: ThreadCount) -> [Diagnostic] {
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
    return threads.array(order.count, inBlocksOf: diagnosticsPerBlock) { [order] block, places in
      for (offset, (source, index)) in order[block].enumerated() {
        let name = records.sources[Int(source)].name
        let diagnostic: Diagnostic
        if index < items.count {
          diagnostic = finished(items[index], of: name, records)
        } else if index < items.count + pages.count {
          diagnostic = finished(pages[index - items.count], of: name, records)
        } else {
          let (_, first, count) = uncounted[index - items.count - pages.count]
          diagnostic = Diagnostic(
            severity: first.severity, code: first.code, source: name,
            message: "and \(count) more of this kind")
        }
        places.initializeElement(at: offset, to: diagnostic)
      }
    }
  }

  private static func finished(
    _ item: PendingDiagnostics.Item, of name: String, _ records: JobRecords
  ) -> Diagnostic {
    Diagnostic(
      severity: item.severity, code: item.code, source: name,
      path: item.path.map {
        records.path(source: item.source, document: item.document, path: $0)
      }, message: item.message)
  }

  private static func finished(
    _ page: OpenPages.Page, of name: String, _ records: JobRecords
  ) -> Diagnostic {
    Diagnostic(
      severity: .warning, code: .incompletePages, source: name,
      path: records.path(source: page.source, document: page.document, path: page.path),
      message: "NextToken: more steps exist than were read; export them all (without "
        + "--no-paginate and --max-items)")
  }
}
