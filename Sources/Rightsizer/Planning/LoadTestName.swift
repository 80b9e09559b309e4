/// The names of jobs.
enum LoadTestName {
  /// The longest name (the service's model).
  static let greatestLength = 64
  private static let suffix = "-next"

  /// A name for the job after another: its name with `-next` behind it, as far as AWS takes it, and
  /// behind `-next` a number from 2, so that a plan of a planned job has a name of its own.
  ///
  /// A name is letters and digits of ASCII with hyphens between them; any other character becomes a
  /// hyphen.
  static func next(after name: String?) -> String {
    var base = ""
    for character in (name ?? "").unicodeScalars {
      let isPlain =
        character.isASCII
        && (character.properties.isAlphabetic || ("0"..."9").contains(character))
      base.unicodeScalars.append(isPlain ? character : "-")
    }
    base = trimmed(base)
    let (stem, number) = parted(base)
    let ending = number.map { "\(suffix)-\($0 + 1)" } ?? suffix
    let head = trimmed(String(stem.prefix(greatestLength - ending.utf8.count)))
    return (head.isEmpty ? "load-test" : head) + ending
  }

  /// The first such name that is none of those that are known to be taken.
  static func next(after name: String?, besides taken: Set<String>) -> String {
    var result = next(after: name)
    // Each has a greater number than the one before.
    while taken.contains(result) { result = next(after: result) }
    return result
  }

  /// A name without its ending and the ending's number, 1 for `-next` alone; the whole name where it
  /// has none.
  private static func parted(_ name: String) -> (stem: Substring, number: Int?) {
    if name.hasSuffix(suffix) { return (name.dropLast(suffix.count), 1) }
    let digits = name.utf8.reversed().prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }.count
    // Nine digits are no overflow, and more of them nobody's count.
    guard 1...9 ~= digits, name.dropLast(digits).hasSuffix(suffix + "-"),
      let number = Int(name.suffix(digits)), number > 1
    else { return (name[...], nil) }
    return (name.dropLast(suffix.count + 1 + digits), number)
  }

  private static func trimmed(_ name: String) -> String {
    var name = name.drop { $0 == "-" }
    while name.hasSuffix("-") { name.removeLast() }
    return String(name)
  }
}
