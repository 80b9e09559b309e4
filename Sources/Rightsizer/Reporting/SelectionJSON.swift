extension Statement: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("code", code)
      json.member("message", message)
    }
  }
}

extension Choice.Part: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("row", row)
      json.member("instanceType", instanceType)
      json.member("instanceCount", instanceCount)
      json.member("maxConcurrency", maxConcurrency)
      json.member("weight", weight)
      json.member("invocationsPerInstancePerMinute", invocationsPerInstancePerMinute)
      json.member("pricePerInstanceHour", pricePerInstanceHour)
      json.member("priceSource", priceSource?.rawValue)
    }
  }
}

extension SelectionAnswer.Option: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("parts", choice.parts)
      json.member("costPerHour", choice.costPerHour)
      json.member("costPerMonth", choice.costPerMonth)
      json.member("costPerMillionInferencesAtDemand", choice.costPerMillionInferencesAtDemand)
      json.member("costPerMillionInferencesAtAverage", choice.costPerMillionInferencesAtAverage)
      json.member("capacityPerMinute", choice.capacityPerMinute)
      json.member("utilization", choice.utilization)
      json.member("modelLatencyMilliseconds", choice.modelLatencyMilliseconds)
      json.member("withinNoise", choice.isWithinNoise)
      json.member("optimal", choice.isOptimal)
      json.member("bound", choice.lowerBoundPerHour)
      json.member("reasons", reasons)
    }
  }
}

extension SelectionAnswer.Refusal: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("row", row)
      json.member("instanceType", instanceType)
      json.member("reasons", reasons)
    }
  }
}

extension SelectionRequest {
  /// The rules as members of an answer: what was not given is null.
  func writeRules(to json: inout JSONWriter) {
    json.member("headroom", constraints.headroom.value)
    json.member("zones", constraints.zones)
    json.member("minimumInstances", constraints.minimumInstances)
    json.member("maximumInstances", constraints.maximumInstances)
    json.member("maximumVariants", maximumVariants)
    json.member("latencyLimitMilliseconds", constraints.latencyLimitMilliseconds?.value)
    json.member("cpuPerCoreLimit", constraints.cpuPerCoreLimit?.value)
    json.member("memoryLimit", constraints.memoryLimit?.value)
    json.member("budgetPerHour", constraints.tighterBudgetPerHour?.doubleValue)
  }
}
