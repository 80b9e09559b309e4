import TestSupport
import Testing

@testable import Rightsizer

@Suite("String pool")
struct StringPoolTests {
  @Test("Numbers count up in order of first appearance, and give the strings back")
  func numbers() {
    var pool = StringPool()
    var generator = SeededGenerator(seed: 5)
    var known: [String: StringPool.ID] = [:]
    for _ in 0..<20_000 {
      let length = generator.below(20)
      let text = String((0..<length).map { _ in "abß"[generator.below(3)] })
      let id = pool.intern(text)
      if let first = known[text] {
        #expect(id == first)
      } else {
        #expect(Int(id) == known.count)
        known[text] = id
      }
      #expect(pool[id] == text)
    }
    #expect(pool.count == known.count)
    for (text, id) in known { #expect(pool.find(text) == id) }
  }

  @Test("Strings that differ only by NULs, length or one byte are different")
  func nearMisses() {
    var pool = StringPool()
    let texts = [
      "", "\0", "\0\0", "a", "a\0", "\0a", "abcdefgh", "abcdefgh\0", "abcdefghi", "abcdefgi",
      "\u{301}", "e\u{301}", "é", String(repeating: "\0", count: 8),
    ]
    for text in texts { _ = pool.intern(text) }
    #expect(pool.count == texts.count)
    for (index, text) in texts.enumerated() { #expect(pool.find(text) == Int32(index)) }
  }

  @Test("No string is no number, and what was never added is not found")
  func absent() {
    var pool = StringPool()
    #expect(pool.find("a") == nil)
    #expect(pool[StringPool.none] == nil)
    #expect(pool.byteCount(of: StringPool.none) == 0)
    _ = pool.intern("ß")
    #expect(pool.find("a") == nil)
    #expect(pool.byteCount(of: 0) == 2)
  }

  @Test("Queued strings are numbered when they are settled, in the order of the settling")
  func queue() {
    var pool = StringPool()
    _ = pool.intern("known")
    let texts = ["known", "a name of more than eight bytes", "", "known", "b"]
    let queued = texts.map { text in
      Array(text.utf8).withUnsafeBytes { bytes in
        let foreseen = pool.foresee(bytes)
        return pool.queue(foreseen)
      }
    }
    let waiting = Array("waits".utf8).withUnsafeBytes { pool.wait($0) }
    let moved = pool.queued(waiting)
    #expect(pool.queued(queued[1]) == queued[1])
    #expect(pool.queued(0) == 0 && pool.settled(0) == 0)
    #expect(pool.queued(StringPool.none) == StringPool.none)
    #expect(pool.settled(StringPool.none) == StringPool.none)
    pool.forgetWaiting(downTo: 0)
    #expect(pool.count == 1)
    #expect(queued.map { pool.settled($0) } == [0, 1, 2, 0, 3])
    #expect(pool.settled(moved) == 4)
    #expect((0..<5).map { pool[$0] } == ["known", texts[1], "", "b", "waits"])
    pool.forgetQueue()
  }
}

extension String {
  fileprivate subscript(offset: Int) -> Character { self[index(startIndex, offsetBy: offset)] }
}

@Suite("Environment pool")
struct EnvironmentPoolTests {
  private func parameters(_ values: [(Int32, Int32)]) -> [EnvironmentPool.Parameter] {
    values.map { EnvironmentPool.Parameter(key: $0.0, valueType: 0, value: $0.1) }
  }

  @Test("Equal lists get one number, lists in another order another; the empty one is 0")
  func numbers() {
    var pool = EnvironmentPool()
    #expect(pool.intern([]) == EnvironmentPool.empty)
    #expect(pool[EnvironmentPool.empty].isEmpty)
    let one = pool.intern(parameters([(1, 2), (3, 4)])[...])
    let other = pool.intern(parameters([(3, 4), (1, 2)])[...])
    let part = pool.intern(parameters([(1, 2)])[...])
    #expect(Set([EnvironmentPool.empty, one, other, part]).count == 4)
    #expect(pool.intern(parameters([(1, 2), (3, 4)])[...]) == one)
    #expect(Array(pool[one]) == parameters([(1, 2), (3, 4)]))
    #expect(Array(pool[other]) == parameters([(3, 4), (1, 2)]))
    #expect(Array(pool[part]) == parameters([(1, 2)]))
    #expect(pool.count == 4)
  }
}
