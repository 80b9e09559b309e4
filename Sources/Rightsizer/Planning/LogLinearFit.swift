/// A least-squares fit of the logarithm of a figure over the logarithms of regressors, with an
/// intercept, and its prediction intervals.
///
/// log y = β₀ + β₁ log x₁ + … + ε with independent normal errors of one variance. For a new x₀ the
/// interval is ŷ ± t s √(1 + h): s² the residual sum of squares over the ν = n − p degrees of
/// freedom, h = x₀ᵀ(XᵀX)⁻¹x₀ and t Student's quantile (Draper and Smith, *Applied Regression
/// Analysis*, 3rd ed. (1998), sections 3.1 and 8.2), taken back by the exponential.
struct LogLinearFit: Sendable {
  /// n − p.
  let degreesOfFreedom: Int
  /// The coefficients: the intercept, then one for each regressor.
  let coefficients: [Double]
  /// s, in units of the logarithm.
  let residualDeviation: Double
  private let design: Matrix

  /// A fit of a figure at points; `nil` where it is not determined.
  ///
  /// It is not where there are no more points than coefficients, a value is not positive and finite,
  /// or the regressors do not vary independently: the rank that LAPACK's singular value decomposition
  /// finds is below the number of coefficients.
  ///
  /// - Precondition: each regressor has as many values as the figure.
  init?(_ figures: [Double], over regressors: [[Double]]) throws(LinearAlgebraError) {
    precondition(regressors.allSatisfy { $0.count == figures.count }, "columns differ in length")
    let columns = regressors + [figures]
    guard columns.allSatisfy({ $0.allSatisfy { $0 > 0 && $0.isFinite } }) else { return nil }
    let coefficientCount = regressors.count + 1
    guard figures.count > coefficientCount else { return nil }
    let ones = [Double](repeating: 1, count: figures.count)
    let logarithms = columns.map { $0.map(ElementaryFunctions.log) }
    design = Matrix(
      rowCount: figures.count, columnCount: coefficientCount,
      columnMajor: ones + logarithms.dropLast().joined())
    let response = logarithms[regressors.count]
    // Logarithms carry errors of about an ulp of themselves; what differs by no more is equal.
    let solution = try design.leastSquares(
      Matrix(rowCount: response.count, columnCount: 1, columnMajor: response),
      reciprocalCondition: 1e-10)
    guard solution.rank == coefficientCount else { return nil }
    coefficients = Array(solution.coefficients.column(0))
    degreesOfFreedom = figures.count - coefficientCount
    var squares = 0.0
    for row in response.indices {
      var residual = response[row]
      for (column, coefficient) in coefficients.enumerated() {
        residual -= coefficient * design[row, column]
      }
      squares += residual * residual
    }
    residualDeviation = (squares / Double(degreesOfFreedom)).squareRoot()
  }

  /// The figure at a point, with the interval that holds it with a probability.
  ///
  /// - Precondition: there is a positive finite value for each regressor, and the level is within
  ///   0…1.
  func prediction(
    at point: [Double], level: Double
  ) throws(LinearAlgebraError) -> PredictedFigure {
    precondition(point.count == coefficients.count - 1, "a value for each regressor")
    precondition(point.allSatisfy { $0 > 0 && $0.isFinite } && 0...1 ~= level)
    let place = [1] + point.map(ElementaryFunctions.log)
    let value = zip(coefficients, place).reduce(0) { $0 + $1.0 * $1.1 }
    // The w of least norm with Xᵀw = x₀ is X(XᵀX)⁻¹x₀, whose square is h.
    let weights = try design.transposed().leastSquares(
      Matrix(rowCount: place.count, columnCount: 1, columnMajor: place)
    ).coefficients
    let leverage = weights.column(0).reduce(0) { $0 + $1 * $1 }
    let quantile = StudentT.quantile((1 + level) / 2, degreesOfFreedom: degreesOfFreedom)
    // A perfect fit is certain at every level, not undetermined at level 1.
    let reach =
      residualDeviation == 0 ? 0 : quantile * residualDeviation * (1 + leverage).squareRoot()
    return PredictedFigure(
      value: Self.exponential(value), lower: Self.exponential(value - reach),
      upper: Self.exponential(value + reach))
  }

  /// The exponential over all numbers.
  private static func exponential(_ x: Double) -> Double {
    x > 700 ? .infinity : ElementaryFunctions.exp(x)
  }
}

extension LogLinearFit {
  /// The greatest variance inflation with which a second regressor is used.
  ///
  /// Beyond ten the coefficients mean nothing by themselves (Marquardt, *Generalized inverses, ridge
  /// regression, biased linear estimation, and nonlinear estimation*, Technometrics 12 (1970)).
  static let greatestVarianceInflation = 10.0

  /// How much the other regressors inflate the variance of a regressor's coefficient: 1 / (1 − R²)
  /// of its own fit over them; infinite where they determine it, `nil` where that fit is not
  /// determined itself.
  static func varianceInflation(
    of regressor: [Double], over others: [[Double]]
  ) throws(LinearAlgebraError) -> Double? {
    guard let fit = try LogLinearFit(regressor, over: others) else { return nil }
    let logarithms = regressor.map(ElementaryFunctions.log)
    let mean = logarithms.reduce(0, +) / Double(logarithms.count)
    let total = logarithms.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let left =
      fit.residualDeviation * fit.residualDeviation * Double(fit.degreesOfFreedom)
    // Columns that agree to rounding are one column.
    return left <= total * 1e-12 ? .infinity : total / left
  }
}
