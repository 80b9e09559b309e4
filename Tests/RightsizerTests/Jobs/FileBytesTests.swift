import Foundation
import TestSupport
import Testing

@testable import Rightsizer

/// A text of a beginning, a part that is repeated, and an end; nothing of it is held.
private final class RepeatedBytes: ByteStream {
  private let parts: [[UInt8]]
  private let count: Int
  private var part = 0
  private var offset = 0

  init(_ head: String, _ middle: String, _ count: Int, _ tail: String) {
    parts = [head, middle, tail].map { Array($0.utf8) }
    self.count = count
  }

  var expectedByteCount: Int { 0 }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    guard part < count + 2 else { return 0 }
    let bytes = parts[part == 0 ? 0 : part == count + 1 ? 2 : 1]
    let taken = min(buffer.count, bytes.count - offset)
    for index in 0..<taken { buffer[index] = bytes[offset + index] }
    offset += taken
    if offset == bytes.count { (part, offset) = (part + 1, 0) }
    return taken
  }
}

@Suite("Files, pipes and long values")
struct FileBytesTests {
  private let row = "{\"CostPerHour\":1,\"InitialInstanceCount\":1}\n"

  private func withFile(_ text: String, _ body: (String) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("rightsizer-tests-\(UUID().uuidString).json").path
    try text.write(toFile: path, atomically: false, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(path)
  }

  private func error(_ bytes: any ByteStream) -> ReadError? {
    var reader = RecordsReader()
    reader.read(bytes, name: "x")
    #expect(reader.errors.isEmpty || reader.takeRecords().rows.count == 0)
    return reader.errors.first
  }

  @Test("A file that grows, shrinks or changes between its opening and its end is an error")
  func changes() throws {
    try withFile(row) { path in
      let grown = try InputFile.open(path)
      let handle = try #require(FileHandle(forWritingAtPath: path))
      try handle.seekToEnd()
      try handle.write(contentsOf: Array(row.utf8))
      #expect(error(grown)?.message.contains("changed while it was read") == true)
      let shrunk = try InputFile.open(path)
      try handle.truncate(atOffset: UInt64(row.utf8.count))
      let fault = error(shrunk)
      #expect(fault?.message.contains("became shorter") == true)
      #expect(fault?.offset == row.utf8.count && fault?.line == 2)
      #expect(error(try InputFile.open(path)) == nil)
    }
  }

  @Test("A pipe is read to its end; one whose writer dies ends early")
  func pipes() throws {
    for (text, isWhole) in [(row + row, true), (row + row.dropLast(5), false)] {
      let pipe = Pipe()
      try pipe.fileHandleForWriting.write(contentsOf: Array(text.utf8))
      try pipe.fileHandleForWriting.close()
      let bytes = FileBytes(pipe.fileHandleForReading.fileDescriptor, isOwned: false)
      let fault = error(bytes)
      #expect((fault == nil) == isWhole)
      if !isWhole { #expect(fault?.code == .unexpectedEnd && fault?.line == 2) }
    }
  }

  @Test("A folder opened as a file is the system's error")
  func systemError() throws {
    let folder = FileManager.default.temporaryDirectory.path
    #expect(error(try InputFile.open(folder))?.code == .unreadable)
  }

  @Test(
    "What is read over does not stay in memory, however long",
    arguments: [
      ("\"", "a long text ", "\""), ("", "1234567890", ""), ("[", "[[\"x\",2],{}],", "0]"),
      ("", "                ", "1"),
    ])
  func skipped(_ parts: (String, String, String)) {
    let text = RepeatedBytes(
      "[{\"Other\":" + parts.0, parts.1, 100_000, parts.2 + ",\"CostPerHour\":3}]")
    let window = ByteWindow(chunk: 4096)
    window.open(text)
    var cursor = JSONCursor(window)
    let isRead = (try? cursor.skipValue()) != nil && cursor.isAtEnd
    #expect(isRead)
    #expect(window.capacity <= 8 * 4096)
  }

  @Test("A million-digit number, a long string and many parameters are read in linear time")
  func kept() throws {
    var reader = RecordsReader(chunk: 4096)
    reader.read(
      RepeatedBytes("[{\"CostPerHour\":0.", "1234567890", 100_000, "}]"), name: "number")
    reader.read(
      RepeatedBytes("[{\"InstanceType\":\"", "ml.c5.xlarge", 100_000, "\"}]"), name: "string")
    reader.read(
      RepeatedBytes(
        "[{\"InstanceType\":\"x\",\"EnvironmentParameters\":[{\"Key\":\"k\"}",
        ",{\"Key\":\"a\",\"Value\":\"1\"}", 20_000, "]}]"), name: "parameters")
    #expect(reader.errors.isEmpty)
    let records = reader.takeRecords()
    #expect(records.rows.costPerHour[0] == 0.12345678901234568)
    #expect(records.strings.byteCount(of: records.rows.instanceType[1]) == 1_200_000)
    #expect(records.environments[records.rows.environment[2]].count == 20_001)
  }
}
