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
      json.member("discount", discount)
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
    json.member("allowedTypes", Self.given(constraints.allowedTypes.map(\.description)))
    json.member("excludedTypes", Self.given(constraints.excludedTypes.map(\.description)))
    json.member("typeLimits", Self.given(TypeLimit.of(constraints)))
    json.member("pricesSource", prices == nil ? nil : pricesSource)
    json.member("discounts", Self.given(discounts.rules))
    json.member("reruns", reruns.rawValue)
  }

  private static func given<Element>(_ list: [Element]) -> [Element]? { list.isEmpty ? nil : list }

  private struct TypeLimit: JSONWritable {
    var instanceType: String
    var maximumInstances: Int

    static func of(_ constraints: Constraints) -> [TypeLimit] {
      constraints.typeLimits.sorted { $0.key < $1.key }.map {
        TypeLimit(instanceType: $0.key, maximumInstances: $0.value)
      }
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("instanceType", instanceType)
        json.member("maximumInstances", maximumInstances)
      }
    }
  }
}

extension Discounts.Rule: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("instanceTypes", pattern?.description)
      json.member("discount", fraction)
    }
  }
}
