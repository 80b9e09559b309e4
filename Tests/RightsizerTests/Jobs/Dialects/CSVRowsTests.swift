import TestSupport
import Testing

@testable import Rightsizer

/// A head of three known columns.
private let head = "InstanceType,InitialInstanceCount,CostPerHour"

private func row(_ type: String, _ count: String, _ cost: String) -> String {
  "{\"InstanceType\":\(type),\"InitialInstanceCount\":\(count),\"CostPerHour\":\(cost)}"
}

@Suite("Rows of CSV")
struct CSVRowsTests {
  @Test(
    "Each cell becomes the value it means",
    arguments: [
      ("ml.c5.large,1.0,0.20399999618530273", "\"ml.c5.large\"", "1.0", "0.20399999618530273"),
      (",,", "null", "null", "null"), ("NaN,nan,None", "null", "null", "null"),
      ("<NA>,#N/A,N/A", "null", "null", "null"), ("\"\",\"\",\"\"", "null", "null", "null"),
      ("\"ml.c5.large\",\"2\",\"0.2\"", "\"ml.c5.large\"", "2", "0.2"),
      ("a\"b,1,5.2e-06", "\"a\\\"b\"", "1", "5.2e-06"), ("a\\b,1,1E+2", "\"a\\\\b\"", "1", "1E+2"),
      ("\"a\"\"b,c\",1,1", "\"a\\\"b,c\"", "1", "1"), ("\"\"\"\",1,1", "\"\\\"\"", "1", "1"),
      ("\"a\nb\r\nc\",1,1", "\"a\\u000ab\\u000d\\u000ac\"", "1", "1"),
      ("\u{1}日本,1,1", "\"\\u0001日本\"", "1", "1"), (" a , 1 , 2 ", "\"a\"", "1", "2"),
      ("a,+1,.5", "\"a\"", "1", "0.5"), ("a,1.,-007.50", "\"a\"", "1", "-7.50"),
      ("a,1,inf", "\"a\"", "1", "Infinity"), ("a,1,-inf", "\"a\"", "1", "-Infinity"),
      ("123,1,000", "\"123\"", "1", "0"),
      (
        "a,1,123456789012345678901234567890.000", "\"a\"", "1", "123456789012345678901234567890.000"
      ),
    ])
  func cells(_ line: String, _ type: String, _ count: String, _ cost: String) throws {
    #expect(try transcoded(head + "\n" + line + "\n") == "[" + row(type, count, cost) + "]")
  }

  @Test(
    "Any line end and separator gives the same rows", arguments: ["\n", "\r\n", "\r"],
    [",", ";", "\t"])
  func separators(_ lineEnd: String, _ separator: String) throws {
    let lines = [head, "a,1,2", "", "\"b,;\tc\",3,4"]
    let text = lines.joined(separator: "\n").replacing(",", with: separator)
    let quoted = text.replacing("\"b\(separator);\tc\"", with: "\"b,;\tc\"")
    let expected = "[" + row("\"a\"", "1", "2") + ",\n" + row("\"b,;\\u0009c\"", "3", "4") + "]"
    for end in ["", lineEnd, lineEnd + lineEnd] {
      #expect(try transcoded(quoted.replacing("\n", with: lineEnd) + end) == expected)
    }
  }

  @Test("The byte that does not end the first line may stand in a cell without quotes")
  func bareLineEnds() throws {
    let reasons = ["a\rb", "a\nb"].map { cell in
      let end = cell.contains("\r") ? "\n" : "\r"
      return "InstanceType,FailureReason\(end)t,\(cell)\(end)t,\"\(cell)\"\(end)"
    }
    for (text, escape) in zip(reasons, ["d", "a"]) {
      let row = "{\"InstanceType\":\"t\",\"FailureReason\":\"a\\u000\(escape)b\"}"
      #expect(try transcoded(text) == "[\(row),\n\(row)]")
    }
  }

  @Test("A separator of another kind in a head that has no names beside it tells nothing")
  func separatorOfHead() throws {
    let text = "note;a;b,InstanceType,CostPerHour\n1;2,t,3\n"
    #expect(try transcoded(text) == "[{\"InstanceType\":\"t\",\"CostPerHour\":3}]")
  }

  @Test("Columns may be in any order, quoted, dotted, unknown or without a name")
  func heads() throws {
    let lines = [
      ",\"note, long\",Metrics.CostPerHour , \t,\"EndpointConfiguration.InstanceType\"",
      "0,\"x \"\"y\"\"\",1,,a",
    ]
    let flat = "[{\"CostPerHour\":1,\"InstanceType\":\"a\"}]"
    #expect(try transcoded(lines.joined(separator: "\n")) == flat)
    let nested = "InferenceBenchmark.EndpointConfiguration.ServerlessConfig.MaxConcurrency,StepType"
    let serverless = "[{\"MaxConcurrency\":5.0,\"StepType\":\"BENCHMARK\"}]"
    #expect(try transcoded(nested + "\n5.0,BENCHMARK\n") == serverless)
    // Not a row's own metric.
    let other = "InferenceBenchmark.EndpointMetrics.MaxInvocations,StepType\n5,BENCHMARK\n"
    let own = "\"EndpointMetrics.MaxInvocations\":5"
    #expect(try transcoded(other) == "[{\(own),\"StepType\":\"BENCHMARK\"}]")
  }

  @Test("A head that comes again, as files written on end have it, is no row")
  func repeatedHead() throws {
    let text = "\(head)\na,1,2\n\(head)\nb,1,2\n\(head)"
    let rows = [row("\"a\"", "1", "2"), row("\"b\"", "1", "2")]
    #expect(try transcoded(text) == "[" + rows.joined(separator: ",\n") + "]")
  }

  @Test("A head alone has no rows, which is told")
  func headAlone() throws {
    for end in ["", "\n", "\r\n\r\n"] {
      let table = try RecommendationTable(text: head + end)
      #expect(table.count == 0)
      #expect(table.codes == [.noRecommendations])
    }
  }

  @Test(
    "Dictionaries in cells are read as what they are",
    arguments: [
      "{'InstanceType': 'ml.c5.large', 'InitialInstanceCount': 1}",
      "{\"\"InstanceType\"\": \"\"ml.c5.large\"\", \"\"InitialInstanceCount\"\": 1}",
      "OrderedDict",
      "{'InstanceType': np.str_('ml.c5.large'), 'InitialInstanceCount': np.int64(1)}",
      "{'InstanceType': 'ml.c5.large', 'InitialInstanceCount': 1.0, 'Time': "
        + "datetime.datetime(2021, 10, 26, 20, 6, 40, 500000, tzinfo=tzutc())}",
    ])
  func dictionaries(_ cell: String) throws {
    let text = """
      EndpointConfiguration,Metrics,InvocationEndTime
      "\(cell)","{'CostPerHour': 0.2, 'CpuUtilization': nan}",2021-10-26 20:06:40.500000+00:00
      """
    guard cell != "OrderedDict" else {
      let error = readError(text)
      #expect(error?.line == 2 && error?.path == "$[0].EndpointConfiguration")
      return
    }
    let table = try RecommendationTable(text: text)
    #expect(table.instanceType(0) == "ml.c5.large" && table.instanceCount(0) == 1)
    #expect(table.column(.costPerHour) == [0.2] && table.column(.cpuUtilizationPerCore)[0].isNaN)
  }

  @Test("Steps of a notebook keep their status and reason")
  func steps() throws {
    let text = """
      ,StepType,JobName,Status,InferenceBenchmark.FailureReason,InferenceBenchmark.Metrics.CostPerHour
      0,BENCHMARK,j,COMPLETED,,0.2
      1,BENCHMARK,j,FAILED,"no, ""none"" left",
      """
    let table = try RecommendationTable(text: text)
    #expect(table.count == 2 && table[0].job == "j" && table[0].eligible)
    #expect(table[1].reason?.contains("no, \"none\" left") == true, "\(table[1].reason ?? "")")
  }

  @Test("A job in one row brings its recommendations")
  func job() throws {
    let text = """
      JobName,Status,InferenceRecommendations
      j,COMPLETED,"[{'RecommendationId': 'r', 'Metrics': {'CostPerHour': 1.5}}]"
      """
    let table = try RecommendationTable(text: text)
    #expect(table.count == 1 && table[0].job == "j" && table[0].costPerHour == 1.5)
  }

  @Test("CSV in UTF-16, as a spreadsheet's Unicode text, is read")
  func unicodeText() throws {
    let text = head.replacing(",", with: "\t") + "\r\nß,1,2\r\n".replacing(",", with: "\t")
    let bytes: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try RecommendationTable(bytes: bytes).instanceType(0) == "ß")
  }

  @Test("What is no CSV of rows is not taken for it")
  func others() throws {
    for text in [
      "a,b\n1,2\n", "CostPerHour\n1\n", "JobName,Status\nj,COMPLETED\n", "\"CostPerHour\"",
      "STEPS\tgolden\tCOMPLETED\n", "{\"InstanceType\": 1, \"CostPerHour\": 2}", "", "  \n",
      "  InstanceType  CostPerHour\n0 a 1\n", "ml.c5.large,1,0.2\n",
    ] {
      #expect(try transcoded(text) == nil, "\(text)")
    }
    #expect(try transcoded("CostPerHour\n1\n", name: "x.csv") == "[{\"CostPerHour\":1}]")
  }

  @Test("A text in pieces of any size gives the rows of the whole", arguments: UInt64(1)...20)
  func pieces(_ seed: UInt64) throws {
    var frames = RandomFrames(seed: seed)
    let text = Array(frames.csv(frames.rows()).utf8)
    let found = CSVHead(text.span.bytes, at: 0, naming: .csv, members: MemberTable())
    let head = try #require(found, "seed \(seed)")
    var whole = RowText()
    var rows = CSVRows(head)
    while try rows.nextRow(text.span.bytes, into: &whole) == .row {}
    var parts = RowText()
    rows = CSVRows(head)
    rows.isWhole = false
    var start = 0
    var end = head.end
    while true {
      let piece = Array(text[start..<end])
      rows.isWhole = end == text.count
      let step = try rows.nextRow(piece.span.bytes, into: &parts)
      if step == .end { break }
      guard step == .unfinished else { continue }
      #expect(end < text.count, "seed \(seed)")
      start += rows.position
      rows.position = 0
      end = min(text.count, end + 1 + frames.random.generator.below(60))
    }
    #expect(parts.bytes == whole.bytes, "seed \(seed)")
  }
}
