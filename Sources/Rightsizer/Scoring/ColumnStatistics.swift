internal import CKernels

/// What one pass over a column finds.
struct ColumnStatistics: Sendable, Hashable {
  /// The least value; +∞ without values.
  let least: Double
  /// The greatest value; −∞ without values.
  let greatest: Double
  /// The sum of the values; 0 where one is not finite.
  let sum: Double
  /// The squares of the distances from the mean, added; 0 where a value is not finite.
  let squares: Double
  /// Whether there is no NaN and no infinity.
  let isFinite: Bool

  /// Whether all values are the same.
  var isConstant: Bool { least >= greatest }
  /// The greatest less the least.
  var range: Double { greatest - least }
  /// The greatest magnitude.
  var magnitude: Double { max(abs(least), abs(greatest)) }

  /// The best value under a sense.
  func best(_ sense: Sense) -> Double { sense == .max ? greatest : least }
  /// The worst value under a sense.
  func worst(_ sense: Sense) -> Double { sense == .max ? least : greatest }

  init(_ column: [Double]) {
    var moments = ScoringMoments()
    column.withUnsafeBufferPointer { scoring_moments($0.baseAddress, $0.count, &moments) }
    least = moments.least
    greatest = moments.greatest
    isFinite = moments.hasNonfinite == 0
    // Sums that are NaN would make a matrix unequal to itself.
    sum = isFinite ? moments.sum : 0
    squares = isFinite && !moments.squares.isNaN ? moments.squares : 0
  }
}
