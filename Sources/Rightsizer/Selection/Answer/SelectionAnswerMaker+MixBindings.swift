extension SelectionAnswerMaker {
  /// What decides the counts of a mix, by its parts, and the limits that it uses up.
  func mixDeciders(_ winner: Choice) -> String {
    let bindings = selector.bindings(ofParts: winner, for: request.demand)
    var names = ChoiceAnalysis.Binding.allCases.compactMap { binding -> String? in
      let bound = winner.parts.indices.filter { bindings[$0].contains(binding) }
      return bound.isEmpty ? nil : Self.name(of: binding, request) + of(bound, winner)
    }
    // Only for what is kept is more of use than the rules ask for; a search that ended early, or
    // rounded capacities, may have left some too many.
    let unbound = winner.parts.indices.filter { bindings[$0].isEmpty }
    let types = Set(request.changeCost == nil ? [] : request.kept.map(\.instanceType))
    let kept = unbound.filter { types.contains(winner.parts[$0].instanceType ?? "") }
    if !kept.isEmpty { names.append("the cost of leaving the present fleet" + of(kept, winner)) }
    let spare = unbound.filter { !kept.contains($0) }
    if !spare.isEmpty { names.append("no rule, so that fewer would do" + of(spare, winner)) }
    let used = usedUp(winner)
    return names.joined(separator: ", and ")
      + (used.isEmpty ? "" : "; used up: " + used.joined(separator: ", "))
  }

  /// Which parts are meant, where not all are.
  private func of(_ parts: [Int], _ winner: Choice) -> String {
    guard parts.count < winner.parts.count else { return "" }
    let names = parts.map { "\(winner.parts[$0].instanceType ?? "") (row \(winner.parts[$0].row))" }
    return " for " + names.joined(separator: " and ")
  }

  /// The limits on counts and parts that leave no room.
  private func usedUp(_ winner: Choice) -> [String] {
    let constraints = request.constraints
    var counts: [String: Int] = [:]
    for part in winner.parts {
      counts[part.instanceType ?? "", default: 0] += part.instanceCount ?? 0
    }
    var used = constraints.typeLimits.keys.sorted().compactMap { type -> String? in
      guard let limit = constraints.typeLimits[type], counts[type] == limit else { return nil }
      return "the limit of \(Wording.count(limit)) \(type)"
    }
    let all = counts.values.reduce(0, +)
    if constraints.maximumInstances == all {
      used.append("the maximum of \(Wording.instances(all))")
    }
    if winner.parts.count == request.maximumVariants {
      used.append("the \(winner.parts.count) production variants allowed")
    }
    return used
  }
}
