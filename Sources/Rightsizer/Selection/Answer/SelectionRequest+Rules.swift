extension SelectionRequest {
  /// The rules that a count is to keep to, in words; the demand is not among them.
  var rules: [String] {
    var rules = [
      "headroom \(Wording.percent(constraints.headroom.value))",
      "at least \(Wording.instances(constraints.minimumInstances))",
      constraints.zones == 1 ? "one zone" : "\(constraints.zones) zones",
    ]
    if let maximum = constraints.maximumInstances {
      rules.append("at most \(Wording.instances(maximum))")
    }
    if let limit = constraints.latencyLimitMilliseconds {
      rules.append("latency ≤ \(Wording.figure(limit.value)) ms")
    }
    if let limit = constraints.cpuPerCoreLimit {
      rules.append("CPU ≤ \(Wording.figure(limit.value)) % a core")
    }
    if let limit = constraints.memoryLimit {
      rules.append("memory ≤ \(Wording.figure(limit.value)) %")
    }
    if let budget = constraints.tighterBudgetPerHour {
      let hour = "\(Wording.dollars(budget.doubleValue)) an hour"
      // Where that of a month is the tighter, it is what was asked for.
      let month = constraints.budgetPerMonth.flatMap {
        $0.exact / Constraints.hoursPerMonth == budget ? Wording.dollars($0.value) : nil
      }
      rules.append("at most " + (month.map { "\($0) a month (\(hour))" } ?? hour))
    }
    if maximumVariants > 1 {
      rules.append("at most \(maximumVariants) production variants")
    }
    rules += constraints.typeLimits.sorted { $0.key < $1.key }.map {
      "at most \(Wording.figure(Double($0.value))) of \($0.key)"
    }
    let allowed = constraints.allowedTypes.map(\.description)
    let excluded = constraints.excludedTypes.map(\.description)
    if !allowed.isEmpty { rules.append("only " + allowed.joined(separator: ", ")) }
    if !excluded.isEmpty { rules.append("not " + excluded.joined(separator: ", ")) }
    return rules
  }
}
