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
      rules.append("at most \(Wording.dollars(budget.doubleValue)) an hour")
    }
    if maximumVariants > 1 {
      rules.append("at most \(maximumVariants) production variants")
    }
    return rules
  }
}
