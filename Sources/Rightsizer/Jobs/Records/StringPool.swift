internal import CKernels

/// Distinct strings, each held once as UTF-8 and named by a number (dictionary encoding).
///
/// Numbers count up from 0 in order of first appearance, so equal inputs get equal numbers. Finding
/// or adding a string takes time linear in its bytes; hashing is seeded anew in every process, so that
/// no input can be made to collide.
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

  /// Strings that wait to be added, behind each other, with their hashes.
  private var waitingBytes: [UInt8] = []
  private var waiting: [(end: Int, tag: UInt64)] = []
  /// The same of strings whose rows are complete.
  private var queuedBytes: [UInt8] = []
  private var queued: [(end: Int, tag: UInt64)] = []
  /// The number of the first string in the queue; those of waiting strings are greater.
  private static let firstQueued: ID = -1 << 30

  var count: Int { ends.count }

  /// The string of a number; `nil` for `none`.
  subscript(id: ID) -> String? {
    guard id >= 0 else { return nil }
    let range = range(of: id)
    return bytes.span.extracting(range).withUnsafeBufferPointer {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// The UTF-8 length of a string.
  func byteCount(of id: ID) -> Int { id < 0 ? 0 : range(of: id).count }

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
    // A row has one name of its own, its endpoint's, of some forty bytes in six hundred. Twice as
    // many as there are at least, or each of many large files would have all strings copied.
    if bytes.capacity < bytes.count + byteCount / 16 {
      bytes.reserveCapacity(max(bytes.count + byteCount / 16, 2 * bytes.count))
    }
    if ends.capacity < ends.count + byteCount / 512 {
      ends.reserveCapacity(max(ends.count + byteCount / 512, 2 * ends.count))
    }
  }

  // MARK: Waiting strings
  //
  // A name that every row has anew is looked for in a table far larger than the cache: waiting for
  // that one line of memory took a seventh of all reading. So the line is asked for when the name is
  // read, and looked at some rows later: until its row ends the name waits, then it is queued until
  // its row goes into the columns.

  /// A string that is to be added soon, while its bytes stay where they are.
  struct Foreseen {
    fileprivate var text: UnsafeRawBufferPointer
    fileprivate var tag: UInt64
  }

  /// Asks for the memory that adding a string will need.
  @inline(__always)
  mutating func foresee(_ text: UnsafeRawBufferPointer) -> Foreseen {
    let tag = Self.tag(text, seed: seed)
    if slots.isEmpty { grow() }
    let slot = Int(truncatingIfNeeded: tag) & (slots.count &- 1)
    slots.withUnsafeBufferPointer { slots in
      if let start = slots.baseAddress { kernel_prefetch(start + slot) }
    }
    return Foreseen(text: text, tag: tag)
  }

  /// Keeps a string to be added later; its number until then is less than `none`.
  mutating func wait(_ text: UnsafeRawBufferPointer) -> ID {
    let tag = foresee(text).tag
    waitingBytes.append(contentsOf: text)
    waiting.append((waitingBytes.count, tag))
    return Self.none &- ID(truncatingIfNeeded: waiting.count)
  }

  /// Has a string that waits wait on in the queue; another keeps its number.
  @inline(__always)
  mutating func queued(_ id: ID) -> ID {
    id >= Self.none || id <= Self.firstQueued ? id : queue(id)
  }

  private mutating func queue(_ id: ID) -> ID {
    let index = Int(Self.none &- id) &- 1
    let (end, tag) = waiting[index]
    let start = index == 0 ? 0 : waiting[index &- 1].end
    queuedBytes.append(contentsOf: waitingBytes[start..<end])
    return queue(tag)
  }

  /// Queues a string that was foreseen.
  @inline(__always)
  mutating func queue(_ foreseen: Foreseen) -> ID {
    queuedBytes.append(contentsOf: foreseen.text)
    return queue(foreseen.tag)
  }

  @inline(__always)
  private mutating func queue(_ tag: UInt64) -> ID {
    queued.append((queuedBytes.count, tag))
    return Self.firstQueued &+ 1 &- ID(truncatingIfNeeded: queued.count)
  }

  /// The lasting number of a string, added now if it is in the queue.
  @inline(__always)
  mutating func settled(_ id: ID) -> ID { id > Self.firstQueued ? id : settle(id) }

  private mutating func settle(_ id: ID) -> ID {
    let index = Int(Self.firstQueued &- id)
    let (end, tag) = queued[index]
    let start = index == 0 ? 0 : queued[index &- 1].end
    return queuedBytes.withUnsafeBytes { bytes in
      let text = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
      let slot = slot(of: text, tag)
      let found = slots[slot]
      return found == 0 ? add(text, tag, at: slot) : Self.id(found)
    }
  }

  /// Forgets the queue, whose numbers nobody holds any more.
  mutating func forgetQueue() {
    queuedBytes.removeAll(keepingCapacity: true)
    queued.removeAll(keepingCapacity: true)
  }

  /// How many strings wait.
  var waitingCount: Int { waiting.count }

  /// Forgets the last strings that wait, down to so many.
  mutating func forgetWaiting(downTo count: Int) {
    guard count < waiting.count else { return }
    waiting.removeLast(waiting.count &- count)
    waitingBytes.removeLast(waitingBytes.count &- (waiting.last?.end ?? 0))
  }

  /// Adds the strings of another pool in their order, and gives their numbers here.
  mutating func append(_ other: StringPool) -> [ID] {
    var tags = [UInt64](repeating: 0, count: other.count)
    for slot in other.slots where slot != 0 { tags[Int(Self.id(slot))] = slot >> 32 }
    if slots.isEmpty { grow() }
    var numbers: [ID] = []
    numbers.reserveCapacity(other.count)
    other.bytes.withUnsafeBytes { bytes in
      var start = 0
      for (index, end) in other.ends.enumerated() {
        let text = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
        let slot = slot(of: text, tags[index])
        let found = slots[slot]
        numbers.append(found == 0 ? add(text, tags[index], at: slot) : Self.id(found))
        start = end
      }
    }
    return numbers
  }

  /// The number of a Swift string; adds it when new.
  mutating func intern(_ text: String) -> ID {
    Array(text.utf8).withUnsafeBytes { intern($0) }
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
