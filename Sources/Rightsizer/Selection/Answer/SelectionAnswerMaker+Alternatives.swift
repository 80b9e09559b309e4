/// What an alternative would need to come first.
struct RivalComparison {
  /// By how many percent its price would have to fall; `nil` where no cut would do or none is needed.
  var priceCutPercent: Double?
  /// Whether no smaller cut is enough, but whether this is was not searched to the end.
  var isPriceCutBound = false
  /// Whether it is to be cheaper than every mix, not only than the winner.
  var isAmongMixes = false
  /// Whether not even free it would come first, for the cost of its changes.
  var isNeverCheapEnough = false
  /// Where more demand makes it the cheaper; `nil` where that was not asked.
  var overtaking: RunnerUpComparison.Overtaking?
}

extension SelectionAnswerMaker {
  /// As many alternatives are held against every mix, each with searches of its own.
  static let searchedAlternatives = 20

  /// What the first alternatives would need to come first, and how a choice among mixes goes on.
  func comparisons(
    of alternatives: [Choice], with winner: Choice
  ) -> (rivals: [RivalComparison], succession: Statement?) {
    let compared = Array(alternatives.prefix(Self.comparedAlternatives))
    guard searchesMixes else {
      return (compared.map { comparison(of: $0, with: winner) }, nil)
    }
    var rivalry = MixRivalry(self)
    var rivals = compared.map { choice in
      let comparison = comparison(of: choice, with: winner)
      return RivalComparison(
        isAmongMixes: request.maximumVariants > 1, overtaking: comparison.overtaking)
    }
    // Beside a cost of changes, or a mix, the demand is followed by searching again.
    if winner.parts.count > 1 || request.changeCost != nil {
      let told = rivalry.overtakings(by: compared, of: winner)
      for (index, overtaking) in told.enumerated() { rivals[index].overtaking = overtaking }
    }
    for (index, choice) in compared.enumerated() {
      let cut = rivalry.priceCut(
        of: choice, against: winner, isSearched: index < Self.searchedAlternatives)
      switch cut {
      case .exact(let part): rivals[index].priceCutPercent = (part * 100).doubleValue
      case .atLeast(let part):
        rivals[index].priceCutPercent = (part * 100).doubleValue
        rivals[index].isPriceCutBound = true
      case MixRivalry.PriceCut.none?: rivals[index].isNeverCheapEnough = true
      case nil: break
      }
    }
    let succession = rivalry.succession(of: winner).map { statement($0, winner, rivalry.items) }
    return (rivals, succession)
  }

  /// What one type would need to be as cheap as another.
  private func comparison(of choice: Choice, with winner: Choice) -> RivalComparison {
    guard choice.costPerHour >= winner.costPerHour,
      let comparison = selector.comparison(
        of: choice, with: winner, for: request.demand, average: request.average)
    else { return RivalComparison() }
    return RivalComparison(
      priceCutPercent: comparison.priceCutPercent, overtaking: comparison.overtaking)
  }

  /// Up to which demand the same rows stay the best.
  private func statement(
    _ succession: MixRivalry.Succession, _ winner: Choice, _ items: [MixItem]
  ) -> Statement {
    // What is billed a request is in no mix, and was not followed.
    let field =
      request.maximumVariants > 1
      ? "of mixes, " : request.constraints.allowsServerless ? "of instances, " : ""
    let rows = field + (winner.parts.count > 1 ? "these rows stay" : "this row stays")
    func text(_ demand: ExactRational, _ rest: String) -> Statement {
      Statement(
        "overtaken",
        "\(rows) the cheapest, with more instances as needed, up to "
          + "\(Wording.figure(demand.doubleValue)) a minute\(rest)")
    }
    switch succession {
    case .replaced(let solution, let demand):
      let next = choice(of: solution, items)
      return text(
        demand,
        "; just above, the cheapest is \(Wording.name(next)) at "
          + "\(Wording.dollars(next.costPerHour)) an hour")
    case .nothing(let demand):
      return text(
        demand,
        request.constraints.allowsServerless
          ? "; just above, no instances within the rules carry the load"
          : "; just above, nothing within the rules carries the load")
    case .notUpTo(let demand): return text(demand, ", as far as was searched")
    }
  }

  /// An alternative, with what it would need to win.
  func alternative(
    _ choice: Choice, against winner: Choice, _ comparison: RivalComparison?
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
    if let comparison {
      result.priceCutPercent = comparison.priceCutPercent
      result.isPriceCutBound = comparison.isPriceCutBound
      reasons += priceCutReason(comparison).map { [$0] } ?? []
      if case .beyond(let demand) = comparison.overtaking { result.cheaperBeyond = demand }
      reasons += overtakingReason(comparison.overtaking, winner).map { [$0] } ?? []
    } else {
      let dearer =
        request.changeCost == nil ? extra : (objective(choice) - objective(winner)).doubleValue
      // Beyond its whole price no cut will do.
      if dearer > 0, dearer <= choice.costPerHour {
        result.priceCutPercent = dearer / choice.costPerHour * 100
        // Where mixes may come between, no less than that will do.
        result.isPriceCutBound = request.maximumVariants > 1 || request.changeCost != nil
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

  private func priceCutReason(_ comparison: RivalComparison) -> Statement? {
    if comparison.isNeverCheapEnough {
      return Statement(
        "priceCut", "no price cut makes it the cheapest, for the cost of its changes")
    }
    guard let cut = comparison.priceCutPercent else { return nil }
    let percent = Wording.percentPoints(cut)
    let change = request.changeCost == nil ? "" : " with its changes"
    let aim = (comparison.isAmongMixes ? "be as cheap as every mix" : "cost as much") + change
    return Statement(
      "priceCut",
      comparison.isPriceCutBound
        ? "takes a price cut of at least \(percent) to \(aim); the search ended before it was known how "
          + "much more"
        : "would \(aim) with a price cut of \(percent)")
  }

  private func overtakingReason(
    _ overtaking: RunnerUpComparison.Overtaking?, _ winner: Choice
  ) -> Statement? {
    let cheaper =
      winner.parts.count > 1 ? "cheaper than the best mix of the winner's rows" : "the cheaper"
    switch overtaking {
    case .beyond(let demand):
      return Statement(
        "overtakes", "becomes \(cheaper) beyond \(Wording.figure(demand)) a minute")
    case .never:
      return Statement("overtakesNever", "more demand never makes it \(cheaper)")
    case .notUpTo(let demand):
      return Statement(
        "overtakesNotUpTo", "is not \(cheaper) up to \(Wording.figure(demand)) a minute")
    case nil: return nil
    }
  }
}
