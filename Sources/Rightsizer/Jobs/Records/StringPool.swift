/// Distinct strings, each held once as UTF-8 and named by a number (dictionary encoding).
///
/// Numbers count up from 0 in order of first appearance, so equal inputs get equal numbers. Finding
/// or adding a string takes time linear in its bytes; hashing is seeded anew in every pool, so that
/// no input can be made to collide.
struct StringPool: Sendable {
  /// The number of a string; `none` for a member that was absent.
  typealias ID = Int32
  static let none: ID = -1

  private var bytes: [UInt8] = []
  /// Where string `i` ends; it starts where the one before ends.
  private var ends: [Int] = []
  private var hashes: [UInt64] = []
  /// Open addressing with linear probing; `none` marks a free slot. The count is a power of two.
  private var slots: [ID] = []
  private let seed = UInt64.random(in: .min ... .max) | 1

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
  @inline(__always)
  mutating func intern(_ text: RawSpan) -> ID {
    let hash = Self.hash(text, seed: seed)
    if slots.isEmpty { grow() }
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let id = slots[slot]
      if id < 0 { return add(text, hash: hash, at: slot) }
      if hashes[Int(id)] == hash, isEqual(id, text) { return id }
      slot = (slot &+ 1) & mask
    }
  }

  /// The number of a Swift string; adds it when new.
  mutating func intern(_ text: String) -> ID {
    let bytes = Array(text.utf8)
    return intern(bytes.span.bytes)
  }

  /// The number of a string if the pool has it.
  func find(_ text: String) -> ID? {
    guard !slots.isEmpty else { return nil }
    let bytes = Array(text.utf8)
    let hash = Self.hash(bytes.span.bytes, seed: seed)
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 {
      let id = slots[slot]
      if hashes[Int(id)] == hash, isEqual(id, bytes.span.bytes) { return id }
      slot = (slot &+ 1) & mask
    }
    return nil
  }

  @inline(never)
  private mutating func add(_ text: RawSpan, hash: UInt64, at slot: Int) -> ID {
    let id = ID(truncatingIfNeeded: ends.count)
    text.withUnsafeBytes { bytes.append(contentsOf: $0) }
    ends.append(bytes.count)
    hashes.append(hash)
    slots[slot] = id
    // At most half full, so that a probe is short.
    if ends.count &* 2 > slots.count { grow() }
    return id
  }

  private mutating func grow() {
    slots = [ID](repeating: Self.none, count: max(64, slots.count * 2))
    let mask = slots.count &- 1
    for (index, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] >= 0 { slot = (slot &+ 1) & mask }
      slots[slot] = ID(truncatingIfNeeded: index)
    }
  }

  @inline(__always)
  private func isEqual(_ id: ID, _ text: RawSpan) -> Bool {
    let range = range(of: id)
    guard range.count == text.byteCount else { return false }
    let stored = bytes.span.bytes.extracting(range)
    var offset = 0
    let count = text.byteCount
    while offset &+ 8 <= count {
      guard
        stored.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
          == text.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
      else { return false }
      offset &+= 8
    }
    while offset < count {
      guard
        stored.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
          == text.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
      else { return false }
      offset &+= 1
    }
    return true
  }

  /// Multiply and fold 8 bytes at a time (after wyhash); the seed is odd and random.
  @inline(__always)
  private static func hash(_ text: RawSpan, seed: UInt64) -> UInt64 {
    var hash = seed ^ UInt64(truncatingIfNeeded: text.byteCount)
    var offset = 0
    let count = text.byteCount
    while offset &+ 8 <= count {
      let word = text.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
      hash = fold(hash ^ word, seed)
      offset &+= 8
    }
    var tail: UInt64 = 0
    while offset < count {
      tail = tail << 8 | UInt64(text.unsafeLoad(fromByteOffset: offset, as: UInt8.self))
      offset &+= 1
    }
    return fold(hash ^ tail, 0x9E37_79B9_7F4A_7C15)
  }

  @inline(__always)
  private static func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }
}
