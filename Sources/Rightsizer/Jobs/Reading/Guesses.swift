/// What came the last time, which is most often what comes now: rows of one export have the same
/// members in the same order, and many of the same values.
///
/// A guess is a piece of text that was read: if the same bytes stand here again, in the same state,
/// reading them would give the same, so they are compared instead, a word at a time. A wrong guess
/// costs one comparison.
final class Guesses {
  /// From the end of what came before to the start of a member's value: `, "CostPerHour": ` or
  /// `{"Metrics":`, with the white space of the file.
  struct Name {
    /// 0 where nothing is known yet.
    var count = 0
    var member = Member.unknown
  }

  /// A string without escapes, with its quotes.
  struct Text {
    /// 0 where nothing is known yet.
    var count: Int32 = 0
    var id = StringPool.none
  }

  /// The path of a list in an object, by their numbers.
  private struct Path {
    var object = StringPool.none
    var list = StringPool.none
  }

  private let names: UnsafeMutablePointer<Name>
  private let texts: UnsafeMutablePointer<Text>
  private let paths: UnsafeMutablePointer<Path>
  private let nameBytes: UnsafeMutableRawPointer
  private let textBytes: UnsafeMutableRawPointer

  /// More than there are members.
  private static let first = 64
  /// Several rows in a row seldom have the same instance type, but all have one of a few dozen: so many
  /// strings are kept that these meet seldom, and few enough to stay in the first-level cache.
  private static let textCount = 256

  /// Longer pieces are not worth remembering. A multiple of 8: whole words are compared.
  static let longestName = 128
  static let longestText = 64

  init() {
    names = .allocate(capacity: 2 * Self.first)
    names.initialize(repeating: Name(), count: 2 * Self.first)
    texts = .allocate(capacity: Self.textCount)
    texts.initialize(repeating: Text(), count: Self.textCount)
    paths = .allocate(capacity: Self.first)
    paths.initialize(repeating: Path(), count: Self.first)
    let nameBytes = UnsafeMutableRawPointer.allocate(
      byteCount: 2 * Self.first * Self.longestName, alignment: 64)
    nameBytes.initializeMemory(
      as: UInt8.self, repeating: 0, count: 2 * Self.first * Self.longestName)
    self.nameBytes = nameBytes
    let textBytes = UnsafeMutableRawPointer.allocate(
      byteCount: Self.textCount * Self.longestText, alignment: 64)
    textBytes.initializeMemory(
      as: UInt8.self, repeating: 0, count: Self.textCount * Self.longestText)
    self.textBytes = textBytes
  }

  deinit {
    names.deallocate()
    texts.deallocate()
    paths.deallocate()
    nameBytes.deallocate()
    textBytes.deallocate()
  }

  /// Forgets all strings, whose numbers belong to one pool.
  func forgetTexts() {
    texts.update(repeating: Text(), count: Self.textCount)
    paths.update(repeating: Path(), count: Self.first)
  }

  // MARK: Names
  //
  // A slot is a member's number, which is below 64, and 64 more at most.

  /// The slot of what follows a member in its object.
  @inline(__always)
  static func after(_ member: Member) -> Int { Int(member.rawValue) }

  /// The slot of the first member in a member's object.
  @inline(__always)
  static func firstIn(_ member: Member) -> Int { first &+ Int(member.rawValue) }

  @inline(__always)
  func name(_ slot: Int) -> (name: Name, bytes: UnsafeRawPointer) {
    (names[slot], UnsafeRawPointer(nameBytes + slot &* Self.longestName))
  }

  /// Remembers at most `longestName` bytes.
  func setName(_ slot: Int, _ bytes: UnsafeRawBufferPointer, _ member: Member) {
    guard let start = bytes.baseAddress, bytes.count <= Self.longestName else { return }
    names[slot] = Name(count: bytes.count, member: member)
    (nameBytes + slot * Self.longestName).copyMemory(from: start, byteCount: bytes.count)
  }

  // MARK: Strings

  /// The slot of a string that stands in memory, by its first bytes and what follows a shorter one,
  /// which is most often the same: so nobody looks for its end.
  @inline(__always)
  static func slot(at text: UnsafeRawPointer) -> Int {
    let first = UInt64(littleEndian: text.loadUnaligned(as: UInt64.self))
    let second = UInt64(littleEndian: text.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    let mixed = (first &* 0x9E37_79B9_7F4A_7C15 ^ second) &* 0xD134_2543_DE82_EF95
    return Int(truncatingIfNeeded: mixed >> 56)
  }

  /// The string that came last in a slot.
  @inline(__always)
  func text(_ slot: Int) -> (text: Text, bytes: UnsafeRawPointer) {
    (texts[slot], UnsafeRawPointer(textBytes + slot &* Self.longestText))
  }

  /// Remembers at most `longestText` bytes.
  func setText(_ slot: Int, _ bytes: UnsafeRawBufferPointer, _ id: StringPool.ID) {
    guard let start = bytes.baseAddress, bytes.count <= Self.longestText else { return }
    texts[slot] = Text(count: Int32(truncatingIfNeeded: bytes.count), id: id)
    (textBytes + slot * Self.longestText).copyMemory(from: start, byteCount: bytes.count)
  }

  // MARK: Paths

  /// The number of the path of a list in the object at a path, where that came last.
  func path(of list: Member, in object: StringPool.ID) -> StringPool.ID? {
    let path = paths[Int(list.rawValue)]
    return path.object == object ? path.list : nil
  }

  func setPath(_ path: StringPool.ID, of list: Member, in object: StringPool.ID) {
    paths[Int(list.rawValue)] = Path(object: object, list: path)
  }
}

extension JobReader {
  /// Reads to the value of an object's first member: over `{`, its name and the colon; `nil`
  /// where the object is empty, which is then read over.
  ///
  /// - Parameters:
  ///   - slot: where the guess of this member is kept, and the next one will be.
  ///   - name: set to the name if the member is unknown.
  @inline(__always)
  mutating func firstMember(
    _ slot: inout Int, _ name: inout JSONString
  ) throws(JSONFault) -> Member? {
    if json.depth &+ 1 < JSONCursor.depthLimit, let member = guessedMember(&slot) {
      json.depth &+= 1
      return member
    }
    let start = json.position
    guard try json.firstMember() else { return nil }
    return try newMember(&slot, &name, from: start)
  }

  /// Reads from the end of a member's value to the value of the next; `nil` at the object's end,
  /// which is then read over.
  @inline(__always)
  mutating func nextMember(
    _ slot: inout Int, _ name: inout JSONString
  ) throws(JSONFault) -> Member? {
    if let member = guessedMember(&slot) { return member }
    let start = json.position
    guard try json.nextMember() else { return nil }
    return try newMember(&slot, &name, from: start)
  }

  @inline(__always)
  private mutating func guessedMember(_ slot: inout Int) -> Member? {
    let (guess, bytes) = guesses.name(slot)
    guard guess.count > 0, json.repeats(bytes, guess.count) else { return nil }
    json.position &+= guess.count
    json.skipWhitespace()
    slot = Guesses.after(guess.member)
    return guess.member
  }

  @inline(never)
  private mutating func newMember(
    _ slot: inout Int, _ name: inout JSONString, from start: Int
  ) throws(JSONFault) -> Member {
    name = try json.memberName()
    let member = member(of: name)
    if member == .unknown {
      unknownName.removeAll(keepingCapacity: true)
      unknownName.append(contentsOf: json.bytes(name.start, name.count))
    } else if start >= json.window.base, json.position < json.end {
      // The window may have moved on, and all that is left may be part of the white space.
      let count = json.position &- start
      if count <= Guesses.longestName {
        guesses.setName(slot, json.bytes(start, count), member)
      }
    }
    slot = Guesses.after(member)
    return member
  }
}

extension JobReader {
  /// The place of a fault in a member's value.
  @inline(never)
  mutating func component(_ member: Member, _ name: JSONString) -> JSONPath.Component {
    guard member == .unknown else { return .member("\(member.name)") }
    // Its text may have left the memory since, but no other unknown member has been read.
    guard name.hasEscapes else { return .member(String(decoding: unknownName, as: UTF8.self)) }
    return .member(JSONCursor.decodedText(unknownName))
  }
}
