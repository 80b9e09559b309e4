import Foundation
import Testing

/// `rightsize export`: what it writes, and what it leaves behind when it cannot.
struct ExportTests {
  @Test("The form is as the name ends, or as --format says", arguments: ["csv", "jsonl"])
  func forms(format: String) throws {
    try Scratch.with { folder in
      let path = folder.appending(path: "table.\(format)").path
      let result = try Tool.run("export", "datasets/jobs", "--to", path)
      #expect(result.code == 0 && result.output.isEmpty)
      let written = try String(contentsOfFile: path, encoding: .utf8)
      let piped = try Tool.run("export", "datasets/jobs", "--to", "-", "--format", format)
      #expect(piped.code == 0 && piped.output == written)
      #expect(piped.errors == result.errors && piped.errors.contains("note: "))
      let threaded = try Tool.run(
        "export", "datasets/jobs", "--to", "-", "--format", format, "--threads", "3")
      #expect(threaded.output == written)
      let other = folder.appending(path: "table").path
      #expect(try Tool.run("export", Inputs.job12, "--to", other, "--format", format).code == 0)
      #expect(try Self.names(in: folder) == ["table", "table.\(format)"])
    }
  }

  @Test("Every row is exported, also when nothing is eligible, and that is an answer")
  func everyRow() throws {
    try Scratch.with { folder in
      let steps = try folder.file("steps.json", Inputs.failedSteps)
      let result = try Tool.run("export", steps, "--to", "-", "--format", "jsonl")
      #expect(result.code == 0)
      let row = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
      #expect(row?["failureReason"] as? String == "out of memory")
      #expect(row?["eligible"] as? Bool == false)
    }
  }

  @Test(
    "64: a form that is not known, or an output that is an input",
    arguments: [
      (["export", Inputs.job12], "Missing expected argument '--to <path>'"),
      (["export", Inputs.job12, "--to", ""], "--to is empty"),
      (["export", Inputs.job12, "--to", "-"], "--format csv or jsonl"),
      (["export", Inputs.job12, "--to", "x.json"], "--format csv or jsonl"),
      (["export", Inputs.job12, "--to", "x.parquet"], "Parquet is not written"),
      (["export", Inputs.job12, "--to", "x.csv", "--format", "json"], "'json' is invalid"),
      (["export", Inputs.job12, "--to", "x.csv", "--job", "none"], "no job of the name none"),
      (
        ["export", Inputs.job12, "--to", Inputs.job12, "--format", "csv"],
        "is one of the inputs: name another file"
      ),
    ])
  func usage(arguments: [String], message: String) throws {
    let result = try Tool.run(arguments: arguments)
    #expect(result.code == 64)
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(!FileManager.default.fileExists(atPath: Tool.root.appending(path: "x.csv").path))
  }

  @Test("74: where no file can be, with the path and the mend, and nothing is left")
  func noPlace() throws {
    try Scratch.with { folder in
      let file = try folder.file("file", "")
      let inner = folder.appending(path: "inner.csv")
      try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
      for (path, mend) in [
        (folder.path + "/none/x.csv", "make the folder first"),
        (file + "/x.csv", "make the folder first"),
        (inner.path, "a folder, not a file: name a file in it"),
        (folder.path + "/" + String(repeating: "x", count: 300) + ".csv", "shorter name"),
      ] {
        let result = try Tool.run("export", Inputs.job12, "--to", path)
        #expect(result.code == 74)
        #expect(result.errors.hasPrefix("error: \(path): "), "\(result.errors)")
        #expect(result.errors.contains(mend), "\(result.errors)")
      }
      #expect(try Self.names(in: folder) == ["file", "inner.csv"])
    }
  }

  @Test(
    "74: a full device", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func full() throws {
    let device = try Tool.run("export", Inputs.job12, "--to", "/dev/full", "--format", "csv")
    #expect(device.code == 74)
    #expect(device.errors.hasPrefix("error: /dev/full: "))
    #expect(device.errors.contains("free some space"))
  }

  @Test(
    "74: a file that may grow no further; an earlier file stays as it was",
    .disabled(if: getenv("RIGHTSIZER_SANITIZER") != nil, "a sanitizer needs files of its own"))
  func limited() throws {
    try Scratch.with { folder in
      let path = try folder.file("x.csv", "earlier")
      let result = try Tool.shell(
        "(ulimit -f 1; rightsize export \(Inputs.job12) --to \(path)) 2>&1 | cat; exit ${PIPESTATUS[0]}"
      )
      #expect(result.code == 74)
      #expect(result.output.contains("error: \(path): the file could not be written"))
      #expect(result.output.contains("ulimit -f"))
      #expect(try Self.names(in: folder) == ["x.csv"])
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "earlier")
    }
  }

  @Test("A new file has the permissions of any new file, a replaced one keeps its own")
  func permissions() throws {
    try Scratch.with { folder in
      let path = folder.path + "/x.csv"
      func permissions() throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      }
      #expect(try Tool.shell("umask 027; rightsize export \(Inputs.job12) --to \(path)").code == 0)
      #expect(try permissions() == 0o640)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
      #expect(try Tool.shell("umask 022; rightsize export \(Inputs.job12) --to \(path)").code == 0)
      #expect(try permissions() == 0o600)
    }
  }

  @Test("A link stays and its file is replaced; one that leads nowhere is told")
  func links() throws {
    try Scratch.with { folder in
      let file = try folder.file("file.csv", "earlier")
      let link = folder.path + "/link.csv"
      let files = FileManager.default
      try files.createSymbolicLink(atPath: link, withDestinationPath: "file.csv")
      #expect(try Tool.run("export", Inputs.job12, "--to", link).code == 0)
      #expect(try files.destinationOfSymbolicLink(atPath: link) == "file.csv")
      #expect(try String(contentsOfFile: file, encoding: .utf8).hasPrefix("row,source,"))
      try files.removeItem(atPath: file)
      let result = try Tool.run("export", Inputs.job12, "--to", link)
      #expect(result.code == 74)
      #expect(
        result.errors
          == "error: \(link): a link that leads to no file: name the file itself, or remove the link\n"
      )
      #expect(try Self.names(in: folder) == ["link.csv"])
    }
  }

  @Test("A FIFO and /dev/stdout take the bytes as they come")
  func pipes() throws {
    let expected = try Tool.run("export", Inputs.job12, "--to", "-", "--format", "csv").output
    let device = try Tool.shell(
      "rightsize export \(Inputs.job12) --to /dev/stdout --format csv | cat")
    #expect(device.output == expected)
    let fifo = try Tool.shell(
      """
      d=$(mktemp -d); mkfifo $d/f.csv; cat $d/f.csv & rightsize export \(Inputs.job12) --to $d/f.csv
      wait; ls -p $d; rm -r $d
      """)
    #expect(fifo.output == expected + "f.csv|\n" || fifo.output == expected + "f.csv\n")
  }

  @Test("A reader that stops early ends it quietly, by SIGPIPE or with 74")
  func closedPipe() throws {
    let result = try Tool.shell(
      "rightsize export --to - --format csv datasets/jobs 2>/dev/null | head -c 1; exit ${PIPESTATUS[0]}"
    )
    #expect([141, 74, 0].contains(result.code))
  }

  @Test("Where nobody reads what is told, the file is whole all the same")
  func closedErrors() throws {
    try Scratch.with { folder in
      let path = folder.path + "/x.csv"
      let command = "rightsize export datasets/jobs --to \(path)"
      let result = try Tool.shell(
        "(sleep 0.2; \(command); echo $? >\(path).code) 2>&1 | true; sleep 1")
      #expect(result.code == 0)
      #expect(try ExportTests.names(in: folder) == ["x.csv", "x.csv.code"])
      #expect(try String(contentsOfFile: path + ".code", encoding: .utf8) == "0\n")
      #expect(
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\r\n").count == 32)
    }
  }

  @Test("Of unreadable inputs the others are exported, of none no file is made")
  func unreadable() throws {
    try Scratch.with { folder in
      let bad = try folder.file("bad.json", "{")
      let path = folder.path + "/x.jsonl"
      let none = try Tool.run("export", bad, "--to", path)
      #expect(none.code == 65)
      let strict = try Tool.run("export", Inputs.job12, bad, "--strict", "--to", path)
      #expect(strict.code == 65)
      #expect(try Self.names(in: folder) == ["bad.json"])
      let some = try Tool.run("export", Inputs.job12, bad, "--to", path)
      #expect(some.code == 65 && some.errors.hasPrefix("error: \(bad):1:2: "))
      #expect(try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").count == 5)
    }
  }

  static func names(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }
}
