import Synchronization
import TestSupport
import Testing

@testable import Rightsizer

/// What reading tells while it goes on, and when it stops before the end.
struct LoadProgressTests {
  private static func bytes(_ text: String) -> Input { .bytes(Array(text.utf8), name: text) }

  private static let good = #"[{"InstanceType":"ml.m5.large","CostPerHour":1}]"#

  @Test("Bytes and rows grow to those of all inputs")
  func progress() {
    let told = Mutex<[LoadProgress]>([])
    let path = TestFiles.jobs
    let result = RecommendationTable.load(
      [Self.bytes(Self.good), .path(path), Self.bytes("{")],
      onProgress: { progress in told.withLock { $0.append(progress) } })
    let all = told.withLock(\.self)
    #expect(zip(all, all.dropFirst()).allSatisfy { $0.bytesRead <= $1.bytesRead })
    #expect(zip(all, all.dropFirst()).allSatisfy { $0.rowCount <= $1.rowCount })
    var byteCount = Self.good.utf8.count + 1
    for name in TestFiles.names(in: path) where name.hasSuffix(".json") {
      byteCount += TestFiles.bytes(path + "/" + name).count
    }
    #expect(all.last?.bytesRead == byteCount)
    #expect(all.last?.rowCount == result.table.count)
  }

  @Test("Rows of a list that is given again are told once")
  func repeatedList() {
    let rows = Array(repeating: "{\"CostPerHour\":1}", count: 1500).joined(separator: ",")
    let lists = Array(repeating: "\"InferenceRecommendations\":[\(rows)]", count: 3)
    let told = Mutex(0)
    let result = RecommendationTable.load(
      [Self.bytes("{" + lists.joined(separator: ",") + "}")],
      onProgress: { progress in told.withLock { $0 = progress.rowCount } })
    #expect(result.table.count == 1500)
    #expect(told.withLock(\.self) == 1500)
  }

  @Test("Asked to stop at the first error, it tells that one, in the order given")
  func firstError() {
    var options = LoadOptions()
    options.stopsAtFirstError = true
    let inputs = [Self.bytes(Self.good), Self.bytes("{"), Self.bytes("["), Self.bytes(Self.good)]
    let stopped = RecommendationTable.load(inputs, options: options)
    #expect(stopped.errors.map(\.source) == ["{"])
    let whole = RecommendationTable.load(inputs)
    #expect(whole.errors.map(\.source) == ["{", "["])
    #expect(whole.table.count == 2)
  }
}
