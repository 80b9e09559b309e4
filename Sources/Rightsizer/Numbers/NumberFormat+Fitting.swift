extension NumberFormat {
  /// Significant digits for a column: the fewest that tell its different values apart.
  ///
  /// With ``TextTable/Alignment/decimalPoint`` each value keeps its own number of decimals and the
  /// points stand below each other. Values that even `maximumDigits` cannot tell apart do not
  /// count. NaN and infinities are left out.
  ///
  /// - Complexity: O(*n* log *n*) for *n* values.
  package static func significant(
    fitting values: [Double], digits: Int = 4, maximumDigits: Int = 6, isGrouped: Bool = false
  ) -> Self {
    fewest(digits...max(digits, maximumDigits), tellingApart: values) {
      .significant(digits: $0, isGrouped: isGrouped)
    }
  }

  /// Decimals for a column of one magnitude, such as dollars an hour: the fewest that tell its
  /// different values apart, all rows having as many.
  ///
  /// Values that even `maximumDecimals` cannot tell apart do not count. NaN and infinities are left
  /// out.
  ///
  /// - Complexity: O(*n* log *n*) for *n* values.
  package static func fixed(
    fitting values: [Double], decimals: Int = 3, maximumDecimals: Int = 6, isGrouped: Bool = false
  ) -> Self {
    fewest(decimals...max(decimals, maximumDecimals), tellingApart: values) {
      .fixed(decimals: $0, isGrouped: isGrouped)
    }
  }

  private static func fewest(
    _ counts: ClosedRange<Int>, tellingApart values: [Double], format: (Int) -> Self
  ) -> Self {
    let most = format(counts.upperBound)
    let sorted = values.filter(\.isFinite).sorted()
    // Rounding keeps the order, so only neighbours can fall together.
    var pairs = zip(sorted, sorted.dropFirst())
      .filter { $0 != $1 && most.text($0) != most.text($1) }
    for count in counts {
      let candidate = format(count)
      pairs.removeAll { candidate.text($0) != candidate.text($1) }
      if pairs.isEmpty { return candidate }
    }
    return most
  }
}
