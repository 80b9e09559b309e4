internal import CKernels

/// TOPSIS with Mahalanobis distances (Wang and Wang 2014, *A Mahalanobis distance based TOPSIS*):
/// objectives that tell the same, such as price and price per inference, don't count twice.
///
/// The squared distance of a row to the ideal is (x − x⁺)ᵀ Ω Σ⁻¹ Ω (x − x⁺), with the covariance
/// matrix Σ of the columns and Ω = diag(√w); the score is d⁻ / (d⁺ + d⁻) as in ``TOPSIS``. The unit
/// of a column does not matter, so none is normalised. Where the columns are linearly dependent the
/// pseudo-inverse stands for the inverse: eigenvalues of the correlation matrix up to 1e-10 of the
/// greatest count as 0. Constant columns, and those of weight 0, are left out of Σ. Where all rows
/// are equal each has 1.
public struct MahalanobisTOPSIS: ScoringMethod, Hashable {
  /// The method; it has no parameters.
  public init() {}

  /// The closeness of each row to the ideal, from 0 to 1.
  ///
  /// - Throws: ``ScoringError`` when there are not as many weights as columns, and where LAPACK has
  ///   no answer.
  /// - Complexity: O(n d² + d³), for n rows and d columns, through LAPACK's `dsyevd`.
  public func scores(
    of matrix: DecisionMatrix, weights: Weights
  ) throws(ScoringError) -> [Double] {
    try requireCount(weights, of: matrix)
    let prepared = ScoringColumns(matrix)
    let counting = weights.values.indices.filter {
      weights.values[$0] > 0 && !prepared.statistics[$0].isConstant
    }
    let axes = try axes(prepared, counting, weights)
    let factors = axes.flatMap(\.factors)
    let centers = counting.map(prepared.mean)
    let (ideals, worsts) = (axes.map(\.ideal), axes.map(\.worst))
    // The kernel keeps 32 rows of centred values.
    var scratch = [Double](repeating: 0, count: 32 * counting.count)
    let scores = prepared.withPointers(counting) { columns in
      [Double].filled(count: prepared.count) {
        scoring_axis_closeness(
          columns, centers, counting.count, factors, ideals, worsts, axes.count, prepared.count,
          &scratch, $0)
      }
    }
    return prepared.spread(scores)
  }

  /// One direction in which the columns vary independently of the others, with unit variance.
  private struct Axis {
    /// What each counting column adds, times its distance from its mean.
    var factors: [Double]
    /// Where the ideal and the anti-ideal are along it.
    var ideal = 0.0
    var worst = 0.0
  }

  private func axes(
    _ prepared: ScoringColumns, _ counting: [Int], _ weights: Weights
  ) throws(ScoringError) -> [Axis] {
    guard !counting.isEmpty else { return [] }
    let correlation = CorrelationMatrix(prepared, columns: counting)
    let eigen: SymmetricEigen
    do throws(LinearAlgebraError) {
      eigen = try correlation.matrix.symmetricEigen()
    } catch {
      throw ScoringError(.linearAlgebra, "the correlations have no eigenvalues: \(error)")
    }
    let greatest = eigen.values.last ?? 0
    var axes: [Axis] = []
    for (index, value) in eigen.values.enumerated() where value > 1e-10 * greatest {
      var axis = Axis(factors: [])
      for (position, column) in counting.enumerated() {
        let factor =
          eigen.vectors[position, index] * weights.values[column].squareRoot()
          / (value.squareRoot() * correlation.standardDeviations[position])
        let (found, sense) = (prepared.statistics[column], prepared.senses[column])
        axis.factors.append(factor)
        axis.ideal += factor * (found.best(sense) - prepared.mean(column))
        axis.worst += factor * (found.worst(sense) - prepared.mean(column))
      }
      axes.append(axis)
    }
    return axes
  }
}
