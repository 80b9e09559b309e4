import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Standard output as a terminal.
struct TerminalTests {
  @Test("A terminal gets colour and a plot; NO_COLOR takes the colour away")
  func colour() throws {
    let colored = try Self.output(["rank", Inputs.job08], columns: 100, ["TERM": "xterm"])
    #expect(colored.contains("\u{1B}[1m"))
    #expect(colored.contains("cost ($/million)"))
    let plain = try Self.output(
      ["rank", Inputs.job08], columns: 100, ["TERM": "xterm", "NO_COLOR": "1"])
    #expect(!plain.contains("\u{1B}"))
    #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
    let empty = try Self.output(
      ["rank", Inputs.job08], columns: 100, ["TERM": "xterm", "NO_COLOR": ""])
    #expect(empty == colored)
  }

  @Test("A dumb terminal gets no colour")
  func dumb() throws {
    let text = try Self.output(["rank", Inputs.job08], columns: 100, ["TERM": "dumb"])
    #expect(!text.contains("\u{1B}"))
  }

  @Test("A pipe gets neither colour nor plot")
  func pipe() throws {
    let result = try Tool.run("rank", Inputs.job08, environment: ["TERM": "xterm"])
    #expect(!result.output.contains("\u{1B}"))
    #expect(!result.output.contains("cost ($/million)"))
  }

  @Test("No plot for three objectives, in a narrow terminal, or in another form")
  func withoutPlot() throws {
    let environment = ["TERM": "xterm", "NO_COLOR": "1"]
    let three = try Self.output(
      ["rank", "--objectives", "cost,latency,throughput", Inputs.job08], columns: 100, environment)
    #expect(!three.contains("┤"))
    let narrow = try Self.output(["rank", Inputs.job08], columns: 40, environment)
    #expect(!narrow.contains("┤"))
    let json = try Self.output(
      ["rank", "--format", "json", Inputs.job08], columns: 100, environment)
    #expect(json.hasPrefix("{") && !json.contains("┤"))
  }

  struct NoTerminal: Error {}

  /// What the tool writes to a pseudo-terminal of so many columns, with `\n` at the line ends.
  private static func output(
    _ arguments: [String], columns: UInt16, _ environment: [String: String]
  ) throws -> String {
    let (main, other) = try pseudoTerminal()
    defer { close(main) }
    var size = winsize(ws_row: 50, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    guard ioctl(other, UInt(TIOCSWINSZ), &size) == 0 else { throw NoTerminal() }
    let process = Process()
    process.executableURL = try Tool.folder().appending(path: "rightsize")
    process.arguments = arguments
    process.environment = environment.merging(Tool.sanitizerOptions) { given, _ in given }
    process.currentDirectoryURL = Tool.root
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle(fileDescriptor: other, closeOnDealloc: false)
    try process.run()
    // Once only the tool holds it, its end is the end of the output.
    close(other)
    return text(from: main, of: process)
  }

  /// What a tool writes to a pseudo-terminal until it ends, with `\n` at the line ends.
  static func text(from main: CInt, of process: Process) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(main, &buffer, buffer.count)
      if count <= 0 { break }
      bytes += buffer[..<count]
    }
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
  }

  /// Both ends of a new pseudo-terminal.
  static func pseudoTerminal() throws -> (main: CInt, other: CInt) {
    #if os(Linux)
      // The C library's names for this are hidden from Swift: the kernel's own, of pty(7).
      let main = open("/dev/ptmx", O_RDWR | O_NOCTTY)
      var isLocked: CInt = 0
      var number: CUnsignedInt = 0
      let (unlock, getNumber): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
      guard main >= 0, ioctl(main, unlock, &isLocked) == 0, ioctl(main, getNumber, &number) == 0
      else { throw NoTerminal() }
      let other = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
      guard other >= 0 else { throw NoTerminal() }
      return (main, other)
    #else
      var (main, other): (CInt, CInt) = (-1, -1)
      guard openpty(&main, &other, nil, nil, nil) == 0 else { throw NoTerminal() }
      return (main, other)
    #endif
  }
}
