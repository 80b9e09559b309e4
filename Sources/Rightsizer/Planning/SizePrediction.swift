/// What a size of an instance family that was not tested is predicted to do: never a measurement.
public struct SizePrediction: Sendable, Hashable {
  /// Where the price comes from.
  public enum PriceSource: String, Sendable, Hashable, Codable, CaseIterable {
    /// A price list.
    case listed
    /// The fit of the tested sizes' prices over their vCPUs.
    case predicted
  }

  /// The instance type.
  public let instanceType: String
  /// Its vCPUs.
  public let vCPUCount: Int
  /// The rows of the tested sizes behind it, by size.
  public let rows: [Int]
  /// Invocations a minute of one instance.
  public let capacityPerMinute: PredictedFigure
  /// Model latency in milliseconds; `nil` where fewer than three sizes have a measured one.
  public let latencyMilliseconds: PredictedFigure?
  /// US dollars an hour of one instance.
  public let pricePerInstanceHour: PredictedFigure
  /// Where the price comes from.
  public let priceSource: PriceSource
  /// US dollars an inference at full load.
  public let costPerInference: PredictedFigure
  /// The probability with which each interval is to hold the figure.
  public let level: Double
  /// The degrees of freedom of the fit of the capacity.
  public let degreesOfFreedom: Int
  /// Whether price was a regressor beside vCPUs.
  public let usesPrice: Bool
  /// Whether it has more or fewer vCPUs than any tested size.
  public let isExtrapolated: Bool
}
