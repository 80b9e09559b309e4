extension ObjectiveColumns {
  /// How far each row of the frontier is from the ideal point, in the order of ``frontier()``: 0 at
  /// the ideal, 1 where all objectives are at the frontier's worst.
  ///
  /// The ideal point has the frontier's best value in each objective. Objectives are scaled from 0
  /// (best) to 1 (worst); the distance is the root of the mean of the squares, the Euclidean one
  /// over √d. An objective in which all are equal is 0. −∞ counts as 0 and +∞ as 1 beside the finite
  /// values' scale, and so does a missing value under ``MissingValues/worst``.
  ///
  /// - Complexity: that of ``frontier()``. Zeleny, *Compromise programming*, in: Cochrane and Zeleny,
  ///   Multiple Criteria Decision Making (1973).
  public func idealDistances() -> [Double] {
    let points = FrontierPoints(self)
    return points.perRow(points.idealDistances())
  }
}

extension FrontierPoints {
  /// The scaled distance of each point to the ideal one.
  func idealDistances() -> [Double] {
    var squares = [Double](repeating: 0, count: count)
    let scaled = scaled()
    for column in scaled {
      for point in column.indices { squares[point] += column[point] * column[point] }
    }
    return squares.map { ($0 / Double(scaled.count)).squareRoot() }
  }
}
