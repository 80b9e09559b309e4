import Foundation
import Testing

/// What goes where: data on standard output, everything else on standard error.
struct StreamTests {
  @Test("Standard output is the data alone", arguments: ["json", "csv", "markdown", "table"])
  func outputIsData(format: String) throws {
    let result = try Tool.run("rank", "--format", format, "datasets/jobs")
    #expect(result.code == 0)
    #expect(!result.output.contains("latencyInMicroseconds:"))
    switch format {
    case "json":
      #expect(try ExitCodeTests.rows(result.output).count == 31)
      // In JSON the diagnostics are part of the answer.
      #expect(result.errors.isEmpty)
    case "csv": #expect(result.output.hasPrefix("row,source,path,"))
    case "markdown": #expect(result.output.hasPrefix("| row"))
    default: #expect(result.output.hasPrefix("job-name: 5 configurations"))
    }
    if format != "json" {
      let lines = result.errors.split(separator: "\n")
      #expect(lines.count == 6)
      #expect(lines.allSatisfy { $0.hasPrefix("note: ") || $0.hasPrefix("warning: ") })
    }
  }

  @Test("Of one kind in one input five diagnostics are told, then that there are more")
  func manyDiagnostics() throws {
    let row = """
      {"Metrics":{"CostPerHour":-1,"MaxInvocations":1000,"ModelLatency":100},
       "EndpointConfiguration":{"InstanceType":"ml.m5.large","InitialInstanceCount":1},
       "ModelConfiguration":{}}
      """
    let job = "[" + Array(repeating: row, count: 8).joined(separator: ",") + "]"
    let result = try Tool.run("rank", "-", input: job)
    let lines = result.errors.split(separator: "\n")
    #expect(lines.count { $0.contains("CostPerHour is -1") } == 5)
    #expect(lines.contains("warning: standard input: and more of this kind: see inspect"))
    let inspected = try Tool.run("inspect", "-", input: job)
    #expect(inspected.output.matches(of: /negativeMetric/).count == 8)
  }

  @Test("- reads standard input")
  func standardInput() throws {
    let job = try String(contentsOf: Tool.root.appending(path: Inputs.job12), encoding: .utf8)
    let piped = try Tool.run("rank", "-", input: job)
    #expect(piped.code == 0)
    #expect(piped.output == (try Tool.run("rank", Inputs.job12)).output)
    let json = try Tool.run("rank", "-", "--format", "json", input: job)
    #expect(try ExitCodeTests.rows(json.output).first?["source"] as? String == "standard input")
  }

  @Test("Empty standard input is told as such, with 65")
  func emptyInput() throws {
    let result = try Tool.run("rank", "-", input: "")
    #expect(result.code == 65)
    #expect(result.errors.hasPrefix("error: standard input:1:1: "))
    #expect(result.errors.contains("empty"))
  }

  @Test("A folder gives its files by name; other files and folders in it are left alone")
  func folder() throws {
    try Scratch.with { folder in
      let job = try String(contentsOf: Tool.root.appending(path: Inputs.job03), encoding: .utf8)
      try folder.file("b.json", job)
      try folder.file("a.jsonl", Inputs.failedSteps.replacing("\n", with: " "))
      try folder.file("notes.md", "not read")
      let inner = folder.appending(path: "inner.json")
      try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
      let result = try Tool.run("inspect", "--format", "csv", folder.path)
      #expect(result.code == 0)
      let sources = result.output.split(separator: "\r\n").dropFirst().map {
        String($0.split(separator: ",")[1])
      }
      #expect(sources == ["a.jsonl", "b.json", "b.json"].map { folder.path + "/" + $0 })
    }
  }

  @Test("Each option does what it says")
  func options() throws {
    let top = try Tool.run("rank", "--top", "1", "--format", "csv", Inputs.job12)
    #expect(top.output.split(separator: "\r\n").count == 2)
    let job = try Tool.run(
      "rank", "--job", "resnet50-instance-1637703318", "--format", "csv", "datasets/jobs")
    #expect(job.output.split(separator: "\r\n").count == 3)
    let none = try Tool.run("rank", "--group-by", "none", "datasets/jobs")
    #expect(none.output.hasPrefix("all: 23 configurations, 3 on the frontier"))
    let unit = try Tool.run("rank", "--latency-unit", "us", "--format", "json", Inputs.job12)
    let rows = try ExitCodeTests.rows(unit.output)
    #expect(rows.first?["modelLatencyMilliseconds"] as? Double == 4.392)
    let by = try Tool.run(
      "rank", "--weights", "cost=3,latency=1", "--by", "score", "--format", "json", Inputs.job12)
    #expect(try ExitCodeTests.rows(by.output).map { $0["row"] as? Int } == [0, 1, 3, 4, 2])
    // A weight on a metric that is no objective yet makes it one.
    let added = try Tool.run(
      "rank", "--weights", "throughput=1", "--by", "score", "--format", "json", Inputs.job12)
    #expect(try ExitCodeTests.rows(added.output).first?["row"] as? Int == 3)
  }

  @Test("Same input, same bytes")
  func stable() throws {
    for format in ["json", "csv", "markdown", "table"] {
      let one = try Tool.run("rank", "--format", format, "datasets/jobs")
      let two = try Tool.run(
        "rank", "--format", format, "datasets/jobs",
        environment: ["LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8", "TZ": "Asia/Tokyo"])
      #expect(one.output == two.output && one.errors == two.errors)
    }
  }

  @Test("Control characters in names never reach standard output's tables or standard error")
  func hostileNames() throws {
    let name = #"\u001b[31mred\u0007"#
    let job = """
      {"JobName":"\(name)","Status":"STOPPED\(name)","FailureReason":"\(name)",
       "InputConfig":{"ModelName":"\(name)"},"InferenceRecommendations":[
        {"Metrics":{"CostPerHour":-1,"MaxInvocations":1,"ModelLatency":1},
         "EndpointConfiguration":{"EndpointName":"\(name)","VariantName":"\(name)",
          "InstanceType":"\(name)","InitialInstanceCount":1},"ModelConfiguration":{}}]}
      """
    try Scratch.with { folder in
      let file = try folder.file("job\u{1B}[2J.json", job)
      let steps = try folder.file(
        "steps.json", Inputs.failedSteps.replacing("ml.m5.large", with: name))
      for arguments in [
        ["rank", file], ["frontier", file], ["inspect", file], ["rank", "--job", "x", file],
        ["rank", steps], ["inspect", steps], ["rank", file + "\u{1B}[31m"],
        ["rank", "--format", "json", file], ["rank", "--format", "markdown", file],
      ] {
        let result = try Tool.run(arguments: arguments)
        for text in [result.output, result.errors] {
          #expect(!text.contains("\u{1B}") && !text.contains("\u{7}"), "\(arguments)")
        }
      }
    }
  }

  @Test("Started without a stream, nothing is written where it does not belong")
  func closedStreams() throws {
    try Scratch.with { folder in
      let jobs = Tool.root.appending(path: "datasets/jobs").path
      let run = try Tool.shell(
        """
        rightsize export --to whole.csv \(jobs) 2> told
        rightsize export --to quiet.csv \(jobs) 2>&- >&- <&-; echo $?
        rightsize rank \(jobs) >&- 2> errors; echo $?
        rightsize rank - <&- 2>> errors; echo $?
        """, in: folder)
      #expect(run.output == "0\n74\n65\n")
      func text(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      }
      #expect(try text("told").contains("note: "))
      #expect(try text("quiet.csv") == text("whole.csv"))
      let errors = try text("errors").split(separator: "\n").filter { $0.hasPrefix("error: ") }
      #expect(errors.count == 2)
      #expect(errors.first?.hasPrefix("error: the output could not be written") == true)
      #expect(errors.last?.hasPrefix("error: standard input: ") == true)
    }
  }
}
