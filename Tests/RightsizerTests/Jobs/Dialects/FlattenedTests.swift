import TestSupport
import Testing

@testable import Rightsizer

/// Records as `json_normalize` of pandas 3.0.1 makes them: objects within are taken apart, to a depth,
/// and arrays stay as they are.
private struct Flattened {
  var columns: [String] = []
  var rows: [[String: JSONNode]] = []

  init(_ records: [JSONNode], separator: String, depth: Int) {
    for record in records {
      var row: [String: JSONNode] = [:]
      func visit(_ node: JSONNode, _ name: String, _ depth: Int) {
        if case .object(let members) = node.value, depth >= 0, name.isEmpty || !members.isEmpty {
          for member in members {
            visit(
              member.node, name.isEmpty ? member.name : name + separator + member.name, depth - 1)
          }
          return
        }
        if row.updateValue(node, forKey: name) == nil, !columns.contains(name) {
          columns.append(name)
        }
      }
      visit(record, "", depth)
      rows.append(row)
    }
  }

  /// An object a row, without what the row has not.
  var records: String {
    "["
      + rows.map { row in
        let members = columns.compactMap { name in row[name].map { "\"\(name)\":\($0.text)" } }
        return "{" + members.joined(separator: ",") + "}"
      }.joined(separator: ",\n") + "]"
  }

  /// `orient="columns"`.
  var byColumn: String {
    "{"
      + columns.map { name in
        let cells = rows.enumerated().map { "\"\($0)\":\($1[name]?.text ?? "null")" }
        return "\"\(name)\":{" + cells.joined(separator: ",") + "}"
      }.joined(separator: ",") + "}"
  }

  /// `to_dict("list")`.
  var lists: String {
    "{"
      + columns.map { name in
        "\"\(name)\":[" + rows.map { $0[name]?.text ?? "NaN" }.joined(separator: ",") + "]"
      }.joined(separator: ",") + "}"
  }

  func separated(by separator: String) -> String {
    let lines = rows.map { row in
      columns.map { name -> String in
        guard let node = row[name], !node.isNull else { return "" }
        let cell = if case .string(let text) = node.value { text } else { node.text }
        guard cell.contains(where: { ",\"\t\n".contains($0) }) else { return cell }
        return "\""
          + cell.split(separator: "\"", omittingEmptySubsequences: false)
          .joined(separator: "\"\"") + "\""
      }.joined(separator: separator)
    }
    return ([columns.joined(separator: separator)] + lines).joined(separator: "\n") + "\n"
  }
}

extension JSONNode {
  fileprivate var text: String {
    switch value {
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .number(_, let number): "\(number)"
    case .string(let text): Self.quoted(text)
    case .array(let elements): "[" + elements.map(\.text).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { "\"\($0.name)\":\($0.node.text)" }.joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var json: [UInt8] = []
    let bytes = Array(text.utf8)
    json.appendString(bytes.span.bytes)
    return String(decoding: json, as: UTF8.self)
  }

  fileprivate subscript(_ name: String) -> JSONNode? {
    guard case .object(let members) = value else { return nil }
    return members.first { $0.name == name }?.node
  }
}

private let files: [String] =
  TestFiles.names(in: TestFiles.jobs).filter { $0.hasSuffix(".json") }
  .map { TestFiles.jobs + "/" + $0 }
  + ["cli1_describe_json.json", "cli1_steps_merged.json", "boto3_nometa_sorted.json"]
  .map { TestFiles.samples + "/" + $0 }

@Suite("Flattened results")
struct FlattenedTests {
  private func table(_ text: String, _ name: String) throws -> RecommendationTable {
    let result = RecommendationTable.load([.bytes(Array(text.utf8), name: name)])
    #expect(result.errors.isEmpty, "\(result.errors)")
    return result.table
  }

  private func expectRows(
    of found: RecommendationTable, equal plain: RecommendationTable, _ place: String
  ) {
    #expect(found.count == plain.count, "\(place)")
    for row in 0..<min(found.count, plain.count) {
      var (one, other) = (found[row], plain[row])
      (one.path, one.source) = ("", "")
      (other.path, other.source) = ("", "")
      // Rows without a model and a job are grouped by their source.
      if one.group == found[row].source { (one.group, other.group) = ("", "") }
      #expect(one == other, "\(place), row \(row)")
    }
    #expect(
      found.baselines.map(\.maxInvocationsPerMinute)
        == plain.baselines.map(\.maxInvocationsPerMinute), "\(place)")
    #expect(
      found.baselines.map(\.modelLatencyMilliseconds)
        == plain.baselines.map(\.modelLatencyMilliseconds), "\(place)")
    #expect(found.codes == plain.codes, "\(place): \(found.diagnostics) \(plain.diagnostics)")
  }

  @Test(
    "A job that is taken apart gives the rows of the job, whatever stands between the names",
    arguments: files)
  func flattened(_ path: String) throws {
    var json = JSONCursor(whole: TestFiles.bytes(path))
    let job = try json.node()
    let rows = try #require(job["InferenceRecommendations"] ?? job["Steps"])
    guard case .array(let records) = rows.value else { return }
    for (separator, depth) in [(".", 9), (".", 0), (".", 1), ("_", 9), ("__", 2), ("/", 9)] {
      for (records, isWhole) in [(records, false), ([job], true)] {
        let plain = try table(isWhole ? job.text : rows.text, "plain.json")
        let flat = Flattened(records, separator: separator, depth: depth)
        let place = "\(path) \(separator) \(depth) \(isWhole)"
        let texts = [
          (flat.records, "a.json"), (flat.byColumn, "b.json"),
          (flat.separated(by: ","), "c.csv"), (flat.separated(by: "\t"), "d.tsv"),
        ]
        for (text, name) in texts {
          expectRows(of: try table(text, name), equal: plain, "\(place) \(name)")
        }
        // A list of lists of rows could be anything.
        if !flat.columns.contains(where: { ["Steps", "InferenceRecommendations"].contains($0) }) {
          expectRows(of: try table(flat.lists, "e.json"), equal: plain, "\(place) e.json")
        }
      }
    }
  }

  @Test("Figures of the existing endpoint are no row's own, and are its baseline")
  func endpointMetrics() throws {
    let head = "JobName,Status,InferenceBenchmark.Metrics.CostPerHour,"
    let text =
      head + "InferenceBenchmark.EndpointMetrics.MaxInvocations,EndpointMetrics_ModelLatency\n"
      + "j,COMPLETED,0.2,300,5\n"
    let table = try table(text, "x.csv")
    #expect(table[0].maxInvocationsPerMinute == nil && table[0].modelLatencyMilliseconds == nil)
    #expect(table.baselines.map(\.maxInvocationsPerMinute) == [300])
    #expect(table.baselines.map(\.modelLatencyMilliseconds) == [5])
    #expect(table.baselines.map(\.job) == ["j"])
    let error = readError(head + "EndpointMetrics.ModelLatency\nj,COMPLETED,0.2,x\n")
    #expect(error?.line == 2 && error?.column == 17, "\(error?.description ?? "")")
    let twice = try self.table(
      "{\"CostPerHour\":1,\"EndpointMetrics.ModelLatency\":1,\"EndpointMetrics_ModelLatency\":2}",
      "x.json")
    #expect(twice.baselines.map(\.modelLatencyMilliseconds) == [2])
    #expect(twice.codes.contains(.duplicateKey))
  }

  @Test("A job's model and conditions are read out of names, with the place of what is wrong")
  func job() throws {
    let head = "JobName,InputConfig.ModelName,InputConfig.ResourceLimit.MaxNumberOfTests,"
    let text = head + "StoppingConditions.ModelLatencyThresholds,InferenceRecommendations\n"
    let cells =
      "\"[{'Percentile': 'P95', 'ValueInMilliseconds': 7}]\","
      + "\"[{'Metrics': {'CostPerHour': 1, 'ModelLatency': 7}}]\"\n"
    let table = try table(text + "j,m,2.0,\(cells)k,,,\(cells)", "x.csv")
    #expect((0..<2).map { table[$0].group } == ["m", "k"])
    #expect(table.records.jobs[0].job.inputConfig?.resourceLimit?.maxNumberOfTests == 2)
    #expect((0..<2).map { table[$0].latencyCensored } == [true, true])
    #expect(table[0].latencyPercentile == "P95")
    let error = readError(text + "j,m,2.5,\(cells)")
    #expect(error?.path == "$[0].InputConfig.ResourceLimit.MaxNumberOfTests")
    #expect(error?.line == 2 && error?.column == 5, "\(error?.description ?? "")")
    let twice = try self.table(
      "{\"JobName\":\"j\",\"InputConfig.ModelName\":\"a\",\"InputConfig_ModelName\":null,"
        + "\"InferenceRecommendations\":[{\"CostPerHour\":1}]}", "x.json")
    #expect(twice[0].group == "j")
    let told = twice.diagnostics.first { $0.code == .duplicateKey }
    #expect(told?.message.hasPrefix("InputConfig.ModelName is given more than once") == true)
  }

  @Test("The nulls of a part that other rows have whole tell nothing of what names tell")
  func nullParts() throws {
    let recommendations = "\"InferenceRecommendations\":[{\"CostPerHour\":1}]"
    for null in ["null", "NaN"] {
      let names = [
        "\"InputConfig.ModelName\":\"m\"",
        "\"InputConfig.ContainerConfig.Framework\":\"XGBOOST\"",
        "\"InputConfig.ContainerConfig\":\(null)", "\"InputConfig\":\(null)",
        "\"StoppingConditions.MaxInvocations\":30", "\"StoppingConditions\":\(null)",
      ]
      for members in [names, names.reversed()] {
        let job = try table(
          "{" + members.joined(separator: ",") + ",\(recommendations)}", "x.json")
        #expect(job[0].group == "m")
        let read = try #require(job.records.jobs.first?.job)
        #expect(read.inputConfig?.containerConfig?.framework == "XGBOOST")
        #expect(read.stoppingConditions?.maxInvocations == 30)
        #expect(!job.codes.contains(.duplicateKey))
      }
      let figures = ["\"EndpointMetrics.ModelLatency\":5", "\"EndpointMetrics\":\(null)"]
      for members in [figures, figures.reversed()] {
        let row = try table("{\"CostPerHour\":1," + members.joined(separator: ",") + "}", "x.json")
        #expect(row.baselines.map(\.modelLatencyMilliseconds) == [5])
        #expect(!row.codes.contains(.duplicateKey))
      }
    }
  }

  @Test("A part that is given by its names and as a whole is told, and what comes last counts")
  func partsAndNames() throws {
    func model(_ members: String...) throws -> String? {
      let table = try table(
        "{" + members.joined(separator: ",")
          + ",\"InferenceRecommendations\":[{\"CostPerHour\":1}]}",
        "x.json")
      #expect(table.codes.contains(.duplicateKey))
      return table[0].group
    }
    let (name, whole) = ("\"InputConfig.ModelName\":\"a\"", "\"InputConfig\":{\"ModelName\":\"b\"}")
    #expect(try model(name, whole) == "b")
    #expect(try model(whole, name) == "a")
    let twice = "\"InputConfig.ContainerConfig\":{\"Task\":\"x\",\"Task\":\"y\"}"
    let text =
      "[{\(twice),\"InputConfig.ContainerConfig.Task\":\"z\",\"Status\":\"FAILED\"}]"
    let task = try table(text, "x.json").records.jobs.first?.job.inputConfig?.containerConfig?.task
    #expect(task == "z")
    let both = try table(
      "{\"CostPerHour\":1,\"EndpointMetrics.ModelLatency\":1,"
        + "\"EndpointMetrics\":{\"MaxInvocations\":2}}",
      "x.json")
    #expect(both.baselines.map(\.maxInvocationsPerMinute) == [2])
    #expect(both.baselines.map(\.modelLatencyMilliseconds) == [nil])
    #expect(both.codes.contains(.duplicateKey))
  }

  @Test("A name that comes again and again does not have a large part looked through each time")
  func repeatedNames() throws {
    let large = (0..<50_000).map { "\"k\($0)\":1" }.joined(separator: ",")
    let again = "\"InputConfig.ContainerConfig.Framework\":\"XGBOOST\","
    let table = try table(
      "[{\"InputConfig.ContainerConfig\":{\(large)},"
        + String(repeating: again, count: 20_000) + "\"CostPerHour\":1}]", "x.json")
    #expect(table.count == 1)
    #expect(table.diagnostics.last?.message == "and 19899 more of this kind")
  }

  @Test(
    "Performances of existing endpoints by themselves are refused by name",
    arguments: [
      "[{\"Metrics\":{\"MaxInvocations\":1},\"EndpointInfo\":{\"EndpointName\":\"e\"}}]",
      "{\"EndpointInfo\":{\"EndpointName\":\"e\"},\"Metrics\":{\"MaxInvocations\":1}}",
      "Metrics.MaxInvocations,EndpointInfo.EndpointName\n1,e\n",
      "{\"Metrics.MaxInvocations\":[1],\"EndpointInfo.EndpointName\":[\"e\"]}",
    ])
  func performances(_ text: String) {
    let error = readError(text)
    #expect(error?.code == .refused, "\(error?.description ?? "")")
    #expect(error?.message.hasPrefix("what an existing endpoint does now") == true)
  }

  @Test(
    "A row is no existing endpoint's performance where what would name the endpoint is empty",
    arguments: [
      "[{\"CostPerHour\":1,\"EndpointInfo\":null}]",
      "[{\"CostPerHour\":1,\"EndpointInfo.EndpointName\":NaN}]",
      "[{\"CostPerHour\":1,\"EndpointInfo\":null},{\"CostPerHour\":1,\"EndpointInfo\":NaN}]",
      "CostPerHour,EndpointInfo.EndpointName,ModelLatency\n1,,\n1,,\n",
      "{\"CostPerHour\":[1],\"EndpointInfo.EndpointName\":[NaN]}",
    ])
  func noPerformances(_ text: String) throws {
    let table = try table(text, text.hasPrefix("C") ? "x.csv" : "x.json")
    #expect(
      (0..<table.count).map { table[$0].costPerHour } == Array(repeating: 1, count: table.count))
    #expect(table.count > 0)
    // A shape learnt of such a row must not hide that another is one.
    if text.hasPrefix("[") {
      let shaped = text.dropLast() + ",{\"CostPerHour\":1,\"EndpointInfo\":\"e\"}]"
      #expect(readError(String(shaped))?.code == .refused)
    }
  }

  @Test("A single column is read by the separator that its file's name tells")
  func singleColumn() throws {
    let cell = "[{'StepType': 'BENCHMARK', 'Status': 'COMPLETED', 'JobName': 'j'}]"
    #expect(try table("Steps\n\(cell)\n", "x.tsv").count == 1)
    #expect(try table("Steps\n\"\(cell)\"\n", "x.csv").count == 1)
  }
}
