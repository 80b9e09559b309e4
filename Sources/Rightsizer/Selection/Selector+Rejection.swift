extension Selector {
  /// Every constraint a candidate breaks.
  internal func rejection(of index: Int, _ query: SizingQuery, winner: Sizing?) -> Rejection {
    var reasons = identityReasons(of: index) + limitReasons(of: index)
    let sizing = sizing(of: index, query)
    var total: ExactRational?
    if let sizing {
      let exact = exactTotal(sizing, query)
      total = exact
      reasons += sizeReasons(of: sizing, total: exact)
    } else {
      reasons += unsizedReasons(of: index, query)
    }

    let capacity = sizing.map { candidates.unitRate(of: index) * $0.count }
    let utilization = capacity.map { (query.demand.exact / $0).doubleValue }
    let saving = winner.flatMap { winner in
      total.map { (exactTotal(winner, query) - $0).doubleValue }
    }
    if reasons.count == 1, reasons[0].code == .latency, let sizing, let utilization {
      // Never above 1: the count carries the demand.
      let percent = Double(Int64(min(utilization, 1) * 1000 + 0.5)) / 10
      reasons[0] = Rejection.Reason(
        .latencyAtSaturation, value: reasons[0].value, limit: reasons[0].limit,
        """
        \(reasons[0].message), measured at full load; \(Wording.count(sizing.count)) of it would run at \
        \(percent.shortestDescription) % of that
        """)
    }
    return Rejection(
      candidate: index, row: candidates.rows[index],
      instanceType: candidates.instanceType(of: index), count: sizing?.count,
      costPerHour: total?.doubleValue, utilization: utilization, savingPerHour: saving,
      reasons: reasons)
  }

  /// What the row is not: of an allowed type, with a rate and a price.
  private func identityReasons(of index: Int) -> [Rejection.Reason] {
    var reasons: [Rejection.Reason] = []
    if candidates.isServerless[index] {
      if !constraints.allowsServerless {
        reasons.append(.init(.serverless, "serverless was not asked for"))
      }
      if candidates.exactServerlessCost(of: index, at: .one) == nil {
        reasons.append(.init(.noPrice, "no cost an inference"))
      }
    } else {
      let type = candidates.typeIndices[index]
      if type < 0 {
        reasons.append(.init(.noType, "no instance type"))
      } else {
        let name = candidates.typeNames[type]
        if types[type].isExcluded {
          reasons.append(.init(.excluded, "\(name) is excluded"))
        }
        if !types[type].isAllowed {
          reasons.append(.init(.notAllowed, "\(name) is not among the types allowed"))
        }
      }
      if candidates.exactPrice(of: index) == nil {
        reasons.append(.init(.noPrice, "no price"))
      }
    }
    let rate = candidates.maxInvocationsPerMinute[index]
    if !(rate > 0 && rate.isFinite) || candidates.unitCount(of: index) == nil {
      reasons.append(.init(.noRate, "no invocations a minute"))
    }
    return reasons
  }

  /// The limits that do not depend on the count.
  private func limitReasons(of index: Int) -> [Rejection.Reason] {
    var reasons: [Rejection.Reason] = []
    if let limit = constraints.latencyLimitMilliseconds, let latencyLimit {
      if let latency = candidates.usableLatency(of: index) {
        if !latencyLimit.admits(latency) {
          reasons.append(.above(.latency, "latency", latency, limit, " ms"))
        }
      } else {
        reasons.append(
          .init(
            .latencyUnavailable, limit: limit.value,
            "latency not measured, and the limit is \(Wording.exact(limit)) ms"))
      }
    }
    if let limit = constraints.memoryLimit, let memoryLimit {
      let memory = candidates.memoryUtilizations[index]
      if memory >= 0, memory.isFinite {
        if !memoryLimit.admits(memory) {
          reasons.append(.above(.memory, "memory", memory, limit, " %"))
        }
      } else {
        reasons.append(
          .init(
            .memoryUnavailable, limit: limit.value,
            "memory not measured, and the limit is \(Wording.exact(limit)) %"))
      }
    }
    if let limit = constraints.cpuPerCoreLimit, !candidates.isServerless[index],
      candidates.exactCPUPerCore(of: index) == nil
    {
      reasons.append(
        .init(
          .cpuUnavailable, limit: limit.value,
          "CPU per core not measured, and the limit is \(Wording.exact(limit)) %"))
    }
    return reasons
  }

  /// The limits on the count and the total.
  private func sizeReasons(of sizing: Sizing, total: ExactRational) -> [Rejection.Reason] {
    var reasons: [Rejection.Reason] = []
    let count = sizing.count
    if candidates.isServerless[sizing.candidate] {
      if count > Self.largestConcurrency {
        reasons.append(
          .above(.maximumConcurrency, "the concurrency", count, Self.largestConcurrency))
      }
    } else {
      if let maximum = constraints.maximumInstances, count > maximum {
        reasons.append(.above(.maximumInstances, "the count", count, maximum))
      }
      let type = candidates.typeIndices[sizing.candidate]
      if type >= 0, let limit = types[type].limit, count > limit {
        reasons.append(.above(.typeLimit, "the count", count, limit))
      }
    }
    if let budget, total > budget.exact {
      reasons.append(
        .init(
          .budget, value: total.doubleValue, limit: budget.nearest,
          """
          \(Wording.dollars(total.doubleValue)) an hour is above the budget of \
          \(Wording.dollars(budget.nearest)) by \
          \(Wording.dollars((total - budget.exact).doubleValue))
          """))
    }
    return reasons
  }

  /// Why there is no count although nothing is missing: it is beyond the ceiling.
  private func unsizedReasons(of index: Int, _ query: SizingQuery) -> [Rejection.Reason] {
    guard let unit = rules.unit(of: index, in: candidates),
      unit.count(carrying: query.demand.exact) == nil
    else { return [] }
    return [
      .init(
        .countCeiling, limit: Double(UnitCapacity.largestCount),
        "the count is above \(Wording.count(UnitCapacity.largestCount)), the greatest that is given"
      )
    ]
  }
}

extension Rejection.Reason {
  fileprivate static func above(
    _ code: Rejection.Code, _ name: String, _ value: Double, _ limit: ExactDecimal, _ unit: String
  ) -> Rejection.Reason {
    let excess = (ExactRational(shortestDecimalOf: value) ?? .zero) - limit.exact
    return Rejection.Reason(
      code, value: value, limit: limit.value,
      """
      \(name) \(Wording.exact(value))\(unit) is above the limit of \(Wording.exact(limit))\(unit) by \
      \(Wording.exact(excess.doubleValue))\(unit)
      """)
  }

  fileprivate static func above(
    _ code: Rejection.Code, _ name: String, _ value: Int, _ limit: Int
  ) -> Rejection.Reason {
    Rejection.Reason(
      code, value: Double(value), limit: Double(limit),
      """
      \(name) needed is \(Wording.count(value)), above the limit of \(Wording.count(limit)) by \
      \(Wording.count(value - limit))
      """)
  }
}
