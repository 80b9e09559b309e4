extension Selector {
  /// For each part of a mix what keeps one instance of it from being left out: all rules that ask for
  /// it, in the order of `Binding`.
  ///
  /// The minimum does where the part has no more (at a minimum of 1 the part itself may be left
  /// out), the load where the parts without that instance would not carry it with the headroom and
  /// the limit on CPU alone, the zone rule where they would not with that alone. Where only both
  /// together ask for it, since they bind different parts, both are told. None does where an instance
  /// is kept for the cost of the change.
  internal func bindings(
    ofParts choice: Choice, for demand: Demand
  ) -> [[ChoiceAnalysis.Binding]] {
    struct Carried {
      var load: ExactRational
      var surviving: ExactRational
      var least: ExactRational
    }
    let zones = constraints.zones
    func carried(_ unit: UnitCapacity, _ count: Int) -> Carried {
      let load = unit.perUnit * unit.usableShare * count
      guard zones > 1 else { return Carried(load: load, surviving: load, least: load) }
      let surviving = unit.perUnit * UnitCapacity.survivors(of: count, zones: zones)
      return Carried(load: load, surviving: surviving, least: min(load, surviving))
    }
    let units = choice.parts.map { rules.unit(of: $0.candidate, in: candidates) }
    return choice.parts.indices.map { reduced in
      guard let own = units[reduced] else { return [] }
      var sum = Carried(load: .zero, surviving: .zero, least: .zero)
      for (index, unit) in units.enumerated() {
        guard let unit, let count = choice.parts[index].instanceCount else { return [] }
        let part = carried(unit, index == reduced ? count - 1 : count)
        sum.load = sum.load.adding(part.load)
        sum.surviving = sum.surviving.adding(part.surviving)
        sum.least = sum.least.adding(part.least)
      }
      let isShort = sum.least < demand.exact
      let isLoad = sum.load < demand.exact
      let isZones = zones > 1 && sum.surviving < demand.exact
      var bindings: [ChoiceAnalysis.Binding] = []
      if isLoad || (isShort && !isZones) {
        let isLimitedByCPU = own.usableShare < ExactRational.one - constraints.headroom.exact
        bindings.append(isLimitedByCPU ? .cpuLimit : .capacity)
      }
      if constraints.minimumInstances > 1,
        choice.parts[reduced].instanceCount == constraints.minimumInstances
      {
        bindings.append(.minimum)
      }
      if isZones || (isShort && !isLoad) { bindings.append(.zones) }
      return bindings
    }
  }
}
