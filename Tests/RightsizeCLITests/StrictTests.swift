import Foundation
import Testing

/// `--strict`: an answer on everything that was named, or none.
struct StrictTests {
  private static let commands = [
    ["rank"], ["frontier"], ["inspect"], ["select", "--demand", "1"],
    ["crossover", "--from", "1", "--to", "9"], ["export", "--to", "-", "--format", "csv"],
  ]

  /// A folder of good and bad files, in the order of their names.
  private static func mixed(_ body: (URL) throws -> Void) throws {
    try Scratch.with { folder in
      let good = try String(contentsOf: Tool.root.appending(path: Inputs.job12), encoding: .utf8)
      try folder.file("a.json", good)
      try folder.file("b.json", "{\"JobName\": nope}")
      try folder.file("c.json", "[")
      try folder.file("d.json", good.replacing("endpoint", with: "other"))
      try body(folder)
    }
  }

  @Test("The first that cannot be read is told alone, with its place, its code and no answer")
  func first() throws {
    try Self.mixed { folder in
      for command in Self.commands {
        let result = try Tool.run(arguments: command + ["--strict", folder.path])
        #expect(result.code == 65)
        #expect(result.output.isEmpty)
        #expect(result.errors.hasPrefix("error: \(folder.path)/b.json:1:13: $.JobName: "))
        #expect(result.errors.split(separator: "\n").count == 1)
      }
    }
  }

  @Test("Without it each failure is told and the others are answered, with 65")
  func others() throws {
    try Self.mixed { folder in
      let result = try Tool.run("rank", "--format", "json", folder.path)
      #expect(result.code == 65)
      let told = result.errors.split(separator: "\n").filter { $0.hasPrefix("error: ") }
      #expect(told.count == 2)
      #expect(told.first?.hasPrefix("error: \(folder.path)/b.json:1:13: $.JobName: ") == true)
      #expect(told.last?.hasPrefix("error: \(folder.path)/c.json:1:2: ") == true)
      #expect(try ExitCodeTests.rows(result.output).count == 10)
    }
  }

  @Test("The order given decides which is the first, and its kind the code")
  func order() throws {
    try Self.mixed { folder in
      let bad = folder.path + "/c.json"
      let missing = try Tool.run("rank", "--strict", "none.json", bad)
      #expect(missing.code == 66 && missing.errors.hasPrefix("error: none.json: no such file"))
      let syntax = try Tool.run("rank", "--strict", bad, "none.json")
      #expect(syntax.code == 65 && syntax.errors.hasPrefix("error: \(bad):1:2: "))
    }
  }

  @Test("Of readable inputs the answer is the same")
  func readable() throws {
    let strict = try Tool.run("rank", "--strict", "datasets/jobs")
    let plain = try Tool.run("rank", "datasets/jobs")
    #expect(strict.code == 0)
    #expect(strict.output == plain.output && strict.errors == plain.errors)
  }
}
