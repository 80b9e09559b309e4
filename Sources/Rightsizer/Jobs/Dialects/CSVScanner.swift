/// A place in a CSV text, moved forward cell by cell (RFC 4180; line ends are LF, CR LF or CR).
struct CSVScanner: Sendable {
  let separator: UInt8
  /// The byte that ends a line, LF or CR: the other one may stand in a cell, as Python puts no quotes
  /// around it. A CR before the LF belongs to the line end.
  let lineEnd: UInt8
  var position: Int
  /// The line in which the text given starts, where it is a piece of a whole.
  var line = 1

  /// The byte that ends the first line, which is how the others end too.
  static func lineEnd(_ text: RawSpan, from start: Int) -> UInt8 {
    var isQuoted = false
    for offset in start..<text.byteCount {
      switch byte(text, offset) {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case 0x0A where !isQuoted: return 0x0A
      case 0x0D where !isQuoted:
        let isBeforeLF = offset &+ 1 == text.byteCount || byte(text, offset &+ 1) == 0x0A
        return isBeforeLF ? 0x0A : 0x0D
      default: break
      }
    }
    return 0x0A
  }

  /// A cell's content, without the quotes around it.
  struct Cell: Sendable {
    var start: Int
    var count: Int
    var isQuoted: Bool
    /// Whether quotes within it are still doubled.
    var hasDoubledQuotes: Bool

    /// The content as it is meant.
    func unescaped(_ text: RawSpan) -> [UInt8] {
      var bytes: [UInt8] = []
      bytes.reserveCapacity(count)
      var from = start
      let end = start &+ count
      if hasDoubledQuotes {
        for offset in start..<end
        where text.unsafeLoad(fromByteOffset: offset, as: UInt8.self) == UInt8(ascii: "\"") {
          // The first of two is left out, the second is where the next piece starts.
          guard offset >= from else { continue }
          bytes.append(text, from..<offset)
          bytes.append(UInt8(ascii: "\""))
          from = offset &+ 2
        }
      }
      if from < end { bytes.append(text, from..<end) }
      return bytes
    }

    /// Where a byte of the content as it is meant stands in the text.
    func origin(of offset: Int, _ text: RawSpan) -> Int {
      guard hasDoubledQuotes else { return start &+ offset }
      var left = offset
      var place = start
      while left > 0, place < start &+ count {
        let byte = text.unsafeLoad(fromByteOffset: place, as: UInt8.self)
        place &+= byte == UInt8(ascii: "\"") ? 2 : 1
        left &-= 1
      }
      return min(place, start &+ count)
    }
  }

  /// Reads a cell, to the separator or line end behind it.
  @inline(__always)
  mutating func cell(_ text: RawSpan) throws(JSONFault) -> Cell {
    let end = text.byteCount
    let start = position
    if start < end, Self.byte(text, start) == UInt8(ascii: "\"") { return try quotedCell(text) }
    let separators = UInt64(separator) &* Self.low
    let lineEnds = UInt64(lineEnd) &* Self.low
    scan: while true {
      while position &+ 8 <= end {
        let word = Self.word(text, position)
        let special =
          Self.zeros(word ^ separators) | Self.zeros(word ^ lineEnds) | Self.zeros(word)
        if special != 0 {
          position &+= special.trailingZeroBitCount >> 3
          break scan
        }
        position &+= 8
      }
      while position < end {
        let byte = Self.byte(text, position)
        if byte == separator || byte == lineEnd || byte == 0 { break scan }
        position &+= 1
      }
      break
    }
    if position < end {
      let byte = Self.byte(text, position)
      if byte == 0 { throw nul }
      if byte == separator {
        return Cell(
          start: start, count: position &- start, isQuoted: false, hasDoubledQuotes: false)
      }
    }
    if lineEnd == 0x0A, position > start, Self.byte(text, position &- 1) == 0x0D {
      position &-= 1
    }
    return Cell(start: start, count: position &- start, isQuoted: false, hasDoubledQuotes: false)
  }

  @inline(never)
  private mutating func quotedCell(_ text: RawSpan) throws(JSONFault) -> Cell {
    let end = text.byteCount
    let start = position &+ 1
    position = start
    var hasDoubledQuotes = false
    while true {
      while position &+ 8 <= end {
        let word = Self.word(text, position)
        let special = Self.zeros(word ^ 0x2222_2222_2222_2222) | Self.zeros(word)
        if special != 0 {
          position &+= special.trailingZeroBitCount >> 3
          break
        }
        position &+= 8
      }
      guard position < end else {
        position = end
        var place = TextPlace(line: line)
        text.extracting(0..<start &- 1).withUnsafeBytes { place.advance(over: $0) }
        throw .end(
          expected: "'\"' to close the CSV cell that starts in line \(place.line)", at: end)
      }
      let byte = Self.byte(text, position)
      if byte == 0 { throw nul }
      position &+= 1
      guard byte == UInt8(ascii: "\"") else { continue }
      if position < end, Self.byte(text, position) == UInt8(ascii: "\"") {
        hasDoubledQuotes = true
        position &+= 1
        continue
      }
      guard isAtEndOfCell(text) else {
        throw .syntax(
          "expected a separator or the end of the line after a quoted CSV cell; a quote within a "
            + "cell is written twice (\"\")", at: position)
      }
      return Cell(
        start: start, count: position &- 1 &- start, isQuoted: true,
        hasDoubledQuotes: hasDoubledQuotes)
    }
  }

  private func isAtEndOfCell(_ text: RawSpan) -> Bool {
    guard position < text.byteCount else { return true }
    let byte = Self.byte(text, position)
    return byte == separator || byte == lineEnd || isAtCRLF(text)
  }

  /// Whether CR LF is next, or a CR at the end of the text.
  private func isAtCRLF(_ text: RawSpan) -> Bool {
    guard lineEnd == 0x0A, Self.byte(text, position) == 0x0D else { return false }
    return position &+ 1 == text.byteCount || Self.byte(text, position &+ 1) == 0x0A
  }

  private var nul: JSONFault {
    .syntax(
      "a NUL byte in a CSV file, as a crashed write leaves it: export the job again", at: position)
  }

  /// Steps over a separator if it is next.
  @inline(__always)
  mutating func skipSeparator(_ text: RawSpan) -> Bool {
    guard position < text.byteCount, Self.byte(text, position) == separator else { return false }
    position &+= 1
    return true
  }

  /// Steps over a line end if it is next; whether it was.
  @inline(__always)
  @discardableResult
  mutating func skipLineEnd(_ text: RawSpan) -> Bool {
    guard position < text.byteCount else { return false }
    if Self.byte(text, position) == lineEnd {
      position &+= 1
      return true
    }
    guard isAtCRLF(text) else { return false }
    position = min(position &+ 2, text.byteCount)
    return true
  }

  @inline(__always)
  static func byte(_ text: RawSpan, _ offset: Int) -> UInt8 {
    text.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
  }

  @inline(__always)
  private static func word(_ text: RawSpan, _ offset: Int) -> UInt64 {
    UInt64(littleEndian: text.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  private static let low: UInt64 = 0x0101_0101_0101_0101

  /// The high bit of each byte that is zero; exact for the lowest one set.
  @inline(__always)
  private static func zeros(_ word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
  }
}

extension RawSpan {
  /// The bytes without blanks around them.
  var trimmed: Range<Int> {
    var range = 0..<byteCount
    while !range.isEmpty, isBlank(range.lowerBound) { range = range.dropFirst() }
    while !range.isEmpty, isBlank(range.upperBound - 1) { range = range.dropLast() }
    return range
  }

  private func isBlank(_ offset: Int) -> Bool {
    let byte = unsafeLoad(fromByteOffset: offset, as: UInt8.self)
    return byte == 0x20 || byte == 0x09
  }
}
