/// The UTF-8 of a stream of UTF-16 code units, which stands behind its byte order mark.
final class UTF16Bytes: ByteStream {
  private let units: any ByteStream
  private let isLittleEndian: Bool
  /// Units as they came; the last one, or half of it, may wait for what follows.
  private var raw: [UInt8] = []
  /// Where `raw` starts in the input.
  private var rawOffset = 2
  private var text: [UInt8] = []
  private var textOffset = 0
  private var fault: StreamFault?
  private var isAtEnd = false

  private static let part = 1 << 14

  init(_ units: any ByteStream, isLittleEndian: Bool) {
    self.units = units
    self.isLittleEndian = isLittleEndian
  }

  var expectedByteCount: Int { units.expectedByteCount / 2 }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(StreamFault) -> Int {
    while textOffset == text.count {
      if let fault { throw fault }
      if isAtEnd { return 0 }
      text.removeAll(keepingCapacity: true)
      textOffset = 0
      isAtEnd = try units.read(upTo: Self.part, behind: &raw) == 0
      convert()
    }
    let count = min(buffer.count, text.count - textOffset)
    text.withUnsafeBytes { source in
      buffer.copyMemory(
        from: UnsafeRawBufferPointer(rebasing: source[textOffset..<textOffset + count]))
    }
    textOffset += count
    return count
  }

  /// Converts whole characters; what is cut off waits, or is a fault at the end.
  private func convert() {
    var offset = 0
    func unit(_ offset: Int) -> UInt16 {
      let (first, second) = (UInt16(raw[offset]), UInt16(raw[offset + 1]))
      return isLittleEndian ? second << 8 | first : first << 8 | second
    }
    while offset + 2 <= raw.count {
      let first = unit(offset)
      if first < 0x80 {
        text.append(UInt8(truncatingIfNeeded: first))
        offset += 2
        continue
      }
      var value = UInt32(first)
      var length = 2
      if UTF16.isSurrogate(first) {
        if UTF16.isLeadSurrogate(first), offset + 4 > raw.count, !isAtEnd { break }
        guard UTF16.isLeadSurrogate(first), offset + 4 <= raw.count,
          UTF16.isTrailSurrogate(unit(offset + 2))
        else {
          fault = StreamFault(
            code: .syntax, message: "invalid UTF-16: half of a surrogate pair",
            offset: rawOffset + offset)
          return
        }
        value = 0x10000 &+ (UInt32(first & 0x3FF) << 10) &+ UInt32(unit(offset + 2) & 0x3FF)
        length = 4
      }
      if let scalar = Unicode.Scalar(value) {
        text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
      offset += length
    }
    if isAtEnd, offset < raw.count, fault == nil {
      fault = StreamFault(
        code: .unexpectedEnd,
        message: "the input ends early: expected the second byte of a UTF-16 code unit; it was cut "
          + "short, so export the job again", offset: rawOffset + offset)
    }
    raw.removeFirst(offset)
    rawOffset += offset
  }
}
