/// The positions of a column's values in order, best first.
struct OrderedValues {
  /// A value as an integer of the same order, and where it stands.
  struct Entry {
    var key: UInt64
    var position: UInt32
  }

  private static let digitBits: UInt64 = 11
  private static let radix = 1 << 11
  /// 6 × 11 bits are all 64 of a key.
  private static let digitCount = 6

  private var entries: [Entry]
  private var spare: [Entry] = []

  init(count: Int) {
    entries = [Entry](repeating: Entry(key: 0, position: 0), count: count)
  }

  /// An integer that is less the better the value; the greatest for NaN.
  private static func key(_ value: Double, _ sense: Sense) -> UInt64 {
    if value.isNaN { return .max }
    // Adding 0 makes 0 of −0.0. Negative numbers have all bits turned, the others the sign.
    let bits = ((sense == .min ? value : -value) + 0).bitPattern
    return bits >> 63 == 1 ? ~bits : bits | 1 << 63
  }

  /// Puts the values in order.
  mutating func sort(sense: Sense, value: (Int) -> Double) {
    for position in entries.indices {
      entries[position] = Entry(
        key: Self.key(value(position), sense), position: UInt32(truncatingIfNeeded: position))
    }
    if entries.count < 1024 {
      entries.sort { $0.key < $1.key }
    } else {
      radixSort()
    }
  }

  /// Hands over each run of equal values, best first.
  func forEachTie(_ body: (Range<Int>, UnsafeBufferPointer<Entry>) -> Void) {
    entries.withUnsafeBufferPointer { entries in
      var first = 0
      while first < entries.count {
        var end = first + 1
        while end < entries.count, entries[end].key == entries[first].key { end += 1 }
        body(first..<end, entries)
        first = end
      }
    }
  }

  /// Least significant digit first; a digit that is the same in all keys is passed over.
  private mutating func radixSort() {
    var counts = [Int](repeating: 0, count: Self.radix * Self.digitCount)
    for entry in entries {
      for digit in 0..<Self.digitCount {
        counts[digit * Self.radix + Self.value(of: digit, in: entry.key)] += 1
      }
    }
    if spare.count != entries.count { spare = entries }
    for digit in 0..<Self.digitCount {
      let base = digit * Self.radix
      if counts[base + Self.value(of: digit, in: entries[0].key)] == entries.count { continue }
      var sum = 0
      for value in base..<base + Self.radix { (counts[value], sum) = (sum, sum + counts[value]) }
      entries.withUnsafeBufferPointer { source in
        spare.withUnsafeMutableBufferPointer { target in
          counts.withUnsafeMutableBufferPointer { counts in
            for entry in source {
              let slot = base + Self.value(of: digit, in: entry.key)
              target[counts[slot]] = entry
              counts[slot] += 1
            }
          }
        }
      }
      swap(&entries, &spare)
    }
  }

  @inline(__always)
  private static func value(of digit: Int, in key: UInt64) -> Int {
    Int(truncatingIfNeeded: key &>> (UInt64(truncatingIfNeeded: digit) &* digitBits)) & (radix - 1)
  }
}
