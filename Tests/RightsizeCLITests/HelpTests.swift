import Foundation
import Testing

struct HelpTests {
  @Test("Help is as recorded, at 80 characters", arguments: HelpSnapshots.commands)
  func help(command: String) throws {
    let help = try Self.help(command)
    #expect(help.split(separator: "\n").allSatisfy { $0.count <= 80 || $0.hasPrefix("USAGE") })
    if !Tool.isRecording { #expect(help == HelpSnapshots.texts[command]) }
  }

  @Test("Recording writes the help anew", .enabled(if: Tool.isRecording))
  func record() throws {
    var source = """
      // swift-format-ignore-file
      /// Written by `RIGHTSIZER_RECORD=1 swift test --filter HelpTests`; do not edit.
      enum HelpSnapshots {
        /// The commands, and nothing for the tool itself.
        static let commands = \(HelpSnapshots.commands)

        static let texts = [

      """
    for command in HelpSnapshots.commands {
      let lines = try Self.help(command).split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.isEmpty ? "" : "      " + $0 }
      source +=
        "    \"\(command)\": #\"\"\"\n" + lines.joined(separator: "\n")
        + "\n      \"\"\"#,\n"
    }
    source += "  ]\n}\n"
    let file = Tool.root.appending(path: "Tests/RightsizeCLITests/HelpSnapshots.swift")
    try Data(source.utf8).write(to: file)
  }

  @Test("--help and help COMMAND say the same, on standard output, and end with 0")
  func spellings() throws {
    let one = try Tool.run("rank", "--help", environment: ["COLUMNS": "80"])
    let two = try Tool.run("help", "rank", environment: ["COLUMNS": "80"])
    #expect(one.code == 0 && two.code == 0)
    #expect(one.output == two.output)
    #expect(one.errors.isEmpty)
  }

  @Test("--version is one line")
  func version() throws {
    let result = try Tool.run("--version")
    #expect(result.code == 0)
    #expect(result.output.wholeMatch(of: /[0-9]+\.[0-9]+\.[0-9]+\n/) != nil)
  }

  @Test("Each exit code of the contract is told by the tool's own help")
  func exitCodes() throws {
    let help = try Self.help("")
    let words = help.split { $0.isWhitespace }
    for code in ["0", "1", "64", "65", "66", "70", "74"] { #expect(words.contains { $0 == code }) }
  }

  private static func help(_ command: String) throws -> String {
    let environment = ["COLUMNS": "80"]
    let result =
      command.isEmpty
      ? try Tool.run("--help", environment: environment)
      : try Tool.run(command, "--help", environment: environment)
    #expect(result.code == 0)
    return result.output
  }
}
