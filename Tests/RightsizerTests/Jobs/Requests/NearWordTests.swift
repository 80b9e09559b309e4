import Testing

@testable import Rightsizer

struct NearWordTests {
  /// Distances by hand; the last is Damerau's own kind of mistake, which Levenshtein counts twice.
  static let distances: [(String, String, Int)] = [
    ("", "", 0), ("", "abc", 3), ("kitten", "sitting", 3), ("phases", "phase", 1),
    ("tasg", "tags", 1), ("ca", "abc", 3),
  ]

  @Test("Distances are those of optimal string alignment, both ways", arguments: distances)
  func distance(a: String, b: String, expected: Int) {
    #expect(NearWord.distance(Array(a.utf8), Array(b.utf8)) == expected)
    #expect(NearWord.distance(Array(b.utf8), Array(a.utf8)) == expected)
  }

  @Test("Case, hyphens, blanks and underscores are no difference")
  func plain() {
    for text in ["job-name", "JOB_NAME", "jobname", "Job Name"] {
      let near = NearWord(text, in: ["JobType", "JobName"])
      #expect(near?.word == "JobName")
      #expect(near?.distance == 0)
    }
  }

  @Test("What is far, empty or long is near to nothing")
  func far() {
    let words = ["JobType", "JobName", "Tags"]
    #expect(NearWord("Whatever", in: words) == nil)
    #expect(NearWord("", in: words) == nil)
    #expect(NearWord("--", in: words) == nil)
    #expect(NearWord(String(repeating: "a", count: 65), in: words) == nil)
    #expect(NearWord("Tagse", in: []) == nil)
  }

  @Test("A type of EC2, in capitals or with a slip of the hand, is recognised")
  func instanceTypes() {
    for text in ["ml.c5.xlarg", "ML.C5.XLARGE", "ml.c5.xlagre"] {
      #expect(NearWord(text, in: InstanceTypeNames.all)?.word == "ml.c5.xlarge")
    }
    #expect(InstanceTypeNames.isKnown("ml.p6e-gb200.36xlarge"))
    for text in ["ml.x9-new.48xlarge", "ml.a.b"] { #expect(InstanceTypeNames.isWellFormed(text)) }
    for text in ["ml.c5", "ml..xlarge", "ml.c5.", "c5.xlarge", "ml.c5.xlarge.", "ml.C5.xlarge", ""]
    {
      #expect(!InstanceTypeNames.isWellFormed(text))
    }
  }
}
