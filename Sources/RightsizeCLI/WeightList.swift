import ArgumentParser
import Rightsizer

/// The weights of `--weights cost=3,latency=1`, or of a file of comparisons.
struct WeightList {
  private(set) var weights: [(metric: Metric, weight: Double)] = []

  /// The words in which the service's console asks how important a goal is.
  static let importances = ["lowest": 1.0, "low": 2, "moderate": 3, "high": 4, "highest": 5]

  /// The weights that comparisons imply.
  init(_ compared: MetricComparisons) {
    weights = zip(compared.metrics, compared.comparisons.weights.values).map { ($0, $1) }
  }

  init(parsing text: String) throws {
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2 else {
        throw ValidationError(
          "--weights: expected metric=weight, such as cost=3,latency=1; found '\(part)'")
      }
      guard let metric = Metric(name: sides[0]) else {
        let known = Metric.allCases.map(\.name).joined(separator: ", ")
        throw ValidationError("--weights: unknown metric '\(sides[0])'; known are \(known)")
      }
      guard let weight = Self.importances[String(sides[1])] ?? Double(sides[1]), weight.isFinite
      else {
        throw ValidationError(
          "--weights: the weight of \(metric.name) is no number: '\(sides[1])'; the words for one are "
            + "lowest, low, moderate, high and highest")
      }
      guard weight >= 0 else {
        throw ValidationError(
          "--weights: the weight of \(metric.name) is \(sides[1]), but weights start at 0")
      }
      guard !weights.contains(where: { $0.metric == metric }) else {
        throw ValidationError("--weights: \(metric.name) is given twice")
      }
      weights.append((metric, weight))
    }
    guard weights.contains(where: { $0.weight > 0 }) else {
      throw ValidationError("--weights: all weights are zero, so nothing would count")
    }
  }

  /// The weight of a metric; 0 for one that was not named.
  func weight(of metric: Metric) -> Double {
    weights.first { $0.metric == metric }?.weight ?? 0
  }
}
