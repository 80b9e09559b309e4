import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The end by a signal, and the progress line at a terminal.
struct InterruptTests {
  struct NotInTime: Error {}

  @Test(
    "A signal ends it as shells expect; the temporary file goes, an earlier file stays",
    arguments: [SIGINT, SIGTERM, SIGHUP])
  func temporaryFile(signal: CInt) throws {
    try Scratch.with { folder in
      let path = try folder.file("x.csv", "earlier")
      // Standard input stays open, so it waits for more.
      let input = Pipe()
      let process = try Self.started(["export", "-", "--to", path], input: input)
      try Self.wait { try ExportTests.names(in: folder).count == 2 }
      let names = try ExportTests.names(in: folder)
      #expect(names.first?.hasPrefix(".rightsize-") == true && names.last == "x.csv")
      try Self.wait { kill(process.processIdentifier, signal) == 0 }
      process.waitUntilExit()
      #expect(process.terminationReason == .uncaughtSignal)
      #expect(process.terminationStatus == signal)
      #expect(try ExportTests.names(in: folder) == ["x.csv"])
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "earlier")
      try input.fileHandleForWriting.close()
    }
  }

  @Test("A signal that it was started to ignore is ignored")
  func ignored() throws {
    try Scratch.with { folder in
      let result = try Tool.shell(
        """
        trap '' HUP
        (sleep 1; cat \(Inputs.job12)) | rightsize export - --to \(folder.path)/x.csv & sleep 0.5
        kill -HUP $!; wait $!
        """)
      #expect(result.code == 0)
      #expect(try ExportTests.names(in: folder) == ["x.csv"])
    }
  }

  @Test("At a terminal a long run shows its progress and erases it; --quiet shows none")
  func progress() throws {
    let shown = try Self.errors(["rank", Inputs.job12, "-"], until: "reading")
    let lines = shown.split(separator: "\r", omittingEmptySubsequences: false)
    // The rows of the last part may come too soon after its bytes to be shown.
    #expect(lines.contains { $0.hasPrefix("reading ") && $0.contains(" rows") }, "\(shown)")
    // What stood in the line is blank in the end, before anything else is told.
    let blank = try #require(lines.lastIndex { !$0.isEmpty && $0.allSatisfy { $0 == " " } })
    #expect(!lines[blank...].contains { $0.contains("reading") })
    #expect(!(try Self.errors(["rank", Inputs.job12, "-", "--quiet"])).contains("reading"))
  }

  @Test("A short run shows none, nor does one whose standard error is no terminal")
  func noProgress() throws {
    #expect(!(try Self.errors(["rank", Inputs.job12, "-"], seconds: 0)).contains("\r"))
    let result = try Tool.shell(
      "(sleep 1.2; cat \(Inputs.job12)) | rightsize rank - 2>&1 >/dev/null")
    #expect(result.output.isEmpty)
  }

  @Test("A signal erases the progress line")
  func erased() throws {
    try Scratch.with { folder in
      // A FIFO that nobody writes to: it waits there, with the line shown.
      let fifo = folder.path + "/waits.json"
      #expect(mkfifo(fifo, 0o600) == 0)
      var shown = ""
      // On a busy machine the program itself may begin late.
      for seconds in [1.2, 5, 25] where !shown.contains("reading ") {
        shown = try Self.errors(["rank", "-", fifo], seconds: seconds) { process in
          Thread.sleep(forTimeInterval: seconds / 4)
          kill(process.processIdentifier, SIGINT)
        }
      }
      let lines = shown.split(separator: "\r", omittingEmptySubsequences: false)
      #expect(lines.contains { $0.hasPrefix("reading ") }, "\(shown)")
      #expect(lines.dropLast().last?.allSatisfy { $0 == " " } == true && lines.last == "")
    }
  }

  /// What it tells a terminal when a job comes late enough for it to tell this: on a busy machine the
  /// program itself may begin late.
  private static func errors(_ arguments: [String], until wanted: String) throws -> String {
    for seconds in [1.2, 5] {
      let shown = try errors(arguments, seconds: seconds)
      if shown.contains(wanted) { return shown }
    }
    return try errors(arguments, seconds: 25)
  }

  /// What it tells a terminal on standard error when a job comes on standard input after so long.
  private static func errors(
    _ arguments: [String], seconds: Double = 1.2, then body: (Process) -> Void = { _ in }
  ) throws -> String {
    let (main, other) = try TerminalTests.pseudoTerminal()
    defer { close(main) }
    let input = Pipe()
    let process = try started(
      arguments, input: input, errors: FileHandle(fileDescriptor: other, closeOnDealloc: false))
    close(other)
    Thread.sleep(forTimeInterval: seconds)
    let job = try Data(contentsOf: Tool.root.appending(path: Inputs.job12))
    try input.fileHandleForWriting.write(contentsOf: job)
    try input.fileHandleForWriting.close()
    body(process)
    return TerminalTests.text(from: main, of: process)
  }

  private static func started(
    _ arguments: [String], input: Pipe, errors: FileHandle = .nullDevice
  ) throws -> Process {
    let process = Process()
    process.executableURL = try Tool.folder().appending(path: "rightsize")
    process.arguments = arguments
    process.environment = [:]
    process.currentDirectoryURL = Tool.root
    process.standardInput = input
    process.standardOutput = FileHandle.nullDevice
    process.standardError = errors
    try process.run()
    return process
  }

  private static func wait(until condition: () throws -> Bool) throws {
    for _ in 0..<1000 {
      if try condition() { return }
      Thread.sleep(forTimeInterval: 0.01)
    }
    throw NotInTime()
  }
}
