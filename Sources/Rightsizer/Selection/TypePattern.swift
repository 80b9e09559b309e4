/// A glob over instance types: `*` stands for any run of characters, `?` for one.
///
/// Everything else stands for itself, and the whole name must match: `ml.g5.*`, `ml.c?.xlarge`.
public struct TypePattern: Sendable, Hashable, CustomStringConvertible {
  /// The pattern as written.
  public let description: String

  /// A pattern; an empty one throws `SelectionError` with code `malformedType`.
  public init(_ pattern: some StringProtocol) throws(SelectionError) {
    if pattern.isEmpty {
      throw SelectionError(
        .malformedType, "a type pattern is empty; write one like ml.c5.* or ml.m5.large")
    }
    description = String(pattern)
  }

  /// Whether the pattern has no `*` or `?`, so that it names one type.
  public var isLiteral: Bool {
    !description.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }
  }

  /// Whether a whole instance type matches.
  ///
  /// Greedy with one point of return, at most pattern × name byte comparisons: no pattern makes it
  /// exponential.
  public func matches(_ instanceType: some StringProtocol) -> Bool {
    let pattern = Array(description.utf8)
    let name = Array(instanceType.utf8)
    var (p, n) = (0, 0)
    var star: Int?
    var afterStar = 0
    while n < name.count {
      if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
        star = p
        afterStar = n
        p += 1
      } else if p < pattern.count, pattern[p] == UInt8(ascii: "?") || pattern[p] == name[n] {
        p += 1
        n += 1
      } else if let last = star {
        afterStar += 1
        n = afterStar
        p = last + 1
      } else {
        return false
      }
    }
    while p < pattern.count, pattern[p] == UInt8(ascii: "*") { p += 1 }
    return p == pattern.count
  }
}
