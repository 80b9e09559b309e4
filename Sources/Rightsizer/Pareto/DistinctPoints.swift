/// Points sorted by their objectives in the order given, equal ones gathered into one.
///
/// In this order no point is dominated by a later one. Equal rows share a layer, so everything
/// beyond works on distinct points and is the quicker for every tie.
struct DistinctPoints {
  /// The participants in lexicographic order of their keys, equal ones by number.
  let order: [Int32]
  /// Where the participants equal to each distinct point begin in `order`, and at last its count.
  let starts: [Int32]
  /// For each objective the key of each distinct point.
  let keys: [[Int64]]

  /// How many distinct points there are.
  var count: Int { starts.count - 1 }

  /// - Complexity: O(d n) beyond 1024 points; only those that tie so far are sorted by the next
  ///   objective.
  init(keys: [[Int64]], count: Int) {
    var order = (0..<Int32(truncatingIfNeeded: count)).map { $0 }
    var isStart = [Bool](repeating: false, count: count)
    if count > 0 { isStart[0] = true }
    var sorter = KeySorter()
    var entries: [KeyedIndex] = []
    var runs = count > 1 ? [0..<count] : []
    for column in keys {
      var ties: [Range<Int>] = []
      for run in runs {
        entries.removeAll(keepingCapacity: true)
        entries.reserveCapacity(run.count)
        for place in run {
          entries.append(KeyedIndex(key: column[Int(order[place])], index: order[place]))
        }
        sorter.sort(&entries)
        var start = run.lowerBound
        order[start] = entries[0].index
        for offset in 1..<entries.count {
          let place = run.lowerBound + offset
          order[place] = entries[offset].index
          guard entries[offset].key != entries[offset - 1].key else { continue }
          isStart[place] = true
          if place - start > 1 { ties.append(start..<place) }
          start = place
        }
        if run.upperBound - start > 1 { ties.append(start..<run.upperBound) }
      }
      runs = ties
    }
    var starts: [Int32] = []
    for place in 0..<count where isStart[place] { starts.append(Int32(truncatingIfNeeded: place)) }
    self.keys = keys.map { column in starts.map { column[Int(order[Int($0)])] } }
    starts.append(Int32(truncatingIfNeeded: count))
    self.order = order
    self.starts = starts
  }

  /// The participants that are equal to a distinct point, by number.
  func members(of point: Int32) -> ArraySlice<Int32> {
    order[Int(starts[Int(point)])..<Int(starts[Int(point) + 1])]
  }
}
