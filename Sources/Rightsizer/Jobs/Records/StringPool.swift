/// Distinct strings, each held once as UTF-8 and named by a number (dictionary encoding).
///
/// Numbers count up from 0 in order of first appearance, so equal inputs get equal numbers. Finding
/// or adding a string takes time linear in its bytes; hashing is seeded anew in every process, so that
/// no input can be made to collide. Beside them stand strings of which nearly every row has one of its
/// own: their numbers count down from −2, and equal ones may have several.
struct StringPool: Sendable {
  /// The number of a string; `none` for a member that was absent.
  typealias ID = Int32
  static let none: ID = -1

  private var bytes: [UInt8] = []
  /// Where string `i` ends; it starts where the one before ends.
  private var ends: [Int] = []
  /// Open addressing with linear probing; the count is a power of two. A slot is 0 where it is free,
  /// else 32 bits of the hash above the number plus 1: what is not equal is nearly always seen in
  /// the slot itself, and a large table costs one cache miss a string instead of two.
  private var slots: [UInt64] = []
  /// One for all pools, so that a string's hash need not be made again where pools are put together.
  private static let processSeed = UInt64.random(in: .min ... .max) | 1
  private let seed = StringPool.processSeed

  /// Strings that nearly every row has anew; their numbers count down from −2.
  var own = OwnStrings()
  /// The own strings that came last, by their hash; one before `firstOfSource` counts as none.
  private var recent: [Int32] = []
  private static let recentCount = 256
  /// The number of the first string that waits; lasting ones are greater.
  private static let firstWaiting: ID = -1 << 30
  /// The index of the first own string of the source that is read.
  private var firstOfSource = 0
  /// Strings that wait to be added, behind each other, and where each ends.
  private var waitingBytes: [UInt8] = []
  private var waiting: [Int] = []

  var count: Int { ends.count }

  /// The string of a number; `nil` for `none`.
  subscript(id: ID) -> String? {
    id == Self.none ? nil : withBytes(of: id) { String(decoding: $0, as: UTF8.self) }
  }

  /// The UTF-8 length of a string.
  func byteCount(of id: ID) -> Int { withBytes(of: id) { $0.count } }

  private func range(of id: ID) -> Range<Int> {
    let index = Int(id)
    return (index == 0 ? 0 : ends[index - 1])..<ends[index]
  }

  /// The number of the string of the given bytes, which must be UTF-8; adds it when new.
  mutating func intern(_ text: UnsafeRawBufferPointer) -> ID {
    let tag = Self.tag(text, seed: seed)
    if slots.isEmpty { grow() }
    let slot = slot(of: text, tag)
    let found = slots[slot]
    return found == 0 ? add(text, tag, at: slot) : Self.id(found)
  }

  /// The slot that holds a string, or the free one where it belongs.
  @inline(__always)
  private func slot(of text: UnsafeRawBufferPointer, _ tag: UInt64) -> Int {
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: tag) & mask
    while true {
      let found = slots[slot]
      if found == 0 || (found >> 32 == tag && isEqual(Self.id(found), text)) { return slot }
      slot = (slot &+ 1) & mask
    }
  }

  @inline(__always)
  private static func id(_ slot: UInt64) -> ID { ID(truncatingIfNeeded: slot) &- 1 }

  /// Makes room for the strings that so many bytes of JSON may hold; room that is not used costs no
  /// memory, only addresses.
  mutating func reserve(forBytes byteCount: Int) {
    guard byteCount >= 1 << 22 else { return }
    let byteCount = min(byteCount, RowColumns.mostReserved)
    // A row has one name of its own, its endpoint's, of some forty bytes in six hundred.
    own.reserve(count: byteCount / 512, byteCount: byteCount / 16)
  }

  // MARK: Strings of one row
  //
  // A name of its own that a row has is not looked up. Until its row ends it waits, since a member
  // that is given again replaces it.

  /// A longer string does not wait, which would hold it twice: where its member is given again, it
  /// stays in the pool without a row.
  static let longestWaiting = 1 << 16

  /// Keeps a string to be added later; its number until then is less than any that lasts.
  mutating func wait(_ text: UnsafeRawBufferPointer) -> ID {
    if text.count > Self.longestWaiting { return addOwn(text) }
    waitingBytes.append(contentsOf: text)
    waiting.append(waitingBytes.count)
    return Self.firstWaiting &- ID(truncatingIfNeeded: waiting.count &- 1)
  }

  /// The lasting number of a string, added now if it waits.
  @inline(__always)
  mutating func settled(_ id: ID) -> ID { id > Self.firstWaiting ? id : settle(id) }

  private mutating func settle(_ id: ID) -> ID {
    let index = Int(Self.firstWaiting &- id)
    let range = (index == 0 ? 0 : waiting[index &- 1])..<waiting[index]
    // Apart from the pool while that changes, or it would be copied.
    var bytes: [UInt8] = []
    swap(&bytes, &waitingBytes)
    defer { swap(&bytes, &waitingBytes) }
    return bytes.withUnsafeBytes { addOwn(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  /// Adds a string of a row's own.
  ///
  /// Strings of one source that come again soon get the number that they have.
  mutating func addOwn(_ text: UnsafeRawBufferPointer) -> ID {
    if recent.isEmpty { recent = [Int32](repeating: -1, count: Self.recentCount) }
    let slot = Int(truncatingIfNeeded: Self.tag(text, seed: seed)) & (Self.recentCount &- 1)
    let earlier = Int(recent[slot])
    if earlier >= firstOfSource, earlier < own.count {
      let range = own.range(of: earlier)
      let isSame =
        range.count == text.count
        && own.bytes.withUnsafeBytes {
          Self.isEqual(UnsafeRawBufferPointer(rebasing: $0[range]), text)
        }
      if isSame { return Self.own(earlier) }
    }
    recent[slot] = Int32(truncatingIfNeeded: own.count)
    own.append(text)
    return Self.own(own.count &- 1)
  }

  /// The number of a row's own string, less than `none`.
  @inline(__always)
  private static func own(_ index: Int) -> ID { none &- 1 &- ID(truncatingIfNeeded: index) }

  /// The index among the rows' own strings, for a number less than `none`.
  @inline(__always)
  private static func ownIndex(_ id: ID) -> Int { Int(none &- 1 &- id) }

  /// What is added to the number of an own string where so many others come before it.
  @inline(__always)
  static func shift(ofOwn id: ID, by count: Int) -> ID { id &- ID(truncatingIfNeeded: count) }

  /// How many strings wait.
  var waitingCount: Int { waiting.count }

  /// Forgets the last strings that wait, down to so many.
  mutating func forgetWaiting(downTo count: Int) {
    guard count < waiting.count else { return }
    waiting.removeLast(waiting.count &- count)
    waitingBytes.removeLast(waitingBytes.count &- (waiting.last ?? 0))
  }

  /// Starts on a source: what is found again of the rows' own strings does not depend on others.
  mutating func startSource() { firstOfSource = own.count }

  /// Forgets the last of the rows' own strings, down to so many, and all that wait.
  mutating func forgetOwn(downTo count: Int) {
    own.removeLast(downTo: count)
    forgetWaiting(downTo: 0)
  }

  // MARK: Putting together

  /// Adds strings of another pool in their order, but none of rows' own, and gives their numbers here.
  ///
  /// - Parameter tags: the other pool's, by ``tags``.
  mutating func append(
    _ other: StringPool, _ range: Range<Int>, tags: [UInt64], to numbers: inout [ID]
  ) {
    if slots.isEmpty { grow() }
    other.bytes.withUnsafeBytes { bytes in
      for index in range {
        let text = UnsafeRawBufferPointer(
          rebasing: bytes[other.range(of: ID(truncatingIfNeeded: index))])
        let slot = slot(of: text, tags[index])
        let found = slots[slot]
        numbers.append(found == 0 ? add(text, tags[index], at: slot) : Self.id(found))
      }
    }
  }

  /// The hash of each string, which is the same in all pools.
  var tags: [UInt64] {
    var tags = [UInt64](repeating: 0, count: count)
    for slot in slots where slot != 0 { tags[Int(Self.id(slot))] = slot >> 32 }
    return tags
  }

  /// A hash of the string of a number, the same for equal strings.
  func tag(of id: ID) -> UInt64 { withBytes(of: id) { Self.tag($0, seed: seed) } }

  /// Whether two numbers are of equal strings.
  func areEqual(_ a: ID, _ b: ID) -> Bool {
    if a == b || (a >= Self.none && b >= Self.none) { return a == b }
    return withBytes(of: a) { first in
      withBytes(of: b) { first.count == $0.count && Self.isEqual(first, $0) }
    }
  }

  /// The bytes of a string; none for `none`.
  @inline(__always)
  func withBytes<Result>(of id: ID, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    if id >= 0 {
      let range = range(of: id)
      return bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range])) }
    }
    let range = id == Self.none ? 0..<0 : own.range(of: Self.ownIndex(id))
    return own.bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  /// The number of a Swift string; adds it when new.
  mutating func intern(_ text: String) -> ID {
    var text = text
    return text.withUTF8 { intern(UnsafeRawBufferPointer($0)) }
  }

  /// The number of a string if the pool has it.
  func find(_ text: String) -> ID? {
    guard !slots.isEmpty else { return nil }
    let found = Array(text.utf8).withUnsafeBytes {
      slots[slot(of: $0, Self.tag($0, seed: seed))]
    }
    return found == 0 ? nil : Self.id(found)
  }

  private mutating func add(_ text: UnsafeRawBufferPointer, _ tag: UInt64, at slot: Int) -> ID {
    let id = ID(truncatingIfNeeded: ends.count)
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
    slots[slot] = tag << 32 | UInt64(UInt32(bitPattern: id &+ 1))
    // At most two thirds full, so that a probe is short.
    if ends.count &* 3 > slots.count &* 2 { grow() }
    return id
  }

  @inline(never)
  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: 0, count: max(64, old.count * 2))
    let mask = slots.count &- 1
    for taken in old where taken != 0 {
      var slot = Int(truncatingIfNeeded: taken >> 32) & mask
      while slots[slot] != 0 { slot = (slot &+ 1) & mask }
      slots[slot] = taken
    }
  }

  @inline(__always)
  private func isEqual(_ id: ID, _ text: UnsafeRawBufferPointer) -> Bool {
    let range = range(of: id)
    guard range.count == text.count else { return false }
    return bytes.withUnsafeBytes { bytes in
      Self.isEqual(UnsafeRawBufferPointer(rebasing: bytes[range]), text)
    }
  }

  /// Whether two strings of one length are equal.
  @inline(__always)
  private static func isEqual(
    _ stored: UnsafeRawBufferPointer, _ text: UnsafeRawBufferPointer
  ) -> Bool {
    let count = text.count
    guard count >= 8 else { return short(stored) == short(text) }
    var offset = 0
    while offset &+ 8 < count {
      guard word(stored, offset) == word(text, offset) else { return false }
      offset &+= 8
    }
    // The last word overlaps the one before: no loop over single bytes.
    return word(stored, count &- 8) == word(text, count &- 8)
  }

  /// 32 bits of a hash: multiply and fold 8 bytes at a time (after wyhash); the seed is odd and
  /// random.
  @inline(__always)
  private static func tag(_ text: UnsafeRawBufferPointer, seed: UInt64) -> UInt64 {
    let count = text.count
    var hash = seed ^ UInt64(truncatingIfNeeded: count)
    var last: UInt64
    if count >= 8 {
      var offset = 0
      while offset &+ 8 < count {
        hash = fold(hash ^ word(text, offset), seed)
        offset &+= 8
      }
      last = word(text, count &- 8)
    } else {
      last = short(text)
    }
    last = fold(hash ^ last, seed)
    return fold(last, 0x9E37_79B9_7F4A_7C15) >> 32
  }

  @inline(__always)
  private static func word(_ text: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
    text.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
  }

  /// Fewer than 8 bytes as one word, different for different bytes of one length.
  @inline(__always)
  private static func short(_ text: UnsafeRawBufferPointer) -> UInt64 {
    let count = text.count
    if count >= 4 {
      let first = text.loadUnaligned(fromByteOffset: 0, as: UInt32.self)
      let last = text.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self)
      return UInt64(first) << 32 | UInt64(last)
    }
    var word: UInt64 = 0
    for offset in 0..<count {
      word = word << 8 | UInt64(text[offset])
    }
    return word
  }

  @inline(__always)
  private static func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }
}
