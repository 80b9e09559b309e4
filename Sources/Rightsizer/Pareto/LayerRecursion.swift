internal import CKernels

/// Divide and conquer over objectives: what each point's dominators say of it, for any number of
/// objectives.
///
/// Points stand column by column: a number, a position in an order in which a point is only
/// dominated by earlier ones, and ranks; the objective that makes the order has no rank. A
/// dominator's number, plus `increment`, is a lower bound of the dominated point's. With increment 1
/// and all numbers 0 the numbers become the layers.
///
/// The method is Jensen's (2003) as corrected by Fortin, Grenier and Parizeau (2013) and bounded by
/// Buzdalov and Shalyto (2014), with small sets compared pair by pair, 16 pairs at a time. A set is
/// split where it stands, column by column, and put back afterwards, so that all memory is read and
/// written in order and none is needed but one column and the marks of the splits.
///
/// - Complexity: O(n (log n)ᵈ⁻¹) for n points and d objectives, the first included.
struct LayerRecursion {
  /// Points in a row of columns that are `stride` integers apart.
  struct Slice {
    let base: UnsafeMutablePointer<Int32>
    let stride: Int
    let count: Int

    subscript(range: Range<Int>) -> Slice {
      Slice(base: base + range.lowerBound, stride: stride, count: range.count)
    }
  }

  let increment: Int32
  let pairsOfALeaf: Int
  /// Room for the longest slice and 16 more.
  let scratch: UnsafeMutablePointer<Int32>

  func raise(_ points: Slice, comparing depth: Int) {
    if points.count < 2 { return }
    if depth == 0 || points.count * points.count <= 2 * pairsOfALeaf {
      layers_raise_within(points.base, points.stride, points.count, depth, increment)
      return
    }
    let key = depth + 1
    let (least, greatest) = range(of: key, in: points)
    if least == greatest { return raise(points, comparing: depth - 1) }
    let pivot = min(max(sampleMedian(of: key, in: points), least), greatest - 1)
    split(points, key: key, pivot: pivot) { lowCount in
      let low = points[0..<lowCount]
      let high = points[lowCount..<points.count]
      raise(low, comparing: depth)
      raise(high, by: low, comparing: depth - 1)
      raise(high, comparing: depth)
    }
  }

  func raise(_ upper: Slice, by lower: Slice, comparing depth: Int) {
    if upper.count == 0 || lower.count == 0 { return }
    if depth == 0 || upper.count <= pairsOfALeaf / lower.count
      || min(upper.count, lower.count) < 16
    {
      layers_raise(
        upper.base, upper.stride, upper.count, lower.base, lower.stride, lower.count, depth,
        increment)
      return
    }
    let key = depth + 1
    let (leastUpper, greatestUpper) = range(of: key, in: upper)
    let (leastLower, greatestLower) = range(of: key, in: lower)
    if greatestLower <= leastUpper { return raise(upper, by: lower, comparing: depth - 1) }
    if leastLower > greatestUpper { return }
    let least = min(leastUpper, leastLower)
    let greatest = max(greatestUpper, greatestLower)
    let larger = upper.count > lower.count ? upper : lower
    let pivot = min(max(sampleMedian(of: key, in: larger), least), greatest - 1)
    split(upper, key: key, pivot: pivot) { upperCount in
      split(lower, key: key, pivot: pivot) { lowerCount in
        let lowUpper = upper[0..<upperCount]
        let highUpper = upper[upperCount..<upper.count]
        let lowLower = lower[0..<lowerCount]
        let highLower = lower[lowerCount..<lower.count]
        raise(lowUpper, by: lowLower, comparing: depth)
        raise(highUpper, by: lowLower, comparing: depth - 1)
        raise(highUpper, by: highLower, comparing: depth)
      }
    }
  }

  private func split(_ points: Slice, key: Int, pivot: Int32, _ body: (Int) -> Void) {
    let marks = UnsafeMutablePointer<UInt16>.allocate(capacity: layers_mark_count(points.count))
    defer { marks.deallocate() }
    let lowCount = layers_split(
      points.base, points.stride, key + 1, points.count, key, pivot, marks, scratch)
    body(lowCount)
    layers_unsplit(
      points.base, points.stride, key + 1, points.count, lowCount, marks, scratch)
  }

  private func range(of key: Int, in points: Slice) -> (least: Int32, greatest: Int32) {
    var least: Int32 = 0
    var greatest: Int32 = 0
    layers_range(points.base + key * points.stride, points.count, &least, &greatest)
    return (least, greatest)
  }

  /// About the median of a column.
  private func sampleMedian(of key: Int, in points: Slice) -> Int32 {
    let column = points.base + key * points.stride
    let sampleCount = 31
    let step = max(1, points.count / sampleCount)
    return withUnsafeTemporaryAllocation(of: Int32.self, capacity: sampleCount) { sample in
      var count = 0
      while count < sampleCount, count * step < points.count {
        let value = column[count * step]
        var place = count
        while place > 0, sample[place - 1] > value {
          sample[place] = sample[place - 1]
          place -= 1
        }
        sample[place] = value
        count += 1
      }
      return sample[count / 2]
    }
  }
}
