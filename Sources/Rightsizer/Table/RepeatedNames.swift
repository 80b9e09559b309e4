/// Rows whose name another row has, too.
///
/// Names that only one row has are told by their hashes, in a table of bits that is far smaller than
/// the names; what is left is compared.
struct RepeatedNames {
  private let names: [StringPool.ID]
  private let strings: StringPool
  private let counts: @Sendable (Int) -> Bool

  /// Rows hashed by one thread at a time.
  private static let rowsPerBlock = 1 << 14

  /// - Parameter counts: whether a row is looked at.
  init(
    _ names: [StringPool.ID], of strings: StringPool,
    where counts: @escaping @Sendable (Int) -> Bool
  ) {
    self.names = names
    self.strings = strings
    self.counts = counts
  }

  /// The rows in order, each with a number of its name that is the same for equal names. O(rows).
  func found(_ threads: ThreadCount) -> [(row: Int, name: Int32)] {
    let rows = suspected(threads)
    var pool = StringPool()
    var numbers: [Int32] = []
    numbers.reserveCapacity(rows.count)
    for row in rows {
      numbers.append(strings.withBytes(of: names[row]) { pool.intern($0) })
    }
    var isRepeated = [UInt8](repeating: 0, count: pool.count)
    for number in numbers where isRepeated[Int(number)] < 2 { isRepeated[Int(number)] += 1 }
    return zip(rows, numbers).filter { isRepeated[Int($1)] > 1 }.map { (row: $0, name: $1) }
  }

  /// All rows whose name comes again, and one in sixteen others at most.
  private func suspected(_ threads: ThreadCount) -> [Int] {
    let hashes = threads.array(names.count, inBlocksOf: Self.rowsPerBlock) { rows, places in
      for (offset, row) in rows.enumerated() {
        let isLookedAt = names[row] != StringPool.none && counts(row)
        let hash = isLookedAt ? Self.hash(strings.tag(of: names[row])) : 0
        places.initializeElement(at: offset, to: hash)
      }
    }
    // Sixteen bits a row, so that few rows meet by chance.
    var bitCount = 64
    while bitCount < 16 * names.count, bitCount < 1 << 32 { bitCount *= 2 }
    let again = RepeatedBits(hashes, bitCount: bitCount)
    let blocks = (names.count + Self.rowsPerBlock - 1) / Self.rowsPerBlock
    return threads.map(blocks) { block in
      let start = block * Self.rowsPerBlock
      return (start..<min(names.count, start + Self.rowsPerBlock)).filter { row in
        hashes[row] != 0 && again.contains(hashes[row])
      }
    }.flatMap(\.self)
  }

  /// 0 is no row's.
  private static func hash(_ tag: UInt64) -> UInt32 { max(1, UInt32(truncatingIfNeeded: tag)) }
}

/// Which bits of a table are set by more than one of many hashes; a hash of 0 sets none.
///
/// Shares of the table for several threads, each of which looks at all hashes, are filled no sooner.
private struct RepeatedBits: Sendable {
  private let mask: Int
  private let again: [UInt64]

  /// - Parameter bitCount: a power of two, at least 64.
  init(_ hashes: [UInt32], bitCount: Int) {
    let mask = bitCount - 1
    var seen = [UInt64](repeating: 0, count: bitCount / 64)
    var again = seen
    for hash in hashes where hash != 0 {
      let word = (Int(hash) & mask) >> 6
      let bit: UInt64 = 1 &<< (UInt64(hash) & 63)
      if seen[word] & bit == 0 { seen[word] |= bit } else { again[word] |= bit }
    }
    self.mask = mask
    self.again = again
  }

  func contains(_ hash: UInt32) -> Bool {
    again[(Int(hash) & mask) >> 6] >> (UInt64(hash) & 63) & 1 == 1
  }
}
