import Rightsizer

/// Solves the mixes of a text file, one after the other.
///
/// A mix is a line `NAME DEMAND MAXIMUM-VARIANTS MINIMUM ZONES TYPES` (0 variants: no limit), then a
/// line `RATE PRICE` a type, the price in ten-thousandths of a dollar. A line is printed for each:
/// name, milliseconds, total in the same unit, `proven` or `unproven`, parts, and the milliseconds of
/// making the problem from the candidates, once.
struct MixBenchmark {
  private let lines: [Substring]
  private let runs: Int

  init(path: String, runs: Int) throws {
    lines = try FileContents.text(of: path).split(separator: "\n")
    self.runs = runs
  }

  func run() throws {
    var next = 0
    while next < lines.count {
      let words = lines[next].split(separator: " ")
      guard words.count == 6, let variants = Int(words[2]), let minimum = Int(words[3]),
        let zones = Int(words[4]), let types = Int(words[5]), next + types < lines.count
      else { throw BenchmarkError("not a mix: \(lines[next])") }
      var candidates: [SizingCandidate] = []
      for index in 0..<types {
        let figures = lines[next + 1 + index].split(separator: " ").compactMap { Double($0) }
        guard figures.count == 2 else { throw BenchmarkError("not a type: \(lines[next])") }
        candidates.append(
          SizingCandidate(
            row: index, instanceType: "ml.t\(index)", maxInvocationsPerMinute: figures[0],
            price: .listed(figures[1] / 10_000)))
      }
      next += 1 + types

      var constraints = Constraints()
      constraints.headroom = 0
      constraints.minimumInstances = minimum
      constraints.zones = zones
      let demand = try Demand(parsing: words[1])
      let clock = ContinuousClock()
      let start = clock.now
      let mix = try FleetMix(
        try Selector(SizingCandidates(candidates), constraints: constraints),
        demand: demand, maximumVariants: variants == 0 ? nil : variants)
      let preparation = (clock.now - start) / .milliseconds(1)
      let (times, solution) = Stopwatch.measure(runs: runs) { mix.solved() }
      let total = (solution.map(\.costPerHour) ?? .nan) * 10_000
      print(
        words[0], times.median, total.rounded(),
        solution?.isOptimal == true ? "proven" : "unproven",
        solution?.parts.count ?? 0, preparation)
    }
  }
}
