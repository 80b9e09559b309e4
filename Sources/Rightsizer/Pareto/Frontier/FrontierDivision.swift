internal import CKernels

/// The frontier of rows of four or more objectives, divided along an order in which no row is
/// dominated by a later one.
///
/// The frontier of the first half, gathered in a window, drops what it dominates of the second
/// half; what is left of that is divided in turn. Few rows are held against a window that grows with them
/// (Chomicki, Godfrey, Gryz and Liang, *Skyline with presorting*, ICDE 2003).
struct FrontierDivision {
  /// So many rows go through a window that grows with them.
  private static let leafSize = 2048
  /// Points that a thread takes together.
  private static let shareSize = 8192

  private let threads: ThreadCount
  private let rows: [UInt32]
  private let columns: FrontierColumns
  private let codes: [UInt16]
  private let codesAreExact: Bool
  private var isBest: [Bool]
  private var groups: [UInt16]
  private var places: [UInt32]
  private var verdicts: [UInt8]
  private var list: [UInt32]

  /// The frontier of listed rows, in their order.
  static func frontier(
    _ rows: [UInt32], _ columns: FrontierColumns, threads: ThreadCount
  ) -> [UInt32] {
    if rows.isEmpty { return [] }
    var division = FrontierDivision(rows, columns, threads)
    let best = division.settle(0..<rows.count)
    for point in division.list[..<best] { division.isBest[Int(point)] = true }
    return rows.indices.filter { division.isBest[$0] }.map { rows[$0] }
  }

  private init(_ rows: [UInt32], _ columns: FrontierColumns, _ threads: ThreadCount) {
    let count = rows.count
    let width = columns.objectives
    var codes = [UInt16](repeating: 0, count: count * width)
    var sums = [Int64](repeating: 0, count: count)
    var order = (0..<UInt32(truncatingIfNeeded: count)).map { $0 }
    var isExact = true
    do {
      var ranks = [UInt32](repeating: 0, count: count)
      var sorter = FrontierRanks(count: count)
      for objective in 0..<width {
        let greatest = sorter.rank(
          objective, of: rows, in: columns, order: &order, ranks: &ranks)
        let shift = max(0, 16 - greatest.leadingZeroBitCount)
        isExact = isExact && shift == 0
        for point in 0..<count {
          codes[point * width + objective] = UInt16(truncatingIfNeeded: ranks[point] >> shift)
          // Exact, so a row that dominates another has the lesser sum.
          sums[point] += Int64(ranks[point])
        }
      }
      sorter.sort(by: sums, order: &order)
    }
    self.threads = threads
    self.rows = rows
    self.columns = columns
    self.codes = codes
    codesAreExact = isExact
    list = order
    isBest = [Bool](repeating: false, count: count)
    let leaf = min(count, Self.leafSize)
    let size = Int(frontier_group_size)
    groups = [UInt16](repeating: 0, count: (leaf + size - 1) / size * size * width)
    places = [UInt32](repeating: 0, count: leaf)
    verdicts = [UInt8](repeating: 0, count: max(leaf, count / 2 + 1))
  }

  /// Leaves of a range of the list, at its start, the points that no point of it dominates, each
  /// once, and gives how many; those that equal one of them or an earlier one are marked.
  private mutating func settle(_ range: Range<Int>) -> Int {
    if range.count < 2 { return range.count }
    if range.count <= Self.leafSize {
      withUnsafePointer(to: columns) { columns in
        list.withUnsafeBufferPointer { list in
          frontier_sift_in_order(
            columns, codesAreExact ? 1 : 0, codes, rows,
            list.baseAddress.map { $0 + range.lowerBound },
            range.count, &groups, &places, &verdicts)
        }
      }
      return compact(range)
    }
    let middle = range.lowerBound + range.count / 2
    let firstCount = settle(range.lowerBound..<middle)
    let firstEnd = range.lowerBound + firstCount
    let window = rows.withUnsafeBufferPointer { rows in
      FrontierWindowGroups(
        codes: codes, objectiveCount: columns.objectives,
        list: Array(list[range.lowerBound..<firstEnd]), rows: rows.baseAddress,
        codesAreExact: codesAreExact)
    }
    sift(middle..<range.upperBound, by: window)
    let left = compact(middle..<range.upperBound)
    let secondCount = settle(middle..<(middle + left))
    for offset in 0..<secondCount { list[firstEnd + offset] = list[middle + offset] }
    return firstCount + secondCount
  }

  /// Holds the points of a range against a window, a share of them on each thread.
  private mutating func sift(_ range: Range<Int>, by window: FrontierWindowGroups) {
    let shareCount = (range.count + Self.shareSize - 1) / Self.shareSize
    window.withWindow { window in
      list.withUnsafeBufferPointer { list in
        verdicts.withUnsafeMutableBufferPointer { verdicts in
          // Each share has verdicts of its own, and nothing else is written.
          nonisolated(unsafe) let (window, columns) = (window, columns)
          nonisolated(unsafe) let (list, verdicts) = (list, verdicts)
          let (codes, rows) = (codes, rows)
          _ = threads.map(shareCount) { share in
            let start = share * Self.shareSize
            withUnsafePointer(to: window) { window in
              withUnsafePointer(to: columns) { columns in
                frontier_sift(
                  window, columns, columns, codes, rows,
                  list.baseAddress.map { $0 + range.lowerBound + start },
                  min(Self.shareSize, range.count - start),
                  verdicts.baseAddress.map { $0 + start })
              }
            }
          }
        }
      }
    }
  }

  /// Moves the points of a range without a verdict to its start and marks those found equal to one
  /// of the frontier, which need no place in a window.
  private mutating func compact(_ range: Range<Int>) -> Int {
    var end = range.lowerBound
    for place in range {
      let point = list[place]
      switch verdicts[place - range.lowerBound] {
      case UInt8(frontier_dominated.rawValue): break
      case UInt8(frontier_equal.rawValue): isBest[Int(point)] = true
      default:
        list[end] = point
        end += 1
      }
    }
    return end - range.lowerBound
  }
}
