/// What is wrong with requests, file by file.
package struct ValidationReport: Sendable {
  private struct Entry: Sendable {
    var source: String
    var validation: RequestValidation
  }

  private var entries: [Entry] = []
  /// The inputs that could not be read.
  package private(set) var errors: [ReadError] = []

  /// Checks the request in each file, folder (every .json in it) or (`-`) standard input.
  package init(paths: [String]) {
    for path in paths {
      do throws(ReadError) {
        guard path != "-", InputFile.kind(of: path) == .folder else {
          try check(path)
          continue
        }
        let requests = try InputFile.inputs(inFolder: path).filter { $0.path.hasSuffix(".json") }
        if requests.isEmpty {
          throw ReadError(
            code: .emptyFolder, source: path,
            message:
              "the folder holds no requests: no file in it ends in .json (inner folders are not "
              + "entered)")
        }
        for file in requests {
          do throws(ReadError) {
            if file.kind == .other { throw InputFile.unreadPipe(inFolder: file.path) }
            try check(file.path)
          } catch {
            errors.append(error)
          }
        }
      } catch {
        errors.append(error)
      }
    }
  }

  private mutating func check(_ path: String) throws(ReadError) {
    entries.append(
      Entry(
        source: InputFile.displayName(path),
        validation: try RequestValidation(contentsOf: path)))
  }

  /// Whether each request that could be read can be sent.
  package var areValid: Bool { entries.allSatisfy { $0.validation.isValid } }

  /// Whether there is anything to tell.
  package var isEmpty: Bool { entries.isEmpty }

  /// The report, handed over file by file.
  package func write<Failure: Error>(
    as format: ReportFormat, to terminal: Terminal = Terminal(),
    _ output: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    switch format {
    case .table:
      for (index, entry) in entries.enumerated() {
        let text = (index == 0 ? "" : "\n") + text(entry, isColored: terminal.isColored)
        try output(Array(text.utf8))
      }
    case .json: try writeJSON(output)
    case .csv:
      var csv = CSVWriter(header: Self.fields)
      for entry in entries {
        for fault in entry.validation.faults {
          csv.field(entry.source)
          csv.field(fault.severity.rawValue)
          csv.field(fault.code.rawValue)
          csv.field(fault.path)
          csv.field(fault.line)
          csv.field(fault.column)
          csv.field(fault.rule)
          csv.field(fault.found)
          csv.field(fault.mend)
          csv.endRow()
        }
        try csv.drain(output)
      }
      try csv.drain(output)
    case .markdown:
      var table = MarkdownTable(columns: Self.fields.map { MarkdownTable.Column($0) })
      for entry in entries {
        for fault in entry.validation.faults {
          table.addRow([
            entry.source, fault.severity.rawValue, fault.code.rawValue, fault.path,
            "\(fault.line)", "\(fault.column)", fault.rule, fault.found ?? "", fault.mend,
          ])
        }
      }
      try output(Array(table.rendered().utf8))
    }
  }

  private static let fields = [
    "source", "severity", "code", "path", "line", "column", "rule", "found", "mend",
  ]

  // MARK: JSON

  private func writeJSON<Failure: Error>(
    _ output: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var json = JSONWriter()
    try json.object { json throws(Failure) in
      json.member("schema", "rightsizer.validate/1")
      try json.array("requests") { json throws(Failure) in
        for entry in entries {
          json.object { json in
            json.member("source", entry.source)
            json.member("valid", entry.validation.isValid)
            json.member("job", entry.validation.request?.jobName)
            json.member("type", entry.validation.request?.jobType)
            json.member("faults", entry.validation.faults)
            json.member("omitted", entry.validation.omittedCount)
          }
          try json.drain(output)
        }
      }
    }
    try json.drain(output)
  }

  // MARK: Text

  // Rules and mends are lines, since a column would cut them.
  private func text(_ entry: Entry, isColored: Bool) -> String {
    func styled(_ text: String, _ style: ANSIStyle) -> String {
      isColored ? style.applied(to: text) : text
    }
    let validation = entry.validation
    var text = styled(DisplayText(entry.source).text, .bold) + ": \(summary(of: validation))\n"
    for fault in validation.faults {
      let severity = styled(
        fault.severity.rawValue, .colored(fault.severity == .fault ? .red : .yellow))
      let place = " \(fault.line):\(fault.column) \(fault.path) (\(fault.code))"
      let found = fault.found.map { "; found \($0)" } ?? ""
      text += severity + DisplayText(place).text + "\n"
      text += DisplayText("  \(fault.rule)\(found)").text + "\n"
      text += DisplayText("  → \(fault.mend)").text + "\n"
    }
    if validation.omittedCount > 0 {
      text += "and \(validation.omittedCount) more of these kinds\n"
    }
    return text
  }

  private func summary(of validation: RequestValidation) -> String {
    func count(_ severity: RequestFault.Severity) -> Int {
      validation.faults.count { $0.severity == severity }
    }
    func counted(_ count: Int, _ word: String) -> String {
      "\(count) \(word)\(count == 1 ? "" : "s")"
    }
    let warnings = count(.warning)
    let tail = warnings > 0 ? ", " + counted(warnings, "warning") : ""
    guard let request = validation.request else { return counted(count(.fault), "fault") + tail }
    let article = request.jobType == "Advanced" ? "an" : "a"
    return "valid, \(article) \(request.jobType) job named \(request.jobName)" + tail
  }
}

extension RequestFault: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("severity", severity.rawValue)
      json.member("code", code.rawValue)
      json.member("path", path)
      json.member("line", line)
      json.member("column", column)
      json.member("rule", rule)
      json.member("found", found)
      json.member("mend", mend)
    }
  }
}
