import TestSupport
import Testing

@testable import Rightsizer

struct EnvironmentMergeTests {
  private static func texts(_ merges: [EnvironmentMerge]) -> [[String]] {
    merges.map { merge in
      (merge.ranges?.categoricalParameterRanges ?? []).map {
        "\($0.name ?? "")=\(($0.values ?? []).joined(separator: "|"))"
      }
    }
  }

  @Test("Rows that differ in one variable become one range, numbers in their order")
  func oneVariable() {
    let merges = EnvironmentMerge.merges(of: [["N": "4"], ["N": "2"], ["N": "10"]])
    #expect(Self.texts(merges) == [["N=2|4|10"]])
    #expect(merges[0].testCount == 3)
  }

  @Test(
    "Rows that differ in two make combinations that none was measured with")
  func unseen() {
    let merges = EnvironmentMerge.merges(of: [["A": "1", "B": "x"], ["A": "2", "B": "y"]])
    #expect(Self.texts(merges) == [["A=1|2", "B=x|y"]])
    #expect(merges[0].testCount == 4 && merges[0].environments.count == 2)
  }

  @Test("A range of more than three values is two configurations")
  func fourValues() {
    let merges = EnvironmentMerge.merges(of: ["1", "2", "3", "4"].map { ["N": $0] })
    #expect(Self.texts(merges) == [["N=1|2|3"], ["N=4"]])
  }

  @Test("A merge that would more than double the tests is parted: three on a diagonal are 9 of 3")
  func blowUp() {
    let merges = EnvironmentMerge.merges(
      of: [["A": "1", "B": "1"], ["A": "2", "B": "2"], ["A": "3", "B": "3"]])
    #expect(Self.texts(merges) == [["A=1|2", "B=1|2"], ["A=3", "B=3"]])
    // All nine together are one configuration without an unseen one.
    let grid = ["1", "2", "3"].flatMap { a in ["1", "2", "3"].map { ["A": a, "B": $0] } }
    let whole = EnvironmentMerge.merges(of: grid)
    #expect(whole.count == 1 && whole[0].testCount == 9)
  }

  @Test("What is unset in one row is no value of a range, so that row is apart")
  func unset() {
    let merges = EnvironmentMerge.merges(of: [[:], ["A": "1"], ["A": "2"], [:]])
    #expect(Self.texts(merges) == [[], ["A=1|2"]])
    #expect(merges[0].ranges == nil && merges[0].testCount == 1)
  }

  @Test("Six variables, a long name and a long value are refused; the limits themselves are not")
  func refusals() {
    func variables(_ count: Int) -> [String: String] {
      Dictionary(uniqueKeysWithValues: (0..<count).map { ("V\($0)", "1") })
    }
    func text(_ count: Int) -> String { String(repeating: "x", count: count) }
    #expect(EnvironmentMerge.refusal(of: variables(5)) == nil)
    #expect(EnvironmentMerge.refusal(of: variables(6)) != nil)
    #expect(EnvironmentMerge.refusal(of: [text(64): text(128)]) == nil)
    #expect(EnvironmentMerge.refusal(of: [text(65): "1"]) != nil)
    #expect(EnvironmentMerge.refusal(of: ["A": text(129)]) != nil)
  }

  @Test("Every environment is in exactly one merge, each within AWS's limits and twice its own")
  func property() throws {
    var generator = SeededGenerator(seed: 66)
    for _ in 0..<500 {
      let environments = (0..<1 + generator.below(12)).map { _ in
        Dictionary(
          uniqueKeysWithValues: (0..<generator.below(4)).map {
            ("V\($0)", String(generator.below(4)))
          })
      }
      let merges = EnvironmentMerge.merges(of: environments)
      for environment in environments {
        #expect(merges.count { $0.environments.contains(environment) } == 1)
      }
      for merge in merges {
        #expect(merge.values.count <= 5 && merge.values.values.allSatisfy { $0.count <= 3 })
        #expect(merge.testCount == merge.values.values.reduce(1) { $0 * $1.count })
        #expect(merge.testCount <= 2 * merge.environments.count)
        let combinations = Set(merge.combinations)
        #expect(combinations.count == merge.testCount)
        #expect(combinations.isSuperset(of: merge.environments))
      }
    }
  }
}
