/// An axis of a character plot: its scale, its ends and its ticks.
///
/// The scale is logarithmic when all values are positive and the greatest is more than 30 times the
/// least. Ticks stand at 1, 2 or 5 times a power of ten, and the ends lie on such numbers.
struct PlotAxis: Sendable {
  struct Tick: Sendable, Hashable {
    var value: Double
    var label: String
  }

  /// From which quotient of the greatest and the least value on the scale is logarithmic.
  static let logarithmicRange = 30.0

  let isLogarithmic: Bool
  let lower: Double
  let upper: Double
  let ticks: [Tick]

  /// An axis over finite values, with at most about `targetCount` ticks.
  init(least: Double, greatest: Double, targetCount: Int) {
    let target = max(targetCount, 2)
    isLogarithmic = least > 0 && greatest > Self.logarithmicRange * least
    if isLogarithmic {
      (lower, upper, ticks) = Self.logarithmic(least, greatest, target)
    } else {
      (lower, upper, ticks) = Self.linear(least, greatest, target)
    }
  }

  /// Where a value of the axis lies between its ends, 0…1.
  func position(of value: Double) -> Double {
    let position: Double
    if isLogarithmic {
      let start = Logarithm.base10(lower)
      position = (Logarithm.base10(value) - start) / (Logarithm.base10(upper) - start)
    } else {
      // Halves, so that the difference of the largest numbers is finite.
      position = (value / 2 - lower / 2) / (upper / 2 - lower / 2)
    }
    return position.isFinite ? min(max(position, 0), 1) : 0
  }

  /// The cell of `count` cells that a value falls into.
  func cell(of value: Double, count: Int) -> Int {
    Int((position(of: value) * Double(count - 1)).rounded())
  }

  // MARK: Scales

  private typealias Scale = (lower: Double, upper: Double, ticks: [Tick])

  private static func linear(_ least: Double, _ greatest: Double, _ target: Int) -> Scale {
    var (low, high) = (least, greatest)
    let size = max(low.magnitude, high.magnitude)
    if high / 2 - low / 2 <= size * 1e-9 {
      // One value only: it stands in the middle.
      let margin = size > 0 ? max(size / 2, .leastNonzeroMagnitude) : 1
      low = max(low - margin, -.greatestFiniteMagnitude)
      high = min(high + margin, .greatestFiniteMagnitude)
    }
    let rawStep = (high / 2 - low / 2) / (Double(target) / 2)
    guard rawStep >= 1e-290 else { return ends(low, high) }
    let exponent = Int(Logarithm.base10(rawStep).rounded(.down))
    let candidates = [(1, exponent), (2, exponent), (5, exponent), (1, exponent + 1)]
    guard
      let (factor, power) = candidates.first(where: { tick($0.0, $0.1) >= rawStep * 0.999_999 }),
      let first = Int(exactly: (low / tick(factor, power)).rounded(.down)),
      let last = Int(exactly: (high / tick(factor, power)).rounded(.up)), last - first < 1_000
    else { return ends(low, high) }
    let all = (first...last).map { number in
      Tick(value: tick(number * factor, power), label: label(number * factor, power))
    }
    .filter(\.value.isFinite)
    guard let start = all.first, let end = all.last else { return ends(low, high) }
    return (min(start.value, low), max(end.value, high), all)
  }

  private static func logarithmic(_ least: Double, _ greatest: Double, _ target: Int) -> Scale {
    let first = Int(Logarithm.base10(least).rounded(.down)) - 1
    let last = Int(Logarithm.base10(greatest).rounded(.up)) + 1
    let grid = (first...last).flatMap { power in [1, 2, 5].map { (factor: $0, power: power) } }
      .filter { tick($0.factor, $0.power).isFinite && tick($0.factor, $0.power) > 0 }
    let start = grid.last { tick($0.factor, $0.power) <= least }
    let end = grid.first { tick($0.factor, $0.power) >= greatest }
    let lower = start.map { tick($0.factor, $0.power) } ?? least
    let upper = end.map { tick($0.factor, $0.power) } ?? greatest
    let inside = grid.filter { (lower...upper).contains(tick($0.factor, $0.power)) }
    let decades = inside.filter { $0.factor == 1 }
    var chosen = inside
    var stride = 1
    while chosen.count > target {
      chosen = decades.filter { $0.power % stride == 0 }
      stride += 1
    }
    let ticks = chosen.map { Tick(value: tick($0.factor, $0.power), label: label($0.0, $0.1)) }
    return (lower, upper, ticks)
  }

  /// What is left where no nice numbers are to be had: the ends themselves.
  private static func ends(_ low: Double, _ high: Double) -> Scale {
    let ticks = [low, high].map { Tick(value: $0, label: NumberFormat.shortest.text($0)) }
    return (low, high, ticks)
  }

  // MARK: Ticks

  /// `number × 10^power`, correctly rounded.
  private static func tick(_ number: Int, _ power: Int) -> Double {
    Double("\(number)e\(power)") ?? .infinity
  }

  /// The tick in full between 10⁻⁴ and 10⁷, with an exponent beyond.
  private static func label(_ number: Int, _ power: Int) -> String {
    let value = tick(number, power)
    if value.magnitude < 1e7, value.magnitude >= 1e-4 || value == 0, power >= -9 {
      return NumberFormat.fixed(decimals: max(-power, 0), isGrouped: true).text(value)
    }
    guard value != 0 else { return "0" }
    var digits = String(number.magnitude)
    let exponent = power + digits.utf8.count - 1
    while digits.hasSuffix("0") { digits.removeLast() }
    let rest = digits.dropFirst()
    let significand = digits.prefix(1) + (rest.isEmpty ? "" : "." + rest)
    return (number < 0 ? "-" : "") + significand + "e\(exponent)"
  }
}

/// Logarithms that are the same on every machine: the C library's differ in the last digit.
enum Logarithm {
  private static let ln2 = 0.693_147_180_559_945_3
  private static let ln10 = 2.302_585_092_994_045_7

  /// The logarithm to base ten of a positive finite number, to about 15 digits.
  ///
  /// By ln m = 2 artanh((m − 1)/(m + 1)) for the significand m in 1..<2, whose series shrinks
  /// ninefold a term.
  static func base10(_ value: Double) -> Double {
    let ratio = (value.significand - 1) / (value.significand + 1)
    let square = ratio * ratio
    var power = ratio
    var sum = 0.0
    for term in 0..<18 {
      sum += power / Double(2 * term + 1)
      power *= square
    }
    return (Double(value.exponent) * ln2 + 2 * sum) / ln10
  }
}
