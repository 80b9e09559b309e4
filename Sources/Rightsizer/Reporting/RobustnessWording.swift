/// Shares and what they are shares of, in words.
enum RobustnessWording {
  /// A share in percent, to one decimal; what is not quite 0 or 1 never reads as if it were.
  static func percent(_ share: Double) -> String { number(share) + " %" }

  /// The same without its unit, for a table's cell.
  static func number(_ share: Double) -> String {
    guard share.isFinite else { return NumberFormat.missingText }
    if share == 0 || share == 1 { return NumberFormat.shortest.text(share * 100) }
    if share > 0, share < 0.0005 { return "< 0.1" }
    if share > 0.9995 { return "> 99.9" }
    return NumberFormat.fixed(decimals: 1).text(share * 100)
  }

  /// A share with what it is of and its sampling error at 95 %, 1.96 standard errors, where there is
  /// one: `71.3 % of reruns (± 0.9)`.
  static func percent(
    _ share: Double, of what: String? = nil, error: Double, aside: String? = nil
  ) -> String {
    let error = error > 0 ? "± \(points(error))" : nil
    let told = [error, aside].compactMap(\.self).joined(separator: "; ")
    return percent(share) + (what.map { " of \($0)" } ?? "") + (told.isEmpty ? "" : " (\(told))")
  }

  /// The sampling error at 95 % in percent.
  static func points(_ error: Double) -> String {
    NumberFormat.fixed(decimals: 1).text(max(0.1, 196 * error))
  }

  /// What ± says.
  static let errorNote = "± is the sampling error, at 95 %"

  /// A range of factors: `× 0.95 to 1.10`.
  static func range(_ factors: ClosedRange<Double>) -> String {
    func text(_ factor: Double) -> String {
      let shortest = NumberFormat.shortest.text(factor)
      let twoDecimals = NumberFormat.fixed(decimals: 2).text(factor)
      return shortest.utf8.count > twoDecimals.utf8.count ? shortest : twoDecimals
    }
    return "× \(text(factors.lowerBound)) to \(text(factors.upperBound))"
  }

  /// How far reruns may be from the first run.
  static func noise(_ noise: MeasurementNoise) -> String {
    "throughput \(range(noise.throughputFactors)), latency \(range(noise.latencyFactors))"
  }

  /// A number of draws.
  static func count(_ count: Int, _ what: String) -> String {
    "\(NumberFormat.fixed(decimals: 0, isGrouped: true).text(count)) \(what)\(count == 1 ? "" : "s")"
  }

  /// What was drawn for a choice.
  static func draws(_ options: SelectionRobustness.Options) -> String {
    "\(count(options.sampleCount, "rerun")) drawn (seed \(options.seed); \(errorNote))"
  }
}

extension MeasurementNoise: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("distribution", "logUniform")
      json.member(
        "throughputFactors", [throughputFactors.lowerBound, throughputFactors.upperBound])
      json.member("latencyFactors", [latencyFactors.lowerBound, latencyFactors.upperBound])
    }
  }
}
