import Foundation
import Testing

/// The README's `console` blocks: commands after `$ ` (continued after `> `), and their output.
struct ReadmeConsoleTests {
  @Test("Every console example of the README prints what the README shows")
  func examples() throws {
    let file = Tool.root.appending(path: "README.md")
    let readme = try String(contentsOf: file, encoding: .utf8)
    var result: [String] = []
    var command: [String] = []
    var shown: [String] = []
    var isConsole = false
    var count = 0

    func finish() throws {
      guard !command.isEmpty else { return }
      defer { (command, shown) = ([], []) }
      count += 1
      let script = command.joined(separator: "\n")
      // The next program of a pipe may not be installed here.
      if script.contains("python3"), try Tool.shell("command -v python3").code != 0 {
        result += shown
        return
      }
      let output = try Tool.shell("exec 2>&1\n" + script).output
      let lines = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let printed = lines.last == "" ? Array(lines.dropLast()) : lines
      if !Tool.isRecording { #expect(printed == shown, "\(script)") }
      result += printed
    }

    for line in readme.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if isConsole, line.hasPrefix("$ ") {
        try finish()
        command = [String(line.dropFirst(2))]
        result.append(line)
      } else if isConsole, line.hasPrefix("> "), shown.isEmpty {
        command.append(String(line.dropFirst(2)))
        result.append(line)
      } else if isConsole, !line.hasPrefix("```") {
        shown.append(line)
      } else {
        try finish()
        isConsole = line == "```console"
        result.append(line)
      }
    }
    #expect(count >= 5)
    if Tool.isRecording {
      try Data(result.joined(separator: "\n").utf8).write(to: file)
    } else {
      #expect(result.joined(separator: "\n") == readme)
    }
  }

  @Test("The README names every command and every option")
  func options() throws {
    let readme = try String(contentsOf: Tool.root.appending(path: "README.md"), encoding: .utf8)
    for (command, help) in HelpSnapshots.texts {
      #expect(command.isEmpty || readme.contains("`\(command)`"))
      for match in help.matches(of: /--[a-z-]+/) where match.output != "--help" {
        #expect(readme.contains(match.output), "\(match.output)")
      }
    }
  }
}
