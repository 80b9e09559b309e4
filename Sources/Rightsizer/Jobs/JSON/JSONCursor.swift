/// A place in a JSON text, moved forward by reading one token or one value after the other.
///
/// Strict RFC 8259 over UTF-8 bytes, with bare `NaN`, `Infinity` and `-Infinity` where a caller
/// reads a number. Whole 8-byte words are looked at together (SWAR; Lamport 1975,
/// "Multiple byte processing with full-word instructions").
///
/// The text comes through a window, part by part: where a token reaches the end of a part, the
/// cursor has the window moved on and goes on in the same token. Offsets count from the start of the
/// text. A string or number stays in memory until the next one is read, longer ones while they are
/// pinned; what is read over does not stay.
struct JSONCursor {
  /// Levels of objects and arrays that may be open at once; opening this many is an error.
  static let depthLimit = 512

  let window: ByteWindow
  /// The address that offset 0 would have.
  private var origin: UInt
  /// The end of what the window holds.
  private(set) var end: Int
  var position = 0
  /// Objects and arrays open around `position`.
  var depth = 0
  /// Set when an escape named half of a surrogate pair, which stands for no character.
  var sawLoneSurrogate = false
  /// Set when an object that was kept as a tree had a name twice.
  var sawRepeatedName = false
  /// What stands behind this offset is kept in memory.
  var pin = Int.max
  /// Where the text in memory has come so far, nothing more is read: the end of what may be kept.
  var stop = Int.max
  /// Where the objects around `position` start, of which a fault may speak when they have ended.
  var outerObject = -1
  var innerObject = -1
  /// Where the environment parameter around `position` starts.
  var parameter = -1

  /// Reads the stream that the window has been opened on, from its start.
  init(_ window: ByteWindow) {
    self.window = window
    origin = window.origin
    end = window.end
  }

  /// Reads a text in memory as a whole, of which nothing is dropped.
  init(whole text: [UInt8]) {
    let window = ByteWindow(chunk: text.count)
    window.open(MemoryBytes(text))
    self.init(window)
    readWhole()
  }

  // MARK: Loads
  //
  // Unchecked: the window holds `base ≤ offset < end` and 64 zeros behind the end. The cursor stands
  // between base and end, since it moves over bytes other than 0 only, which it has seen; so a word
  // here, and a few behind, can always be loaded, and scanning ends at the zeros without a
  // comparison for each step. Whoever meets a 0 looks whether it is the end. Comparing a word with
  // one read before took 19 instructions with checked loads and takes 9 without.

  @inline(__always)
  private func address(_ offset: Int) -> UnsafeRawPointer {
    assert(offset >= window.base && offset <= end &+ ByteWindow.padding &- 8)
    // No address in the window is 0.
    return unsafe UnsafeRawPointer(bitPattern: origin &+ UInt(bitPattern: offset))
      .unsafelyUnwrapped
  }

  /// The byte at an offset that is in memory.
  @inline(__always)
  func byte(at offset: Int) -> UInt8 { unsafe address(offset).load(as: UInt8.self) }

  /// The byte `offset` bytes further on, 0 at the end of what is in memory.
  @inline(__always)
  func byteHere(_ offset: Int = 0) -> UInt8 { byte(at: position &+ offset) }

  /// The 8 bytes `offset` bytes further on, the first in the lowest byte.
  @inline(__always)
  func wordHere(_ offset: Int = 0) -> UInt64 {
    UInt64(littleEndian: unsafe address(position &+ offset).loadUnaligned(as: UInt64.self))
  }

  /// Where a byte in memory is; at most 56 bytes behind the end may be read, which are zeros.
  @inline(__always)
  func pointer(at offset: Int) -> UnsafeRawPointer { address(offset) }

  /// Bytes that are in memory, valid until the cursor moves.
  @inline(__always)
  func bytes(_ start: Int, _ count: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: address(start), count: count)
  }

  /// Whether bytes other than 0 kept elsewhere, with 7 more readable behind them, stand here again.
  ///
  /// Says no where the text in memory ends within them.
  @inline(__always)
  func repeats(_ earlier: UnsafeRawPointer, _ count: Int) -> Bool {
    var offset = 0
    // The zeros behind the end differ, so no word beyond them is loaded.
    while true {
      let word = UInt64(
        littleEndian: unsafe (earlier + offset).loadUnaligned(as: UInt64.self))
      let difference = word ^ wordHere(offset)
      let left = count &- offset
      if left <= 8 { return difference &<< UInt64(64 &- 8 &* left) == 0 }
      if difference != 0 { return false }
      offset &+= 8
    }
  }

  // MARK: Refilling

  /// Has the window move on; false at the end of the text.
  ///
  /// - Parameter start: what stands behind it stays in memory.
  @inline(never)
  mutating func refill(keeping start: Int) -> Bool {
    guard end < stop else { return false }
    let hasMore = window.refill(
      from: min(start, pin, position),
      speakingOf: ByteWindow.Starts(
        outer: outerObject, inner: innerObject, parameter: parameter))
    origin = window.origin
    end = window.end
    return hasMore
  }

  /// Takes over where the window is after a copy of this cursor has had it move on.
  mutating func moveWithWindow() {
    origin = window.origin
    end = window.end
  }

  /// Has the whole text in memory from here on, and keeps it there.
  mutating func readWhole() {
    pin = min(pin, position)
    window.longestKept = .max
    while refill(keeping: pin) {}
  }

  /// Whether the cursor stands at the end of the text.
  var isAtEnd: Bool {
    mutating get { position == end && !refill(keeping: position) }
  }

  /// Has at least so many bytes from here on in memory, or all that there are.
  @inline(__always)
  mutating func ensure(_ count: Int, keeping start: Int = .max) {
    if end &- position < count { ensureSlowly(count, keeping: start) }
  }

  @inline(never)
  private mutating func ensureSlowly(_ count: Int, keeping start: Int) {
    while end &- position < count, refill(keeping: start) {}
  }

  // MARK: White space and single bytes

  /// The byte here, or 0 at the end of the text; 0 itself is no valid JSON either.
  ///
  /// At the end of what is in memory only white space is read on; tokens end with it or before.
  @inline(__always)
  var peek: UInt8 { byteHere() }

  /// Whether a value that comes next is `null` or `NaN`: no other begins so.
  var isAtNull: Bool { peek == UInt8(ascii: "n") || peek == UInt8(ascii: "N") }

  /// Moves to what is next after white space, which is in memory then unless the text ends.
  @inline(__always)
  mutating func skipWhitespace(keeping start: Int = .max) {
    guard byteHere() <= 0x20 else { return }
    // Most white space is one blank behind a colon or a comma.
    if byteHere() == 0x20, byteHere(1) > 0x20 {
      position &+= 1
      return
    }
    skipWhitespaceRun(keeping: start)
  }

  @inline(never)
  private mutating func skipWhitespaceRun(keeping start: Int) {
    while true {
      while true {
        let difference = wordHere() ^ 0x2020_2020_2020_2020
        if difference != 0 {
          position &+= difference.trailingZeroBitCount >> 3
          break
        }
        position &+= 8
      }
      switch byteHere() {
      case 0x20, 0x09, 0x0A, 0x0D: position &+= 1
      case 0: guard position == end, refill(keeping: start) else { return }
      default: return
      }
    }
  }

  /// Steps over `byte` if it is next, and in memory.
  @inline(__always)
  mutating func skip(_ byte: UInt8) -> Bool {
    guard byteHere() == byte else { return false }
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
    // The first byte decides nearly always.
    guard word.utf8Start.pointee == byteHere() else { return false }
    ensure(count &+ 1)
    var offset = position
    let matches = word.withUTF8Buffer { text in
      for character in text {
        guard byte(at: offset) == character else { return false }
        offset &+= 1
      }
      return true
    }
    guard matches, !Self.isWordByte(byte(at: offset)) else { return false }
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
    mutating get {
      ensure(32)
      guard position < end else { return "the end of the input" }
      let byte = byte(at: position)
      switch byte {
      case UInt8(ascii: "{"): return "an object"
      case UInt8(ascii: "["): return "an array"
      case UInt8(ascii: "\""): return "a string"
      case UInt8(ascii: "0")...UInt8(ascii: "9"): return "a number"
      // A dash by itself begins no number, as in a line of them.
      case UInt8(ascii: "-")
      where position &+ 1 < end && Self.isWordByte(self.byte(at: position &+ 1)):
        return "a number"
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
  }

  @inline(never)
  mutating func unexpected(_ expected: StaticString) -> JSONFault {
    let found = found
    guard position < end else { return .end(expected: "\(expected)", at: position) }
    return .syntax("expected \(expected), found \(found)", at: position)
  }

  /// A fault for a value that is valid JSON so far but of the wrong type for its member.
  @inline(never)
  mutating func wrongType(_ expected: StaticString) -> JSONFault {
    let found = found
    guard position < end else { return .end(expected: "\(expected)", at: position) }
    switch byte(at: position) {
    case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""), UInt8(ascii: "-"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      return .value("expected \(expected), found \(found)", at: position)
    default:
      if found == "true" || found == "false" || found == "null" {
        return .value("expected \(expected), found \(found)", at: position)
      }
      return .syntax("expected \(expected), found \(found)", at: position)
    }
  }
}
