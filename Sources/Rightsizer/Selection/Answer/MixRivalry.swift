/// What it would take for another answer to come before one that was chosen among mixes: a cut of a
/// price.
///
/// Each question is answered by searching mixes again. All of them together make a bounded number of
/// partial mixes, in a fixed order, so that what is not told for that is the same every time.
struct MixRivalry {
  /// By what part a price must fall for a choice of one row to be as cheap as every mix.
  enum PriceCut: Equatable {
    /// By just this.
    case exact(ExactRational)
    /// By no less; the search ended before it was known how much more.
    case atLeast(ExactRational)
    /// Not even free is it as cheap, for the cost of its changes.
    case none
  }

  let maker: SelectionAnswerMaker
  let items: [MixItem]
  /// Partial mixes that may still be made.
  private(set) var nodesLeft = 2_000_000

  /// Partial mixes that one search may make.
  static let nodesASearch = 200_000

  init(_ maker: SelectionAnswerMaker) {
    self.maker = maker
    items = maker.selector.mixItems()
  }

  /// Takes the work of a search off what is left; preparing an item is that of some partial mixes.
  mutating func count(_ nodes: Int, items: Int) { nodesLeft -= nodes + 16 * items }

  /// What one more search may take; `nil` where nothing is left.
  var allowance: Int? { nodesLeft > 0 ? min(nodesLeft, Self.nodesASearch) : nil }

  /// By what part the price of a runner-up's row must fall for it to cost no more than any mix, the
  /// cost of changes included; `nil` where it costs no more already, or nothing at all.
  ///
  /// A mix m of cost M has k of the row's instances at p, the runner-up n at a total of N. With a cut
  /// q they cost M − k p q and N − n p q, so that the runner-up needs a cut of at least
  /// (N − M) / ((n − k) p). The greatest of these over all mixes is found as Newton's method finds a
  /// root: at the cut that one mix asks for, the best mix asks for the next, until none is cheaper.
  /// Cuts only grow, and each takes a smaller k, so that it ends.
  mutating func priceCut(of rival: Choice, against winner: Choice, isSearched: Bool) -> PriceCut? {
    guard rival.parts.count == 1, let part = rival.parts.first else { return nil }
    let own = maker.objective(rival)
    let least = maker.objective(winner)
    guard own > least else { return nil }
    guard let count = part.instanceCount else {
      // Serverless rows are in no mix: the winner is all there is to beat.
      let cut = ((own - least) / maker.exactCost(rival)).reduced()
      return cut <= .one ? .exact(cut) : PriceCut.none
    }
    guard let price = maker.candidates.candidates.exactPrice(of: part.candidate), !price.isZero
    else { return nil }
    var objective = least
    var shared = winner.parts.first { $0.candidate == part.candidate }?.instanceCount ?? 0
    while true {
      guard count > shared else { return PriceCut.none }
      let cut = ((own - objective) / (price * (count - shared))).reduced()
      guard cut <= .one else { return PriceCut.none }
      if maker.request.changeCost == nil {
        // Of other choices of one type the winner is the cheapest, whatever this one costs; and
        // nothing costs less than what is free, unless there are changes to pay for.
        if maker.request.maximumVariants == 1 || cut == .one { return .exact(cut) }
      }
      guard isSearched, let allowance else { return .atLeast(cut) }
      let reduced = price * (.one - cut)
      let found = FoundMix(
        items.map {
          $0.candidate == part.candidate
            ? MixItem(candidate: $0.candidate, unit: $0.unit, price: reduced) : $0
        }, maker.request, maker.selector, nodeBudget: allowance)
      self.count(found?.nodes ?? 0, items: items.count)
      guard let found, let solution = found.solution else { return .atLeast(cut) }
      let mix = maker.objective(of: solution.parts, items)
      let others = solution.parts.first { items[$0.item].candidate == part.candidate }?.count ?? 0
      guard mix - price * cut * others < own - price * cut * count else {
        return found.isProven ? .exact(cut) : .atLeast(cut)
      }
      (objective, shared) = (mix.reduced(), others)
    }
  }
}

extension SelectionAnswerMaker {
  /// What parts cost, with the cost of the changes, exactly.
  func objective(of parts: [MixSolution.Part], _ items: [MixItem]) -> ExactRational {
    var total = ExactRational.zero
    var counts: [String: Int] = [:]
    for part in parts {
      let item = items[part.item]
      total = total.adding(item.price * part.count)
      counts[candidates.candidates.instanceType(of: item.candidate) ?? "", default: 0] += part.count
    }
    return total.adding(costOfChanges(to: counts))
  }

  /// What changing the kept fleet to counts of types is worth.
  func costOfChanges(to counts: [String: Int]) -> ExactRational {
    guard let changeCost = request.changeCost else { return .zero }
    let change = changedInstances(to: counts)
    return changeCost.exact * (change.added + change.removed)
  }
}
