extension NumberFormat {
  /// Writes the fewest digits that read back as the same finite number, in JSON's grammar.
  ///
  /// Whole numbers below 2⁵³ have no ".0"; −0 is written as 0, as everywhere in this package.
  static func appendShortest(_ value: Double, to bytes: inout [UInt8]) {
    if value.magnitude < 0x1p53, let integer = Int(exactly: value) {
      appendInteger(integer, to: &bytes)
    } else {
      bytes.append(contentsOf: value.description.utf8)
    }
  }
}
