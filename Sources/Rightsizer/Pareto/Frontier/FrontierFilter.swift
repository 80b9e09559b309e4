internal import CKernels

/// What a sample's frontier says of all rows: those it dominates are left out in one pass over the
/// columns, before anything is sorted.
///
/// A row is first held against a few pivots, value by value, eight rows at a time; if none drops
/// it, its codes go through the window of the sample's whole frontier. A row that lacks a value is
/// dropped by no pivot.
struct FrontierFilter {
  private static let candidateLimit = 64
  private static let pivotLimit = 8
  private static let coverLimit = 512
  private static let scalingLimit = 256
  /// Rows looked at together: their values stay in the second-level cache.
  private static let blockSize = 8192
  /// Rows that a thread takes together.
  private static let chunkSize = 1 << 16

  private let pivots: [Double]
  private let pivotCount: Int
  private let least: [Double]
  private let scale: [Double]
  private let window: FrontierWindowGroups
  private let sample: FrontierRows

  /// A filter from the frontier of a sample, which must outlive it.
  init(sample: FrontierRows, frontier: [UInt32]) {
    let width = sample.objectiveCount
    self.sample = sample
    (least, scale) = Self.scaling(sample, frontier)
    var codes = [UInt16](repeating: 0, count: frontier.count * width)
    Self.encode(sample, frontier, least, scale, &codes)

    // The points that would dominate most were all within the frontier's own bounds.
    var strongest = (0..<frontier.count).map { point in
      var volume: Float = 1
      for objective in 0..<width { volume *= Float(65536 - Int(codes[point * width + objective])) }
      return (volume: volume, point: UInt32(truncatingIfNeeded: point))
    }
    strongest.sort {
      $0.volume != $1.volume ? $0.volume > $1.volume : $0.point < $1.point
    }
    let list = strongest.map(\.point)

    let step = max(1, sample.count / Self.coverLimit)
    let covered = stride(from: 0, to: sample.count, by: step).map {
      UInt32(truncatingIfNeeded: $0)
    }
    var coveredCodes = [UInt16](repeating: 0, count: covered.count * width)
    Self.encode(sample, covered, least, scale, &coveredCodes)
    let chosen = Self.cover(
      coveredCodes, covered.count, codes, Array(list.prefix(Self.candidateLimit)), width)
    pivotCount = chosen.count
    pivots = chosen.flatMap { point in
      let row = frontier[Int(point)]
      var pivot = (0..<width).map { sample.value($0, row) }
      // What is no better anywhere and worse in the objective of fewest ties is dominated.
      let ties = (0..<width).map { objective in
        let code = codes[Int(point) * width + objective]
        return (0..<covered.count).count { coveredCodes[$0 * width + objective] == code }
      }
      let strict = ties.indices.min { ties[$0] < ties[$1] } ?? 0
      pivot[strict] = pivot[strict] == .infinity ? .nan : pivot[strict].nextUp
      return pivot
    }
    window = FrontierWindowGroups(
      codes: codes, objectiveCount: width, list: list,
      firstCount: min(list.count, Int(frontier_group_size)), rows: frontier, codesAreExact: false)
  }

  /// The pivots: one after another the point that covers most of what none before does.
  private static func cover(
    _ coveredCodes: [UInt16], _ coveredCount: Int, _ codes: [UInt16], _ candidates: [UInt32],
    _ width: Int
  ) -> [UInt32] {
    let size = Int(frontier_group_size)
    let words = (coveredCount + size - 1) / size
    let all = (0..<coveredCount).map { UInt32(truncatingIfNeeded: $0) }
    var groups = [UInt16](repeating: 0, count: words * size * width)
    frontier_fill_groups(coveredCodes, width, all, coveredCount, &groups)
    var sets = [UInt32](repeating: 0, count: (candidates.count + 1) * words)
    var chosen = [UInt32](repeating: 0, count: pivotLimit)
    let count = frontier_cover(
      groups, width, coveredCount, codes, candidates, candidates.count, pivotLimit,
      max(1, coveredCount / 64), &sets, &chosen)
    return Array(chosen.prefix(count))
  }

  /// For each objective where codes start and what takes a value's distance from there to a code.
  private static func scaling(
    _ sample: FrontierRows, _ frontier: [UInt32]
  ) -> (least: [Double], scale: [Double]) {
    var least: [Double] = []
    var scale: [Double] = []
    let step = max(1, frontier.count / scalingLimit)
    for objective in 0..<sample.objectiveCount {
      var values: [Double] = []
      for place in stride(from: 0, to: frontier.count, by: step) {
        let value = sample.value(objective, frontier[place])
        if value.isFinite { values.append(value) }
      }
      values.sort()
      if values.isEmpty {
        least.append(0)
        scale.append(1)
        continue
      }
      // Beyond the ends all codes are one, so the ends are those of all points.
      var (low, high) = (values[0], values[0])
      for row in frontier {
        let value = sample.value(objective, row)
        if value.isFinite { (low, high) = (min(low, value), max(high, value)) }
      }
      // A few far outliers would leave one code for all others.
      let margin = values.count / 32
      let inner = (low: values[margin], high: values[values.count - 1 - margin])
      if inner.high > inner.low {
        let width = inner.high - inner.low
        low = max(low, inner.low - 2 * width)
        high = min(high, inner.high + 2 * width)
      }
      least.append(low)
      // Neither 0 nor infinite, so that no product is missing but a missing value's.
      let range = high / 2 - low / 2
      scale.append(range > 0 ? max(1e-300, min(65533 / 2 / range, 1e300)) : 1)
    }
    return (least, scale)
  }

  private static func encode(
    _ rows: FrontierRows, _ numbers: [UInt32], _ least: [Double], _ scale: [Double],
    _ codes: inout [UInt16]
  ) {
    var numbers = numbers
    withUnsafePointer(to: rows.columns) { columns in
      _ = frontier_encode(columns, &numbers, numbers.count, least, scale, 0, &codes)
    }
  }

  /// What the sample's frontier leaves of rows: the numbers of those that none of it dominates.
  struct Survivors {
    /// Those that equal none of it, ascending.
    var others: [UInt32] = []
    /// Those that equal a point of it, ascending: no other row like that dominates them.
    var equals: [UInt32] = []
  }

  /// The rows that the sample's frontier does not dominate.
  ///
  /// - Complexity: O(d n) for the few pivots and, for what they leave, a search of the window;
  ///   beyond the result a block's codes.
  func survivors(of rows: FrontierRows, threads: ThreadCount) -> Survivors {
    let chunkCount = (rows.count + Self.chunkSize - 1) / Self.chunkSize
    // The pointers stay valid and nobody writes through them.
    nonisolated(unsafe) let rows = rows
    nonisolated(unsafe) let filter = self
    if threads.value == 1 { return filter.survivors(of: rows, in: 0..<rows.count) }
    let parts = threads.map(chunkCount) { chunk in
      let start = chunk * Self.chunkSize
      return filter.survivors(of: rows, in: start..<min(rows.count, start + Self.chunkSize))
    }
    return Survivors(others: parts.flatMap(\.others), equals: parts.flatMap(\.equals))
  }

  private func survivors(of rows: FrontierRows, in range: Range<Int>) -> Survivors {
    var survivors = Survivors()
    let blockSize = min(Self.blockSize, range.count)
    var kept = [UInt32](repeating: 0, count: blockSize)
    var codes = [UInt16](repeating: 0, count: blockSize * rows.objectiveCount)
    var verdicts = [UInt8](repeating: 0, count: blockSize)
    withUnsafePointer(to: rows.columns) { columns in
      withUnsafePointer(to: sample.columns) { sampleColumns in
        window.withWindow { window in
          withUnsafePointer(to: window) { window in
            rows.withNumbers { numbers in
              var start = range.lowerBound
              while start < range.upperBound {
                let end = min(start + blockSize, range.upperBound)
                var count = frontier_pass(columns, numbers, start, end, pivots, pivotCount, &kept)
                start = end
                if count == 0 { continue }
                count = frontier_encode(
                  columns, &kept, count, least, scale, rows.dropsMissing ? 1 : 0, &codes)
                frontier_sift(
                  window, sampleColumns, columns, codes, kept, nil, count, &verdicts)
                for place in 0..<count {
                  switch verdicts[place] {
                  case UInt8(frontier_dominated.rawValue): break
                  case UInt8(frontier_equal.rawValue): survivors.equals.append(kept[place])
                  default: survivors.others.append(kept[place])
                  }
                }
              }
            }
          }
        }
      }
    }
    return survivors
  }
}
