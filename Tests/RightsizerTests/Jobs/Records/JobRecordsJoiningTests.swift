import TestSupport
import Testing

@testable import Rightsizer

@Suite("Joining records")
struct JobRecordsJoiningTests {
  private func text(_ random: inout RandomJSON) -> [UInt8] {
    let text = Array(random.export().utf8)
    return random.chance(10) ? random.damaged(text) : text
  }

  @Test(
    "Runs read by any of several readers and joined are number for number one reading",
    arguments: UInt64(1)...20)
  func anyReader(_ seed: UInt64) {
    var random = RandomJSON(seed: seed)
    let runs = (0..<random.generator.below(12)).map { _ in
      (0..<random.generator.below(6)).map { _ in text(&random) }
    }
    var one = RecordsReader()
    let readerCount = 1 + random.generator.below(4)
    var parts: [JobRecords.Part] = []
    var readers = (0..<readerCount).map { _ in RecordsReader() }
    var places = [[(place: Int, run: JobRecords.Run)]](repeating: [], count: readerCount)
    // The first reader often has what begins all, and nothing else.
    let firstCount = seed % 2 == 0 && readerCount > 1 ? random.generator.below(runs.count + 1) : 0
    for (place, texts) in runs.enumerated() {
      let index =
        place < firstCount
        ? 0
        : firstCount > 0
          ? 1 + random.generator.below(readerCount - 1)
          : random.generator.below(readerCount)
      for (number, text) in texts.enumerated() {
        one.read(MemoryBytes(text), name: "\(place).\(number)")
        readers[index].read(MemoryBytes(text), name: "\(place).\(number)")
      }
      places[index].append((place, readers[index].endRun()))
    }
    for index in readers.indices {
      parts.append(JobRecords.Part(records: readers[index].takeRecords(), runs: places[index]))
    }
    let joined = JobRecords(joining: parts, ThreadCount(2))
    let whole = one.takeRecords()
    let comment: Comment = "seed \(seed)"
    // Every column, as it is held: NaN is printed as itself.
    #expect("\(joined.rows)" == "\(whole.rows)", comment)
    #expect("\(joined.sources)" == "\(whole.sources)", comment)
    #expect("\(joined.jobs)" == "\(whole.jobs)", comment)
    #expect("\(joined.baselines)" == "\(whole.baselines)", comment)
    #expect(joined.openPages.all == whole.openPages.all, comment)
    #expect("\(joined.diagnostics.items)" == "\(whole.diagnostics.items)", comment)
    #expect(joined.diagnostics.uncounted().count == whole.diagnostics.uncounted().count, comment)
    #expect(joined.strings.count == whole.strings.count, comment)
    for id in 0..<Int32(whole.strings.count) {
      #expect(joined.strings[id] == whole.strings[id], comment)
    }
    #expect(joined.strings.own.bytes == whole.strings.own.bytes, comment)
    #expect(joined.environments.count == whole.environments.count, comment)
    for id in 0..<Int32(whole.environments.count) {
      #expect(joined.environments[id] == whole.environments[id], comment)
    }
  }
}
