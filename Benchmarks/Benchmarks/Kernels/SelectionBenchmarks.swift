import Benchmark
import Rightsizer

/// A file of 10,000 steps into a table, a choice among 100,000 rows, mixes of 60 types.
func selectionBenchmarks() {
  kernel("reading") {
    steps(10_000)
  } work: {
    try RecommendationTable(bytes: $0)
  }
  kernel("choice") {
    var constraints = Constraints()
    constraints.latencyLimitMilliseconds = 200
    return try Selector(SizingCandidates(candidates(100_000)), constraints: constraints)
  } work: {
    $0.choose(for: try Demand(parsing: "12000"))
  }
  for variants in [1, 3, 10] {
    kernel("mix of at most \(variants)") {
      try FleetMix(
        Selector(SizingCandidates(candidates(60)), constraints: Constraints()),
        demand: Demand(parsing: "12000"), maximumVariants: variants)
    } work: {
      $0.solved()
    }
  }
}

/// Types with rates, prices and latencies of no pattern.
private func candidates(_ count: Int) -> [SizingCandidate] {
  var numbers = RandomNumbers(seed: 1)
  return (0..<count).map { row in
    SizingCandidate(
      row: row, instanceType: "ml.t\(row % 400)",
      maxInvocationsPerMinute: Double(Int.random(in: 100..<5100, using: &numbers)),
      price: .listed(Double(Int.random(in: 500..<50_000, using: &numbers)) / 10_000),
      latencyMilliseconds: Double(Int.random(in: 10..<400, using: &numbers)))
  }
}

/// An export as `list-inference-recommendations-job-steps` prints it.
private func steps(_ count: Int) -> [UInt8] {
  var numbers = RandomNumbers(seed: 2)
  var text = "{\"Steps\": ["
  for step in 0..<count {
    let rate = Int.random(in: 10..<9000, using: &numbers)
    let price = Double(Int.random(in: 50..<9000, using: &numbers)) / 1000
    text += step == 0 ? "" : ", "
    text += """
      {"StepType": "BENCHMARK", "JobName": "job-\(step / 100)", "Status": "COMPLETED", \
      "InferenceBenchmark": {"Metrics": {"CostPerHour": \(price), "MaxInvocations": \(rate), \
      "ModelLatency": \(Int.random(in: 5..<900, using: &numbers))}, \
      "EndpointConfiguration": {"EndpointName": "sm-epc-\(step)", "VariantName": "AllTraffic", \
      "InstanceType": "ml.c5.xlarge", "InitialInstanceCount": 1}, "ModelConfiguration": {}}}
      """
  }
  return Array((text + "]}").utf8)
}
