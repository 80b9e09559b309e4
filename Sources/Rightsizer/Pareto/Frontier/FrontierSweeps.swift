internal import CKernels

/// The frontier of rows of one, two or three objectives, which a sweep finds in O(n log n) whatever
/// their shape (Kung, Luccio and Preparata 1975), and of a few rows of any number.
enum FrontierSweeps {
  /// The rows that none of the others dominates, in order, each held against those found before.
  static func few(_ rows: [UInt32], _ columns: FrontierColumns) -> [UInt32] {
    let length = frontier_few_scratch(columns.objectives, rows.count)
    return withUnsafeTemporaryAllocation(of: Int64.self, capacity: length) { scratch in
      withUnsafePointer(to: columns) { columns in
        [UInt32](unsafeUninitializedCapacity: rows.count) { best, count in
          count = frontier_few(columns, rows, rows.count, scratch.baseAddress, best.baseAddress)
        }
      }
    }
  }

  /// The rows with the least value, in order.
  static func linear(_ rows: [UInt32], _ columns: FrontierColumns) -> [UInt32] {
    var least = Int64.max
    var best: [UInt32] = []
    for row in rows {
      let key = frontier_key(columns.values[0].unsafelyUnwrapped[Int(row)], columns.flips[0])
      if key > least { continue }
      if key < least { best.removeAll(keepingCapacity: true) }
      least = key
      best.append(row)
    }
    return best
  }

  /// In order of the first objective a row is on the frontier when it has the least second value of
  /// those equal in the first, and one less than all before.
  static func planar(_ rows: [UInt32], _ columns: FrontierColumns) -> [UInt32] {
    let count = rows.count
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 2 * count) { scratch in
      withUnsafePointer(to: columns) { columns in
        [UInt32](unsafeUninitializedCapacity: count) { best, bestCount in
          bestCount = frontier_plane(
            columns, rows, count, scratch.baseAddress, scratch.baseAddress.map { $0 + count },
            best.baseAddress)
        }
      }
    }
  }

  /// In lexicographic order a row is on the frontier unless a row before, no greater in the second
  /// objective, is no greater in the third: a tree of least third values over the ranks of the
  /// second tells (Fenwick 1994). Equal rows are neighbours.
  static func spatial(_ rows: [UInt32], _ columns: FrontierColumns) -> [UInt32] {
    let count = rows.count
    var sorter = FrontierRanks(count: count)
    var order = (0..<UInt32(truncatingIfNeeded: count)).map { $0 }
    var third = [UInt32](repeating: 0, count: count)
    var second = third
    var first = third
    _ = sorter.rank(2, of: rows, in: columns, order: &order, ranks: &third)
    let greatest = sorter.rank(1, of: rows, in: columns, order: &order, ranks: &second)
    _ = sorter.rank(0, of: rows, in: columns, order: &order, ranks: &first)
    var leastThird = [UInt32](repeating: .max, count: Int(greatest) + 2)
    var isBest = [Bool](repeating: false, count: count)
    leastThird.withUnsafeMutableBufferPointer { tree in
      var previous: Int?
      for point in order {
        let point = Int(point)
        if let previous, first[previous] == first[point], second[previous] == second[point],
          third[previous] == third[point]
        {
          isBest[point] = isBest[previous]
          continue
        }
        previous = point
        let height = third[point]
        var place = Int(second[point]) + 1
        var isDominated = false
        while place > 0 {
          if tree[place] <= height {
            isDominated = true
            break
          }
          place &= place &- 1
        }
        if isDominated { continue }
        isBest[point] = true
        place = Int(second[point]) + 1
        while place < tree.count, tree[place] > height {
          tree[place] = height
          place += place & -place
        }
      }
    }
    return rows.indices.filter { isBest[$0] }.map { rows[$0] }
  }
}
