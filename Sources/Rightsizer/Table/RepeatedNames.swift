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
    let blocks = stride(from: 0, to: names.count, by: Self.rowsPerBlock).map {
      $0..<min(names.count, $0 + Self.rowsPerBlock)
    }
    let hashes = threads.map(blocks.count) { block in
      blocks[block].map { row in
        names[row] != StringPool.none && counts(row) ? Self.hash(strings.tag(of: names[row])) : 0
      }
    }
    // Sixteen bits a row, so that few rows meet by chance.
    var bitCount = 64
    while bitCount < 16 * names.count, bitCount < 1 << 32 { bitCount *= 2 }
    let mask = bitCount - 1
    var seen = [UInt64](repeating: 0, count: bitCount / 64)
    var again = seen
    for block in hashes {
      for hash in block where hash != 0 {
        let word = (Int(hash) & mask) >> 6
        let bit: UInt64 = 1 &<< (UInt64(hash) & 63)
        if seen[word] & bit == 0 { seen[word] |= bit } else { again[word] |= bit }
      }
    }
    var rows: [Int] = []
    var row = 0
    for block in hashes {
      for hash in block {
        let bits = again[(Int(hash) & mask) >> 6]
        if hash != 0, bits >> (UInt64(hash) & 63) & 1 == 1 { rows.append(row) }
        row += 1
      }
    }
    return rows
  }

  /// 0 is no row's.
  private static func hash(_ tag: UInt64) -> UInt32 { max(1, UInt32(truncatingIfNeeded: tag)) }
}
