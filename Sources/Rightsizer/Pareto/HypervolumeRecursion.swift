/// Volumes of unions of boxes with one corner at 0, of four and more dimensions.
///
/// Boxes by falling extent in the last dimension: each adds that extent times what it adds, in the
/// others, to those before. What a box adds is its volume without that of the others cut to it,
/// which is the same question with a dimension less and, once what is covered is dropped, far fewer
/// boxes; in three dimensions it is one sweep over boxes that are kept in order.
///
/// While, Bradstreet and Barone, *A fast way of calculating exact hypervolumes*, IEEE Trans. Evol.
/// Comput. 16 (2012); Guerreiro and Fonseca, *Computing and updating hypervolume contributions in up
/// to four dimensions*, ibid. 22 (2018).
///
/// - Complexity: O(n²) for four dimensions and staircases that stay small, exponential in the
///   dimensions at worst.
struct HypervolumeRecursion<Box: SIMD> where Box.Scalar == Double {
  private var staircase = PlanarUnion()

  /// The volume of boxes in the first `depth` dimensions, at least 4; extents beyond are 0.
  mutating func volume(_ boxes: [Box], depth: Int) -> Double {
    let last = depth - 1
    var total = 0.0
    var earlier: [Box] = []
    for box in boxes.sorted(by: { $0[last] > $1[last] }) {
      var base = box
      base[last] = 0
      let added = exclusive(base, over: earlier, depth: last)
      if added <= 0 { continue }
      total += box[last] * added
      insert(base, into: &earlier, depth: last)
    }
    return total
  }

  /// What a box adds to others, in the first `depth` dimensions, at least 3; in three the others
  /// must be in order of falling third extent.
  mutating func exclusive(_ box: Box, over others: [Box], depth: Int) -> Double {
    var volume = 1.0
    for dimension in 0..<depth { volume *= box[dimension] }
    if depth == 3 { return max(0, volume - covered(box, by: others)) }
    var cut: [Box] = []
    for other in others {
      let common = pointwiseMin(other, box)
      if all(common .>= box) { return 0 }
      Self.keepMaxima(&cut, with: common)
    }
    if cut.isEmpty { return volume }
    return max(0, volume - self.volume(cut, depth: depth))
  }

  /// The volume of a box that others of falling third extent cover.
  private mutating func covered(_ box: Box, by others: [Box]) -> Double {
    staircase.removeAll()
    let (x, y, z) = (box[0], box[1], box[2])
    var covered = 0.0
    for other in others {
      let area = staircase.add(x: min(x, other[0]), y: min(y, other[1]))
      covered += area * min(z, other[2])
      // What is lower is covered.
      if other[0] >= x, other[1] >= y { break }
    }
    return covered
  }

  private func insert(_ box: Box, into boxes: inout [Box], depth: Int) {
    boxes.removeAll { all($0 .<= box) }
    guard depth == 3 else { return boxes.append(box) }
    let place = LayerSweeps.partitioningIndex(boxes.count) { boxes[$0][2] < box[2] }
    boxes.insert(box, at: place)
  }

  /// Adds a box to those that no other covers.
  private static func keepMaxima(_ boxes: inout [Box], with box: Box) {
    var kept = 0
    for index in boxes.indices {
      let other = boxes[index]
      // If one covers it, it covers none that is kept, so nothing was dropped yet.
      if all(box .<= other) { return }
      if all(other .<= box) { continue }
      if kept < index { boxes[kept] = other }
      kept += 1
    }
    boxes.removeSubrange(kept...)
    boxes.append(box)
  }
}
