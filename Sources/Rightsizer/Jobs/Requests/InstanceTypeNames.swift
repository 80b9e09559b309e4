/// The instance types of the service's model (botocore 1.43.11, ProductionVariantInstanceType),
/// told by their names alone.
enum InstanceTypeNames {
  /// A family a line with its sizes; a literal, so that it costs nothing before it is first read.
  private static let families: StaticString = """
    c4 large xlarge 2xlarge 4xlarge 8xlarge
    c5 large xlarge 2xlarge 4xlarge 9xlarge 18xlarge
    c5d large xlarge 2xlarge 4xlarge 9xlarge 18xlarge
    c6g large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge
    c6gd large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge
    c6gn large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge
    c6i large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge
    c6in large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge
    c7g large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge
    c7i large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge
    c8g medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge
    dl1 24xlarge
    g4dn xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge
    g5 xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge
    g6 xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge
    g6e xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge
    g7e 2xlarge 4xlarge 8xlarge 12xlarge 24xlarge 48xlarge
    inf1 xlarge 2xlarge 6xlarge 24xlarge
    inf2 xlarge 8xlarge 24xlarge 48xlarge
    m4 xlarge 2xlarge 4xlarge 10xlarge 16xlarge
    m5 large xlarge 2xlarge 4xlarge 12xlarge 24xlarge
    m5d large xlarge 2xlarge 4xlarge 12xlarge 24xlarge
    m6g large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge
    m6gd large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge
    m6i large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge
    m7i large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge
    m8g medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge
    p2 xlarge 8xlarge 16xlarge
    p3 2xlarge 8xlarge 16xlarge
    p4d 24xlarge
    p4de 24xlarge
    p5 4xlarge 48xlarge
    p5e 48xlarge
    p5en 48xlarge
    p6-b200 48xlarge
    p6-b300 48xlarge
    p6e-gb200 36xlarge
    r5 large xlarge 2xlarge 4xlarge 12xlarge 24xlarge
    r5d large xlarge 2xlarge 4xlarge 12xlarge 24xlarge
    r6g large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge
    r6gd large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge
    r6i large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge
    r7gd medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge
    r7i large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge
    r8g medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge
    t2 medium large xlarge 2xlarge
    trn1 2xlarge 32xlarge
    trn1n 32xlarge
    trn2 48xlarge
    """

  /// All names.
  static let all: [String] = "\(families)".split(separator: "\n").flatMap { line in
    let words = line.split(separator: " ")
    return words.dropFirst().map { "ml.\(words[0]).\($0)" }
  }

  private static let known = Set(all)

  /// Whether the service's model has the type.
  static func isKnown(_ name: String) -> Bool { known.contains(name) }

  /// Whether a name is formed as those of instance types are: `ml.FAMILY.SIZE`.
  static func isWellFormed(_ name: String) -> Bool {
    let parts = name.utf8.split(
      separator: UInt8(ascii: "."), maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].elementsEqual("ml".utf8) else { return false }
    return parts.dropFirst().allSatisfy { part in
      !part.isEmpty
        && part.allSatisfy {
          UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
            || $0 == UInt8(ascii: "-")
        }
    }
  }
}
