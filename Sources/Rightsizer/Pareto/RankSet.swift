/// A set of integers 0 ..< n with the neighbours of any place: a bit for each, and for each word of
/// 64 bits a bit above it that tells whether it is empty, up to a single word.
///
/// - Complexity: O(log₆₄ n) for each operation, n/63 words of memory.
struct RankSet {
  /// The levels, the members' own bits first.
  private var levels: [[UInt64]] = []

  /// The empty set of integers below `count`.
  init(count: Int) {
    var words = max(1, (count + 63) / 64)
    levels.append([UInt64](repeating: 0, count: words))
    while words > 1 {
      words = (words + 63) / 64
      levels.append([UInt64](repeating: 0, count: words))
    }
  }

  mutating func insert(_ member: Int) {
    var place = member
    for level in levels.indices {
      let word = levels[level][place >> 6]
      levels[level][place >> 6] = word | 1 << UInt64(truncatingIfNeeded: place & 63)
      if word != 0 { return }
      place >>= 6
    }
  }

  mutating func remove(_ member: Int) {
    var place = member
    for level in levels.indices {
      levels[level][place >> 6] &= ~(1 << UInt64(truncatingIfNeeded: place & 63))
      if levels[level][place >> 6] != 0 { return }
      place >>= 6
    }
  }

  /// The least member that is no less than `place`.
  func first(from place: Int) -> Int? {
    var place = place
    for level in levels.indices {
      let index = place >> 6
      if index >= levels[level].count { return nil }
      let word = levels[level][index] >> UInt64(truncatingIfNeeded: place & 63)
      if word != 0 {
        var found = place + word.trailingZeroBitCount
        for below in levels[..<level].reversed() {
          found = found << 6 + below[found].trailingZeroBitCount
        }
        return found
      }
      place = index + 1
    }
    return nil
  }

  /// The greatest member below `place`.
  func last(below place: Int) -> Int? {
    var place = place - 1
    for level in levels.indices {
      if place < 0 { return nil }
      let index = place >> 6
      let word = levels[level][index] << UInt64(truncatingIfNeeded: 63 - place & 63)
      if word != 0 {
        var found = place - word.leadingZeroBitCount
        for below in levels[..<level].reversed() {
          found = found << 6 + 63 - below[found].leadingZeroBitCount
        }
        return found
      }
      place = index - 1
    }
    return nil
  }
}
