/// A place in a JSON text, moved forward by reading one token or one value after the other.
///
/// Strict RFC 8259 over UTF-8 bytes, with bare `NaN`, `Infinity` and `-Infinity` where a caller
/// reads a number. Whole 8-byte words are looked at together (SWAR; Lamport 1975,
/// "Multiple byte processing with full-word instructions"). Loads are bounds-checked by `RawSpan`, but
/// for those right behind a comparison with `end` (see `byteHere` and `wordHere`).
struct JSONCursor: ~Escapable {
  /// Levels of objects and arrays that may be open at once; opening this many is an error.
  static let depthLimit = 512

  let bytes: RawSpan
  let end: Int
  var position = 0
  /// Objects and arrays open around `position`.
  var depth = 0
  /// Set when an escape named half of a surrogate pair, which stands for no character.
  var sawLoneSurrogate = false

  @_lifetime(copy bytes)
  init(_ bytes: RawSpan) {
    self.bytes = bytes
    self.end = bytes.byteCount
  }

  @inline(__always)
  func byte(at offset: Int) -> UInt8 { bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self) }

  @inline(__always)
  func word(at offset: Int) -> UInt64 {
    UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  // MARK: Unchecked loads
  //
  // The cursor only moves forward from 0 or back to where it was, so 0 ≤ position ≤ end, and `end`
  // is the span's own length: whoever has compared with `end` needs no second check. These few
  // loads stand in every token, and the optimizer does not merge the checks: comparing a word with
  // one read before took 19 instructions with them and takes 9 without.

  /// The byte `offset` bytes further on.
  ///
  /// - Precondition: `position + offset < end`, `offset ≥ 0`.
  @inline(__always)
  func byteHere(_ offset: Int = 0) -> UInt8 {
    unsafe bytes.unsafeLoad(fromUncheckedByteOffset: position &+ offset, as: UInt8.self)
  }

  /// The 8 bytes `offset` bytes further on, the first in the lowest byte.
  ///
  /// - Precondition: `position + offset + 8 ≤ end`, `offset ≥ 0`.
  @inline(__always)
  func wordHere(_ offset: Int = 0) -> UInt64 {
    UInt64(
      littleEndian: unsafe bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: position &+ offset, as: UInt64.self))
  }

  /// Whether the `count` bytes from `start` on, a place read before, stand here again.
  ///
  /// Says no within 8 bytes of the end of the text, where whole words cannot be loaded.
  ///
  /// - Precondition: `0 ≤ start ≤ position`.
  @inline(__always)
  func repeats(_ start: Int, _ count: Int) -> Bool {
    guard position &+ count &+ 8 <= end else { return false }
    var offset = 0
    // Both words lie within the text: start + offset + 8 ≤ position + count + 8 ≤ end.
    while true {
      let earlier = UInt64(
        littleEndian: unsafe bytes.unsafeLoadUnaligned(
          fromUncheckedByteOffset: start &+ offset, as: UInt64.self))
      let difference = earlier ^ wordHere(offset)
      let left = count &- offset
      if left <= 8 { return difference &<< UInt64(64 &- 8 &* left) == 0 }
      if difference != 0 { return false }
      offset &+= 8
    }
  }

  // MARK: White space and single bytes

  /// The byte here, or 0 at the end of the text; 0 itself is no valid JSON either.
  @inline(__always)
  var peek: UInt8 { position < end ? byteHere() : 0 }

  @inline(__always)
  mutating func skipWhitespace() {
    guard position < end, byteHere() <= 0x20 else { return }
    // Most white space is one blank behind a colon or a comma.
    if byteHere() == 0x20, position &+ 1 < end, byteHere(1) > 0x20 {
      position &+= 1
      return
    }
    skipWhitespaceRun()
  }

  @inline(never)
  private mutating func skipWhitespaceRun() {
    while true {
      while position &+ 8 <= end {
        let difference = wordHere() ^ 0x2020_2020_2020_2020
        if difference != 0 {
          position &+= difference.trailingZeroBitCount >> 3
          break
        }
        position &+= 8
      }
      guard position < end else { return }
      switch byteHere() {
      case 0x20, 0x09, 0x0A, 0x0D: position &+= 1
      default: return
      }
    }
  }

  /// Steps over `byte`, which must be next after white space.
  @inline(__always)
  mutating func expect(_ byte: UInt8, _ expected: StaticString) throws(JSONFault) {
    skipWhitespace()
    guard peek == byte, position < end else { throw unexpected(expected) }
    position &+= 1
  }

  /// Steps over `byte` if it is next.
  @inline(__always)
  mutating func skip(_ byte: UInt8) -> Bool {
    guard position < end, byteHere() == byte else { return false }
    position &+= 1
    return true
  }

  @inline(__always)
  mutating func open() throws(JSONFault) {
    depth &+= 1
    guard depth < Self.depthLimit else { throw tooDeep }
    position &+= 1
  }

  private var tooDeep: JSONFault {
    @inline(never)
    get {
      JSONFault(
        kind: .depth, offset: position,
        message: "\(Self.depthLimit) objects and arrays are open at once here, which no job result "
          + "needs")
    }
  }

  @inline(__always)
  mutating func close() {
    depth &-= 1
    position &+= 1
  }

  /// Steps over `word` (such as `null`) if it is next and ends there.
  mutating func skipLiteral(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard position &+ count <= end else { return false }
    var offset = position
    let matches = word.withUTF8Buffer { text in
      for character in text {
        guard byte(at: offset) == character else { return false }
        offset &+= 1
      }
      return true
    }
    guard matches else { return false }
    if offset < end, Self.isWordByte(byte(at: offset)) { return false }
    position = offset
    return true
  }

  static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// What stands at `position`, in words for a message.
  var found: String {
    guard position < end else { return "the end of the input" }
    let byte = byte(at: position)
    switch byte {
    case UInt8(ascii: "{"): return "an object"
    case UInt8(ascii: "["): return "an array"
    case UInt8(ascii: "\""): return "a string"
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return "a number"
    case UInt8(ascii: "'"): return "a single quote"
    case 0x21...0x7E where !Self.isWordByte(byte):
      return "'\(Character(Unicode.Scalar(byte)))'"
    case 0x21...0x7E:
      var offset = position
      var word = ""
      while offset < end, word.utf8.count < 24, Self.isWordByte(self.byte(at: offset)) {
        word.unicodeScalars.append(Unicode.Scalar(self.byte(at: offset)))
        offset += 1
      }
      return word == "true" || word == "false" || word == "null" ? word : "'\(word)'"
    case 0: return "a NUL byte"
    default:
      let digits = String(byte, radix: 16, uppercase: true)
      return "byte 0x" + (digits.utf8.count < 2 ? "0" : "") + digits
    }
  }

  @inline(never)
  func unexpected(_ expected: StaticString) -> JSONFault {
    guard position < end else { return .end(expected: "\(expected)", at: position) }
    return .syntax("expected \(expected), found \(found)", at: position)
  }

  /// A fault for a value that is valid JSON so far but of the wrong type for its member.
  @inline(never)
  func wrongType(_ expected: StaticString) -> JSONFault {
    guard position < end else { return .end(expected: "\(expected)", at: position) }
    switch byte(at: position) {
    case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""), UInt8(ascii: "-"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      return .value("expected \(expected), found \(found)", at: position)
    default:
      let word = found
      if word == "true" || word == "false" || word == "null" {
        return .value("expected \(expected), found \(word)", at: position)
      }
      return .syntax("expected \(expected), found \(word)", at: position)
    }
  }
}
