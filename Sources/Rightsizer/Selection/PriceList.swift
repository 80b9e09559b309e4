/// Prices of instance types, from a file, that replace the exported ones.
public struct PriceList: Sendable, Hashable {
  /// US dollars an hour of one instance, by instance type.
  public let dollarsPerHour: [String: Double]

  /// Reads lines of `instanceType,pricePerHour`; a first line without a number is a header.
  ///
  /// Throws `SelectionError` with code `malformedPriceList` and the line: for a line of other than
  /// two fields, a price that is not a decimal of 0 or more, two different prices of one type, and
  /// where there is no price at all.
  public init(parsingCSV text: some StringProtocol) throws(SelectionError) {
    var prices: [String: Double] = [:]
    for (index, line) in SeparatedLines(text).lines.enumerated() {
      guard line.fields.count == 2, !line.fields[0].isEmpty else {
        throw SelectionError(
          .malformedPriceList, "write instanceType,pricePerHour, like ml.m5.large,0.115",
          line: line.number)
      }
      let price: ExactDecimal
      do {
        price = try ExactDecimal(parsing: line.fields[1])
      } catch {
        if index == 0, SeparatedLines.isColumnName(line.fields[1]) { continue }
        throw SelectionError(.malformedPriceList, error.message, line: line.number)
      }
      if price < 0 {
        throw SelectionError(
          .malformedPriceList, "the price of \(line.fields[0]) is negative", line: line.number)
      }
      if let other = prices[line.fields[0]], other != price.value {
        throw SelectionError(
          .malformedPriceList,
          "\(line.fields[0]) has two prices, \(other.shortestDescription) and \(price)",
          line: line.number)
      }
      prices[line.fields[0]] = price.value
    }
    if prices.isEmpty {
      throw SelectionError(
        .malformedPriceList, "no price in the file; write instanceType,pricePerHour a line")
    }
    dollarsPerHour = prices
  }
}

/// Fractions taken off prices: a Savings Plan or a negotiated rate.
public struct Discounts: Sendable, Hashable {
  struct Rule: Hashable {
    /// The types it is for; `nil` for every one.
    let pattern: TypePattern?
    let fraction: Double
  }

  /// The rules in the order given.
  private(set) var rules: [Rule] = []

  /// No discount.
  public init() {}

  /// Reads and adds `0.3` for every type, or `ml.g5.*=0.4` for those that match.
  ///
  /// Throws `SelectionError` with code `malformedDiscount` for another form and for a fraction
  /// outside 0…1, `malformedType` for an empty pattern.
  public mutating func add(parsing text: some StringProtocol) throws(SelectionError) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let fraction: ExactDecimal
    do {
      fraction = try ExactDecimal(parsing: parts.last.map { $0.trimmingSpaces() } ?? "")
    } catch {
      throw SelectionError(
        .malformedDiscount,
        "\"\(text)\" is not a discount; write it as 0.3 or PATTERN=0.3, like ml.g5.*=0.3")
    }
    if fraction < 0 || fraction > 1 {
      throw SelectionError(
        .malformedDiscount, "the discount \(fraction) is outside 0…1; 0.3 takes 30 % off")
    }
    let pattern = parts.count == 2 ? try TypePattern(parts[0].trimmingSpaces()) : nil
    rules.append(Rule(pattern: pattern, fraction: fraction.value))
  }

  /// The fraction taken off a type's price: that of the last rule that names its pattern and
  /// matches, else of the last rule for every type, else 0.
  public func fraction(of instanceType: String) -> Double {
    let specific = rules.last { $0.pattern?.matches(instanceType) == true }
    return (specific ?? rules.last { $0.pattern == nil })?.fraction ?? 0
  }
}
