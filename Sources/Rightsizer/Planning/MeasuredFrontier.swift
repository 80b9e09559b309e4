/// The frontier of cost an inference and latency, ready to be asked who dominates a point.
struct MeasuredFrontier: Sendable {
  /// A row of the frontier.
  struct Point: Sendable {
    var candidate: Int
    var cost: Double
    var latency: Double
  }

  /// By cost ascending, so that latency never grows.
  private let points: [Point]
  /// The candidates on it.
  let candidates: Set<Int>

  /// The frontier of some candidates; one that lacks a value takes no part.
  init(costs: [Double], latencies: [Double], among candidates: [Int]) {
    let best = ObjectiveColumns([costs, latencies], senses: [.min, .min], rows: candidates)
      .frontier()
    points = best.map { Point(candidate: $0, cost: costs[$0], latency: latencies[$0]) }
      .sorted { a, b in a.cost != b.cost ? a.cost < b.cost : a.candidate < b.candidate }
    self.candidates = Set(best)
  }

  /// A candidate of the frontier that dominates a point, the fastest of those that do; `nil` where
  /// none does. O(log n).
  func dominator(cost: Double, latency: Double) -> Int? {
    var (low, high) = (0, points.count)
    while low < high {
      let middle = low + (high - low) / 2
      if points[middle].cost <= cost { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let fastest = points[low - 1]
    guard fastest.latency <= latency, fastest.cost < cost || fastest.latency < latency else {
      return nil
    }
    return fastest.candidate
  }

  /// One that would dominate a point even where reruns went against it and for the point; `nil` where
  /// none would, so that the point is within the noise of the frontier.
  func dominatorBeyondNoise(cost: Double, latency: Double, _ noise: MeasurementNoise) -> Int? {
    dominator(cost: noise.leastCost(cost), latency: noise.leastLatency(latency))
  }
}

extension MeasurementNoise {
  /// Whether a cost an inference is below another even where reruns went against it and for the
  /// other.
  func isCheaper(_ cost: Double, than other: Double) -> Bool { cost <= leastCost(other) }

  /// Whether a latency is below another even where reruns went against it and for the other.
  func isFaster(_ latency: Double, than other: Double) -> Bool { latency <= leastLatency(other) }

  /// Cost an inference falls as throughput grows.
  fileprivate func leastCost(_ cost: Double) -> Double {
    cost * throughputFactors.lowerBound / throughputFactors.upperBound
  }

  fileprivate func leastLatency(_ latency: Double) -> Double {
    latency * latencyFactors.lowerBound / latencyFactors.upperBound
  }
}
