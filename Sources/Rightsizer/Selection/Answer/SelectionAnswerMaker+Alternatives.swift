extension SelectionAnswerMaker {
  /// What an alternative would need to win.
  func reasons(against winner: Choice, for choice: Choice, isCompared: Bool) -> [Statement] {
    var reasons: [Statement] = []
    let extra = choice.costPerHour - winner.costPerHour
    if extra > 0 {
      reasons.append(
        Statement("extraCost", "costs \(Wording.dollars(extra)) an hour more than the winner"))
    } else if extra < 0 {
      reasons.append(
        Statement(
          "lowerCost", "costs \(Wording.dollars(-extra)) an hour less, before the cost of the change"))
    } else {
      reasons.append(Statement("sameCost", "costs the same as the winner, and comes after it in order"))
    }
    if isCompared,
      let comparison = selector.comparison(
        of: choice, with: winner, for: request.demand, average: request.average)
    {
      if let cut = comparison.priceCutPercent {
        reasons.append(
          Statement(
            "priceCut", "would cost as much with a price cut of \(Wording.percentPoints(cut))"))
      }
      switch comparison.overtaking {
      case .beyond(let demand):
        reasons.append(
          Statement("overtakes", "becomes the cheaper beyond \(Wording.figure(demand)) a minute"))
      case .never:
        reasons.append(Statement("overtakesNever", "more demand never makes it the cheaper"))
      case .notUpTo(let demand):
        reasons.append(
          Statement(
            "overtakesNotUpTo", "is not the cheaper up to \(Wording.figure(demand)) a minute"))
      case nil: break
      }
    }
    if choice.isWithinNoise {
      reasons.append(
        Statement("withinNoise", "within the noise of measurement of the winner, so as good"))
    }
    return reasons
  }

  // MARK: Mixes

  func mixReasons(_ winner: Choice, _ alternatives: [Choice]) -> [Statement] {
    let shares = winner.parts.map {
      "\($0.instanceType ?? "") \(Wording.percent($0.weight))"
    }
    var reasons = [
      Statement("weights", "production variants by share of the traffic: " + shares.joined(separator: ", "))
    ]
    if let single = alternatives.first(where: { $0.parts.count == 1 }) {
      reasons.append(
        Statement(
          "mixSaves",
          "saves \(Wording.dollars(single.costPerHour - winner.costPerHour)) an hour against the best "
            + "single type, \(Wording.name(single))"))
    }
    reasons.append(
      winner.isOptimal
        ? Statement("provenOptimal", "proven: no mix within the rules costs less")
        : Statement(
          "notProven",
          "not proven: the search ended early, and no mix costs less than "
            + "\(Wording.dollars(winner.lowerBoundPerHour)) an hour"))
    return reasons
  }
}
