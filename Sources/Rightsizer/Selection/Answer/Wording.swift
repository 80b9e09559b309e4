/// Figures in the words of reasons: the same figure always reads the same.
enum Wording {
  /// US dollars: at least cents, at most a hundredth of a cent; smaller amounts to three digits.
  /// Halves of the last digit go up.
  static func dollars(_ amount: Double) -> String {
    if amount != 0, abs(amount) < 0.0005 {
      return "$" + NumberFormat.significant(digits: 3).text(amount)
    }
    if abs(amount) >= 100 {
      return "$"
        + NumberFormat.fixed(decimals: 2, isGrouped: true).text(halfUp(amount, decimals: 2))
    }
    var text = NumberFormat.fixed(decimals: 4).text(halfUp(amount, decimals: 4))
    for _ in 0..<2 where text.hasSuffix("0") { text.removeLast() }
    return "$" + text
  }

  /// The amount, or the next greater where its shortest decimal is a half of the last digit: the
  /// Double of 176.295 is a little below, that of 780.735 a little above, and both are halves.
  private static func halfUp(_ amount: Double, decimals: Int) -> Double {
    let text = amount.shortestDescription.utf8
    guard text.last == UInt8(ascii: "5"), !text.contains(UInt8(ascii: "e")),
      let point = text.firstIndex(of: UInt8(ascii: ".")),
      text.distance(from: point, to: text.endIndex) == decimals + 2
    else { return amount }
    return amount < 0 ? amount.nextDown : amount.nextUp
  }

  /// A rate, a latency or a share: up to six digits, no trailing zeros.
  static func figure(_ value: Double) -> String {
    if value == value.rounded(.toNearestOrEven), abs(value) < 0x1p53 {
      return NumberFormat.fixed(decimals: 0, isGrouped: true).text(value)
    }
    var text = NumberFormat.significant(digits: 6, isGrouped: true).text(value)
    let exponent = text.firstIndex(of: "e").map { String(text[$0...]) } ?? ""
    text.removeLast(exponent.count)
    if text.contains(".") {
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    return text + exponent
  }

  /// A latency in milliseconds; one that repeats its job's threshold is a lower bound.
  static func latency(_ milliseconds: Double, isCensored: Bool) -> String {
    (isCensored ? "≥ " : "") + figure(milliseconds)
  }

  /// All digits of a value or a limit, where two that are close must read as different.
  static func exact(_ value: Double) -> String { grouped(value.shortestDescription) }

  /// All digits of a limit as it was given.
  static func exact(_ value: ExactDecimal) -> String { grouped(value.description) }

  /// A whole number, all of its digits.
  static func count(_ count: Int) -> String {
    NumberFormat.fixed(decimals: 0, isGrouped: true).text(count)
  }

  private static func grouped(_ text: String) -> String {
    var bytes = Array(text.utf8)
    NumberFormat.groupThousands(&bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A fraction in percent, to one decimal, and never rounded to 100 or 0 from either side.
  static func percent(_ fraction: Double) -> String { digits(fraction * 100) + " %" }

  private static func digits(_ percent: Double) -> String {
    if percent > 99.9, percent < 100 { return "just under 100" }
    if percent > 0, percent < 0.1 { return "under 0.1" }
    var text = NumberFormat.fixed(decimals: 1, isGrouped: true).text(percent)
    if text.hasSuffix(".0") { text.removeLast(2) }
    return text
  }

  /// Percent as they are, to one decimal.
  static func percentPoints(_ percent: Double) -> String { digits(percent) + " %" }

  static func instances(_ count: Int) -> String {
    count == 1 ? "1 instance" : "\(figure(Double(count))) instances"
  }

  /// The type and count of a part, such as `ml.c5.xlarge × 7`.
  static func part(_ part: Choice.Part) -> String {
    if let concurrency = part.maxConcurrency {
      return "serverless × \(figure(Double(concurrency))) concurrent"
    }
    return "\(part.instanceType ?? "") × \(figure(Double(part.instanceCount ?? 0)))"
  }

  /// A choice by its parts, with the row of each.
  static func name(_ choice: Choice) -> String {
    choice.parts.map { "\(part($0)) (row \($0.row))" }.joined(separator: " + ")
  }
}
