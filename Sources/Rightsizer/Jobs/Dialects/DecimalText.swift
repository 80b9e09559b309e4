/// Numbers as Python and spreadsheets write them, digit by digit as JSON does.
enum DecimalText {
  /// Appends a number with all its digits; false, and nothing appended, if the text is none.
  ///
  /// Beyond JSON's own grammar these are taken: a `+` in front, zeros in front, no digit on one side
  /// of the decimal point, and `inf`, `nan` and their other spellings.
  static func append(_ text: RawSpan, to json: inout [UInt8]) -> Bool {
    let end = text.byteCount
    var offset = 0
    func peek(_ offset: Int) -> UInt8 { offset < end ? CSVScanner.byte(text, offset) : 0 }
    let isNegative = peek(0) == UInt8(ascii: "-")
    if isNegative || peek(0) == UInt8(ascii: "+") { offset = 1 }
    var integer = offset..<skipDigits(text, offset)
    offset = integer.upperBound
    var fraction = offset..<offset
    if peek(offset) == UInt8(ascii: ".") {
      fraction = (offset &+ 1)..<skipDigits(text, offset &+ 1)
      offset = fraction.upperBound
    }
    guard !integer.isEmpty || !fraction.isEmpty else {
      return appendWord(text, isNegative, to: &json)
    }
    var exponent = offset..<offset
    if peek(offset) | 0x20 == UInt8(ascii: "e") {
      let hasSign = peek(offset &+ 1) == UInt8(ascii: "-") || peek(offset &+ 1) == UInt8(ascii: "+")
      let digits = offset &+ (hasSign ? 2 : 1)
      exponent = offset..<skipDigits(text, digits)
      guard exponent.upperBound > digits else { return false }
      offset = exponent.upperBound
    }
    guard offset == end else { return false }
    while integer.count > 1, peek(integer.lowerBound) == UInt8(ascii: "0") {
      integer = integer.dropFirst()
    }
    if isNegative { json.append(UInt8(ascii: "-")) }
    if integer.isEmpty { json.append(UInt8(ascii: "0")) }
    json.append(text, integer)
    if !fraction.isEmpty {
      json.append(UInt8(ascii: "."))
      json.append(text, fraction)
    }
    json.append(text, exponent)
    return true
  }

  private static func skipDigits(_ text: RawSpan, _ start: Int) -> Int {
    var offset = start
    while offset < text.byteCount, CSVScanner.byte(text, offset) &- UInt8(ascii: "0") < 10 {
      offset &+= 1
    }
    return offset
  }

  private static func appendWord(
    _ text: RawSpan, _ isNegative: Bool, to json: inout [UInt8]
  ) -> Bool {
    let hasSign = text.byteCount > 0 && CSVScanner.byte(text, 0) < UInt8(ascii: "A")
    let word = text.extracting((hasSign ? 1 : 0)..<text.byteCount)
    if word.isEqual(to: "inf") || word.isEqual(to: "Infinity") || word.isEqual(to: "Inf") {
      json.append(isNegative ? "-Infinity" : "Infinity")
      return true
    }
    guard word.isEqual(to: "nan") || word.isEqual(to: "NaN") else { return false }
    json.append("NaN")
    return true
  }
}
