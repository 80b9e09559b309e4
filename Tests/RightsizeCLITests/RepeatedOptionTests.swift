import Foundation
import Testing

@testable import RightsizeCLI

/// An option of one value that is given twice: the last counts, and that is told.
struct RepeatedOptionTests {
  // MARK: What the parser itself says of its options

  private struct Dump: Decodable {
    var command: Command

    struct Command: Decodable {
      var commandName: String
      var subcommands: [Command]?
      var arguments: [Argument]?
    }

    struct Argument: Decodable {
      var kind: String
      var isRepeating: Bool
      var names: [Name]?
    }

    struct Name: Decodable {
      var kind: String
      var name: String
    }
  }

  @Test("Of every subcommand, each option that the parser takes once is told, and no other")
  func declarations() throws {
    let dump = try Tool.run("--experimental-dump-help")
    let root = try JSONDecoder().decode(Dump.self, from: Data(dump.output.utf8)).command
    let commands = (root.subcommands ?? []).filter { $0.commandName != "help" }
    #expect(commands.count == 10)
    // Lists, but with one value for each type.
    let keyed = ["--limit": ["a:1", "a:2"], "--discount": ["a=0.1", "a=0.2"]]
    for command in commands {
      for argument in command.arguments ?? [] where argument.kind != "positional" {
        for name in argument.names ?? [] where name.kind == "long" {
          let option = "--" + name.name
          let values = keyed[option] ?? ["1", "2"]
          let arguments = ["file", option, values[0], option + "=" + values[1]]
          let warnings = RepeatedOptions(arguments, command: command.commandName).warnings
          let isTold =
            keyed[option] != nil || (argument.kind == "option" && !argument.isRepeating)
          #expect(warnings.count == (isTold ? 1 : 0), "\(command.commandName) \(option)")
          #expect(warnings.allSatisfy { $0.hasPrefix(option + " ") })
        }
      }
    }
  }

  @Test(
    "The answer is that of the last, the code as ever, and a warning names both values",
    arguments: [
      ["rank", "--top", "1", "2", Inputs.job12], ["frontier", "--top", "1", "2", Inputs.job12],
      ["select", "--demand", "100", "200", Inputs.job12],
      ["crossover", "--to", "100", "200", "--from", "10", Inputs.job12],
      [
        "plan", "--name", "a", "b", "--demand", "100", "--latency", "9000", "--role",
        "arn:aws:iam::111122223333:role/r", "--model-package",
        "arn:aws:sagemaker:us-east-1:111122223333:model-package/m/1", Inputs.job12,
      ],
      [
        "deploy", "--scale-in-cooldown", "1", "2", "--demand", "100",
        "--as-scaling-recommendation", Inputs.job12,
      ],
      ["inspect", "--format", "json", "csv", Inputs.job12],
      ["export", "--format", "jsonl", "csv", "--to", "-", Inputs.job12],
      ["validate", "--format", "json", "csv", "Tests/RightsizerTests/Fixtures/requests/valid"],
      ["doctor", "--format", "json", "csv"],
    ])
  func commands(line: [String]) throws {
    let (command, option, first, last) = (line[0], line[1], line[2], line[3])
    let rest = Array(line[4...])
    let once = try Tool.run(arguments: [command, option, last] + rest)
    let twice = try Tool.run(arguments: [command, option, first] + rest + [option + "=" + last])
    #expect(twice.output == once.output && twice.code == once.code)
    let warning =
      "warning: \(option) is given twice, with \(first) and \(last): the last counts, \(last)\n"
    #expect(twice.errors == warning + once.errors)
  }

  @Test(
    "The same value again, lists, flags and what stands behind -- are not told",
    arguments: [
      "--demand 5 --demand=5", "--allow a --allow b", "--quiet x --quiet y", "--model a --model b",
      "--limit a:1 --limit b:2", "--discount a=0.1 --discount 0.2", "--top 1 -- --top 2",
    ])
  func silent(line: String) {
    let arguments = line.split(separator: " ").map(String.init)
    #expect(RepeatedOptions(arguments, command: "deploy").warnings == [])
  }

  @Test(
    "Several times, of one type, and values that look like options",
    arguments: [
      ("--top 1 --top 2 --top 3", "--top is given 3 times, with 1 and 2 and 3: the last counts, 3"),
      ("--model a --model b", "--model is given twice, with a and b: the last counts, b"),
      ("--seed -1 --seed 2", "--seed is given twice, with -1 and 2: the last counts, 2"),
      ("--job= --job x", "--job is given twice, with  and x: the last counts, x"),
      (
        "--limit a:1,b:2 --limit a:3",
        "--limit of a is given twice, with 1 and 3: the last counts, 3"
      ),
      (
        "--discount 0.1 --discount 0.2",
        "--discount of every type is given twice, with 0.1 and 0.2: the last counts, 0.2"
      ),
    ])
  func told(line: String, warning: String) {
    let arguments = line.split(separator: " ").map(String.init)
    #expect(RepeatedOptions(arguments, command: "plan").warnings == [warning])
  }

  @Test("A value is told to its first sixty characters, and shown, not sent")
  func values() throws {
    let long = String(repeating: "x", count: 100)
    let warning = RepeatedOptions(["--job", long, "--job", "y"], command: "rank").warnings.first
    #expect(warning?.contains(String(repeating: "x", count: 60) + "… and y") == true)
    let result = try Tool.run("rank", "--job", "\u{1b}[31m", "--job", "none", Inputs.job12)
    #expect(result.errors.hasPrefix(#"warning: --job is given twice, with \u{1b}[31m and none"#))
  }
}
