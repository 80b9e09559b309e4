/// A number as written: ±mantissa × 10^exponent, with what it takes to read it exactly.
struct JSONNumber: Sendable {
  var isNegative: Bool
  /// The significant digits; the first 19 of them where there are more.
  var mantissa: UInt64
  /// The power of ten of the mantissa's last digit.
  var exponent: Int
  /// Whether digits other than zeros did not fit into the mantissa.
  var isTruncated: Bool
  /// Where the number stands in the text.
  var start: Int
  var count: Int
}

extension JSONCursor {
  /// Reads a number of any length; the cursor must be at `-` or a digit.
  ///
  /// Time is linear in the digits. `double(_:)` gives its correctly rounded value.
  @inline(__always)
  mutating func number() throws(JSONFault) -> JSONNumber {
    let start = position
    let isNegative = skip(UInt8(ascii: "-"))
    let integerStart = position
    var mantissa: UInt64 = 0
    try skipDigits(into: &mantissa, keeping: start, "a digit")
    let integerCount = position &- integerStart
    if integerCount > 1, byte(at: integerStart) == UInt8(ascii: "0") {
      throw .syntax("a number may not start with 0 and another digit", at: integerStart)
    }
    var exponent = 0
    var digitCount = integerCount
    if skip(UInt8(ascii: ".")) {
      let fractionStart = position
      try skipDigits(into: &mantissa, keeping: start, "a digit after the decimal point")
      let fractionCount = position &- fractionStart
      exponent = 0 &- fractionCount
      digitCount &+= fractionCount
    }
    exponent &+= try endOfNumber(keeping: start)
    var number = JSONNumber(
      isNegative: isNegative, mantissa: mantissa, exponent: exponent, isTruncated: false,
      start: start, count: position &- start)
    if digitCount > 19 { collectFirstDigits(of: &number, from: integerStart) }
    return number
  }

  /// Reads over a number, its grammar checked and its value not made.
  @inline(__always)
  mutating func skipNumber() throws(JSONFault) {
    _ = skip(UInt8(ascii: "-"))
    ensure(2)
    if byteHere() == UInt8(ascii: "0"), byteHere(1) &- UInt8(ascii: "0") < 10 {
      throw .syntax("a number may not start with 0 and another digit", at: position)
    }
    try skipDigits("a digit")
    if skip(UInt8(ascii: ".")) { try skipDigits("a digit after the decimal point") }
    _ = try endOfNumber(keeping: .max)
  }

  @inline(__always)
  private mutating func skipDigits(_ expected: StaticString) throws(JSONFault) {
    if peek &- UInt8(ascii: "0") >= 10 { try requireDigit(keeping: .max, expected) }
    while true {
      let others = Self.others(wordHere() ^ 0x3030_3030_3030_3030)
      if others == 0 {
        position &+= 8
        continue
      }
      position &+= others.trailingZeroBitCount >> 3
      guard position == end, refill(keeping: .max) else { return }
    }
  }

  @inline(never)
  private mutating func requireDigit(
    keeping start: Int, _ expected: StaticString
  ) throws(JSONFault) {
    ensure(1, keeping: start)
    if peek &- UInt8(ascii: "0") >= 10 { throw unexpected(expected) }
  }

  /// What may follow a number's digits: its exponent, which is given, and nothing like a word.
  @inline(__always)
  private mutating func endOfNumber(keeping start: Int) throws(JSONFault) -> Int {
    guard byteHere() > UInt8(ascii: ",") else { return 0 }
    let exponent =
      byteHere() | 0x20 == UInt8(ascii: "e") ? try writtenExponent(keeping: start) : 0
    if Self.isWordByte(peek) { throw wordBehindNumber }
    return exponent
  }

  private var wordBehindNumber: JSONFault {
    @inline(never)
    mutating get {
      .syntax("a number of digits, '.' and an exponent ends before \(found)", at: position)
    }
  }

  /// Adds one or more digits to `mantissa`, wrapping around past the nineteenth.
  ///
  /// A word at a time, also for the last few: a loop over bytes is mispredicted where it ends, as
  /// numbers differ in length.
  @inline(__always)
  private mutating func skipDigits(
    into mantissa: inout UInt64, keeping start: Int, _ expected: StaticString
  ) throws(JSONFault) {
    if peek &- UInt8(ascii: "0") >= 10 { try requireDigit(keeping: start, expected) }
    while true {
      let values = wordHere() ^ 0x3030_3030_3030_3030
      let others = Self.others(values)
      if others == 0 {
        mantissa = mantissa &* 100_000_000 &+ Self.eightDigits(values)
        position &+= 8
        continue
      }
      let bits = others.trailingZeroBitCount & ~7
      if bits > 0 {
        // Zeros in front, which the shift brings in, change nothing.
        let digits = Self.eightDigits(values &<< UInt64(64 &- bits))
        mantissa = mantissa &* DecimalConversion.wholePowerOfTen(bits >> 3) &+ digits
        position &+= bits >> 3
      }
      guard position == end, refill(keeping: start) else { return }
    }
  }

  /// Reads digits that are in memory, where something else follows them; adds them to `mantissa`,
  /// wrapping around past the nineteenth.
  @inline(__always)
  static func readDigits(_ at: inout UnsafeRawPointer, into mantissa: inout UInt64) {
    while true {
      let values = UInt64(littleEndian: at.loadUnaligned(as: UInt64.self)) ^ 0x3030_3030_3030_3030
      let others = others(values)
      if others == 0 {
        mantissa = mantissa &* 100_000_000 &+ eightDigits(values)
        at += 8
        continue
      }
      let bits = others.trailingZeroBitCount & ~7
      if bits > 0 {
        let digits = eightDigits(values &<< UInt64(64 &- bits))
        mantissa = mantissa &* DecimalConversion.wholePowerOfTen(bits >> 3) &+ digits
        at += bits >> 3
      }
      return
    }
  }

  /// The high bit of each byte that is above 9; exact for the lowest one set.
  @inline(__always)
  private static func others(_ values: UInt64) -> UInt64 {
    ((values &+ 0x7676_7676_7676_7676) | values) & 0x8080_8080_8080_8080
  }

  /// The number that eight digits' values make, the first in the lowest byte.
  ///
  /// Three multiplications instead of eight (Lemire 2021, "Number parsing at a gigabyte per
  /// second").
  @inline(__always)
  private static func eightDigits(_ values: UInt64) -> UInt64 {
    let pairs = values &* 10 &+ values >> 8
    let even = (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
    let odd = (pairs >> 16 & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    return (even &+ odd) >> 32
  }

  private mutating func writtenExponent(keeping number: Int) throws(JSONFault) -> Int {
    position &+= 1
    ensure(1, keeping: number)
    let isNegative = peek == UInt8(ascii: "-")
    if isNegative || peek == UInt8(ascii: "+") { position &+= 1 }
    let start = position
    var value = 0
    while true {
      if position == end, !refill(keeping: number) { break }
      let digit = byteHere() &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      // Far beyond any double already: larger ones change nothing, and the sum cannot overflow.
      if value < 1_000_000_000_000_000 { value = value &* 10 &+ Int(digit) }
      position &+= 1
    }
    if position == start { throw unexpected("a digit in the exponent") }
    return isNegative ? 0 &- value : value
  }

  /// Reads the first 19 significant digits again, for a number that has more digits.
  @inline(never)
  private func collectFirstDigits(of number: inout JSONNumber, from integerStart: Int) {
    var mantissa: UInt64 = 0
    var kept = 0
    var dropped = 0
    var isTruncated = false
    var offset = integerStart
    let stop = number.start &+ number.count
    while offset < stop {
      let byte = byte(at: offset)
      offset &+= 1
      if byte == UInt8(ascii: ".") { continue }
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      if kept == 0, digit == 0 { continue }
      if kept < 19 {
        mantissa = mantissa &* 10 &+ UInt64(digit)
        kept &+= 1
      } else {
        dropped &+= 1
        if digit != 0 { isTruncated = true }
      }
    }
    number.mantissa = mantissa
    number.exponent &+= dropped
    number.isTruncated = isTruncated
  }

  /// The double nearest to a number, ties to even; infinite beyond the largest; −0 is 0.
  @inline(__always)
  func double(_ number: JSONNumber) -> Double {
    let magnitude =
      DecimalConversion.double(
        mantissa: number.mantissa, exponent: number.exponent, isTruncated: number.isTruncated)
      ?? slowDouble(number)
    return number.isNegative && magnitude != 0 ? -magnitude : magnitude
  }

  /// The magnitude by the standard library's conversion, for the rare number the fast one leaves.
  ///
  /// 800 digits decide every double (768 do), so more than that are replaced by one that says
  /// whether anything follows: the text converted stays short whatever was written.
  @inline(never)
  private func slowDouble(_ number: JSONNumber) -> Double {
    var text = ""
    var kept = 0
    var follows = false
    var dropped = 0
    var offset = number.start
    let stop = number.start &+ number.count
    while offset < stop {
      let byte = byte(at: offset)
      offset &+= 1
      if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") { continue }
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      if kept == 0, digit == 0 { continue }
      if kept < 800 {
        text.unicodeScalars.append(Unicode.Scalar(byte))
        kept &+= 1
      } else {
        dropped &+= 1
        if digit != 0 { follows = true }
      }
    }
    if kept == 0 { return 0 }
    // `number.exponent` belongs to the digit where the mantissa was cut, after `min(kept, 19)`.
    let significant = kept &+ dropped
    var exponent = number.exponent &- (significant &- min(significant, 19))
    exponent &+= dropped
    if follows {
      text += "1"
      exponent &-= 1
    }
    // The decimal point of the value: beyond these it is infinite or zero for certain.
    let magnitude = exponent &+ text.utf8.count
    if magnitude > 400 { return .infinity }
    if magnitude < -400 { return 0 }
    return Double(text + "e\(exponent)") ?? .nan
  }
}
