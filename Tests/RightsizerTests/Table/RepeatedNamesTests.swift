import TestSupport
import Testing

@testable import Rightsizer

@Suite("Repeated names")
struct RepeatedNamesTests {
  @Test("Random names: the rows found are those whose name counts twice", arguments: 1...60)
  func counted(_ seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    var pool = StringPool()
    let choices = 1 + generator.below(2000)
    var texts: [String?] = []
    var ids: [StringPool.ID] = []
    var counts: [Bool] = []
    for _ in 0..<generator.below(2000) {
      let text = generator.below(9) == 0 ? nil : "name-\(generator.below(choices))"
      // The same name may be one of all or of one row.
      var id = StringPool.none
      if let text, generator.below(2) == 0 { id = pool.intern(text) }
      if let text, id < 0 { id = pool.settled(Array(text.utf8).withUnsafeBytes { pool.wait($0) }) }
      texts.append(text)
      ids.append(id)
      counts.append(generator.below(5) > 0)
    }
    var rowsOfName: [String: [Int]] = [:]
    for (row, text) in texts.enumerated() where counts[row] {
      if let text { rowsOfName[text, default: []].append(row) }
    }
    let expected = rowsOfName.values.filter { $0.count > 1 }.flatMap(\.self).sorted()
    for threads in [1, 2] {
      let found = RepeatedNames(ids, of: pool) { [counts] in counts[$0] }.found(
        ThreadCount(threads))
      #expect(found.map(\.row) == expected, "seed \(seed)")
      let numbers = Dictionary(grouping: found, by: \.name).values.map { $0.map(\.row) }
      #expect(Set(numbers) == Set(rowsOfName.values.filter { $0.count > 1 }), "seed \(seed)")
    }
  }
}
