extension SelectionAnswerMaker {
  func mixReasons(_ winner: Choice, _ alternatives: [Choice]) -> [Statement] {
    let shares = winner.parts.map {
      "\($0.instanceType ?? "") (row \($0.row)) \(Wording.percent($0.weight))"
    }
    var reasons = [
      Statement(
        "weights", "production variants by share of the traffic: " + shares.joined(separator: ", "))
    ]
    if let single = alternatives.first(where: { $0.parts.count == 1 }) {
      // The runner-ups are in the order of their own costs; with the change another may be the best.
      let best = request.changeCost == nil ? single : preferred(alternatives) ?? single
      let saving = (objective(best) - objective(winner)).doubleValue
      let change = request.changeCost == nil ? "" : ", the change included,"
      reasons.append(
        Statement(
          "mixSaves",
          "saves \(Wording.dollars(saving)) an hour\(change) against the best single variant, "
            + Wording.name(best)))
    }
    return reasons
  }

  /// Whether a better mix may exist.
  func proofReason(_ winner: Choice) -> Statement {
    let most = Wording.figure(Double(request.maximumVariants))
    if winner.isOptimal {
      let cost = request.changeCost == nil ? "costs less" : "costs less, the change included"
      return Statement(
        "provenOptimal",
        "proven: no mix of up to \(most) variants within the rules \(cost)"
          + (winner.isFirstOfTies
            ? "" : "; whether one that costs as much comes before it in the order is not"))
    }
    return Statement(
      "notProven",
      winner.lowerBoundPerHour > 0
        ? "not proven to be the cheapest: the search ended early, and no mix of up to \(most) variants "
          + "costs less than \(Wording.dollars(winner.lowerBoundPerHour)) an hour"
        : "not proven to be the cheapest: mixes of these prices and rates could not be searched")
  }

  /// What breaks a mix: a variant gets its share of the traffic whatever is left of it.
  func mixFailureReasons(_ winner: Choice) -> [Statement] {
    let carried = winner.parts.reduce(0.0) { sum, part in
      guard let unit = selector.rules.unit(of: part.candidate, in: candidates.candidates) else {
        return sum
      }
      return sum + unit.demandCarried(by: part.instanceCount ?? 0).doubleValue
    }
    func worst(_ left: (Int) -> Int) -> String {
      // A part that is only kept may have no share.
      let shares = winner.parts.filter { $0.weight > 0 }.map { part in
        let load = request.demand.perMinute * part.weight
        let capacity = part.invocationsPerInstancePerMinute * Double(left(part.instanceCount ?? 0))
        return ("\(part.instanceType ?? "") (row \(part.row))", capacity / load)
      }
      let weakest = shares.min { $0.1 < $1.1 } ?? ("", .nan)
      return "\(weakest.0) is left with \(Wording.percent(weakest.1)) of its share of the demand"
    }
    let zones = request.constraints.zones
    let zoneOfMany = Statement(
      "zoneOfManyLost",
      "with one of \(zones) zones lost, at worst "
        + worst { UnitCapacity.survivors(of: $0, zones: max(1, zones)) })
    return [
      Statement(
        "failsBeyond", "these counts keep the rules up to \(Wording.figure(carried)) a minute"),
      Statement("instanceLost", "with one instance lost, at worst \(worst { $0 - 1 })"),
      Statement(
        "zoneLost",
        "with one of two zones lost, at worst "
          + worst { UnitCapacity.survivors(of: $0, zones: 2) }),
    ] + (zones > 2 ? [zoneOfMany] : [])
  }
}
