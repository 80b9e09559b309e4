import TestSupport
import Testing

@testable import Rightsizer

struct TextPatternTests {
  /// With texts that match, to be changed a little.
  static let patterns: [(pattern: TextPattern, seeds: [String])] = [
    (.hyphenatedName(64), ["a", "resnet-first", "a--b"]),
    (.modelName, ["a", "bert-base-2"]),
    (
      .roleARN,
      [
        "arn:aws:iam::111122223333:role/service-role/R_1", "arn:aws-us-gov:iam::111122223333:roler",
        "arn:aws:iam::111122223333:role/",
      ]
    ),
    (
      .modelPackageARN,
      [
        "arn:aws:sagemaker:us-east-1:111122223333:model-package/g/1",
        "arn:aws-cn:sagemaker:cn-north-1:111122223333:model-package/g",
        "arn:aws:sagemaker:us-gov-west-12345:111122223333:model-package/g",
      ]
    ),
    (.s3URI, ["s3://b", "s3://b/k/l", "https://h/p?q", "s3://b//"]),
    (.kmsKeyID, ["", "alias/a_b", "arn:aws:kms:r:1:key/1-2"]),
    (.frameworkVersion, ["1.2", "1.12.1-cpu", "1.."]),
    (.mimeType, ["a/b", "application/json; charset=utf-8", "x_1-2/ "]),
    (.networkID("sg-1"), ["sg-0a", "-"]),
    (.tag, ["", "a b_.:/=+-@", "größer"]),
    (.anything, ["a", "\n"]),
    (.oneLine, ["", "a b"]),
  ]

  @Test("The walk and the standard library's regular expressions agree", arguments: 0..<12)
  func equalsRegex(index: Int) throws {
    let (pattern, seeds) = Self.patterns[index]
    let regex = try Regex(pattern.source).matchingSemantics(.unicodeScalar)
    let seed = UInt64(1000 + index)
    var generator = SeededGenerator(seed: seed)
    let alphabet = Array("aZ09-_./:@=+, sr\u{9}{}".unicodeScalars)
    var matched = 0
    for round in 0..<800 {
      var scalars = Array(seeds[round % seeds.count].unicodeScalars)
      for _ in 0..<generator.below(3) {
        let place = generator.below(scalars.count + 1)
        let new = alphabet[generator.below(alphabet.count)]
        switch generator.below(3) {
        case 0: scalars.insert(new, at: place)
        case 1 where place < scalars.count: scalars[place] = new
        case 2 where place < scalars.count: scalars.remove(at: place)
        default: break
        }
      }
      var text = ""
      text.unicodeScalars.append(contentsOf: scalars)
      let expected = try regex.wholeMatch(in: text) != nil
      matched += expected ? 1 : 0
      #expect(pattern.matches(text) == expected, "seed \(seed): \(text.debugDescription)")
    }
    #expect(matched > 100)
  }

  @Test("Line ends, white space and Unicode are told apart as Java does")
  func unicode() {
    for end in ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"] {
      #expect(!TextPattern.oneLine.matches("a\(end)b"))
      #expect(!TextPattern.s3URI.matches("s3://b/k\(end)"))
      // In the bucket's part the pattern allows all but a slash.
      #expect(TextPattern.s3URI.matches("s3://b\(end)"))
      #expect(TextPattern.anything.matches(end))
    }
    #expect(TextPattern.oneLine.matches("a\u{B}b\u{C}"))
    let package = "arn:aws:sagemaker:us-east-1:111122223333:model-package/g"
    #expect(!TextPattern.modelPackageARN.matches(package + "\u{B}"))
    #expect(TextPattern.modelPackageARN.matches(package + "\u{A0}é"))
    // Letters, separators and numbers of every script; no emoji, no combining mark.
    for text in ["größe", "数量", "٣", "Ⅷ", "½", "a\u{2003}b", "a\u{2028}"] {
      #expect(TextPattern.tag.matches(text))
    }
    for text in ["😀", "e\u{301}", "a,b", "a\tb", "a\0"] { #expect(!TextPattern.tag.matches(text)) }
    #expect(!TextPattern.hyphenatedName(64).matches("é"))
    #expect(!TextPattern.mimeType.matches("é/b"))
    #expect(!TextPattern.roleARN.matches("arn:aws:iam::٣11122223333:role/r"))
  }
}
