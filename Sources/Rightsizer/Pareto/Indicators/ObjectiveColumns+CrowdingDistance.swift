extension ObjectiveColumns {
  /// The crowding distance of each row of the frontier, in the order of ``frontier()``: how far
  /// apart its neighbours are, summed over the objectives.
  ///
  /// Along each objective, scaled from 0 (the frontier's best) to 1 (its worst), a row gets the
  /// difference of the values before and after its own; the first and the last get ∞. An objective
  /// in which all are equal adds nothing. Equal rows count as one and share its distance (Fortin and
  /// Parizeau); rows that tie in one objective stand in order of all objectives as given, so the
  /// result does not depend on the order of rows. −∞ counts as 0 and +∞ as 1 beside the finite
  /// values' scale, and so does a missing value under ``MissingValues/worst``.
  ///
  /// - Complexity: that of ``frontier()``, and O(d f log f) for a frontier of f rows. Deb, Pratap,
  ///   Agarwal and Meyarivan, *A fast and elitist multiobjective genetic algorithm: NSGA-II*, IEEE
  ///   Trans. Evol. Comput. 6 (2002); Fortin and Parizeau, *Revisiting the NSGA-II
  ///   crowding-distance computation*, GECCO (2013).
  public func crowdingDistances() -> [Double] {
    let points = FrontierPoints(self)
    return points.perRow(points.crowdingDistances())
  }
}

extension FrontierPoints {
  /// The crowding distance of each point.
  func crowdingDistances() -> [Double] {
    var distances = [Double](repeating: 0, count: count)
    for (column, values) in zip(scaled(), values) {
      // Points come in lexicographic order, which decides ties. The values decide before their
      // scale, on which an infinity equals a finite value.
      let order = (0..<count).sorted { a, b in
        let (x, y) = (OrientedPoints.key(values[a], .min), OrientedPoints.key(values[b], .min))
        return x != y ? x < y : a < b
      }
      guard let first = order.first, let last = order.last else { break }
      // All are equal in it.
      if OrientedPoints.key(values[first], .min) == OrientedPoints.key(values[last], .min) {
        continue
      }
      distances[first] = .infinity
      distances[last] = .infinity
      for place in order.indices.dropFirst().dropLast() {
        distances[order[place]] += column[order[place + 1]] - column[order[place - 1]]
      }
    }
    // A frontier of one point has no neighbours at all.
    return count == 1 ? [.infinity] : distances
  }
}
