import TestSupport
import Testing

@testable import Rightsizer

@Suite("Rows' own strings")
struct OwnStringsTests {
  private func wait(_ text: String, in pool: inout StringPool) -> StringPool.ID {
    Array(text.utf8).withUnsafeBytes { pool.wait($0) }
  }

  @Test(
    "Each comes back by its number, and one that comes again soon has the same", arguments: 1...5)
  func numbers(_ seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    var pool = StringPool()
    let interned = pool.intern("interned")
    var known: [(id: StringPool.ID, text: String)] = []
    for _ in 0..<2000 {
      // Shorter and longer than a word, and none at all.
      let text = String(repeating: "é-", count: generator.below(4)) + "\(generator.below(10))"
      let dropped = generator.below(4) == 0
      if dropped { _ = wait("dropped", in: &pool) }
      let id = pool.settled(wait(dropped ? "" : text, in: &pool))
      pool.forgetWaiting(downTo: 0)
      known.append((id, dropped ? "" : text))
    }
    for (id, text) in known { #expect(id < StringPool.none && pool[id] == text, "seed \(seed)") }
    #expect(pool.own.count < 1000, "seed \(seed)")
    #expect(pool[interned] == "interned" && pool.count == 1)
    for (a, b) in zip(known, known.dropFirst()) {
      #expect(pool.areEqual(a.id, b.id) == (a.text == b.text), "seed \(seed)")
      #expect((pool.tag(of: a.id) == pool.tag(of: b.id)) == (a.text == b.text), "seed \(seed)")
    }
  }

  @Test("What a source that failed has brought is forgotten, and no number leads there")
  func forgotten() {
    var pool = StringPool()
    pool.startSource()
    let first = pool.settled(wait("first", in: &pool))
    pool.startSource()
    _ = pool.settled(wait("second", in: &pool))
    pool.forgetOwn(downTo: 1)
    pool.startSource()
    let third = pool.settled(wait("third", in: &pool))
    let second = pool.settled(wait("second", in: &pool))
    #expect(pool.own.count == 3)
    #expect(pool[first] == "first" && pool[second] == "second" && pool[third] == "third")
  }
}
