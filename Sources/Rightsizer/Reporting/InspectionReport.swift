/// What is in a set of inputs: sources, jobs with their statuses, groups, failed steps with their
/// reasons, existing endpoints, diagnostics.
package struct InspectionReport {
  let table: RecommendationTable
  let groupBy: GroupKey
  /// Only what belongs to the job of this name.
  let job: String?

  /// A report on a table.
  package init(_ table: RecommendationTable, groupBy: GroupKey, job: String? = nil) {
    self.table = table
    self.groupBy = groupBy
    self.job = job
  }

  private var grouping: Grouping { table.grouping(by: groupBy) }

  private func isTold(_ row: Int) -> Bool { job == nil || table.jobName(row) == job }

  private var rows: [Int] { (0..<table.count).filter(isTold) }

  private var jobs: [JobSummary] { table.jobs.filter { job == nil || $0.job.jobName == job } }

  private var baselines: [Baseline] { table.baselines.filter { job == nil || $0.job == job } }

  /// The report, handed over piece by piece.
  package func write<Failure: Error>(
    as format: ReportFormat, to terminal: Terminal = Terminal(),
    _ output: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    switch format {
    case .table: try output(Array(text(terminal).utf8))
    case .json: try writeJSON(output)
    case .csv:
      var csv = CSVWriter(header: RowFields.names)
      let grouping = grouping
      for row in rows {
        csv.row(RowFields.values(of: unranked(row, grouping)))
        if csv.bytes.count >= 1 << 18 { try csv.drain(output) }
      }
      try csv.drain(output)
    case .markdown:
      var table = MarkdownTable(columns: RowFields.names.map { MarkdownTable.Column($0) })
      let grouping = grouping
      for row in rows { table.addRow(RowFields.values(of: unranked(row, grouping)).map(\.cell)) }
      try output(Array(table.rendered().utf8))
    }
  }

  private func unranked(_ row: Int, _ grouping: Grouping) -> Ranking.Row {
    let group = grouping.names[Int(grouping.groupOfRow[row])]
    return Ranking.Row(recommendation: table.recommendation(row, group: group))
  }

  // MARK: JSON

  private func writeJSON<Failure: Error>(
    _ output: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var json = JSONWriter()
    let grouping = grouping
    try json.object { json throws(Failure) in
      json.member("schema", "rightsizer.inspect/1")
      json.member("groupBy", groupBy.rawValue)
      json.array("sources") { json in
        for source in table.sourceSummaries {
          json.object { json in
            json.member("source", source.source)
            json.member("documents", source.documentCount)
            json.member("rows", source.rowCount)
            json.member("eligible", source.eligibleCount)
          }
        }
      }
      json.array("jobs") { json in for job in jobs { write(job, to: &json) } }
      json.array("groups") { json in
        for (name, rows) in zip(grouping.names, grouping.rows) {
          let told = rows.filter(isTold)
          if told.isEmpty { continue }
          json.object { json in
            json.member("group", name)
            json.member("rows", told.count)
            json.member("eligible", told.count(where: table.isEligible))
          }
        }
      }
      try json.array("recommendations") { json throws(Failure) in
        for row in rows {
          json.value(unranked(row, grouping))
          if json.bytes.count >= 1 << 18 { try json.drain(output) }
        }
      }
      json.member("baselines", baselines)
      json.member("diagnostics", table.diagnostics)
    }
    try json.drain(output)
  }

  private func write(_ summary: JobSummary, to json: inout JSONWriter) {
    let job = summary.job
    let threshold = job.stoppingConditions?.modelLatencyThresholds?.first
    json.object { json in
      json.member("job", job.jobName)
      json.member("source", summary.source)
      json.member("path", summary.path)
      json.member("type", job.jobType)
      json.member("status", job.status)
      json.member("failureReason", job.failureReason)
      json.member("model", job.model)
      json.member("region", job.region)
      json.member("creationTime", job.creationTime)
      json.member("trafficType", job.inputConfig?.trafficPattern?.trafficType)
      json.member("maxInvocationsPerMinute", job.stoppingConditions?.maxInvocations)
      json.member("latencyThresholdMilliseconds", threshold?.valueInMilliseconds)
      json.member("latencyPercentile", threshold?.percentile)
      json.member("rows", summary.rowCount)
    }
  }

  // MARK: Text

  private func text(_ terminal: Terminal) -> String {
    var sections: [String] = []
    func heading(_ title: String) -> String {
      (terminal.isColored ? ANSIStyle.bold.applied(to: title) : title) + "\n"
    }
    func add(_ title: String, _ table: TextTable) {
      sections.append(
        heading(title)
          + table.rendered(isColored: terminal.isColored, maximumWidth: terminal.width))
    }
    add("Inputs", sourcesTable())
    if !jobs.isEmpty {
      add("Jobs", jobsTable())
      let failures = failureReasons()
      if !failures.isEmpty { sections.append(heading("Failed jobs") + failures) }
    }
    let told = rows
    if !told.isEmpty { add("Groups (by \(groupBy.rawValue))", groupsTable()) }
    let notEligible = told.filter { !table.isEligible($0) }
    if !notEligible.isEmpty {
      sections.append(heading("Rows not eligible") + reasons(notEligible))
    }
    if !baselines.isEmpty { add("Existing endpoints", baselinesTable()) }
    if !table.diagnostics.isEmpty {
      sections.append(heading("Diagnostics") + diagnosticLines(isColored: terminal.isColored))
    }
    return sections.joined(separator: "\n")
  }

  private func sourcesTable() -> TextTable {
    var result = TextTable(columns: [
      .init("input"), .init("documents", alignment: .right), .init("rows", alignment: .right),
      .init("eligible", alignment: .right),
    ])
    for source in table.sourceSummaries {
      result.addRow([
        .init(source.source), .init("\(source.documentCount)"), .init("\(source.rowCount)"),
        .init("\(source.eligibleCount)"),
      ])
    }
    return result
  }

  private func jobsTable() -> TextTable {
    var result = TextTable(columns: [
      .init("job"), .init("type"), .init("status"), .init("model", maximumWidth: 40),
      .init("region"), .init("created"), .init("latency", unit: "threshold"),
      .init("rows", alignment: .right),
    ])
    for summary in jobs {
      let job = summary.job
      let threshold = job.stoppingConditions?.modelLatencyThresholds?.first
      let limit = threshold.map { threshold in
        (threshold.percentile.map { $0 + " " } ?? "")
          + (threshold.valueInMilliseconds.map { "\($0) ms" } ?? "")
      }
      let missing = NumberFormat.missingText
      result.addRow([
        .init(job.jobName ?? missing), .init(job.jobType ?? missing), .init(job.status ?? missing),
        .init(job.model ?? missing), .init(job.region ?? missing),
        .init(job.creationTime ?? missing), .init(limit ?? missing), .init("\(summary.rowCount)"),
      ])
    }
    return result
  }

  private func groupsTable() -> TextTable {
    var result = TextTable(columns: [
      .init("group"), .init("rows", alignment: .right), .init("eligible", alignment: .right),
    ])
    let grouping = grouping
    for (name, rows) in zip(grouping.names, grouping.rows) {
      let told = rows.filter(isTold)
      if told.isEmpty { continue }
      result.addRow([
        .init(name), .init("\(told.count)"), .init("\(told.count(where: table.isEligible))"),
      ])
    }
    return result
  }

  // Reasons and messages are lines, since a column would cut them.

  private func failureReasons() -> String {
    var text = ""
    for job in jobs.map(\.job) {
      guard let reason = job.failureReason else { continue }
      text += DisplayText("\(job.jobName ?? "a job without a name"): \(reason)").text + "\n"
    }
    return text
  }

  private func reasons(_ rows: [Int]) -> String {
    var text = ""
    for row in rows {
      let source = table.sources[table.sourceIndex(row)]
      let name = RowLabels.name(of: row, in: table)
      let reason = table.ineligibility(row)?.description ?? ""
      text += DisplayText("row \(row), \(source), \(name): \(reason)").text + "\n"
    }
    return text
  }

  private func baselinesTable() -> TextTable {
    var result = TextTable(columns: [
      .init("endpoint"), .init("job"),
      .init("throughput", unit: "inv/min", alignment: .decimalPoint),
      .init("latency", unit: "ms", alignment: .decimalPoint),
    ])
    for baseline in baselines {
      result.addRow([
        .init(baseline.endpointName ?? NumberFormat.missingText),
        .init(baseline.job ?? NumberFormat.missingText),
        .init(NumberFormat.shortest.text(baseline.maxInvocationsPerMinute)),
        .init(NumberFormat.shortest.text(baseline.modelLatencyMilliseconds)),
      ])
    }
    return result
  }

  private func diagnosticLines(isColored: Bool) -> String {
    var text = ""
    for diagnostic in table.diagnostics {
      let severity = diagnostic.severity.rawValue
      let isYellow = isColored && diagnostic.severity == .warning
      text += isYellow ? ANSIStyle.colored(.yellow).applied(to: severity) : severity
      let place = [diagnostic.source, diagnostic.path].compactMap(\.self) + [diagnostic.message]
      let rest = " \(diagnostic.code.rawValue): " + place.joined(separator: ": ")
      text += DisplayText(rest).text + "\n"
    }
    return text
  }
}

extension RecommendationTable {
  /// The index of a row's input in ``sources``.
  func sourceIndex(_ row: Int) -> Int { Int(records.rows.source[row]) }
}
