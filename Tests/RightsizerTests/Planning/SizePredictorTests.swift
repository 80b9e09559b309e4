import TestSupport
import Testing

@testable import Rightsizer

struct SizePredictorTests {
  /// Sizes of vCPUs, rate, latency and price, prices from a list or not.
  static func series(
    _ sizes: [(vCPUs: Int, rate: Double, latency: Double?, price: Double)], listed: Bool = false
  ) -> FamilySeries {
    FamilySeries(
      family: "ml.x1", specification: nil, isCompiled: false,
      sizes: sizes.enumerated().map { row, size in
        FamilySeries.Size(
          instanceType: "ml.x1.\(size.vCPUs)", vCPUCount: size.vCPUs, row: row,
          capacityPerMinute: size.rate, latencyMilliseconds: size.latency,
          pricePerInstanceHour: size.price, isPriceListed: listed)
      })
  }

  private static func type(_ vCPUs: Int) -> InstanceType {
    InstanceType(name: "ml.x1.\(vCPUs)xlarge", vCPUCount: vCPUs, memoryMiB: 1)
  }

  private static func predicted(
    _ predictor: SizePredictor, _ vCPUs: Int, _ price: Double?
  ) throws -> SizePrediction {
    try #require(try predictor.prediction(of: type(vCPUs), price: price))
  }

  /// Prices that are not a power of the vCPUs: their variance inflation is below 2.
  private static let unlike: [(Int, Double, Double?, Double)] = [
    (2, 100, 40, 1), (4, 180, 30, 4), (8, 390, 22, 2), (16, 700, 16, 5), (32, 1500, 12, 3),
  ]

  @Test("Nothing is predicted from two sizes, a power law from three")
  func threeSizes() throws {
    let sizes: [(Int, Double, Double?, Double)] = [
      (2, 100, 40, 0.1), (4, 200, 20, 0.2), (8, 400, 10, 0.4),
    ]
    let two = SizePredictor(series: Self.series(Array(sizes.prefix(2))), level: 0.9)
    #expect(try two.prediction(of: Self.type(16), price: nil) == nil)
    #expect(try two.prediction(of: Self.type(16), price: 0.8) == nil)
    let three = SizePredictor(series: Self.series(sizes), level: 0.9)
    let prediction = try #require(try three.prediction(of: Self.type(16), price: nil))
    // Twice the vCPUs, twice the rate, half the latency, twice the price: 800, 5 and 0.8.
    #expect(isClose(prediction.capacityPerMinute.value, 800, relative: 1e-9))
    #expect(isClose(try #require(prediction.latencyMilliseconds).value, 5, relative: 1e-9))
    #expect(isClose(prediction.pricePerInstanceHour.value, 0.8, relative: 1e-9))
    #expect(isClose(prediction.costPerInference.value, 0.8 / 60 / 800, relative: 1e-9))
    #expect(prediction.priceSource == .predicted)
    #expect(prediction.isExtrapolated && !prediction.usesPrice)
    #expect(prediction.degreesOfFreedom == 1)
    #expect(prediction.rows == [0, 1, 2])
    #expect(try !Self.predicted(three, 6, nil).isExtrapolated)
  }

  @Test("Latency is left open where fewer than three sizes have one, and nothing else is")
  func missingLatency() throws {
    let predictor = SizePredictor(
      series: Self.series([(2, 100, 40, 1), (4, 180, nil, 2), (8, 390, 22, 4)]), level: 0.9)
    let prediction = try #require(try predictor.prediction(of: Self.type(16), price: nil))
    #expect(prediction.latencyMilliseconds == nil)
    #expect(prediction.capacityPerMinute.value > 390)
  }

  @Test(
    "Price is a regressor only where it is listed, two degrees are left, and it varies by itself")
  func priceAsRegressor() throws {
    let listed = SizePredictor(series: Self.series(Self.unlike, listed: true), level: 0.9)
    #expect(try Self.predicted(listed, 64, 6).usesPrice)
    // The size's own price is not listed.
    #expect(try !Self.predicted(listed, 64, nil).usesPrice)
    // The tested sizes' prices are not.
    let exported = SizePredictor(series: Self.series(Self.unlike), level: 0.9)
    #expect(try !Self.predicted(exported, 64, 6).usesPrice)
    // Four sizes leave one degree.
    let four = SizePredictor(
      series: Self.series(Array(Self.unlike.prefix(4)), listed: true), level: 0.9)
    #expect(try !Self.predicted(four, 64, 6).usesPrice)
    // Prices proportional to vCPUs are the vCPUs.
    let proportional = SizePredictor(
      series: Self.series(
        Self.unlike.map { ($0.0, $0.1, $0.2, Double($0.0) * 0.05) }, listed: true), level: 0.9)
    let prediction = try #require(try proportional.prediction(of: Self.type(64), price: 3.2))
    #expect(!prediction.usesPrice)
    #expect(prediction.degreesOfFreedom == 3)
  }

  @Test("Latency is fitted over vCPUs alone where fewer sizes have one than price needs")
  func priceForCapacityOnly() throws {
    var sizes = Self.unlike
    sizes[2].2 = nil
    let predictor = SizePredictor(series: Self.series(sizes, listed: true), level: 0.9)
    let prediction = try #require(try predictor.prediction(of: Self.type(64), price: 6))
    #expect(prediction.usesPrice)
    let latencies = sizes.filter { $0.2 != nil }
    let alone = try #require(
      try LogLinearFit(latencies.compactMap(\.2), over: [latencies.map { Double($0.0) }]))
    #expect(try prediction.latencyMilliseconds == alone.prediction(at: [64], level: 0.9))
  }

  @Test("A listed price is certain: the cost's interval is that of the capacity, turned round")
  func listedPrice() throws {
    let predictor = SizePredictor(
      series: Self.series([(2, 100, 40, 1), (4, 180, 30, 2), (8, 390, 22, 4)]), level: 0.9)
    let prediction = try #require(try predictor.prediction(of: Self.type(16), price: 6))
    #expect(prediction.priceSource == .listed)
    #expect(prediction.pricePerInstanceHour == .known(6))
    let capacity = prediction.capacityPerMinute
    #expect(isClose(prediction.costPerInference.value, 6 / (60 * capacity.value)))
    #expect(isClose(prediction.costPerInference.lower, 6 / (60 * capacity.upper)))
    #expect(isClose(prediction.costPerInference.upper, 6 / (60 * capacity.lower)))
    // A price that is none is not listed.
    for price in [0, -1, Double.nan, .infinity] {
      let other = try #require(try predictor.prediction(of: Self.type(16), price: price))
      #expect(other.priceSource == .predicted)
    }
  }

  @Test("Sizes of equal vCPUs determine nothing")
  func equalSizes() throws {
    let predictor = SizePredictor(
      series: Self.series([(4, 100, 40, 1), (4, 110, 39, 2), (4, 120, 22, 4)]), level: 0.9)
    #expect(try predictor.prediction(of: Self.type(8), price: 3) == nil)
  }
}
