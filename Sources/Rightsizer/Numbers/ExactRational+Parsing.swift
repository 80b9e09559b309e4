extension ExactRational {
  /// Why a text is not a decimal that can be taken.
  internal enum ParsingError: Error, Equatable {
    /// It is not of the form `-12.5e-3`.
    case malformed
    /// It has more digits than `largestDigitCount`.
    case tooManyDigits
    /// Its power of ten is beyond ± `largestExponent`.
    case exponentOutOfRange
  }

  /// Digits that are read; a Double's exact value never has more than 767 that count.
  internal static let largestDigitCount = 400
  /// The power of ten that is read, of the last digit: beyond a Double's range (5e-324…1.8e308),
  /// and small enough that hostile input costs nothing.
  internal static let largestExponent = 400

  /// Reads a decimal as typed: an optional sign, digits with an optional point, an optional
  /// exponent (`12000`, `0.9`, `.5`, `1e6`, `3.5e-2`).
  internal static func parse(
    decimal text: some Sequence<UInt8>
  ) -> Result<ExactRational, ParsingError> {
    var isNegative = false
    var digits = ExactInteger.zero
    var chunk: UInt64 = 0
    var chunkScale: UInt64 = 1
    var digitCount = 0
    var fractionDigits = 0
    var hasPoint = false
    var exponent = 0
    var exponentDigits = 0
    var exponentIsNegative = false
    var inExponent = false
    var previous: UInt8?

    for byte in text {
      defer { previous = byte }
      switch byte {
      case UInt8(ascii: "+"), UInt8(ascii: "-"):
        if previous == nil {
          isNegative = byte == UInt8(ascii: "-")
        } else if previous == UInt8(ascii: "e") || previous == UInt8(ascii: "E") {
          exponentIsNegative = byte == UInt8(ascii: "-")
        } else {
          return .failure(.malformed)
        }
      case UInt8(ascii: "."):
        if hasPoint || inExponent { return .failure(.malformed) }
        hasPoint = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        if inExponent || digitCount == 0 { return .failure(.malformed) }
        inExponent = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let digit = byte - UInt8(ascii: "0")
        if inExponent {
          exponentDigits += 1
          // Saturates: past the limit the value no longer matters.
          exponent = min(exponent * 10 + Int(digit), 1_000_000)
        } else {
          digitCount += 1
          if digitCount > largestDigitCount { return .failure(.tooManyDigits) }
          if hasPoint { fractionDigits += 1 }
          chunk = chunk * 10 + UInt64(digit)
          chunkScale *= 10
          if chunkScale == 10_000_000_000_000_000_000 {
            digits.multiply(by: chunkScale, adding: chunk)
            (chunk, chunkScale) = (0, 1)
          }
        }
      default:
        return .failure(.malformed)
      }
    }
    if digitCount == 0 || (inExponent && exponentDigits == 0) { return .failure(.malformed) }
    if chunkScale > 1 { digits.multiply(by: chunkScale, adding: chunk) }
    let power = (exponentIsNegative ? -exponent : exponent) - fractionDigits
    if power.magnitude > largestExponent { return .failure(.exponentOutOfRange) }
    if power >= 0 {
      return .success(
        ExactRational(isNegative: isNegative, digits * .powerOfTen(power), over: .one))
    }
    return .success(ExactRational(isNegative: isNegative, digits, over: .powerOfTen(-power)))
  }
}
