extension HypervolumeGains {
  /// The volume of the union of all boxes, in the product of the objectives' units.
  func union() -> Double {
    if gains.contains(where: { $0.contains(.infinity) }) { return .infinity }
    switch gains.count {
    case 1: return volume(gains[0].max() ?? 0)
    case 2: return volume(HypervolumeSweeps.area(gains[0], gains[1]))
    case 3: return volume(HypervolumeSweeps.volume(gains[0], gains[1], gains[2]))
    default: return volume(HypervolumeCells(extents: gains).union())
    }
  }

  /// What each box alone covers; of distinct boxes none of which covers another.
  func contributions() -> [Double] {
    switch gains.count {
    case 1: gains[0].map(volume)
    case 2: planarContributions()
    default: spatialContributions()
    }
  }

  /// Along a frontier each box is bounded by its two neighbours.
  private func planarContributions() -> [Double] {
    let order = numbers.indices.sorted { gains[0][$0] > gains[0][$1] }
    var contributions = [Double](repeating: 0, count: numbers.count)
    for (place, point) in order.enumerated() {
      let before = place + 1 < order.count ? gains[0][order[place + 1]] : 0
      let after = place > 0 ? gains[1][order[place - 1]] : 0
      contributions[point] = volume((gains[0][point] - before) * (gains[1][point] - after))
    }
    return contributions
  }

  private func spatialContributions() -> [Double] {
    if gains.count == 3, !gains.contains(where: { $0.contains(.infinity) }),
      let contributions = HypervolumeSweeps.contributions(gains[0], gains[1], gains[2])
    {
      return contributions.map(volume)
    }
    var isInfinite = [Bool](repeating: false, count: numbers.count)
    var extents = gains
    for (dimension, column) in gains.enumerated() {
      var greatest = 0.0
      for gain in column where gain < .infinity { greatest = max(greatest, gain) }
      for (point, gain) in column.enumerated() where gain == .infinity {
        isInfinite[point] = true
        // All that it may take from others is below their greatest.
        extents[dimension][point] = greatest
      }
    }
    // Where no gain of a dimension is finite, no box is.
    if isInfinite.allSatisfy({ $0 }) { return isInfinite.map { _ in .infinity } }
    let contributions = HypervolumeCells(extents: extents).contributions()
    return zip(isInfinite, contributions).map { isInfinite, contribution in
      // It reaches further than all that are not as good there, and those leave something of it.
      isInfinite ? .infinity : volume(max(0, contribution))
    }
  }
}
