import TestSupport
import Testing

@testable import Rightsizer

@Suite("File names")
struct FileNamesTests {
  private func add(_ name: String, to names: inout FileNames) -> Bool {
    Array(name.utf8).withUnsafeBytes { names.append($0) }
  }

  @Test("Random names: those of inputs are taken, in the order of their bytes", arguments: 1...50)
  func order(_ seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let pieces = ["job-", "a", "é", "0", "00000000", ".", "B", "-"]
    let endings = [".json", ".jsonl", ".csv", ".json.gz", ".csv.gz", ".txt", ".gz", "", ".JSON"]
    let common = generator.below(2) == 0 ? "" : "recommender-job-"
    var names = FileNames()
    var expected: Set<String> = []
    for _ in 0..<200 {
      let name =
        common
        + (0..<generator.below(5)).map { _ in pieces[generator.below(pieces.count)] }.joined()
        + endings[generator.below(endings.count)]
      guard !expected.contains(name) else { continue }
      let isInput =
        [".json", ".jsonl", ".csv", ".json.gz", ".jsonl.gz", ".csv.gz"].contains {
          name.hasSuffix($0)
        } && !name.hasPrefix(".")
      #expect(add(name, to: &names) == isInput, "seed \(seed): \(name)")
      if isInput { expected.insert(name) }
    }
    let sorted = expected.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    #expect(names.sorted().map { names.path($0, []) } == sorted, "seed \(seed)")
    #expect(names.count == 0 || names.path(names.sorted()[0], Array("x/".utf8)) == "x/" + sorted[0])
  }
}
