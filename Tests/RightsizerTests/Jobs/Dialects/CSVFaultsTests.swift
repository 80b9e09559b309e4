import Rightsizer
import TestSupport
import Testing

@Suite("Faults in CSV")
struct CSVFaultsTests {
  @Test(
    "A fault is told at its line and column, with its column's name and a mend",
    arguments: [
      ("InstanceType,CostPerHour\na,1\nb,x\n", 3, 3, "\"CostPerHour\"|\"x\""),
      ("InstanceType;CostPerHour\na;0,2\n", 2, 3, "decimal points"),
      ("InstanceType,CostPerHour\na,\"1,200\"\n", 2, 4, "thousands"),
      ("InstanceType,CostPerHour\na,$1\n", 2, 3, "\"$1\""),
      ("InstanceType,CostPerHour\r\na,98%\r\n", 2, 3, "\"98%\""),
      ("InstanceType,CostPerHour\ra,1\rb,x\r", 3, 3, "\"x\""),
      ("InstanceType,CostPerHour\r\"a\nb\",1\rc,x\r", 4, 3, "\"x\""),
      ("InstanceType,CostPerHour\na\rb,1\nc,x\n", 4, 3, "\"x\""),
      ("InstanceType,CostPerHour\na,1e\n", 2, 3, "\"1e\""),
      ("InstanceType,CostPerHour\na,1,2\n", 2, 5, "more cells|quotes around|index=False"),
      ("InstanceType,CostPerHour,JobName\na,1\nb,2,c\n", 2, 4, "2 cells|3 columns"),
      ("InstanceType,CostPerHour\na\n", 2, 2, "1 cells"),
      ("InstanceType,CostPerHour\n\"a\"b,1\n", 2, 4, "written twice"),
      ("InstanceType,CostPerHour\n\"a\nb\",1\nc,\u{0}\n", 4, 3, "NUL"),
      ("InstanceType,Compiled\na,1\n", 2, 3, "True, False"),
      ("Metrics.CostPerHour,Status\nx,a\n", 2, 1, "\"Metrics.CostPerHour\""),
      ("JobName,Metrics\nß,\"{'CostPerHour': 1\"\n", 2, 21, "closing bracket"),
      ("JobName,Metrics\nß,\"{\"\"CostPerHour\"\": \"\"1\"\", x}\"\n", 2, 29, "'x'"),
      ("JobName,Metrics\nß,{'CostPerHour': [1]}\n", 2, 3, "an array"),
      ("JobName,Metrics\nß,<Metrics object>\n", 2, 3, "'<'"),
      ("InstanceType,InitialInstanceCount\na,1.5\n", 2, 3, "1.5"),
      ("InstanceType,InitialInstanceCount\na,0\n", 2, 3, "whole number"),
    ])
  func places(_ text: String, _ line: Int, _ column: Int, _ words: String) {
    let error = readError(text)
    #expect(error?.line == line && error?.column == column, "\(error?.description ?? text)")
    for word in words.split(separator: "|") {
      #expect(error?.message.contains(word) == true, "\(error?.description ?? "")")
    }
  }

  @Test("A path names the row and the member, within a dictionary too")
  func paths() {
    let text = """
      JobName,Metrics,CostPerHour
      j,,1
      j,"{'MaxInvocations': 1}",1
      j,"{'ModelLatency': 1, 'MaxInvocations': 'x'}",1
      """
    let error = readError(text)
    #expect(error?.path == "$[2].Metrics.MaxInvocations", "\(error?.description ?? "")")
    #expect(error?.line == 4 && error?.column == 3)
    #expect(readError("JobName,CostPerHour\nj,1\nj,x\n")?.path == "$[1].CostPerHour")
    #expect(readError("JobName,CostPerHour\nj,1\nj\n")?.path == "$[1]")
  }

  @Test("A file that is cut within a row ends early, and says so")
  func cut() {
    let text = "InstanceType,CostPerHour,JobName\na,1,\"b\n"
    for cut in [
      text, "InstanceType,CostPerHour,JobName\na,1", "InstanceType,CostPerHour,JobName\na",
    ] {
      let error = readError(cut)
      #expect(error?.code == .unexpectedEnd, "\(error?.description ?? "")")
      #expect(error?.offset == cut.utf8.count)
      #expect(error?.message.contains("ends early") == true)
    }
    #expect(readError(text)?.message.contains("starts in line 2") == true)
  }

  @Test("Bytes that are no UTF-8 in a cell that is read are an error at the cell")
  func notUTF8() {
    let text = Array("JobName,CostPerHour\na,1\n".utf8) + [0xE9, 0x2C, 0x31, 0x0A]
    let error = RecommendationTable.load([.bytes(text, name: "x.csv")]).errors.first
    #expect(error?.line == 3 && error?.column == 1)
    #expect(error?.message.contains("UTF-8") == true)
  }

  @Test("A message quotes a long cell only in part")
  func longCell() {
    let error = readError("JobName,CostPerHour\na," + String(repeating: "x", count: 100_000))
    #expect(error?.message.utf8.count ?? .max < 300)
  }

  @Test("Deep nesting in a cell ends at a limit, whatever brackets it is made of")
  func depth() {
    for (opening, closing) in [("[", "]"), ("(", ")"), ("{'a':", "}")] {
      for count in [400, 600, 100_000] {
        let cell =
          String(repeating: opening, count: count) + "1" + String(repeating: closing, count: count)
        let text = "JobName,EndpointName,Metrics\na,b,\"{'x': \(cell)}\"\n"
        #expect(readError(text)?.code == (count < 512 ? nil : .depth), "\(opening) \(count)")
      }
    }
  }

  @Test("Huge heads, rows and cells are answered in time linear in their size")
  func huge() throws {
    let many = 200_000
    let names = (0..<many).map { "c\($0)" }.joined(separator: ",")
    let cells = String(repeating: ",", count: many - 1)
    let wide = try RecommendationTable(text: "InstanceType,\(names)\na,\(cells)\nb,\(cells)\n")
    #expect(wide.count == 2)
    let same = Array(repeating: "CostPerHour", count: 20_000).joined(separator: ",")
    let twice = try RecommendationTable(
      text: same + "\n" + Array(repeating: "1", count: 20_000).joined(separator: ",") + "\n")
    #expect(twice.column(.costPerHour) == [1] && twice.codes.contains(.duplicateKey))
    let long = String(repeating: "\"\"x", count: 1_000_000)
    let cell = try RecommendationTable(text: "InstanceType,note\na,\"\(long)\"\n")
    #expect(cell.count == 1)
    let name = try RecommendationTable(text: "EndpointName,CostPerHour\n\"\(long)\",1\n")
    #expect(name[0].endpointName?.utf8.count == 2_000_000)
    let digits = String(repeating: "1", count: 1_000_000)
    let number = try RecommendationTable(text: "EndpointName,CostPerHour\na,0.\(digits)\n")
    #expect(number[0].costPerHour == 1.0 / 9)
  }
}
