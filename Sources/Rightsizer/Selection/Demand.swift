/// Invocations a minute to be served at the peak, exact as typed.
///
/// ```swift
/// let demand = try Demand(parsing: "200/s")   // 12000 a minute
/// ```
public struct Demand: Sendable, Hashable, Comparable {
  /// Invocations a minute, exact.
  internal let exact: ExactRational
  /// Invocations a minute, the nearest Double: positive and finite.
  public let perMinute: Double

  /// A positive exact rate; `nil` where it is not positive or beyond a Double's range.
  internal init?(exact: ExactRational) {
    let nearest = exact.doubleValue
    guard nearest > 0, nearest.isFinite else { return nil }
    self.exact = exact
    perMinute = nearest
  }

  /// A rate a minute; a Double is taken as its shortest decimal.
  ///
  /// Throws `SelectionError` with code `notFinite` for NaN and infinities, `demandNotPositive` for
  /// zero and below.
  public init(perMinute: Double) throws(SelectionError) {
    try self.init(exactly: ExactDecimal(perMinute).exact, text: "\(perMinute)")
  }

  /// Reads a rate with its unit: `12000` or `12000/min`, `200/s`, `1e6/h`.
  ///
  /// Throws `SelectionError`: `notADecimal` for a malformed number (also NaN), `unknownUnit`,
  /// `demandNotPositive` for zero and below.
  public init(parsing text: some StringProtocol) throws(SelectionError) {
    try self.init(exactly: Self.rate(parsing: text), text: text.prefix(40))
  }

  /// Reads a rate with its unit as invocations a minute, of any sign.
  internal static func rate(
    parsing text: some StringProtocol
  ) throws(SelectionError) -> ExactRational {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    let unit: ExactRational
    if parts.count == 2 {
      switch parts[1].trimmingSpaces() {
      case "s", "sec", "second": unit = ExactRational(60)
      case "min", "minute": unit = .one
      case "h", "hour": unit = ExactRational(60).reciprocal
      default:
        throw SelectionError(
          .unknownUnit,
          "\"\(text.prefix(40))\" has an unknown unit; write the demand as N/s, N/min or N/h")
      }
    } else {
      unit = .one
    }
    return try ExactDecimal(parsing: (parts.first ?? "").trimmingSpaces()).exact * unit
  }

  private init(
    exactly number: ExactRational, text: some StringProtocol
  ) throws(SelectionError) {
    if number.isNegative || number.isZero {
      throw SelectionError(
        .demandNotPositive,
        "the demand is \(text); give the invocations a minute at the peak, more than 0")
    }
    guard let demand = Demand(exact: number) else {
      throw SelectionError(.notADecimal, "the demand \(text) is beyond the range of 1e-300…1e300")
    }
    self = demand
  }

  /// Compares the exact rates.
  public static func == (a: Demand, b: Demand) -> Bool { a.exact == b.exact }

  /// Compares the exact rates.
  public static func < (a: Demand, b: Demand) -> Bool { a.exact < b.exact }

  /// Hashes the exact rate.
  public func hash(into hasher: inout Hasher) { hasher.combine(exact) }
}

extension StringProtocol {
  /// The text without blanks and tabs at both ends.
  internal func trimmingSpaces() -> SubSequence {
    var result = self[...]
    while let first = result.first, first == " " || first == "\t" { result = result.dropFirst() }
    while let last = result.last, last == " " || last == "\t" { result = result.dropLast() }
    return result
  }
}
