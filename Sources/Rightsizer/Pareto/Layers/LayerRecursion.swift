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

  /// What a dominator's number is raised by, 0 or more.
  let increment: Int32
  /// Room for ``scratchCount(forPoints:)`` of the longest slice.
  let scratch: UnsafeMutablePointer<Int32>
  /// Up to this many pairs are compared one by one.
  var pairsOfALeaf = 1 << 18
  /// From this many points on a comparison of two sets is cut in two for two threads.
  var pointsOfAFork = 1 << 13

  /// How many integers of scratch a slice needs: the kernels write whole vectors.
  static func scratchCount(forPoints count: Int) -> Int { count + 16 }

  /// Lets the points of a slice raise each other's numbers, for those that are equal in the
  /// objectives beyond the first `depth` ranks.
  func raise(
    _ points: Slice, comparing depth: Int, threads: Int = 1, isSkewed: Bool = false
  ) {
    if depth == 0 || points.count * points.count <= 2 * pairsOfALeaf {
      layers_raise_within(points.base, points.stride, points.count, depth, increment)
      return
    }
    let key = depth + 1
    let (least, greatest) = range(of: key, in: points)
    if least == greatest { return raise(points, comparing: depth - 1, threads: threads) }
    let pivot = pivot(
      between: least, greatest, key: key, in: points, sixteenths: 8, isSkewed: isSkewed)
    split(points, key: key, pivot: pivot, columnCount: key + 1) { lowCount in
      let low = points[0..<lowCount]
      let high = points[lowCount..<points.count]
      let isSkewed = min(low.count, high.count) < points.count / 16
      raise(low, comparing: depth, threads: threads, isSkewed: isSkewed)
      raise(high, by: low, comparing: depth - 1, threads: threads)
      raise(high, comparing: depth, threads: threads, isSkewed: isSkewed)
    }
  }

  /// Lets `lower` raise the numbers of `upper`, where no point of `lower` exceeds one of `upper`
  /// beyond the first `depth` ranks.
  func raise(
    _ upper: Slice, by lower: Slice, comparing depth: Int, threads: Int = 1,
    isSkewed: Bool = false
  ) {
    if upper.count == 0 || lower.count == 0 { return }
    // A handful against many is linear as it is; dividing it would only add passes over the many.
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
    if greatestLower <= leastUpper {
      return raise(upper, by: lower, comparing: depth - 1, threads: threads)
    }
    if leastLower > greatestUpper { return }
    let least = min(leastUpper, leastLower)
    let greatest = max(greatestUpper, greatestLower)
    let larger = upper.count > lower.count ? upper : lower
    let isFork = threads > 1 && upper.count + lower.count >= pointsOfAFork
    // The upper part has the more to do: it is compared with both parts of the lower.
    let pivot = pivot(
      between: least, greatest, key: key, in: larger, sixteenths: isFork ? 9 : 8,
      isSkewed: isSkewed)
    split(upper, key: key, pivot: pivot, columnCount: key + 1) { upperCount in
      split(lower, key: key, pivot: pivot, columnCount: key + 1) { lowerCount in
        let lowUpper = upper[0..<upperCount]
        let highUpper = upper[upperCount..<upper.count]
        let lowLower = lower[0..<lowerCount]
        let highLower = lower[lowerCount..<lower.count]
        if isFork {
          return raiseAtOnce(
            lowUpper, highUpper, by: lowLower, highLower, comparing: depth, threads: threads)
        }
        let lowCount = upperCount + lowerCount
        let isSkewed =
          min(lowCount, upper.count + lower.count - lowCount) < (upper.count + lower.count) / 16
        raise(lowUpper, by: lowLower, comparing: depth, isSkewed: isSkewed)
        raise(highUpper, by: lowLower, comparing: depth - 1)
        raise(highUpper, by: highLower, comparing: depth, isSkewed: isSkewed)
      }
    }
  }

  /// Splits a slice where it stands by the values of one column, runs a body with how many points
  /// are in the lower part, and puts all back.
  func split(
    _ points: Slice, key: Int, pivot: Int32, columnCount: Int, _ body: (Int) -> Void
  ) {
    let marks = UnsafeMutablePointer<UInt16>.allocate(capacity: layers_mark_count(points.count))
    defer { marks.deallocate() }
    let lowCount = layers_split(
      points.base, points.stride, columnCount, points.count, key, pivot, marks, scratch)
    body(lowCount)
    layers_unsplit(
      points.base, points.stride, columnCount, points.count, lowCount, marks, scratch)
  }

  private func range(of key: Int, in points: Slice) -> (least: Int32, greatest: Int32) {
    var least: Int32 = 0
    var greatest: Int32 = 0
    layers_range(points.base + key * points.stride, points.count, &least, &greatest)
    return (least, greatest)
  }

  /// A value below the greatest that parts a column after about so many sixteenths of its points.
  ///
  /// It is that of the values in 31 places evenly spread. Where these told little, the value midway
  /// is taken: halving the range ends after 31 steps, whatever the points are.
  private func pivot(
    between least: Int32, _ greatest: Int32, key: Int, in points: Slice, sixteenths: Int,
    isSkewed: Bool
  ) -> Int32 {
    if isSkewed { return least + (greatest - least) / 2 }
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
      return min(max(sample[count * sixteenths / 16], least), greatest - 1)
    }
  }

  /// What follows a split of two sets, on two threads: the upper parts do not touch each other.
  private func raiseAtOnce(
    _ lowUpper: Slice, _ highUpper: Slice, by lowLower: Slice, _ highLower: Slice,
    comparing depth: Int, threads: Int
  ) {
    // Both compare with the low part of the lower set, and move it about: one takes a copy.
    let columnCount = depth + 1
    let scratchCount = Self.scratchCount(
      forPoints: max(highUpper.count, lowLower.count, highLower.count))
    let room = UnsafeMutablePointer<Int32>.allocate(
      capacity: columnCount * lowLower.count + scratchCount)
    defer { room.deallocate() }
    for column in 0..<columnCount {
      (room + column * lowLower.count).initialize(
        from: lowLower.base + column * lowLower.stride, count: lowLower.count)
    }
    let copy = Slice(base: room, stride: lowLower.count, count: lowLower.count)
    var other = LayerRecursion(
      increment: increment, scratch: room + columnCount * lowLower.count)
    other.pairsOfALeaf = pairsOfALeaf
    other.pointsOfAFork = pointsOfAFork
    // What a branch writes is its own: its upper part, its lower sets and its scratch.
    nonisolated(unsafe) let first = (recursion: self, upper: lowUpper, lower: lowLower)
    nonisolated(unsafe) let second = (
      recursion: other, upper: highUpper, lower: copy, highLower: highLower
    )
    _ = ThreadCount(2).map(2) { branch in
      if branch == 0 {
        first.recursion.raise(
          first.upper, by: first.lower, comparing: depth, threads: threads / 2)
      } else {
        let threads = threads - threads / 2
        second.recursion.raise(
          second.upper, by: second.lower, comparing: depth - 1, threads: threads)
        second.recursion.raise(
          second.upper, by: second.highLower, comparing: depth, threads: threads)
      }
    }
  }
}
