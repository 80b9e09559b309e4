@testable import Rightsizer

/// How well tested sizes are predicted by the other tested sizes of their family: one is left out at
/// a time.
struct BackTest: Sendable, Hashable {
  /// A figure of a size that was left out.
  struct Trial: Sendable, Hashable {
    /// What was predicted.
    enum Figure: String, Sendable, Hashable, CaseIterable {
      /// Invocations a minute of one instance.
      case capacity
      /// Model latency.
      case latency
      /// The price of one instance, from the other sizes' prices.
      case price
      /// Cost an inference, at that price.
      case cost
    }

    let instanceType: String
    let figure: Figure
    let predicted: PredictedFigure
    let measured: Double

    /// The predicted figure over the measured one, less 1.
    var relativeError: Double { predicted.value / measured - 1 }
    /// Whether the interval held the measured figure.
    var isCovered: Bool { predicted.contains(measured) }
  }

  /// The trials, series by series, size by size.
  private(set) var trials: [Trial] = []
  /// How many series had enough sizes.
  private(set) var seriesCount = 0

  /// So many sizes are needed to leave one out and predict from the rest.
  static let leastSizeCount = SizePredictor.leastSizeCount + 1

  /// Leaves out each size of each series that has at least ``leastSizeCount``; its vCPUs are all that
  /// is known of it.
  init(_ allSeries: [FamilySeries], level: Double) throws(LinearAlgebraError) {
    for series in allSeries where series.sizes.count >= Self.leastSizeCount {
      seriesCount += 1
      for (index, size) in series.sizes.enumerated() {
        var rest = series
        rest.sizes.remove(at: index)
        // Memory is not looked at.
        let type = InstanceType(
          name: size.instanceType, vCPUCount: size.vCPUCount, memoryMiB: 1)
        guard
          let prediction = try SizePredictor(series: rest, level: level)
            .prediction(of: type, price: nil)
        else { continue }
        func add(_ figure: Trial.Figure, _ predicted: PredictedFigure?, _ measured: Double?) {
          guard let predicted, let measured else { return }
          trials.append(
            Trial(
              instanceType: size.instanceType, figure: figure, predicted: predicted,
              measured: measured))
        }
        add(.capacity, prediction.capacityPerMinute, size.capacityPerMinute)
        add(.latency, prediction.latencyMilliseconds, size.latencyMilliseconds)
        add(.price, prediction.pricePerInstanceHour, size.pricePerInstanceHour)
        add(.cost, prediction.costPerInference, size.costPerInference)
      }
    }
  }

  /// The sizes of the relative errors of a figure, ascending.
  func errors(of figure: Trial.Figure) -> [Double] {
    trials.filter { $0.figure == figure }.map { abs($0.relativeError) }.sorted()
  }
}
