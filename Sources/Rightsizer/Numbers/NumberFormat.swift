/// How a number is written for people: without a locale, and rounded half to even on its exact
/// binary value, as C's `printf` does.
///
/// ```swift
/// NumberFormat.fixed(decimals: 2).text(12_000.125)                  // "12000.12"
/// NumberFormat.fixed(decimals: 0, isGrouped: true).text(12_000)     // "12,000"
/// NumberFormat.significant(digits: 4).text(0.000_123_456)           // "0.0001235"
/// NumberFormat.shortest.text(0.1)                                   // "0.1"
/// ```
///
/// NaN and the infinities are written as ``missing``. What rounds to zero has no sign.
package struct NumberFormat: Sendable, Hashable {
  /// The rule that gives the digits.
  package enum Digits: Sendable, Hashable {
    /// So many digits after the decimal point.
    case fixed(decimals: Int)
    /// So many significant digits, and never fewer than the integer part has; with an exponent
    /// below 10⁻⁶ and from 10¹⁵ on.
    case significant(digits: Int)
    /// The fewest digits that read back as the same number.
    case shortest
  }

  /// The rule that gives the digits.
  package let digits: Digits
  /// Whether thousands are set apart by commas.
  package let isGrouped: Bool
  /// What stands for NaN and the infinities.
  package let missing: String

  /// What stands for a value that is not available, in every table.
  package static let missingText = "—"

  private init(_ digits: Digits, isGrouped: Bool, missing: String) {
    self.digits = digits
    self.isGrouped = isGrouped
    self.missing = missing
  }

  /// So many digits after the decimal point, 0…1074.
  package static func fixed(
    decimals: Int, isGrouped: Bool = false, missing: String = missingText
  ) -> Self {
    precondition((0...1074).contains(decimals), "a double has at most 1074 decimals")
    return Self(.fixed(decimals: decimals), isGrouped: isGrouped, missing: missing)
  }

  /// So many significant digits, 1…17.
  package static func significant(
    digits: Int, isGrouped: Bool = false, missing: String = missingText
  ) -> Self {
    precondition((1...17).contains(digits), "17 digits tell every double apart")
    return Self(.significant(digits: digits), isGrouped: isGrouped, missing: missing)
  }

  /// The fewest digits that read back as the same number.
  package static let shortest = Self(.shortest, isGrouped: false, missing: missingText)

  /// The number as text.
  package func text(_ value: Double) -> String {
    guard value.isFinite else { return missing }
    var bytes: [UInt8] = []
    switch digits {
    case .fixed(let decimals): Self.appendFixed(value, decimals: decimals, to: &bytes)
    case .significant(let count): Self.appendSignificant(value, digits: count, to: &bytes)
    case .shortest: Self.appendShortest(value, to: &bytes)
    }
    if isGrouped { Self.groupThousands(&bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The number as text, ``missing`` for `nil`.
  package func text(_ value: Double?) -> String {
    guard let value else { return missing }
    return text(value)
  }

  /// A whole number as text: all of its digits, grouped or not.
  package func text(_ value: Int) -> String {
    var bytes: [UInt8] = []
    Self.appendInteger(value, to: &bytes)
    if isGrouped { Self.groupThousands(&bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Sets commas between the thousands of the integer part; text with an exponent is left alone.
  static func groupThousands(_ bytes: inout [UInt8]) {
    guard !bytes.contains(UInt8(ascii: "e")) else { return }
    let start = bytes.first == UInt8(ascii: "-") ? 1 : 0
    var index = (bytes.firstIndex(of: UInt8(ascii: ".")) ?? bytes.count) - 3
    while index > start {
      bytes.insert(UInt8(ascii: ","), at: index)
      index -= 3
    }
  }
}
