import Rightsizer
import TestSupport
import Testing

/// Samples that are refused, each with words by which its message names the kind.
private let refused: [(file: String, kind: String)] = [
  ("boto3_pprint.txt", "Python repr"), ("boto3_print_repr.txt", "Python repr"),
  ("boto3_print_repr_bareNaN.txt", "Python repr"),
  ("cli1_describe_notfound_stdout_empty.json", "empty"), ("cli1_yaml_attempt.txt", "empty"),
  ("cli1_describe_table.txt", "table format"), ("cli2_describe_table.txt", "table format"),
  ("cli1_describe_text.txt", "text format"), ("cli2_describe_text.txt", "text format"),
  ("cli1_steps_text.txt", "text format"),
  ("cli1_list_jobs.json", "list of jobs"), ("cli1_scaling.json", "scaling"),
  ("cli1_query_tuple_projection.json", "arrays of arrays"),
  ("cli2_describe_wire_bareNaN.yaml", "YAML"), ("cli2_describe_yaml-stream.yaml", "YAML"),
  ("cli2_describe_yaml.yaml", "YAML"), ("cli2_steps_yaml-stream.yaml", "YAML"),
  ("pandas_floatNaN_tostring.txt", "printed data frame"),
]

/// Samples that are no plain JSON: held against their plain twins instead.
private let dialects: [String] = [
  "bson_json_util_canonical.json", "bson_json_util_relaxed.json", "pandas.csv",
  "pandas_columns.json", "pandas_floatNaN.csv", "pandas_floatNaN_columns.json",
  "pandas_floatNaN_noindex.csv", "pandas_floatNaN_split.json", "pandas_floatNaN_table.json",
  "pandas_json_normalize.csv", "pandas_noindex.csv",
]

private let readable: [String] = {
  let names = Set(refused.map(\.file) + dialects)
  return TestFiles.names(in: TestFiles.samples).filter { !names.contains($0) && $0 != "INDEX.json" }
}()

@Suite("Spellings of job results")
struct SpellingsTests {
  @Test(
    "Every published job gives the rows that an independent reading of the file gives",
    arguments: TestFiles.names(in: TestFiles.jobs).filter { $0.hasSuffix(".json") })
  func publishedJob(_ name: String) throws {
    let path = TestFiles.jobs + "/" + name
    let table = try RecommendationTable(contentsOf: path)
    let expected = ReferenceRow.all(try ReferenceJSON.documents(TestFiles.bytes(path)))
    #expect(!expected.isEmpty)
    expectRows(of: table, equal: expected, "\(name)")
  }

  @Test("Every readable spelling gives the rows of an independent reading", arguments: readable)
  func sample(_ name: String) throws {
    let path = TestFiles.samples + "/" + name
    let table = try RecommendationTable(contentsOf: path)
    let expected = ReferenceRow.all(try ReferenceJSON.documents(TestFiles.bytes(path)))
    expectRows(of: table, equal: expected, "\(name)")
    if expected.isEmpty {
      #expect(table.diagnostics.map(\.code) == [.noRecommendations], "\(name)")
    }
  }

  @Test("A known kind that is no job result is refused by its name", arguments: refused)
  func refusal(_ sample: (file: String, kind: String)) {
    let path = TestFiles.samples + "/" + sample.file
    let error = #expect(throws: ReadError.self) { try RecommendationTable(contentsOf: path) }
    #expect(error?.code == .refused)
    #expect(error?.source == path)
    #expect(error?.message.contains(sample.kind) == true, "\(error?.message ?? "")")
  }

  @Test("There is a sample of every kind, and all are tested")
  func samplesAreThere() {
    #expect(readable.count + refused.count + dialects.count == 75, "\(readable.count)")
    #expect(refused.allSatisfy { TestFiles.names(in: TestFiles.samples).contains($0.file) })
  }

  @Test(
    "A member that is not known, or has another API's name, is ignored whatever it holds",
    arguments: ["steps", "describe", "Error", "Tags", "OutputConfig", "data", "columns", "Other"],
    ["1", "\"text\"", "null", "true", "NaN", "-1e5"])
  func unknownMembers(_ name: String, _ value: String) throws {
    for row in [
      "{\"CostPerHour\":1,\"\(name)\":\(value),\"InitialInstanceCount\":1}",
      "{\"\(name)\":\(value),\"Metrics\":{\"CostPerHour\":1},\"InitialInstanceCount\":1}",
      "{\"InferenceRecommendations\":[{\"CostPerHour\":1,\"InitialInstanceCount\":1}],"
        + "\"\(name)\":\(value)}",
    ] {
      let table = try RecommendationTable(text: row)
      #expect(table.column(.costPerHour) == [1])
      #expect(table.codes.isEmpty, "\(table.diagnostics)")
    }
  }

  @Test("No form of a timestamp makes a file unreadable")
  func timestamps() throws {
    for time in ["1", "\"x\"", "null", "{\"$date\":1}", "[]", "true", "NaN", "1e400", "{}"] {
      let text = """
        {"JobName":"j","CreationTime":\(time),"LastModifiedTime":\(time),"CompletionTime":\(time),
         "InferenceRecommendations":[{"CostPerHour":1,"InitialInstanceCount":1,
         "InvocationStartTime":\(time),"InvocationEndTime":\(time)}]}
        """
      #expect(try RecommendationTable(text: text).codes.isEmpty)
    }
  }
}
