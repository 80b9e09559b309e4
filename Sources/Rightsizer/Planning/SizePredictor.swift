/// Predicts sizes of a family that were not tested from those that were.
///
/// log capacity and log latency are fitted over log vCPU, and over log price beside it where that can
/// be told apart. It mostly cannot: within a family the price is nearly proportional to the vCPUs, so
/// that the two are one regressor, and a job has few sizes. Price is a regressor only where
/// - it is known: a list has the price of this size and of all tested ones. A price that was itself
///   fitted over vCPUs says nothing that the vCPUs do not;
/// - two degrees of freedom are left with it, so from five sizes on: at one, Student's quantile is
///   6.3 and the interval says nothing;
/// - the variance inflation is at most ``LogLinearFit/greatestVarianceInflation``.
///
/// Nothing is predicted from fewer than ``leastSizeCount`` sizes.
struct SizePredictor: Sendable {
  /// The tested sizes.
  let series: FamilySeries
  /// The probability with which an interval is to hold the figure.
  let level: Double

  /// So many sizes are needed: two determine the line, and with none left over nothing tells how far
  /// it is off.
  static let leastSizeCount = 3
  /// The degrees of freedom that must be left with price as a regressor.
  static let leastDegreesOfFreedomWithPrice = 2

  /// The prediction for a type; `nil` where the tested sizes do not determine it.
  ///
  /// - Parameter price: US dollars an hour of one instance, if a list has it.
  func prediction(
    of type: InstanceType, price: Double?
  ) throws(LinearAlgebraError) -> SizePrediction? {
    let sizes = series.sizes
    let listed = price.flatMap { $0 > 0 && $0.isFinite ? $0 : nil }
    let usesPrice = listed == nil ? false : try usesPrice(sizes)
    let measured = sizes.filter { $0.latencyMilliseconds != nil }
    let fittedPrice =
      listed == nil ? try figure(fit(\.pricePerInstanceHour, sizes, false), type, nil) : nil
    guard
      let capacity = try fit(\.capacityPerMinute, sizes, usesPrice),
      let priced = listed.map(PredictedFigure.known) ?? fittedPrice
    else { return nil }
    let capacityFigure = try figure(capacity, type, usesPrice ? listed : nil)
    let usesPriceForLatency = usesPrice ? try self.usesPrice(measured) : false
    let latency = try figure(
      fit({ $0.latencyMilliseconds ?? .nan }, measured, usesPriceForLatency), type,
      usesPriceForLatency ? listed : nil)
    // With a price off the same line, capacity and price err together: their quotient has a fit, and
    // an interval, of its own.
    let cost: PredictedFigure?
    if let listed, let capacityFigure {
      cost = PredictedFigure(
        value: listed / (60 * capacityFigure.value), lower: listed / (60 * capacityFigure.upper),
        upper: listed / (60 * capacityFigure.lower))
    } else {
      cost = try figure(fit(\.costPerInference, sizes, false), type, nil)
    }
    guard let capacityFigure, let cost, cost.value > 0, cost.value.isFinite else { return nil }
    let counts = sizes.map(\.vCPUCount)
    return SizePrediction(
      instanceType: type.name, vCPUCount: type.vCPUCount, rows: sizes.map(\.row),
      capacityPerMinute: capacityFigure, latencyMilliseconds: latency,
      pricePerInstanceHour: priced, priceSource: listed == nil ? .predicted : .listed,
      costPerInference: cost, level: level, degreesOfFreedom: capacity.degreesOfFreedom,
      usesPrice: usesPrice,
      isExtrapolated: !counts.contains { $0 <= type.vCPUCount }
        || !counts.contains { $0 >= type.vCPUCount })
  }

  /// Whether price is a regressor beside vCPUs for these sizes.
  func usesPrice(_ sizes: [FamilySeries.Size]) throws(LinearAlgebraError) -> Bool {
    guard sizes.count - 3 >= Self.leastDegreesOfFreedomWithPrice,
      sizes.allSatisfy(\.isPriceListed)
    else { return false }
    let inflation = try LogLinearFit.varianceInflation(
      of: sizes.map(\.pricePerInstanceHour), over: [sizes.map { Double($0.vCPUCount) }])
    return inflation.map { $0 <= LogLinearFit.greatestVarianceInflation } ?? false
  }

  private func fit(
    _ figure: (FamilySeries.Size) -> Double, _ sizes: [FamilySeries.Size], _ usesPrice: Bool
  ) throws(LinearAlgebraError) -> LogLinearFit? {
    guard sizes.count >= Self.leastSizeCount else { return nil }
    var regressors = [sizes.map { Double($0.vCPUCount) }]
    if usesPrice { regressors.append(sizes.map(\.pricePerInstanceHour)) }
    return try LogLinearFit(sizes.map(figure), over: regressors)
  }

  private func figure(
    _ fit: LogLinearFit?, _ type: InstanceType, _ price: Double?
  ) throws(LinearAlgebraError) -> PredictedFigure? {
    guard let fit else { return nil }
    let figure = try fit.prediction(
      at: [Double(type.vCPUCount)] + (price.map { [$0] } ?? []), level: level)
    return figure.value > 0 && figure.value.isFinite ? figure : nil
  }
}
