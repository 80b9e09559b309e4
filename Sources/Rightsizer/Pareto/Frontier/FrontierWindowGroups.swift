internal import CKernels

/// The groups of a window of points none of which dominates another; see `FrontierWindow`.
struct FrontierWindowGroups {
  /// So many groups are looked through one by one; more get a level above them.
  private static let leastParentCount = 32
  private static let groupSize = Int(frontier_group_size)

  private let groups: [UInt16]
  private let rows: [UInt32]
  /// Where each level's groups start in `groups`.
  private var starts: [Int] = []
  /// How many points or groups stand in each level.
  private var counts: [Int] = []
  private let objectiveCount: Int
  private let codesAreExact: Bool

  /// A window of listed points.
  ///
  /// - Parameters:
  ///   - codes: The codes of points, point by point.
  ///   - list: The points of the window; those after `firstCount` are put in an order of their own.
  ///   - rows: For each point its row; `nil` when it is the point.
  init(
    codes: UnsafePointer<UInt16>, objectiveCount: Int, list: consuming [UInt32],
    firstCount: Int = 0, rows: UnsafePointer<UInt32>?, codesAreExact: Bool
  ) {
    let width = objectiveCount
    let size = Self.groupSize
    if list.count > Self.leastParentCount * size {
      list.withUnsafeMutableBufferPointer { list in
        guard let base = list.baseAddress else { return }
        frontier_cluster(codes, width, base + firstCount, list.count - firstCount)
      }
    }
    var length = 0
    var count = list.count
    repeat {
      starts.append(length)
      counts.append(count)
      count = (count + size - 1) / size
      length += count * size * width
    } while count > Self.leastParentCount && counts.count < Int(frontier_level_limit)
    let starts = self.starts
    let counts = self.counts
    let points = list
    groups = [UInt16](unsafeUninitializedCapacity: length) { groups, initializedCount in
      if let base = groups.baseAddress {
        frontier_fill_groups(codes, width, points, points.count, base)
        for level in starts.indices.dropFirst() {
          frontier_fill_parents(
            base + starts[level - 1], width, counts[level], base + starts[level])
        }
      }
      initializedCount = length
    }
    self.rows = rows.map { rows in points.map { rows[Int($0)] } } ?? points
    self.objectiveCount = objectiveCount
    self.codesAreExact = codesAreExact
  }

  /// Lends the window to a body.
  func withWindow<Result>(_ body: (FrontierWindow) -> Result) -> Result {
    groups.withUnsafeBufferPointer { groups in
      rows.withUnsafeBufferPointer { rows in
        var window = FrontierWindow()
        withUnsafeMutableBytes(of: &window.levels) { bytes in
          let levels = bytes.bindMemory(to: UnsafePointer<UInt16>?.self)
          for (level, start) in starts.enumerated() {
            levels[level] = groups.baseAddress.map { $0 + start }
          }
        }
        withUnsafeMutableBytes(of: &window.counts) { bytes in
          let levels = bytes.bindMemory(to: Int.self)
          for (level, count) in counts.enumerated() { levels[level] = count }
        }
        window.level_count = counts.count
        window.rows = rows.baseAddress
        window.objectives = objectiveCount
        window.codes_are_exact = codesAreExact ? 1 : 0
        return body(window)
      }
    }
  }
}
