/// A figure that was predicted, not measured: its value and an interval around it.
public struct PredictedFigure: Sendable, Hashable {
  /// The figure on the fitted line.
  public var value: Double
  /// The lower end of the prediction interval.
  public var lower: Double
  /// The upper end of the prediction interval; infinite beyond a Double's range.
  public var upper: Double

  /// A predicted figure.
  public init(value: Double, lower: Double, upper: Double) {
    self.value = value
    self.lower = lower
    self.upper = upper
  }

  /// A figure that is known, so that its interval is itself.
  static func known(_ value: Double) -> PredictedFigure {
    PredictedFigure(value: value, lower: value, upper: value)
  }

  /// Whether a figure is within the interval, its ends included.
  public func contains(_ figure: Double) -> Bool { lower <= figure && figure <= upper }
}
