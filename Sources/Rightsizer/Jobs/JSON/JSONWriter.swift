/// Writes JSON (RFC 8259) into bytes, members in the order of the calls.
///
/// ```swift
/// var json = JSONWriter()
/// json.object { json in
///   json.member("schema", "rightsizer.rank/1")
///   json.array("recommendations") { json in
///     for row in rows { json.object { json in json.member("row", row.index) } }
///   }
/// }
/// json.bytes
/// ```
///
/// Each value at the top ends with a line feed, so that compact objects written one after another
/// are JSON Lines. Numbers have the fewest digits that read back as the same double; NaN, the
/// infinities and `nil` are `null`. In strings the quote, the backslash and U+0000…U+001F are
/// escaped, all else is UTF-8 as it is. Names are not checked for repetition.
///
/// It is a programmer's error to write a value into an object without a name, a name outside an
/// object, or to nest deeper than ``maximumDepth``.
package struct JSONWriter: Sendable {
  /// Where the white space goes.
  package enum Layout: Sendable, Hashable {
    /// No white space but the line feed after a value at the top.
    case compact
    /// A member or element a line, two spaces a level.
    case pretty
  }

  /// How deep objects and arrays may nest.
  package static let maximumDepth = 128

  /// What was written so far.
  package private(set) var bytes: [UInt8] = []
  private let layout: Layout
  private var depth = 0
  /// A bit a level, the innermost lowest: set for an object.
  private var objectBits: UInt128 = 0
  private var isEmpty = true
  private var hasName = false

  /// A writer of nothing yet.
  package init(layout: Layout = .compact) { self.layout = layout }

  /// Hands over what was written and forgets it, so that a long output needs little memory; the
  /// open objects and arrays stay open.
  package mutating func drain<Failure: Error>(
    _ body: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    try body(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  // MARK: Members of an object

  /// A member of the open object.
  package mutating func member(_ name: String, _ value: some JSONWritable) {
    self.name(name)
    value.write(to: &self)
  }

  /// A member `null`.
  package mutating func null(_ name: String) {
    self.name(name)
    null()
  }

  /// A member that is an object.
  package mutating func object<Failure: Error>(
    _ name: String, _ body: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    self.name(name)
    try object(body)
  }

  /// A member that is an array.
  package mutating func array<Failure: Error>(
    _ name: String, _ body: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    self.name(name)
    try array(body)
  }

  // MARK: Values at the top or in an array

  /// A value.
  package mutating func value(_ value: some JSONWritable) { value.write(to: &self) }

  /// An object with the members that `body` writes.
  package mutating func object<Failure: Error>(
    _ body: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    open("{", isObject: true)
    try body(&self)
    close("}")
  }

  /// An array with the elements that `body` writes.
  package mutating func array<Failure: Error>(
    _ body: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    open("[", isObject: false)
    try body(&self)
    close("]")
  }

  /// A `null`.
  package mutating func null() {
    beginValue()
    bytes.append(contentsOf: "null".utf8)
    endValue()
  }

  mutating func value(string: String) {
    beginValue()
    append(quoted: string)
    endValue()
  }

  mutating func value(bool: Bool) {
    beginValue()
    bytes.append(contentsOf: (bool ? "true" : "false").utf8)
    endValue()
  }

  mutating func value(integer: Int) {
    beginValue()
    NumberFormat.appendInteger(integer, to: &bytes)
    endValue()
  }

  mutating func value(number: Double) {
    guard number.isFinite else { return null() }
    beginValue()
    NumberFormat.appendShortest(number, to: &bytes)
    endValue()
  }

  // MARK: Structure

  private var isInObject: Bool { depth > 0 && objectBits & 1 == 1 }

  private mutating func name(_ name: String) {
    precondition(isInObject && !hasName, "a member's name belongs into an object, before its value")
    separate()
    append(quoted: name)
    bytes.append(UInt8(ascii: ":"))
    if layout == .pretty { bytes.append(UInt8(ascii: " ")) }
    hasName = true
  }

  private mutating func beginValue() {
    precondition(!isInObject || hasName, "a value in an object needs a name")
    if hasName {
      hasName = false
    } else if depth > 0 {
      separate()
    }
  }

  private mutating func endValue() {
    isEmpty = false
    if depth == 0 { bytes.append(UInt8(ascii: "\n")) }
  }

  private mutating func open(_ bracket: Unicode.Scalar, isObject: Bool) {
    precondition(depth < Self.maximumDepth, "JSON nests too deep")
    beginValue()
    bytes.append(UInt8(ascii: bracket))
    depth += 1
    objectBits = objectBits << 1 | (isObject ? 1 : 0)
    isEmpty = true
  }

  private mutating func close(_ bracket: Unicode.Scalar) {
    precondition(!hasName, "a member's name needs a value")
    depth -= 1
    objectBits >>= 1
    if !isEmpty { breakLine() }
    bytes.append(UInt8(ascii: bracket))
    endValue()
  }

  private mutating func separate() {
    if !isEmpty { bytes.append(UInt8(ascii: ",")) }
    isEmpty = false
    breakLine()
  }

  private mutating func breakLine() {
    guard layout == .pretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<depth {
      bytes.append(UInt8(ascii: " "))
      bytes.append(UInt8(ascii: " "))
    }
  }

  // MARK: Strings

  private mutating func append(quoted string: String) {
    bytes.append(UInt8(ascii: "\""))
    let start = bytes.count
    bytes.append(contentsOf: string.utf8)
    // Looking through the bytes here and not in the string: a million rows in 0.63 s, not 1.0 s.
    if let first = bytes[start...].firstIndex(where: Self.needsEscape) {
      let rest = Array(bytes[first...])
      bytes.removeSubrange(first...)
      for byte in rest {
        if Self.needsEscape(byte) { append(escaped: byte) } else { bytes.append(byte) }
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func append(escaped byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    default:
      let digit = byte & 0xF
      bytes.append(contentsOf: (byte < 0x10 ? "u000" : "u001").utf8)
      bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }
}
