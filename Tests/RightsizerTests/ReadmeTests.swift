import Foundation
import TestSupport
import Testing

@testable import Rightsizer

/// What the README says of the library, held against the library.
struct ReadmeTests {
  private static func text(_ path: String) throws -> String {
    try String(contentsOf: PublishedJobs.root.appending(path: path), encoding: .utf8)
  }

  @Test("Every Swift example of the README is the compiled one, word for word")
  func swiftExamples() throws {
    let readme = try Self.text("README.md")
    let examples = try Self.text("Tests/RightsizerTests/ReadmeExamples.swift")
    var compiled: [String] = []
    for part in examples.split(separator: "    // README: ").dropFirst()
    where !part.hasPrefix("end") {
      let lines = part.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
      let code = lines.map { $0.hasPrefix("    ") ? String($0.dropFirst(4)) : String($0) }
      compiled.append(code.joined(separator: "\n"))
    }
    let shown = readme.matches(of: /```swift\n(?<code>(?:.*\n)*?)```/).map { String($0.code) }
    #expect(compiled.count == 7)
    for code in compiled { #expect(shown.contains { $0.hasSuffix(code) }, "\(code)") }
    for code in shown where code.contains("Rightsizer") || code.contains("table") {
      #expect(compiled.contains { code.hasSuffix($0) } || code.contains(".package("), "\(code)")
    }
  }

  @Test(
    "The examples run", .enabled(if: FileManager.default.fileExists(atPath: "datasets/jobs")))
  func run() throws {
    var lines: [String] = []
    try ReadmeExamples.rank { lines.append($0) }
    // Six groups and the 23 rows that are no duplicates.
    #expect(lines.count == 6 + 23)
    #expect(lines[0] == "job-name: 5 configurations")
    #expect(lines[6] == "resnet50-instance-1637703318: 2 configurations")
    #expect(lines[7].hasPrefix("1\tml.c5.xlarge\t1.8275"))

    lines = []
    let job = try PublishedJobs.inputs("describe_08")
    guard case .bytes(let bytes, _) = try #require(job.first) else { return }
    try ReadmeExamples.read(bytes: bytes) { lines.append($0) }
    #expect(lines.suffix(2) == ["2 rows below 500 ms", "ml.m5.large"])
    #expect(lines.contains { $0.hasPrefix("sharedJobName: 3 different jobs are called job-name") })

    lines = []
    try ReadmeExamples.weights(table: try PublishedJobs.job("08")) { lines.append($0) }
    // The cheapest and slowest: (1 + 0) / 2.
    #expect(lines == ["row 0 scores 0.5 under equal weights"])

    lines = []
    ReadmeExamples.export(table: try PublishedJobs.job("08")) { lines.append($0) }
    #expect(lines.last?.hasSuffix(" bytes, 3 rows so far") == true)

    lines = []
    try ReadmeExamples.robustness(table: try PublishedJobs.job("08")) { lines.append($0) }
    #expect(lines.count == 6 && lines[1] == "row 0: on the frontier in 1.0 of reruns")

    lines = []
    try ReadmeExamples.select(table: try PublishedJobs.job("08")) { lines.append($0) }
    // 12000 / (791 × 0.5) = 30.3: 31 of ml.c5.xlarge carry it, $6.324; a mix would replace one of
    // them by two of another type, which costs more.
    #expect(lines.first == "ml.c5.xlarge × 31")
    #expect(lines.contains { $0.hasPrefix("cost: ml.c5.xlarge × 31 (row 1) at $0.204") })

    lines = []
    var request = SelectionRequest(demand: try Demand(parsing: "12000/min"))
    request.constraints.latencyLimitMilliseconds = 500
    try ReadmeExamples.next(
      table: try PublishedJobs.job("08"), request: request, bytes: Array("{}".utf8)
    ) { lines.append($0) }
    #expect(RequestValidation(Array(lines[0].utf8)).isValid)
    #expect(lines.contains("$.InputConfig: add InputConfig"), "\(lines)")
    #expect(lines.contains { $0.hasPrefix("create-endpoint-config.json: ") })
  }

  @Test("The README lists every member of a row, in order")
  func members() throws {
    let readme = try Self.text("README.md")
    let start = try #require(readme.range(of: "<!-- row members -->"))
    let end = try #require(readme.range(of: "<!-- end of row members -->"))
    let table = readme[start.upperBound..<end.lowerBound]
    let names = table.split(separator: "\n").filter { $0.hasPrefix("| `") }.flatMap { line in
      line.split(separator: "|")[0].matches(of: /`(?<name>\w+)`/).map { String($0.name) }
    }
    #expect(names == RowFields.names)
  }

  @Test("The README lists every column of an export that a row of the JSON does not have, in order")
  func exportColumns() throws {
    let readme = try Self.text("README.md")
    let start = try #require(readme.range(of: "<!-- export columns -->"))
    let end = try #require(readme.range(of: "<!-- end of export columns -->"))
    let rows = readme[start.upperBound..<end.lowerBound].split(separator: "\n").filter {
      $0.hasPrefix("| `")
    }
    let names = rows.flatMap { line in
      line.split(separator: "|")[0].matches(of: /`(?<name>\w+)`/).map { String($0.name) }
    }
    #expect(names == TableExport.columnNames.filter { !RowFields.names.contains($0) })
    let without = RowFields.names.filter { !TableExport.columnNames.contains($0) }
    #expect(without == ["serverless", "layer", "rank", "score", "dominatedBy"])
  }

  @Test("The README lists every code of a sentence of an answer, and no other")
  func sentences() throws {
    let folder = "Sources/Rightsizer/Selection/Answer"
    let files = try FileManager.default.contentsOfDirectory(
      atPath: TestFiles.root + "/" + folder)
    var told: Set<String> = []
    for file in files {
      let source = try Self.text(folder + "/" + file)
      let code = /(Statement\(\s*|^ *\(?|\? *Statement\()"(?<code>[a-z]+[a-zA-Z]*)",/
      let quoted = source.matches(of: code.anchorsMatchLineEndings())
      told.formUnion(quoted.map { String($0.code) })
    }
    let readme = try Self.text("README.md")
    let start = try #require(readme.range(of: "<!-- reason codes -->"))
    let end = try #require(readme.range(of: "<!-- end of reason codes -->"))
    let rows = readme[start.upperBound..<end.lowerBound].split(separator: "\n").filter {
      $0.hasPrefix("| `")
    }
    let listed = rows.flatMap { row in
      row.split(separator: "|")[0].matches(of: /`(?<code>\w+)`/).map { String($0.code) }
    }
    #expect(listed.count == Set(listed).count)
    #expect(Set(listed).subtracting(told) == [], "listed, but told nowhere")
    #expect(told.subtracting(listed) == [], "told, but not listed")
  }

  @Test("The README lists every diagnostic code once, with the severity it is told with")
  func diagnostics() throws {
    let source = try Self.text("Sources/Rightsizer/Jobs/Diagnostic.swift")
    let declared = source.matches(of: /Code\(rawValue: "(?<code>\w+)"\)/).map { String($0.code) }
    #expect(declared.count > 20)
    let readme = try Self.text("README.md")
    let rows = readme.matches(of: /\| `(?<code>\w+)` \| (?<severity>warning|note) \|/)
    #expect(rows.map { String($0.code) }.sorted() == declared.sorted())
    let severities = try Self.severities()
    for row in rows {
      let found = severities[String(row.code)] ?? []
      #expect(found.isEmpty || found == [String(row.severity)], "\(row.code)")
    }
  }

  @Test("The README's metric names are the command line's and the JSON's")
  func metrics() throws {
    let readme = try Self.text("README.md")
    for metric in Metric.allCases {
      #expect(readme.contains("| `\(metric.name)` | `\(metric.rawValue)` |"), "\(metric)")
    }
  }

  /// The severities that the sources tell each code with.
  private static func severities() throws -> [String: Set<String>] {
    let folder = PublishedJobs.root.appending(path: "Sources/Rightsizer")
    var result: [String: Set<String>] = [:]
    for name in FileManager.default.enumerator(atPath: folder.path)?.compactMap({ $0 as? String })
      ?? []
    where name.hasSuffix(".swift") {
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      for match in text.matches(of: /\.(?<severity>warning|note),\s+(?:code: )?\.(?<code>\w+)/) {
        result[String(match.code), default: []].insert(String(match.severity))
      }
    }
    return result
  }
}
