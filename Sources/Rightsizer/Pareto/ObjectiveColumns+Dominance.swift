extension ObjectiveColumns {
  /// Whether row `a` is no worse than row `b` in every objective and better in one.
  ///
  /// This is the definition, spelled out for one pair; the frontier and the layers are what it gives
  /// when applied to all. Equal rows do not dominate each other. Under ``MissingValues/exclude`` a
  /// row that lacks a value neither dominates nor is dominated; under ``MissingValues/worst`` a
  /// missing value is worse than any number and equal to another one. Whether the rows are selected
  /// does not matter here.
  ///
  /// - Complexity: O(d) for d objectives.
  public func dominates(_ a: Int, _ b: Int) -> Bool {
    var isBetterInOne = false
    for (column, sense) in zip(columns, senses) {
      let x = column[a]
      let y = column[b]
      if x.isNaN || y.isNaN {
        if missingValues == .exclude { return false }
        if y.isNaN { isBetterInOne = isBetterInOne || !x.isNaN } else { return false }
        continue
      }
      let isWorse = sense == .min ? x > y : x < y
      if isWorse { return false }
      if x != y { isBetterInOne = true }
    }
    return isBetterInOne
  }

  /// By how much row `b` is worse than row `a`, objective by objective, in the objective's unit.
  ///
  /// Positive is worse, whatever the sense: `b − a` where less is better, `a − b` where more is. NaN
  /// where either value is missing; 0 where they are equal, infinities included.
  ///
  /// - Complexity: O(d) for d objectives.
  public func margins(of b: Int, over a: Int) -> [Double] {
    zip(columns, senses).map { column, sense in
      let x = column[a]
      let y = column[b]
      if x == y { return 0 }
      return sense == .min ? y - x : x - y
    }
  }
}
