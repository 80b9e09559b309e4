internal import CKernels

/// Volumes of unions of boxes with one corner at 0, and of what each box alone covers, by cells.
///
/// A cell is split across the middle of the boxes that end in it, until so few are left that
/// inclusion and exclusion measure them. A box that spans a cell in all dimensions but one is a
/// slab, by which the cell shrinks; one that the greatest box of a cell covers is left out. Chan,
/// *Klee's measure problem made easy*, FOCS 2013.
///
/// For contributions a cell is left out where two boxes cover it; where one does, what the others
/// leave of the cell is that box's own.
///
/// - Complexity: Chan's O(n^(d/3)) takes weighted medians, where here a median of a sample is taken
///   across the dimension in which most boxes end; so no bound is proven, and about O(n^1.1) for
///   d = 4 and O(n^1.15) for d = 5 were measured from 10³ to 10⁴ boxes on simplices and spheres.
///   Memory for some multiples of the boxes.
struct HypervolumeCells {
  /// For each dimension the extent of each box, more than 0 and finite; at most 16 dimensions.
  let extents: [[Double]]
  /// Room to begin with, doubled whenever it is too little: for cells, and for boxes of each box.
  var cellRoom = 256
  var roomPerBox = 4

  /// The volume of the union.
  func union() -> Double { run(findingContributions: false).volume }

  /// What each box alone covers.
  func contributions() -> [Double] { run(findingContributions: true).contributions }

  private func run(findingContributions: Bool) -> (volume: Double, contributions: [Double]) {
    let count = extents.first?.count ?? 0
    var contributions = [Double](repeating: 0, count: findingContributions ? count : 0)
    guard count > 0 else { return (0, contributions) }
    let width = extents.count <= 4 ? 4 : extents.count <= 8 ? 8 : 16
    var boxes = Self.boxes(roomPerBox * count, width: width)
    var cells = UnsafeMutableBufferPointer<HypervolumeCell>.allocate(capacity: cellRoom)
    var numbers = UnsafeMutableBufferPointer<Int32>.allocate(
      capacity: findingContributions ? roomPerBox * count : 0)
    // The pointers are replaced by greater ones below; these are whichever are there at the end.
    defer {
      boxes.deallocate()
      cells.deallocate()
      numbers.deallocate()
    }
    boxes.prefix(count * width).initialize(repeating: 1)
    var cell = HypervolumeCell()
    cell.count = count
    cell.owner = -1
    cell.unclipped = 1
    withUnsafeMutableBytes(of: &cell.upper) { upper in
      let upper = upper.bindMemory(to: Double.self)
      upper.initialize(repeating: 1)
      for (dimension, column) in extents.enumerated() {
        var greatest = 0.0
        for (box, extent) in column.enumerated() {
          boxes[box * width + dimension] = extent
          greatest = max(greatest, extent)
        }
        upper[dimension] = greatest
      }
    }
    cells[0] = cell
    if findingContributions {
      for box in 0..<count { numbers[box] = Int32(truncatingIfNeeded: box) }
    }
    let volume = contributions.withUnsafeMutableBufferPointer { contributions in
      var search = HypervolumeSearch()
      search.cellCount = 1
      search.width = width
      search.dimensions = extents.count
      search.contributions = contributions.baseAddress
      while true {
        search.boxes = boxes.baseAddress
        search.boxCapacity = boxes.count / width
        search.numbers = numbers.baseAddress
        search.cells = cells.baseAddress
        search.cellCapacity = cells.count
        let needsRoom =
          findingContributions
          ? kernel_hypervolume_contributions(&search) : kernel_hypervolume_union(&search)
        if needsRoom == 0 { return search.volume }
        // The last cell's boxes are behind all others.
        let last = cells[search.cellCount - 1]
        let used = last.start + last.count
        boxes = Self.grown(
          boxes, used: used * width, to: Self.boxes(2 * boxes.count / width, width: width))
        cells = Self.grown(cells, used: search.cellCount, to: .allocate(capacity: 2 * cells.count))
        if findingContributions {
          numbers = Self.grown(numbers, used: used, to: .allocate(capacity: 2 * numbers.count))
        }
      }
    }
    return (volume, contributions)
  }

  /// Room for boxes, aligned for the widest registers.
  private static func boxes(_ count: Int, width: Int) -> UnsafeMutableBufferPointer<Double> {
    UnsafeMutableRawBufferPointer.allocate(
      byteCount: count * width * MemoryLayout<Double>.stride, alignment: 64
    ).bindMemory(to: Double.self)
  }

  /// A greater buffer with what is in use of another, which is given back.
  private static func grown<Element>(
    _ buffer: UnsafeMutableBufferPointer<Element>, used: Int,
    to greater: UnsafeMutableBufferPointer<Element>
  ) -> UnsafeMutableBufferPointer<Element> {
    _ = greater.prefix(used).initialize(fromContentsOf: buffer.prefix(used))
    buffer.deallocate()
    return greater
  }
}
