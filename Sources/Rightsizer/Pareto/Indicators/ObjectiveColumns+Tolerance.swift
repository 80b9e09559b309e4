extension ObjectiveColumns {
  /// Which rows are on the frontier, near it, or on it only by less than a relative tolerance, such
  /// as the spread of repeated measurements.
  ///
  /// A value is worse by no more than ε than another when it is no worse, or when both have the same
  /// sign and the greater in size is at most 1 + ε times the lesser: multiplicative ε-dominance. 0
  /// and the infinities are only within any tolerance of themselves, and so is a missing value under
  /// ``MissingValues/worst``; under ``MissingValues/exclude`` a row that lacks a value takes no part.
  ///
  /// - A dominated row is *near* when it is worse by no more than ε than one row of the frontier in
  ///   every objective: a rerun could find it there.
  /// - *Representatives* are chosen from the frontier in order of the objectives, the best in the
  ///   first one first: each row that no representative so far is within ε of, or better than, in
  ///   every objective becomes one. So every row that takes part has a representative that is worse
  ///   by no more than ε in every objective, and what is left are real trade-offs. Equal rows of the
  ///   frontier are represented by the first of them.
  ///
  /// - Precondition: the tolerance is 0 or more, and finite.
  /// - Complexity: beyond ``frontier()`` O(n log f) for d = 2 and O(n d f) beyond, for f rows of the
  ///   frontier and r representatives O(f d r). Laumanns, Thiele, Deb and Zitzler, *Combining
  ///   convergence and diversity in evolutionary multiobjective optimization*, Evol. Comput. 10
  ///   (2002).
  public func frontier(within tolerance: Double) -> ToleranceFrontier {
    precondition(tolerance >= 0 && tolerance.isFinite, "a tolerance is a fraction from 0")
    let rows = frontier()
    let search = ToleranceSearch(self, frontier: rows, factor: 1 + tolerance)
    return ToleranceFrontier(
      tolerance: tolerance, frontier: rows, near: search.near(), represented: search.represented())
  }
}
