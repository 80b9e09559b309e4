import TestSupport
import Testing

@testable import Rightsizer

@Suite("Loading on several threads")
struct ThreadedLoadingTests {
  /// Many small exports, some damaged, some pages of one job that follow each other across inputs.
  private func inputs(_ seed: UInt64) -> [Input] {
    var random = RandomJSON(seed: seed)
    return (0..<500).map { index in
      var text = Array(random.export().utf8)
      switch random.generator.below(6) {
      case 0: text = random.damaged(text)
      case 1:
        let token = random.chance(60) ? ",\"NextToken\":\"t\"" : ""
        let job = "job-\(random.generator.below(4))"
        text = Array(
          "{\"Steps\":[{\"JobName\":\"\(job)\",\"StepType\":\"BENCHMARK\"}]\(token)}".utf8)
      case 2:
        let row = "{\"ServerlessConfig\":{\"MemorySizeInMB\":\(index)},\"ModelLatency\":-1}"
        text = Array("[\(row),\(row)]".utf8)
      case 3 where random.chance(20):
        // Large ones are begun before the others.
        text += [UInt8](repeating: 0x20, count: (1 + random.generator.below(3)) << 20)
      default: break
      }
      return .bytes(text, name: "input \(index)")
    }
  }

  @Test(
    "Any number of threads gives the same table, number for number", .timeLimit(.minutes(60)),
    arguments: UInt64(1)...2)
  func anyNumber(_ seed: UInt64) {
    func load(_ threads: Int) -> LoadResult {
      var options = LoadOptions()
      options.threads = ThreadCount(threads)
      return RecommendationTable.load(inputs(seed), options: options)
    }
    let one = load(1)
    #expect(one.table.count > 500 && !one.errors.isEmpty)
    #expect(one.table.diagnostics.contains { $0.code == .incompletePages })
    for threads in [2, 3, 8] {
      let many = load(threads)
      let comment: Comment = "seed \(seed), \(threads) threads"
      #expect(many.errors == one.errors, comment)
      #expect(many.table.sources == one.table.sources, comment)
      #expect(many.table.diagnostics == one.table.diagnostics, comment)
      #expect(many.table.baselines == one.table.baselines, comment)
      #expect(many.table.count == one.table.count, comment)
      let isEqual = (0..<one.table.count).allSatisfy { many.table[$0] == one.table[$0] }
      #expect(isEqual, comment)
      let (a, b) = (many.table.records, one.table.records)
      #expect(a.rows.endpointName == b.rows.endpointName, comment)
      #expect(a.rows.instanceType == b.rows.instanceType, comment)
      #expect(a.rows.environment == b.rows.environment, comment)
      #expect(a.rows.serverlessIndex == b.rows.serverlessIndex, comment)
      #expect(a.strings.count == b.strings.count, comment)
      #expect(a.strings.own.bytes == b.strings.own.bytes, comment)
      #expect(a.strings.own.ends == b.strings.own.ends, comment)
    }
  }

  @Test(
    "Stopped at the first error, any number of threads gives what stands before it",
    arguments: UInt64(1)...2)
  func stopping(_ seed: UInt64) {
    // Mostly the first damaged one comes early: some are put behind whole ones.
    let whole = (0..<150).map {
      Input.bytes(Array("[{\"CostPerHour\":\($0)}]".utf8), name: "\($0)")
    }
    let inputs = whole + inputs(seed)
    func load(_ threads: Int) -> LoadResult {
      var options = LoadOptions()
      options.threads = ThreadCount(threads)
      options.stopsAtFirstError = true
      return RecommendationTable.load(inputs, options: options)
    }
    let one = load(1)
    #expect(one.errors.count == 1 && one.table.count >= 150)
    for threads in [2, 3, 8] {
      let many = load(threads)
      let comment: Comment = "seed \(seed), \(threads) threads"
      #expect(many.errors == one.errors, comment)
      #expect(many.table.sources == one.table.sources, comment)
      #expect(many.table.diagnostics == one.table.diagnostics, comment)
      #expect(many.table.records.rows.endpointName == one.table.records.rows.endpointName, comment)
    }
  }
}
