/// A key and the number of the point it belongs to.
struct KeyedIndex {
  var key: Int64
  var index: Int32
}

/// Sorts by key, then by index.
///
/// Small inputs go to a comparison sort; others, whose indices must ascend at first, to a stable
/// least-significant-digit radix sort which passes over digits that are the same in all keys.
///
/// - Complexity: O(n) for n ≥ 1024, with at most eight passes.
struct KeySorter {
  private static let digitBits = 11
  private static let digitCount = 6
  private static let radix = 1 << digitBits
  private var spare: [KeyedIndex] = []

  mutating func sort(_ entries: inout [KeyedIndex]) {
    if entries.count < 1024 {
      entries.sort { $0.key != $1.key ? $0.key < $1.key : $0.index < $1.index }
    } else {
      radixSort(&entries)
    }
  }

  private mutating func radixSort(_ entries: inout [KeyedIndex]) {
    var counts = [Int](repeating: 0, count: Self.radix * Self.digitCount)
    for entry in entries {
      let bits = Self.unsigned(entry.key)
      for digit in 0..<Self.digitCount {
        counts[digit * Self.radix + Self.value(of: digit, in: bits)] += 1
      }
    }
    if spare.count < entries.count {
      spare = [KeyedIndex](repeating: KeyedIndex(key: 0, index: 0), count: entries.count)
    } else {
      spare.removeLast(spare.count - entries.count)
    }
    let first = Self.unsigned(entries[0].key)
    var offsets = [Int](repeating: 0, count: Self.radix)
    for digit in 0..<Self.digitCount {
      let base = digit * Self.radix
      if counts[base + Self.value(of: digit, in: first)] == entries.count { continue }
      var sum = 0
      for value in 0..<Self.radix {
        offsets[value] = sum
        sum += counts[base + value]
      }
      for entry in entries {
        let value = Self.value(of: digit, in: Self.unsigned(entry.key))
        spare[offsets[value]] = entry
        offsets[value] += 1
      }
      swap(&entries, &spare)
    }
  }

  /// The key's bits with the sign flipped, so that unsigned order is the key's order.
  private static func unsigned(_ key: Int64) -> UInt64 {
    UInt64(bitPattern: key) ^ (1 << 63)
  }

  private static func value(of digit: Int, in bits: UInt64) -> Int {
    Int(truncatingIfNeeded: (bits &>> UInt64(truncatingIfNeeded: digit &* digitBits)))
      & (radix - 1)
  }
}
