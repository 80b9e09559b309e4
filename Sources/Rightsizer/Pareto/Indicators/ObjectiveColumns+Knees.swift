extension ObjectiveColumns {
  /// How far each row of the frontier bulges towards the ideal point, in the order of
  /// ``frontier()``: its distance from the plane of the extremes, positive on the ideal's side.
  ///
  /// Objectives are scaled from 0 (the frontier's best) to 1 (its worst). For two objectives the
  /// plane is the line through the frontier's two ends, (0, 1) and (1, 0), as Das has it; for d it is
  /// the one through the d points that are at the worst of one objective and the best of the others,
  /// so that the distance is (1 − Σ xᵢ) / √d. An objective in which all are equal is left out of the
  /// sum and of d. With fewer than two others, there is no plane: all are NaN. Infinities and
  /// missing values are scaled as in ``idealDistances()``.
  ///
  /// - Complexity: that of ``frontier()``. Das, *On characterizing the "knee" of the Pareto curve
  ///   based on normal-boundary intersection*, Structural Optimization 18 (1999).
  public func kneeDistances() -> [Double] {
    let points = FrontierPoints(self)
    return points.perRow(points.kneeDistances())
  }

  /// The rows of the frontier at its knee, ascending: those of the greatest ``kneeDistances()``,
  /// where it is above 0 by more than rounding. Equal rows and exact ties are all in it; a frontier
  /// that nowhere bulges towards the ideal point has none.
  public func knees() -> [Int] {
    let points = FrontierPoints(self)
    return points.knees(points.perRow(points.kneeDistances()))
  }
}

extension FrontierPoints {
  /// The distance of each point from the plane of the extremes.
  func kneeDistances() -> [Double] {
    let trading = scaled().filter { $0.contains { $0 > 0 } }
    if trading.count < 2 { return [Double](repeating: .nan, count: count) }
    return (0..<count).map { point in
      var sum = 0.0
      for column in trading { sum += column[point] }
      return (1 - sum) / Double(trading.count).squareRoot()
    }
  }

  /// The rows of the greatest distance, if that is above 0.
  func knees(_ distances: [Double]) -> [Int] {
    guard let greatest = distances.max(), greatest > 1e-12 else { return [] }
    return rows.indices.filter { distances[$0] == greatest }.map { rows[$0] }
  }
}
