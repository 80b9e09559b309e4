@testable import Rightsizer

/// Choices of given counts, and all mixes of small problems: slow and obvious references.
enum MixChoices {
  /// A choice of the first candidates with their counts; what the tests do not look at is empty.
  static func choice(_ counts: [Int], _ selector: Selector, demand: Double) -> Choice? {
    guard let demand = try? Demand(perMinute: demand) else { return nil }
    let parts = counts.enumerated().compactMap { index, count in
      count == 0 ? nil : selector.choice(of: index, instanceCount: count, for: demand)?.parts[0]
    }
    guard var choice = selector.choice(of: 0, instanceCount: 1, for: demand) else { return nil }
    choice.parts = parts
    choice.sizing = nil
    return choice
  }

  /// A row that may be used, exactly.
  struct Unit {
    var perUnit: ExactRational
    var share: ExactRational
    var price: ExactRational
    var type: String
  }

  /// What a count of a row carries.
  static func carried(_ unit: Unit, _ count: Int, zones: Int) -> ExactRational {
    let load = unit.perUnit * unit.share * count
    if zones < 2 { return load }
    return min(load, unit.perUnit * (count - (count + zones - 1) / zones))
  }

  /// Every mix of at most `most` parts within the limits on counts that carries a demand, of each
  /// row no more than carry it alone.
  static func all(
    _ units: [Unit], _ constraints: Constraints, most: Int, carrying demand: ExactRational
  ) -> [[Int]] {
    var found: [[Int]] = []
    var counts: [Int] = []
    func choose() {
      let index = counts.count
      if index == units.count {
        guard counts.count(where: { $0 > 0 }) <= most else { return }
        if let maximum = constraints.maximumInstances, counts.reduce(0, +) > maximum { return }
        for (type, limit) in constraints.typeLimits {
          let used = zip(units, counts).reduce(0) { $0 + ($1.0.type == type ? $1.1 : 0) }
          if used > limit { return }
        }
        let sum = zip(units, counts).reduce(ExactRational.zero) {
          $1.1 == 0 ? $0 : $0.adding(carried($1.0, $1.1, zones: constraints.zones))
        }
        if sum >= demand { found.append(counts) }
        return
      }
      counts.append(0)
      choose()
      counts.removeLast()
      var count = constraints.minimumInstances
      while true {
        counts.append(count)
        choose()
        counts.removeLast()
        if carried(units[index], count, zones: constraints.zones) >= demand { break }
        count += 1
      }
    }
    choose()
    return found
  }

  /// What counts cost.
  static func cost(_ units: [Unit], _ counts: [Int]) -> ExactRational {
    zip(units, counts).reduce(.zero) { $0.adding($1.0.price * $1.1) }
  }
}
