import Foundation
import Rightsizer
import TestSupport
import Testing

@Suite("Loading")
struct LoadingTests {
  private let good = """
    {"JobName":"j","Status":"COMPLETED","InferenceRecommendations":[{"Metrics":{"CostPerHour":6,
     "MaxInvocations":1000,"ModelLatency":100},"EndpointConfiguration":{"EndpointName":"e",
     "InstanceType":"ml.c5.xlarge","InitialInstanceCount":2}}],
     "EndpointPerformances":[{"Metrics":{"MaxInvocations":5}}]}
    """

  private func bytes(_ text: String, _ name: String) -> Input {
    .bytes(Array(text.utf8), name: name)
  }

  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("rightsizer-tests-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  @Test("Bytes in memory give the same rows as the file")
  func memory() throws {
    let path = TestFiles.samples + "/cli1_describe_json.json"
    let file = try RecommendationTable(contentsOf: path)
    let memory = try RecommendationTable(bytes: TestFiles.bytes(path), name: path)
    #expect((0..<file.count).map { file[$0] } == (0..<memory.count).map { memory[$0] })
    #expect(file.diagnostics == memory.diagnostics && file.baselines == memory.baselines)
  }

  @Test("Rows, sources and errors stand in the order of the inputs")
  func many() {
    let result = RecommendationTable.load([
      bytes(good, "a"), bytes("{", "b"), bytes(good + good, "c"), .path("/no/such/file.json"),
      bytes("null", "d"), bytes("", "e"),
    ])
    #expect(result.table.sources == ["a", "c", "d"])
    #expect((0..<3).map { result.table[$0].source } == ["a", "c", "c"])
    let paths = (0..<3).map { result.table[$0].path }
    #expect(
      paths == [
        "$.InferenceRecommendations[0]", "$[0].InferenceRecommendations[0]",
        "$[1].InferenceRecommendations[0]",
      ])
    #expect(result.errors.map(\.source) == ["b", "/no/such/file.json", "e"])
    #expect(result.errors.map(\.code) == [.unexpectedEnd, .notFound, .refused])
  }

  @Test("A source that fails in its middle leaves nothing behind, and the next one is right")
  func rollback() throws {
    // Rows, a job, a baseline, a serverless row, an open page and diagnostics, then the fault.
    let step = """
      {"JobName":"j","Status":"COMPLETED","InferenceBenchmark":{"EndpointMetrics":{"MaxInvocations":
       7},"Metrics":{"CostPerHour":-1,"CostPerHour":-2},"EndpointConfiguration":{"ServerlessConfig":
       {"MemorySizeInMB":5},"InstanceType":"x"}}}
      """
    let bad = good + "{\"Steps\":[\(step)],\"NextToken\":\"x\"}" + good + "{\"Steps\":[\(step),{]}"
    let serverless = "[{\"ServerlessConfig\":{\"MemorySizeInMB\":9},\"CostPerInference\":1}]"
    let all = RecommendationTable.load([
      bytes(serverless, "s"), bytes(bad, "bad"), bytes(good, "a"), bytes(bad, "bad"),
      bytes(serverless, "t"),
    ])
    let without = RecommendationTable.load([
      bytes(serverless, "s"), bytes(good, "a"), bytes(serverless, "t"),
    ])
    #expect(all.errors.map(\.source) == ["bad", "bad"])
    #expect(all.errors[0].path == "$[3].Steps[1]")
    let table = all.table
    #expect(
      (0..<table.count).map { table[$0] } == (0..<without.table.count).map { without.table[$0] })
    #expect(table.count == 3)
    #expect(table.diagnostics == without.table.diagnostics)
    #expect(table.baselines == without.table.baselines)
    #expect(table.sources == without.table.sources)
    #expect(table[2].serverless?.memorySizeInMB == 9)
  }

  @Test("A folder gives its inputs by name, hidden and other files and folders aside")
  func folder() throws {
    try withFolder { folder in
      for name in ["b.json", "a.jsonl", "B.json", ".hidden.json", "note.txt"] {
        try good.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
      }
      try FileManager.default.createDirectory(
        atPath: folder + "/c.json", withIntermediateDirectories: true)
      let result = RecommendationTable.load(paths: [folder])
      #expect(result.errors.isEmpty)
      #expect(result.table.sources == ["B.json", "a.jsonl", "b.json"].map { folder + "/" + $0 })
      #expect(try RecommendationTable(contentsOf: folder + "/").count == 3)
      try "x".write(toFile: folder + "/z.json", atomically: true, encoding: .utf8)
      #expect(RecommendationTable.load(paths: [folder]).table.count == 3)
      #expect(
        RecommendationTable.load(paths: [folder]).errors.map(\.source) == [folder + "/z.json"])
      #expect(throws: ReadError.self) { try RecommendationTable(contentsOf: folder) }
    }
  }

  @Test("A pipe and a link to itself in a folder are errors that keep nothing waiting")
  func oddEntries() throws {
    try withFolder { folder in
      try good.write(toFile: folder + "/a.json", atomically: true, encoding: .utf8)
      #expect(mkfifo(folder + "/b.json", 0o600) == 0)
      #expect(symlink("c.json", folder + "/c.json") == 0)
      #expect(symlink("/dev/zero", folder + "/d.json") == 0)
      for threads in [1, 2] {
        var options = LoadOptions()
        options.threads = ThreadCount(threads)
        let result = RecommendationTable.load(paths: [folder], options: options)
        #expect(result.table.sources == [folder + "/a.json"])
        #expect(
          result.errors.map(\.source) == ["b", "c", "d"].map { folder + "/" + $0 + ".json" })
        #expect(result.errors[0].message.hasPrefix("a pipe in a folder is not read"))
        #expect(result.errors[1].message.hasPrefix("a link that leads in a circle"))
        #expect(result.errors[2].message.hasPrefix("neither a file nor a folder"))
      }
    }
  }

  @Test("A folder without inputs, a missing file and an impossible path are told apart")
  func missing() throws {
    try withFolder { folder in
      func error(_ path: String) -> ReadError? {
        RecommendationTable.load(paths: [path]).errors.first
      }
      #expect(error(folder)?.code == .emptyFolder)
      #expect(error(folder)?.source == folder)
      #expect(error(folder + "/none.json")?.code == .notFound)
      #expect(error("")?.code == .notFound)
      try good.write(toFile: folder + "/a.json", atomically: true, encoding: .utf8)
      #expect(error(folder + "/a.json/b.json")?.code == .notFound)
      // What stands before the NUL is there, but it is not what was asked for.
      #expect(error(folder + "/a.json\0.json")?.code == .notFound)
      #expect(error(folder + "\0/x")?.code == .notFound)
    }
  }
}
