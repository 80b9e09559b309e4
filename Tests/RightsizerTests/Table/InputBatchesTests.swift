import Foundation
import Testing

@testable import Rightsizer

@Suite("Inputs in runs")
struct InputBatchesTests {
  @Test(
    "What stands in a listed file's place when it is opened keeps nothing waiting",
    .timeLimit(.minutes(60)), arguments: [1, 2])
  func replaced(_ threads: Int) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("rightsizer-tests-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let paths = ["a", "b", "c", "d"].map { folder + "/\($0).json" }
    try "[{\"CostPerHour\":1}]".write(toFile: paths[0], atomically: true, encoding: .utf8)
    #expect(mkfifo(paths[1], 0o600) == 0)
    #expect(symlink("/dev/zero", paths[2]) == 0)
    try FileManager.default.createDirectory(
      atPath: paths[3], withIntermediateDirectories: false)
    // As if each had been a file when the folder was listed; a hundred more make two runs.
    let listed = paths.map { InputBatches.Item.fileInFolder(path: $0, byteCount: 40) }
    let more = [InputBatches.Item](repeating: listed[0], count: 100)
    let result = InputBatches(items: listed + more).read(ThreadCount(threads))
    #expect(result.records.sources.map(\.name) == Array(repeating: paths[0], count: 101))
    #expect(result.errors.map(\.source) == Array(paths[1...]))
    #expect(
      result.errors.map { $0.message.prefix(23) } == [
        "a pipe in a folder is n", "neither a file nor a fo", "a folder, not a file: n",
      ])
  }
}
