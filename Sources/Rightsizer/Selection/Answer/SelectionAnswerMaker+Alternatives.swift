extension SelectionAnswerMaker {
  /// An alternative, with what it would need to win.
  func alternative(
    _ choice: Choice, against winner: Choice, isCompared: Bool
  ) -> SelectionAnswer.Option {
    var reasons: [Statement] = []
    var result = SelectionAnswer.Option(choice: choice, reasons: [])
    let extra = choice.costPerHour - winner.costPerHour
    if extra > 0 {
      reasons.append(
        Statement("extraCost", "costs \(Wording.dollars(extra)) an hour more than the winner"))
    } else if extra < 0 {
      reasons.append(
        Statement(
          "lowerCost",
          "costs \(Wording.dollars(-extra)) an hour less, before the cost of the change"))
    } else {
      reasons.append(
        Statement("sameCost", "costs the same as the winner, and comes after it in order"))
    }
    if extra > 0 { result.priceCutPercent = extra / choice.costPerHour * 100 }
    if isCompared, extra >= 0,
      let comparison = selector.comparison(
        of: choice, with: winner, for: request.demand, average: request.average)
    {
      result.priceCutPercent = comparison.priceCutPercent
      if let cut = comparison.priceCutPercent {
        reasons.append(
          Statement(
            "priceCut", "would cost as much with a price cut of \(Wording.percentPoints(cut))"))
      }
      switch comparison.overtaking {
      case .beyond(let demand):
        result.cheaperBeyond = demand
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
    if hasOtherPrices {
      reasons += choice.parts.map(priceReason)
    }
    reasons += choice.parts.compactMap(rerunReason)
    result.reasons = reasons
    return result
  }
}
