internal import CKernels

/// Ranks of a few rows in each objective, where the values themselves no longer matter: senses,
/// signed zeros, infinities and missing values are all decided by the order.
struct FrontierRanks {
  private var keys: [Int64]
  private var entries: [UInt64]
  private var spare: [UInt64]

  /// Room to rank so many rows.
  init(count: Int) {
    keys = [Int64](repeating: 0, count: count)
    entries = [UInt64](repeating: 0, count: count)
    spare = entries
  }

  /// Sorts points by their values in an objective, those of equal values staying in order, and
  /// gives each the number of lesser values that differ.
  ///
  /// - Returns: The greatest rank.
  mutating func rank(
    _ objective: Int, of rows: [UInt32], in columns: FrontierColumns, order: inout [UInt32],
    ranks: inout [UInt32]
  ) -> UInt32 {
    frontier_keys(
      columns.values[objective], columns.flips[objective], rows, rows.count, &keys)
    frontier_sort(keys, rows.count, &entries, &spare, &order)
    return keys.withUnsafeBufferPointer { keys in
      order.withUnsafeBufferPointer { order in
        ranks.withUnsafeMutableBufferPointer { ranks in
          var rank: UInt32 = 0
          var previous = keys[Int(order[0])]
          for point in order {
            let key = keys[Int(point)]
            if key != previous { rank &+= 1 }
            previous = key
            ranks[Int(point)] = rank
          }
          return rank
        }
      }
    }
  }

  /// Sorts points by a number of each.
  mutating func sort(by sums: [Int64], order: inout [UInt32]) {
    frontier_sort(sums, order.count, &entries, &spare, &order)
  }
}
