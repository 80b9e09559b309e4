import TestSupport
import Testing

@testable import Rightsizer

struct LogLinearFitTests {
  /// Job 07: vCPUs, prices and invocations a minute of five sizes.
  private static let vCPUs: [Double] = [4, 8, 16, 32, 48]
  private static let prices: [Double] = [0.736, 0.94, 1.505, 2.72, 4.89]
  private static let rates: [Double] = [1168, 1631, 1804, 1701, 1733]

  @Test("Coefficients, deviation and interval of one regressor are those of NumPy and SciPy")
  func oneRegressor() throws {
    // NumPy 2 lstsq, SciPy 1.17.1 stats.t.
    let fit = try #require(try LogLinearFit(Self.rates, over: [Self.vCPUs]))
    #expect(fit.degreesOfFreedom == 3)
    #expect(isClose(fit.coefficients[0], 7.003481570512422, relative: 1e-12))
    #expect(isClose(fit.coefficients[1], 0.1353146302881943, relative: 1e-11))
    #expect(isClose(fit.residualDeviation, 0.12795634460523791, relative: 1e-11))
    let ninety = try fit.prediction(at: [64], level: 0.9)
    #expect(isClose(ninety.value, 1931.861446906382, relative: 1e-11))
    #expect(isClose(ninety.lower, 1302.7799234072793, relative: 1e-11))
    #expect(isClose(ninety.upper, 2864.7115164949337, relative: 1e-11))
    let wider = try fit.prediction(at: [64], level: 0.95)
    #expect(isClose(wider.lower, 1133.943219161902, relative: 1e-11))
    #expect(isClose(wider.upper, 3291.24826267898, relative: 1e-11))
  }

  @Test("So are those of two regressors")
  func twoRegressors() throws {
    let fit = try #require(try LogLinearFit(Self.rates, over: [Self.vCPUs, Self.prices]))
    #expect(fit.degreesOfFreedom == 2)
    #expect(isClose(fit.coefficients[2], -0.5715216376819675, relative: 1e-10))
    let prediction = try fit.prediction(at: [64, 5.44], level: 0.9)
    #expect(isClose(prediction.value, 1840.5385944470297, relative: 1e-10))
    #expect(isClose(prediction.lower, 1344.1993571259723, relative: 1e-10))
    #expect(isClose(prediction.upper, 2520.148741100446, relative: 1e-10))
  }

  @Test("The variance inflation of job 07's prices is that of NumPy, 21.76")
  func varianceInflation() throws {
    let inflation = try LogLinearFit.varianceInflation(of: Self.prices, over: [Self.vCPUs])
    #expect(isClose(try #require(inflation), 21.7618916672772, relative: 1e-11))
  }

  @Test("Prices proportional to vCPUs are told as one regressor, and are not fitted beside them")
  func proportionalPrices() throws {
    for price in [0.0575, 0.115, 1.0 / 3] {
      let prices = Self.vCPUs.map { $0 * price }
      #expect(
        try LogLinearFit.varianceInflation(of: prices, over: [Self.vCPUs]) == .infinity)
      #expect(try LogLinearFit(Self.rates, over: [Self.vCPUs, prices]) == nil)
    }
  }

  @Test("What is not determined has no fit")
  func undetermined() throws {
    // As many points as coefficients, equal vCPUs, and values without a logarithm.
    #expect(try LogLinearFit([3, 4], over: [[1, 2]]) == nil)
    #expect(try LogLinearFit([3, 4, 5], over: [[1, 2, 4], [1, 5, 2]]) == nil)
    #expect(try LogLinearFit([3, 4, 5], over: [[8, 8, 8]]) == nil)
    for value in [0, -1, Double.nan, .infinity] {
      #expect(try LogLinearFit([3, 4, value], over: [[1, 2, 4]]) == nil)
      #expect(try LogLinearFit([3, 4, 5], over: [[1, 2, value]]) == nil)
    }
    #expect(try LogLinearFit.varianceInflation(of: [1, 2], over: [[1, 2]]) == nil)
  }

  @Test("A power law is found exactly: 10 x² at 3 is 90, and the interval is as narrow as rounding")
  func powerLaw() throws {
    let fit = try #require(try LogLinearFit([10, 40, 160, 640], over: [[1, 2, 4, 8]]))
    let prediction = try fit.prediction(at: [3], level: 0.9)
    #expect(isClose(prediction.value, 90, relative: 1e-12))
    #expect(prediction.upper - prediction.lower < 1e-10)
    #expect(prediction.contains(prediction.value))
  }

  @Test("Values at the ends of the range neither trap nor give an interval the wrong way round")
  func extremes() throws {
    let fit = try #require(try LogLinearFit([1e-300, 1e300, 1e-200], over: [[1, 2, 4]]))
    for level in [0, 0.9, 0.999_999, 1] {
      let prediction = try fit.prediction(at: [8], level: level)
      #expect(prediction.lower <= prediction.value && prediction.value <= prediction.upper)
    }
  }

  @Test("One regressor is the textbook's formula, whatever the figures", arguments: 0..<300)
  func againstTextbook(seed: Int) throws {
    // Slope Sxy / Sxx and leverage 1/n + (x₀ − x̄)² / Sxx, in logarithms.
    var generator = SeededGenerator(seed: UInt64(seed))
    let count = 3 + generator.below(6)
    let sizes = (0..<count).map { _ in Double(1 << generator.below(7)) }
    let figures = (0..<count).map { _ in 100 * (0.2 + generator.unit()) }
    guard Set(sizes).count > 1 else { return }
    let x = sizes.map(ElementaryFunctions.log)
    let y = figures.map(ElementaryFunctions.log)
    let n = Double(count)
    let (meanX, meanY) = (x.reduce(0, +) / n, y.reduce(0, +) / n)
    let sxx = x.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
    let sxy = zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
    let slope = sxy / sxx
    let residuals = zip(x, y).map { $1 - meanY - slope * ($0 - meanX) }
    let deviation = (residuals.reduce(0) { $0 + $1 * $1 } / (n - 2)).squareRoot()
    let place = ElementaryFunctions.log(96)
    let leverage = 1 / n + (place - meanX) * (place - meanX) / sxx
    let value = meanY + slope * (place - meanX)
    let reach =
      StudentT.quantile(0.95, degreesOfFreedom: count - 2) * deviation
      * (1 + leverage).squareRoot()
    let prediction = try #require(try LogLinearFit(figures, over: [sizes]))
      .prediction(at: [96], level: 0.9)
    #expect(
      isClose(prediction.value, ElementaryFunctions.exp(value), relative: 1e-9), "seed \(seed)")
    guard value + reach < 700 else { return }
    #expect(
      isClose(prediction.upper, ElementaryFunctions.exp(value + reach), relative: 1e-7),
      "seed \(seed)")
    #expect(
      isClose(prediction.lower, ElementaryFunctions.exp(value - reach), relative: 1e-7),
      "seed \(seed)")
  }
}
