import Foundation
import Testing

/// Every kind of end, as scripts rely on them.
struct ExitCodeTests {
  @Test("0: answered", arguments: ["rank", "frontier", "inspect"])
  func answered(command: String) throws {
    let result = try Tool.run(command, Inputs.job12)
    #expect(result.code == 0)
    #expect(!result.output.isEmpty)
    #expect(result.errors.isEmpty)
  }

  @Test("1: nothing eligible; the source and reason on standard error, the JSON all the same")
  func nothingEligible() throws {
    try Scratch.with { folder in
      let steps = try folder.file("steps.json", Inputs.failedSteps)
      let result = try Tool.run("rank", "--format", "json", steps)
      #expect(result.code == 1)
      #expect(
        result.errors
          == "nothing eligible in group steps-job: \(steps): step FAILED: out of memory\n")
      let rows = try Self.rows(result.output)
      #expect(rows.count == 1)
      #expect(rows.first?["reason"] as? String == "step FAILED: out of memory")
      #expect(rows.first?["layer"] is NSNull)
    }
  }

  @Test("1: a job without recommendations; its status and reason on standard error")
  func noRecommendations() throws {
    try Scratch.with { folder in
      let job = try folder.file("job.json", Inputs.failedJob)
      let table = try Tool.run("frontier", job)
      #expect(table.code == 1)
      #expect(table.output.isEmpty)
      #expect(table.errors.contains("FAILED: the role may not do that"))
      #expect(table.errors.contains("nothing eligible: \(job): \(Inputs.failedJobTold)\n"))
      let json = try Tool.run("frontier", job, "--format", "json")
      #expect(json.code == 1)
      #expect(try Self.rows(json.output).isEmpty)
      // What is in the file can be told.
      #expect(try Tool.run("inspect", job).code == 0)
    }
  }

  @Test("1: of several groups one has no answer; the others are answered")
  func oneOfSeveral() throws {
    try Scratch.with { folder in
      let steps = try folder.file("steps.json", Inputs.failedSteps)
      let result = try Tool.run("rank", Inputs.job03, steps)
      #expect(result.code == 1)
      #expect(result.output.contains("ml.c5.xlarge"))
      #expect(result.errors.contains("nothing eligible in group steps-job"))
    }
  }

  @Test("0: eligible rows that all lack an objective are told, with null layers")
  func allMissing() throws {
    let result = try Tool.run("rank", "--objectives", "memory", "--format", "json", Inputs.job08)
    #expect(result.code == 0)
    #expect(try Self.rows(result.output).allSatisfy { $0["layer"] is NSNull })
    #expect(result.errors.contains("no row has a value for each objective"))
  }

  @Test(
    "64: wrong usage, told on standard error, nothing on standard output",
    arguments: [
      (["rank"], "Missing expected argument '<file> ...'"),
      (["rank", "--objectives", "speed", Inputs.job12], "unknown objective 'speed'"),
      (["rank", "--objectives", "", Inputs.job12], "an objective is empty"),
      (["rank", "--objectives", "cost,cost", Inputs.job12], "'cost' is given twice"),
      (["rank", "--objectives", "cost:best", Inputs.job12], "cost:min or cost:max"),
      (["rank", "--weights", "cost=-1", Inputs.job12], "weights start at 0"),
      (["rank", "--weights", "cost=0,latency=0", Inputs.job12], "all weights are zero"),
      (["rank", "--weights", "cost", Inputs.job12], "expected metric=weight"),
      (["rank", "--weights", "entropie", Inputs.job12], "equal, entropy, critic, merec, stddev"),
      (["rank", "--weights", "cost=huge", Inputs.job12], "moderate, high and highest"),
      (["rank", "--weights", "ahp:", Inputs.job12], "expected a file after ahp:"),
      (["rank", "--method", "best", Inputs.job12], "'best' is invalid"),
      (["rank", "--weights", "speed=1", Inputs.job12], "unknown metric 'speed'"),
      (["rank", "--weights", "cost=nan", Inputs.job12], "is no number"),
      (["rank", "--weights", "cost=1e999", Inputs.job12], "is no number"),
      (["rank", "--weights", "cost=1,cost=2", Inputs.job12], "given twice"),
      (
        ["rank", "--objectives", "cost", "--weights", "latency=1", Inputs.job12],
        "latency is no objective"
      ),
      (["rank", "--top", "0", Inputs.job12], "--top takes a whole number from 1"),
      (["frontier", "--top", "0", Inputs.job12], "--top takes a whole number from 1"),
      (["rank", "--top=-3", Inputs.job12], "--top takes a whole number from 1"),
      (["rank", "--top", "1.5", Inputs.job12], "'1.5' is invalid"),
      (["rank", "--missing", "best", Inputs.job12], "'best' is invalid"),
      (["rank", "--group-by", "type", Inputs.job12], "'type' is invalid"),
      (["rank", "--format", "yaml", Inputs.job12], "'yaml' is invalid"),
      (["rank", "--latency-unit", "s", Inputs.job12], "'s' is invalid"),
      (["frontier", "--weights", "cost=1", Inputs.job12], "Unknown option '--weights'"),
      (["inspect"], "Missing expected argument '<file> ...'"),
      (["choose", Inputs.job12], "choose"),
    ])
  func usage(arguments: [String], message: String) throws {
    let result = try Tool.run(arguments: arguments)
    #expect(result.code == 64)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains(message), "\(result.errors)")
  }

  @Test("64: an unknown job names the known ones", arguments: ["rank", "frontier", "inspect"])
  func unknownJob(command: String) throws {
    let result = try Tool.run(command, "--job", "none", Inputs.job12, Inputs.job03)
    #expect(result.code == 64)
    #expect(result.output.isEmpty)
    #expect(
      result.errors
        == "error: --job: no job of the name none in these inputs; they have "
        + "instrpx2px-12-14-55-41, resnet50-instance-1637703318\n")
  }

  @Test("1: a known job without rows is no unknown job, and only its input is told")
  func jobWithoutRows() throws {
    try Scratch.with { folder in
      let job = try folder.file("job.json", Inputs.failedJob)
      let result = try Tool.run(
        "rank", "--job", "failed-job", "--format", "json", job, Inputs.job12)
      #expect(result.code == 1)
      #expect(result.errors == "nothing eligible: \(job): \(Inputs.failedJobTold)\n")
    }
  }

  @Test("66: no such file, told with its name and nothing on standard output")
  func missing() throws {
    for command in ["rank", "frontier", "inspect"] {
      let result = try Tool.run(command, "no-such-file.json")
      #expect(result.code == 66)
      #expect(result.output.isEmpty)
      #expect(result.errors.hasPrefix("error: no-such-file.json: no such file or folder"))
    }
  }

  @Test("66: a folder without inputs")
  func emptyFolder() throws {
    try Scratch.with { folder in
      try folder.file("notes.txt", "{}")
      try folder.file(".hidden.json", "{}")
      let result = try Tool.run("rank", folder.path)
      #expect(result.code == 66)
      #expect(result.errors.contains("\(folder.path): the folder holds no inputs"))
    }
  }

  @Test("65: data that cannot be read, with file, line, column and JSON path")
  func unreadable() throws {
    try Scratch.with { folder in
      let bad = try folder.file("bad.json", "{\"JobName\":\n  nope}")
      let result = try Tool.run("rank", bad)
      #expect(result.code == 65)
      #expect(result.output.isEmpty)
      #expect(result.errors.hasPrefix("error: \(bad):2:3: $.JobName: "))
    }
  }

  @Test(
    "65: a file that the system does not let be read",
    .enabled(if: FileManager.default.fileExists(atPath: "/proc/self/mem")))
  func notReadable() throws {
    let result = try Tool.run("rank", "/proc/self/mem", Inputs.job03)
    #expect(result.code == 65)
    #expect(result.output.contains("ml.c5.xlarge"))
    #expect(result.errors.hasPrefix("error: /proc/self/mem: the system did not let it be read"))
  }

  @Test("65: one unreadable of several; the others are answered")
  func oneUnreadable() throws {
    try Scratch.with { folder in
      let bad = try folder.file("bad.json", "{")
      let result = try Tool.run("rank", bad, Inputs.job12, "--format", "json")
      #expect(result.code == 65)
      #expect(try Self.rows(result.output).count == 5)
      #expect(result.errors.hasPrefix("error: \(bad):1:2: "))
    }
  }

  @Test("66 when all that failed are missing, 65 when one of them is unreadable")
  func severalFailures() throws {
    try Scratch.with { folder in
      let bad = try folder.file("bad.json", "{")
      #expect(try Tool.run("rank", "a.json", "b.json").code == 66)
      #expect(try Tool.run("rank", "a.json", Inputs.job12).code == 66)
      #expect(try Tool.run("rank", "a.json", bad, Inputs.job12).code == 65)
      #expect(try Tool.run("inspect", bad, "a.json").code == 65)
    }
  }

  @Test("Failed inputs come before nothing eligible")
  func order() throws {
    try Scratch.with { folder in
      let steps = try folder.file("steps.json", Inputs.failedSteps)
      let bad = try folder.file("bad.json", "{")
      let result = try Tool.run("rank", steps, bad)
      #expect(result.code == 65)
      #expect(result.errors.contains("nothing eligible in group steps-job"))
      #expect(try Tool.run("rank", steps, "a.json").code == 66)
    }
  }

  @Test(
    "74: output that cannot be written",
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func full() throws {
    for command in ["rank", "inspect", "frontier"] {
      let result = try Tool.shell("rightsize \(command) \(Inputs.job12) >/dev/full")
      #expect(result.code == 74)
      #expect(result.errors.hasPrefix("error: the output could not be written: "))
    }
    #expect(try Tool.shell("rightsize doctor >/dev/full").code == 74)
  }

  @Test("A reader that stops early ends it quietly, by SIGPIPE or with 74")
  func closedPipe() throws {
    let result = try Tool.shell(
      "rightsize rank --format csv datasets/jobs | head -c 1; exit ${PIPESTATUS[0]}")
    #expect([141, 74, 0].contains(result.code))
    let ignored = try Tool.shell(
      "trap '' PIPE; (sleep 0.2; rightsize rank --format csv datasets/jobs; echo $? >&2) | true")
    #expect(ignored.errors.hasSuffix("74\n"))
  }

  static func rows(_ json: String) throws -> [[String: Any]] {
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    return object?["recommendations"] as? [[String: Any]] ?? []
  }

  @Test("64: a first word that is no command is named, with the commands")
  func noCommand() throws {
    for (word, end) in [
      ("rnak", "doctor\n"), ("job.json", "doctor, such as rightsize rank FILE\n"),
    ] {
      let result = try Tool.run(word, Inputs.job12)
      #expect(result.code == 64 && result.output.isEmpty)
      #expect(result.errors.hasPrefix("error: no command \"\(word)\"; begin with one of rank, "))
      #expect(result.errors.hasSuffix(end))
    }
  }

  @Test(
    "64: what only shows while a command runs ends with the usage of that command",
    arguments: [
      ("select --demand 5 --allow ml.c6.xlarge", "the instance type \"ml.c6.xlarge\" is unknown"),
      ("crossover --from 5 --to 3", "--to must be above --from"),
      (
        "plan --demand 5 --latency 500 --role r --model-package p --exclude ml.c6.xlarge",
        "the instance type \"ml.c6.xlarge\" is unknown"
      ),
    ])
  func usage(line: String, told: String) throws {
    let arguments = line.split(separator: " ").map(String.init)
    let result = try Tool.run(arguments: arguments + [Inputs.job12])
    #expect(result.code == 64 && result.output.isEmpty)
    #expect(result.errors.hasPrefix("Error: " + told))
    #expect(result.errors.contains("\nUsage: rightsize \(arguments[0]) [option ...] <file> ..."))
    #expect(
      result.errors.hasSuffix("\n  See 'rightsize \(arguments[0]) --help' for more information.\n"))
  }

  @Test("What was typed is shown, not sent to the terminal, by the argument parser too")
  func typed() throws {
    for arguments in [["rank", "--format", "\u{1B}[31m"], ["rank", "--\u{7}"], ["\u{1B}[2J"]] {
      let result = try Tool.run(arguments: arguments)
      #expect(result.code == 64)
      #expect(!result.errors.contains("\u{1B}") && !result.errors.contains("\u{7}"))
    }
  }

  @Test(
    "74: help that a full disk does not take",
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func helpOnFullDisk() throws {
    for command in ["--help", "--version", "help rank", "rank --help"] {
      let result = try Tool.shell("rightsize \(command) 2>&1 >/dev/full")
      #expect(result.code == 74, "\(command)")
      #expect(result.output.hasPrefix("error: the output could not be written: "))
    }
  }

  @Test("66: an empty path, as of a variable that is not set, is named")
  func emptyPath() throws {
    let result = try Tool.run("rank", "")
    #expect(result.code == 66 && result.errors.hasPrefix("error: (an empty path): no such file"))
  }
}
