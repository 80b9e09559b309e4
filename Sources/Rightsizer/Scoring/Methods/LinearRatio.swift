internal import CKernels

/// The scale of the weighted product and of WASPAS: x / max x where more is better, min x / x where
/// less is (linear normalisation, Zavadskas and others 2012). From 0 to 1, for values from 0.
///
/// Where less is better and the least is 0, the limit is taken: a 0 is 1 and anything above it 0.
enum LinearRatio {
  /// What the kernel needs to know of a column.
  static func ratio(
    _ statistics: ColumnStatistics, _ sense: Sense, weight: Double
  ) -> ScoringRatio {
    let best = statistics.best(sense)
    // Zeros only, or a least of zero.
    let kind =
      best == 0 ? scoring_ratio_zero : sense == .max ? scoring_ratio_gain : scoring_ratio_loss
    return ScoringRatio(
      best: best, bestLogarithm: ElementaryFunctions.log(best), weight: weight, kind: kind)
  }
}
