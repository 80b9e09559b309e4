/// A decimal exactly as typed: `0.9` is nine tenths, not the nearest binary fraction.
///
/// Counts computed from it have no off-by-one at exact multiples. A `Double` is taken as its
/// shortest decimal, so the literal `0.9` means nine tenths too.
public struct ExactDecimal: Sendable, Hashable, Comparable {
  internal let exact: ExactRational
  /// The nearest Double.
  public let value: Double

  internal init(exact: ExactRational) {
    self.exact = exact
    value = exact.doubleValue
  }

  /// Reads a decimal as typed: `12000`, `0.9`, `.5`, `1e6`, `-3.5e-2`.
  ///
  /// Throws `SelectionError` with code `notADecimal` for anything else, for more than 400 digits
  /// and for a power of ten beyond ±400, so hostile input costs nothing.
  public init(parsing text: some StringProtocol) throws(SelectionError) {
    switch ExactRational.parse(decimal: text.utf8) {
    case .success(let exact):
      self.init(exact: exact)
      guard value.isFinite else {
        throw SelectionError(.notADecimal, "a number is too large; the greatest is 1.79e308")
      }
    case .failure(.malformed):
      throw SelectionError(
        .notADecimal, "\"\(text.prefix(40))\" is not a decimal; write it like 12000, 0.9 or 1e6")
    case .failure(.tooManyDigits):
      throw SelectionError(
        .notADecimal, "a number has more than \(ExactRational.largestDigitCount) digits; shorten it"
      )
    case .failure(.exponentOutOfRange):
      throw SelectionError(
        .notADecimal,
        "\"\(text.prefix(40))\" has a power of ten beyond ±\(ExactRational.largestExponent)")
    }
  }

  /// The shortest decimal of a number; throws code `notFinite` for NaN and infinities.
  public init(_ value: Double) throws(SelectionError) {
    guard let exact = ExactRational(shortestDecimalOf: value) else {
      throw SelectionError(.notFinite, "\(value) is not a number that can be used; give a decimal")
    }
    self.init(exact: exact)
  }

  /// A whole number.
  public init(_ value: Int) {
    self.init(exact: ExactRational(value))
  }

  /// Compares the exact values.
  public static func == (a: ExactDecimal, b: ExactDecimal) -> Bool { a.exact == b.exact }

  /// Compares the exact values.
  public static func < (a: ExactDecimal, b: ExactDecimal) -> Bool { a.exact < b.exact }

  /// Hashes the exact value.
  public func hash(into hasher: inout Hasher) { hasher.combine(exact) }
}

extension ExactDecimal: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
  /// A whole number.
  public init(integerLiteral value: Int) { self.init(value) }

  /// The shortest decimal of a literal; a literal beyond a Double's range is a programmer's error.
  public init(floatLiteral value: Double) {
    let exact = ExactRational(shortestDecimalOf: value)
    precondition(exact != nil, "a decimal literal must be finite")
    self.init(exact: exact ?? .zero)
  }
}

extension ExactDecimal: CustomStringConvertible {
  /// The nearest Double's shortest decimal, whole numbers without a point.
  public var description: String { value.shortestDescription }
}

extension Double {
  /// The value where it is a whole number of magnitude 2⁵³ or less.
  internal var asWholeNumber: Int64? {
    guard magnitude <= 0x1p53 else { return nil }
    // Conversion truncates in one instruction, where `rounded` calls libm.
    let whole = Int64(self)
    return Double(whole) == self ? whole : nil
  }

  /// The shortest decimal that reads back, whole numbers to 2⁵³ without a point.
  internal var shortestDescription: String {
    asWholeNumber.map { String($0) } ?? description
  }
}
