/// A fleet mix to be chosen: rows that may be combined, and what the combination must satisfy.
///
/// Choose a count for each item, zero or at least `minimum`, so that together they carry `demand`
/// at the least total price. All capacities and the demand share one integer unit, all prices and
/// `changeCost` another; the caller brings exact rationals to common denominators.
///
/// With one zone `n` instances carry `usableCapacity · n`. With `zones` ≥ 2 they carry
/// `min(usableCapacity · n, capacity · (n − ⌈n/zones⌉))`: losing the fullest zone must leave the
/// demand carried, without headroom.
struct MixProblem: Sendable, Hashable {
  /// A row of the table as the mix sees it. Items stand in row order.
  struct Item: Sendable, Hashable {
    /// What one instance carries at full load.
    var capacity: Int128
    /// What one instance may be given: capacity times the usable share, 1…capacity.
    var usableCapacity: Int128
    /// The price of one instance, at least 1.
    var price: Int128
    /// The instance type; the numbers ascend in the order of the types' names.
    var type: Int
    /// Not finite or negative is unavailable: it sorts after every latency.
    var latencyMilliseconds: Double
  }

  var items: [Item]
  /// What the instances must carry together, at least 1.
  var demand: Int128
  /// The least count of an item that is used, at least 1.
  var minimum = 1
  /// The most instances altogether; nil is no limit but `UnitCapacity.largestCount`.
  var maximum: Int?
  /// The most items used; nil is no limit.
  var maximumParts: Int?
  /// How many zones the instances of a part are spread over.
  var zones = 1
  /// The most instances of a type, over all its items.
  var typeLimits: [Int: Int] = [:]
  /// The present fleet: instances of a type. Types without items count as removed.
  var kept: [Int: Int] = [:]
  /// The price of each instance added to or removed from `kept`.
  var changeCost: Int128 = 0
  /// The most that all instances may cost, without the change; nil is no limit. Where no change is
  /// priced it only tells whether the cheapest mix will do.
  var budget: Int128?
}

/// Why a mix problem cannot be solved as it stands.
enum MixProblemError: Error, Sendable, Hashable {
  /// The demand is below 1.
  case demandNotPositive
  /// The item's capacities are not 1 ≤ usable ≤ capacity.
  case capacityOutOfRange(item: Int)
  /// The item's price is below 1: more of it would never cost anything.
  case priceNotPositive(item: Int)
  /// A minimum, maximum, number of parts, of zones, a type's limit, a kept count or the change
  /// cost is out of range.
  case constraintOutOfRange
  /// Totals could leave 128 bits.
  case tooLarge
}

extension MixProblem {
  /// Checks every figure that the search relies on.
  func validate() throws(MixProblemError) {
    guard demand >= 1 else { throw .demandNotPositive }
    for (index, item) in items.enumerated() {
      guard item.usableCapacity >= 1, item.usableCapacity <= item.capacity else {
        throw .capacityOutOfRange(item: index)
      }
      guard item.price >= 1 else { throw .priceNotPositive(item: index) }
    }
    guard minimum >= 1, zones >= 1, changeCost >= 0, maximum ?? 0 >= 0, maximumParts ?? 1 >= 1,
      budget ?? 0 >= 0,
      typeLimits.values.allSatisfy({ $0 >= 0 }), kept.values.allSatisfy({ $0 >= 0 })
    else { throw .constraintOutOfRange }
  }

  /// An upper bound, in floating point, on every integer that the search forms.
  ///
  /// A partial mix never covers the demand twice over, and counts never exceed what covers it (or
  /// what is kept), so each sum is at most the items' covering costs together.
  var magnitude: Double {
    let zones = Double(self.zones)
    let change = changeCost.nearDouble
    let fleet = kept.values.reduce(0) { $0 + Double($1) }
    var total = demand.nearDouble * zones + change * fleet
    var largestCount = fleet
    for item in items {
      let count = min(mostOfUse(item), Double(UnitCapacity.largestCount))
      total += count * (item.price.nearDouble + change) + count * item.capacity.nearDouble * zones
      largestCount += count + Double(minimum)
    }
    // Counts are Int whatever the width of the sums.
    return largestCount < 0x1p61 ? total : .infinity
  }

  /// At most so many instances of an item are ever of use, in floating point.
  private func mostOfUse(_ item: Item) -> Double {
    let covering =
      max(
        demand.nearDouble / item.usableCapacity.nearDouble + 1,
        zones == 1 ? 0 : (demand.nearDouble / item.capacity.nearDouble + 1) * Double(zones))
      + Double(minimum)
    return max(covering, Double(changeCost > 0 ? kept[item.type] ?? 0 : 0)) + 1
  }

  /// The most instances altogether, those that can be given at all included; nil where neither is
  /// in reach, so that nothing need be counted.
  var largestTotal: Int? {
    let ceiling = UnitCapacity.largestCount
    if let maximum, maximum <= ceiling { return maximum }
    let most = items.reduce(0) { $0 + mostOfUse($1) }
    // Half of it is far more than rounding may hide.
    return most > Double(ceiling / 2) ? ceiling : maximum
  }
}
