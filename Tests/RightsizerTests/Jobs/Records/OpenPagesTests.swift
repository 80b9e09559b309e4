import TestSupport
import Testing

@testable import Rightsizer

@Suite("Pages of steps that are not the last")
struct OpenPagesTests {
  /// The same by looking at every page each time.
  private struct Reference {
    var pages: [OpenPages.Page] = []

    mutating func turn(to job: Int32, of source: Int32) {
      pages.removeAll {
        $0.jobName == job || ($0.jobName == StringPool.none && $0.source == source)
      }
    }

    mutating func closeLast(of source: Int32) {
      if pages.last?.source == source { pages.removeLast() }
    }
  }

  @Test("Pages close and open as if each were looked for among all", arguments: UInt64(1)...40)
  func reference(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var reference = Reference()
    var all = OpenPages()
    let jobCount = 1 + generator.below(30)
    for source in Int32(0)..<60 {
      var own = OpenPages()
      let before = reference
      for document in 0..<Int32(generator.below(12)) {
        let job = Int32(generator.below(jobCount)) - 1
        let follows = reference.pages.last?.source == source
        #expect(own.isEmpty == !follows, "seed \(seed)")
        let page = OpenPages.Page(
          jobName: job, source: source, document: document, path: ".Steps")
        switch generator.below(6) {
        case 0:
          own.closeLast()
          reference.closeLast(of: source)
        case 1 where !follows:
          var empty = page
          empty.jobName = StringPool.none
          own.open(empty)
          reference.pages.append(empty)
        default:
          own.turn(to: job)
          reference.turn(to: job, of: source)
          guard generator.below(3) > 0 else { break }
          own.open(page)
          reference.pages.append(page)
        }
      }
      // A source that cannot be read leaves no trace.
      if generator.below(8) == 0 {
        reference = before
      } else {
        all.append(own)
      }
      #expect(all.all == reference.pages, "seed \(seed), source \(source)")
    }
  }

  @Test("Two hundred thousand open pages take no time to speak of", .timeLimit(.minutes(60)))
  func many() {
    var all = OpenPages()
    for source in Int32(0)..<200_000 {
      var own = OpenPages()
      own.turn(to: source)
      own.open(OpenPages.Page(jobName: source, source: source, document: 0, path: ""))
      all.append(own)
    }
    #expect(all.all.count == 200_000)
    for source in Int32(0)..<200_000 {
      var own = OpenPages()
      own.turn(to: source)
      all.append(own)
    }
    #expect(all.isEmpty && all.all.isEmpty)
  }
}
