/// Divide and conquer over objectives: what each point's dominators say of it, for any number of
/// objectives.
///
/// Points stand in an order in which a point is only dominated by earlier ones in the first
/// objective, which is therefore not held; the others are ranks, so that halving the range of an
/// objective ends after at most log₂ n steps, however the values are spread. Each point has a
/// number; a dominator's, plus `increment`, is a lower bound of the dominated point's. With increment
/// 1 and all numbers 0 the numbers become the layers.
///
/// The method is Jensen's (2003) as corrected by Fortin, Grenier and Parizeau (2013) and bounded by
/// Buzdalov and Shalyto (2014).
///
/// - Complexity: O(n (log n)ᵈ⁻¹) for n points and d objectives, the first included.
struct DominanceRecursion {
  /// The ranks of each point in the objectives but the first, point by point.
  private let ranks: [Int32]
  /// How many ranks a point has.
  private let width: Int
  private let increment: Int32
  /// Whether it only matters if a point is dominated: its number is then 0 or more.
  private let findsFrontierOnly: Bool
  /// Up to this many pairs are compared one by one.
  private let pairsOfALeaf: Int
  private var staircase = StaircaseForest()

  /// The number of each point.
  private(set) var numbers: [Int32]

  init(
    ranks columns: [[Int32]], numbers: [Int32], increment: Int32, findsFrontierOnly: Bool = false,
    pairsOfALeaf: Int = 1024
  ) {
    let width = columns.count
    var ranks = [Int32](repeating: 0, count: width * numbers.count)
    for (offset, column) in columns.enumerated() {
      for point in column.indices { ranks[point * width + offset] = column[point] }
    }
    self.ranks = ranks
    self.width = width
    self.numbers = numbers
    self.increment = increment
    self.findsFrontierOnly = findsFrontierOnly
    self.pairsOfALeaf = pairsOfALeaf
  }

  /// Lets distinct points, ascending, raise each other's numbers.
  mutating func raise(_ points: [Int32]) { raise(points, comparing: width) }

  /// Lets `lower` raise the numbers of `upper`; both ascend, and an equal point counts as dominating.
  mutating func raise(_ upper: [Int32], by lower: [Int32]) {
    raise(upper, by: lower, comparing: width)
  }

  /// As ``raise(_:)`` for points that are equal in the objectives beyond the first `depth` ranks.
  private mutating func raise(_ points: [Int32], comparing depth: Int) {
    var points = points
    if findsFrontierOnly { points.removeAll { numbers[Int($0)] > 0 } }
    if points.count < 2 { return }
    if points.count * points.count <= 2 * pairsOfALeaf {
      for place in 1..<points.count {
        compare(points[place], with: points[..<place], depth: depth)
      }
      return
    }
    if depth == 1 { return sweep(points) }
    let (least, greatest) = range(of: depth - 1, in: points)
    if least == greatest { return raise(points, comparing: depth - 1) }
    let middle = least + (greatest - least) / 2
    let (low, high) = split(points, at: middle, rank: depth - 1)
    raise(low, comparing: depth)
    raise(high, by: low, comparing: depth - 1)
    raise(high, comparing: depth)
  }

  /// As ``raise(_:by:)`` where no point of `lower` exceeds one of `upper` beyond the first `depth`
  /// ranks.
  private mutating func raise(_ upper: [Int32], by lower: [Int32], comparing depth: Int) {
    var upper = upper
    var lower = lower
    if findsFrontierOnly {
      // A dominated point's own dominators do its work (Kung, Luccio and Preparata 1975).
      upper.removeAll { numbers[Int($0)] > 0 }
      lower.removeAll { numbers[Int($0)] > 0 }
    }
    if upper.isEmpty || lower.isEmpty { return }
    // A handful against many is linear as it is; dividing it would only add passes over the many.
    if min(upper.count, lower.count) <= pairsOfALeaf / 128
      || upper.count <= pairsOfALeaf / lower.count
    {
      var end = 0
      for point in upper {
        while end < lower.count, lower[end] < point { end += 1 }
        compare(point, with: lower[..<end], depth: depth)
      }
      return
    }
    if depth == 1 { return sweep(upper, by: lower) }
    let (leastLower, greatestLower) = range(of: depth - 1, in: lower)
    let (leastUpper, greatestUpper) = range(of: depth - 1, in: upper)
    if greatestLower <= leastUpper { return raise(upper, by: lower, comparing: depth - 1) }
    if leastLower > greatestUpper { return }
    let least = min(leastLower, leastUpper)
    let middle = least + (max(greatestLower, greatestUpper) - least) / 2
    let (lowLower, highLower) = split(lower, at: middle, rank: depth - 1)
    let (lowUpper, highUpper) = split(upper, at: middle, rank: depth - 1)
    raise(lowUpper, by: lowLower, comparing: depth)
    raise(highUpper, by: lowLower, comparing: depth - 1)
    raise(highUpper, by: highLower, comparing: depth)
  }

  /// Compares a point with earlier ones, one by one.
  private mutating func compare(_ point: Int32, with others: ArraySlice<Int32>, depth: Int) {
    let base = Int(point) * width
    var number = numbers[Int(point)]
    for other in others where numbers[Int(other)] + increment > number {
      let otherBase = Int(other) * width
      var offset = 0
      while offset < depth, ranks[otherBase + offset] <= ranks[base + offset] { offset += 1 }
      if offset == depth { number = numbers[Int(other)] + increment }
    }
    numbers[Int(point)] = number
  }

  /// One sweep where only the first two objectives still count: the staircase holds, for a rank, the
  /// greatest number up to it, negated.
  private mutating func sweep(_ points: [Int32]) {
    staircase.removeAll()
    var root = StaircaseForest.none
    for point in points {
      raise(point, from: root)
      add(point, to: &root)
    }
  }

  private mutating func sweep(_ upper: [Int32], by lower: [Int32]) {
    staircase.removeAll()
    var root = StaircaseForest.none
    var next = 0
    for point in upper {
      while next < lower.count, lower[next] < point {
        add(lower[next], to: &root)
        next += 1
      }
      raise(point, from: root)
    }
  }

  private mutating func raise(_ point: Int32, from root: Int32) {
    let y = ranks[Int(point) * width]
    guard let lowest = staircase.lowest(root, upTo: y) else { return }
    numbers[Int(point)] = max(numbers[Int(point)], increment - lowest)
  }

  private mutating func add(_ point: Int32, to root: inout Int32) {
    let y = ranks[Int(point) * width]
    let z = -numbers[Int(point)]
    if !staircase.covers(root, y: y, z: z) { staircase.insert(&root, y: y, z: z) }
  }

  private func range(of offset: Int, in points: [Int32]) -> (least: Int32, greatest: Int32) {
    var least = Int32.max
    var greatest = Int32.min
    for point in points {
      let rank = ranks[Int(point) * width + offset]
      least = min(least, rank)
      greatest = max(greatest, rank)
    }
    return (least, greatest)
  }

  private func split(
    _ points: [Int32], at middle: Int32, rank offset: Int
  ) -> (low: [Int32], high: [Int32]) {
    var low: [Int32] = []
    var high: [Int32] = []
    low.reserveCapacity(points.count)
    high.reserveCapacity(points.count)
    for point in points {
      if ranks[Int(point) * width + offset] <= middle {
        low.append(point)
      } else {
        high.append(point)
      }
    }
    return (low, high)
  }
}
