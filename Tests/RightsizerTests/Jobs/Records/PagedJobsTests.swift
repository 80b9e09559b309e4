import TestSupport
import Testing

@testable import Rightsizer

@Suite("Jobs of which pages have come")
struct PagedJobsTests {
  @Test("They are those of a set, each once", arguments: UInt64(1)...20)
  func reference(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var jobs = PagedJobs()
    var expected: Set<StringPool.ID> = []
    for _ in 0..<generator.below(40) {
      let job = StringPool.ID(generator.below(12)) - 1
      jobs.insert(job)
      expected.insert(job)
      #expect(jobs.sorted() == expected.sorted(), "seed \(seed)")
    }
    #expect(jobs.isEmpty == expected.isEmpty)
  }
}
