import Foundation
import Rightsizer
import TestSupport
import Testing

/// One entry of the manifest: what a bad file deserves.
private struct BadFile: Decodable, Sendable, CustomTestStringConvertible {
  var file: String
  var kind: String
  var wrong: String
  var allow: [String]
  var must: String
  var rows: Int?

  var testDescription: String { file }
  var path: String { TestFiles.bad + "/" + file }
  var isMade: Bool { file == "dangling_symlink.json" || file == "unreadable.json" }

  static let all: [BadFile] = {
    let bytes = TestFiles.bytes(TestFiles.bad + "/MANIFEST.json")
    return (try? JSONDecoder().decode([BadFile].self, from: Data(bytes))) ?? []
  }()
}

/// Words that an error's message must have where the manifest wants it to say what the file is.
private let kinds: [String: [String]] = [
  "empty.json": ["empty"], "html_error.json": ["HTML"], "enc_zip.json": ["zip"],
  "cli_error_text.json": ["ResourceNotFound", "Could not find"],
  "mistake_cli1_describe_table.txt": ["table format", "--output json"],
  "mistake_boto3_print_repr.txt": ["Python repr", "json.dumps"],
  "mistake_pandas_floatNaN_tostring.txt": ["data frame"],
  "enc_latin1.json": ["UTF-8"], "enc_surrogate_utf8.json": ["UTF-8"],
  "enc_utf16le_nobom.json": ["UTF-16"], "enc_nul_tail.json": ["NUL", "crashed write"],
  "json_dumps_without_default_partial.json": ["default=str"],
  "enc_all_nul.json": ["NUL"], "csv_semicolon.csv": ["CSV"],
  "aws_error_json.json": ["AWS error", "ResourceNotFound", "Could not find"],
  "boto3_client_error.json": ["AWS error", "ThrottlingException", "Rate exceeded"],
  "wrong_api_scaling.json": ["scaling"], "a_directory.json": ["folder holds no inputs"],
  "top_tuples.json": ["names"], "top_number.json": ["a number"],
  "top_list_of_strings.json": ["a string"], "mixed_good_then_error.json": ["AWS error"],
  "syn_python_none.json": ["None"], "val_cost_dollar.json": ["$0.204"],
]

@Suite("Bad files")
struct BadFilesTests {
  @Test("The manifest is read whole, and names every file there is")
  func manifest() {
    #expect(BadFile.all.count == 88, "\(BadFile.all.count)")
    let names = Set(BadFile.all.map(\.file))
    let files = TestFiles.names(in: TestFiles.bad).filter { $0 != "MANIFEST.json" }
    #expect(Set(files).isSubset(of: names))
  }

  @Test("A bad file gets what its manifest allows", arguments: BadFile.all.filter { !$0.isMade })
  private func file(_ bad: BadFile) {
    let result = RecommendationTable.load(paths: [bad.path])
    if let error = result.errors.first {
      #expect(bad.allow.contains("error"), "\(bad.file): \(error)")
      expectError(error, bad)
      #expect(result.errors.count == 1 && result.table.count == 0)
      #expect(result.table.diagnostics.isEmpty && result.table.baselines.isEmpty)
    } else {
      expectAccepted(result.table, bad)
    }
  }

  private func expectError(_ error: ReadError, _ bad: BadFile) {
    #expect(error.source == bad.path)
    #expect(error.description.hasPrefix(bad.path), "\(error)")
    #expect(!error.message.isEmpty)
    for word in kinds[bad.file] ?? [] {
      #expect(error.message.contains(word), "\(bad.file): \(error)")
    }
    guard bad.kind != "fs" else { return }
    #expect(error.line != nil && error.column != nil && error.offset != nil, "\(error)")
    if bad.must.contains("ends early") {
      #expect(error.code == .unexpectedEnd)
      #expect(error.message.contains("ends early"))
      #expect(error.offset == TestFiles.bytes(bad.path).count)
    }
    if let path = bad.must.split(separator: "JSON path: ").dropFirst().first {
      let wanted = path.split(separator: " ")[0]
      #expect(error.path?.hasPrefix(wanted) == true, "\(bad.file): \(error)")
      if wanted != "$", bad.kind == "value" { #expect(error.path == String(wanted)) }
    }
  }

  private func expectAccepted(_ table: RecommendationTable, _ bad: BadFile) {
    let isAllowed = bad.allow.contains("accept") || bad.allow.contains("accept-warn")
    #expect(isAllowed, "\(bad.file) was accepted: \(table.diagnostics)")
    if let rows = bad.rows { #expect(table.count == rows, "\(bad.file)") }
    if !bad.allow.contains("accept") {
      #expect(!table.diagnostics.isEmpty, "\(bad.file) without a word")
      #expect(table.diagnostics.allSatisfy { $0.source == bad.path })
    }
  }

  // MARK: What single files must show

  private func table(_ name: String) throws -> RecommendationTable {
    try RecommendationTable(contentsOf: TestFiles.bad + "/" + name)
  }

  private func codes(_ table: RecommendationTable) -> [Diagnostic.Code] {
    table.diagnostics.map(\.code)
  }

  @Test("Another encoding changes no row")
  func encodings() throws {
    let plain = try RecommendationTable(
      contentsOf: TestFiles.samples + "/cli1_describe_json.json")
    for name in ["enc_utf8_bom.json", "enc_utf16le_bom.json"] {
      let table = try table(name)
      for row in 0..<plain.count {
        var value = table[row]
        value.source = plain[row].source
        #expect(value == plain[row], "\(name)")
      }
      #expect(codes(table) == codes(plain))
    }
  }

  @Test("An escaped NUL is a character like others")
  func escapedNUL() throws {
    #expect(try table("enc_escaped_nul.json")[0].job == "gol\u{0}den")
  }

  @Test("Zero invocations leave cost and capacity unavailable")
  func zeroInvocations() throws {
    let table = try table("val_inv_zero.json")
    #expect(codes(table).contains(.nonPositiveInvocations))
    #expect(table.column(.costPerInference)[0].isNaN)
    #expect(table.capacityPerInstance[0].isNaN)
    #expect(table.column(.maxInvocationsPerMinute)[0] == 0)
  }

  @Test(
    "A doubtful value is told with its path",
    arguments: [
      ("val_util_negative.json", Diagnostic.Code.negativeMetric, "CpuUtilization"),
      ("val_inv_fraction.json", .fractionalInteger, "MaxInvocations"),
      ("val_inv_zero.json", .nonPositiveInvocations, "MaxInvocations"),
      ("val_cost_negative.json", .negativeMetric, "CostPerHour"),
      ("val_cpi_inconsistent.json", .costMismatch, "CostPerInference"),
      ("val_underflow_1e-400.json", .underflow, "CostPerHour"),
      ("val_infinity_bare.json", .infiniteMetric, "CostPerHour"),
    ])
  func told(_ name: String, _ code: Diagnostic.Code, _ member: String) throws {
    let table = try table(name)
    let told = table.diagnostics.filter { $0.code == code }
    #expect(told.count == 1, "\(table.diagnostics)")
    #expect(told.first?.path == "$.InferenceRecommendations[0].Metrics.\(member)")
    #expect(told.first?.severity == .warning)
  }

  @Test("A negative cost is kept, and what is derived from it is not available")
  func negativeCost() throws {
    let table = try table("val_cost_negative.json")
    #expect(table.column(.costPerHour)[0] < 0)
    #expect(table.column(.costPerInference)[0].isNaN)
    #expect(table.pricePerInstanceHour[0].isNaN)
  }

  @Test("An infinite cost is not available")
  func infiniteCost() throws {
    let table = try table("val_infinity_bare.json")
    #expect(table.column(.costPerHour)[0].isNaN)
    #expect(table.pricePerInstanceHour[0].isNaN)
  }

  @Test("A count of 3.0 is 3, a null type is none, null metrics are all unavailable")
  func absentValues() throws {
    #expect(try table("val_count_float_integral.json").instanceCount(0) == 3)
    let type = try table("val_type_null.json").instanceType(0)
    #expect(type == nil)
    let table = try table("val_metrics_null.json")
    for metric in Metric.allCases { #expect(table.column(metric)[0].isNaN) }
    // The same endpoint's row that has metrics is kept.
    let reason = table.ineligibility(0)
    #expect(reason == .duplicate(of: 1))
  }

  @Test("Metrics without types invent none")
  func metricsOnly() throws {
    let table = try table("metrics_only_no_types.json")
    #expect((0..<6).allSatisfy { table.instanceType($0) == nil })
    #expect(codes(table).contains(.instanceCountAssumed))
  }

  @Test("Failed steps are kept with their reason and are never eligible")
  func failedSteps() throws {
    let failed = try table("steps_all_failed.json")
    #expect(failed.eligibleRows.isEmpty)
    #expect((0..<4).allSatisfy { failed[$0].reason?.hasPrefix("step FAILED") == true })
    #expect(failed[0].reason?.contains("Image size") == true, "\(failed[0].reason ?? "")")
    let withMetrics = try table("steps_failed_with_metrics.json")
    #expect(!withMetrics.isEligible(0))
    #expect(withMetrics[0].costPerHour == 0.204)
    #expect(withMetrics.isEligible(1))
  }

  @Test("A page with NextToken, pages given twice and steps of two jobs are told")
  func pages() throws {
    #expect(codes(try table("steps_next_token.json")).contains(.incompletePages))
    let repeated = try table("pages_repeated.jsonl")
    #expect(codes(repeated).contains(.duplicateRow))
    #expect(repeated.count == 10)
    let mixed = try table("mixed_jobs_steps.json")
    #expect(codes(mixed).contains(.severalJobs))
    #expect(Set((0..<4).map { mixed[$0].job }).count == 2)
  }

  @Test("A job that still runs is named with its status")
  func running() throws {
    let table = try table("job_in_progress.json")
    let message = table.diagnostics.first?.message ?? ""
    #expect(message.contains("running") && message.contains("IN_PROGRESS"), "\(message)")
  }

  // MARK: Files that only exist for a moment

  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("rightsizer-tests-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  @Test("A dangling link is no such file")
  func danglingLink() throws {
    try withFolder { folder in
      let path = folder + "/dangling_symlink.json"
      try FileManager.default.createSymbolicLink(
        atPath: path, withDestinationPath: folder + "/nowhere.json")
      let error = #expect(throws: ReadError.self) { try RecommendationTable(contentsOf: path) }
      #expect(error?.code == .notFound)
      #expect(error?.source == path)
    }
  }

  @Test("A file without permission says so", .enabled(if: geteuid() != 0))
  func withoutPermission() throws {
    try withFolder { folder in
      let path = folder + "/unreadable.json"
      try FileManager.default.copyItem(atPath: TestFiles.bad + "/unreadable.json", toPath: path)
      try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
      let error = #expect(throws: ReadError.self) { try RecommendationTable(contentsOf: path) }
      #expect(error?.code == .unreadable)
      #expect(error?.message.contains("permission denied") == true)
    }
  }
}
