/// The tested sizes of one instance family that can be compared with each other: one measurement a
/// size, all of the same specification, and all compiled or all not.
struct FamilySeries: Sendable, Hashable {
  /// A tested size with its measurement.
  struct Size: Sendable, Hashable {
    /// The instance type.
    var instanceType: String
    /// Its vCPUs.
    var vCPUCount: Int
    /// The row of the measurement.
    var row: Int
    /// Invocations a minute of one instance.
    var capacityPerMinute: Double
    /// Model latency in milliseconds; `nil` where it was not measured, or only repeats the job's
    /// threshold.
    var latencyMilliseconds: Double?
    /// US dollars an hour of one instance.
    var pricePerInstanceHour: Double
    /// Whether the price is one of a list, not of the export.
    var isPriceListed: Bool

    /// US dollars an inference at full load.
    var costPerInference: Double { pricePerInstanceHour / (60 * capacityPerMinute) }
  }

  /// The family, `ml.c5`.
  var family: String
  /// The specification in the model package, where the rows tell one.
  var specification: String?
  /// Whether the models were compiled.
  var isCompiled: Bool
  /// The sizes, by vCPUs, then name.
  var sizes: [Size]
}

extension FamilySeries {
  /// The series among rows, in order of their families' first rows.
  ///
  /// A row counts with a type that the catalogue knows, a rate and a price above 0. Of several rows
  /// of a size the one with the least cost an inference stands for it, of equal ones the first: what
  /// environment a size does best with is a part of what it can do. A compiled model's specification
  /// is a name of its own for each size, so that it does not part the compiled ones.
  static func all(
    of candidates: SizingCandidates, in table: RecommendationTable
  ) -> [FamilySeries] {
    struct Key: Hashable {
      var family: String
      var specification: String?
      var isCompiled: Bool
    }
    var places: [Key: Int] = [:]
    var all: [FamilySeries] = []
    for index in 0..<candidates.count {
      guard let size = size(of: index, candidates, table),
        let family = InstanceTypeName(size.instanceType)?.family
      else { continue }
      let isCompiled = table.isCompiled(size.row)
      let specification = isCompiled ? nil : table.inferenceSpecification(size.row)
      let key = Key(family: family, specification: specification, isCompiled: isCompiled)
      let place = places[key] ?? all.count
      if place == all.count {
        places[key] = place
        all.append(
          FamilySeries(
            family: family, specification: specification, isCompiled: isCompiled, sizes: []))
      }
      let known = all[place].sizes.firstIndex { $0.instanceType == size.instanceType }
      if let known {
        if size.costPerInference < all[place].sizes[known].costPerInference {
          all[place].sizes[known] = size
        }
      } else {
        all[place].sizes.append(size)
      }
    }
    for index in all.indices {
      all[index].sizes.sort { a, b in
        a.vCPUCount != b.vCPUCount
          ? a.vCPUCount < b.vCPUCount : a.instanceType < b.instanceType
      }
    }
    return all
  }

  private static func size(
    of index: Int, _ candidates: SizingCandidates, _ table: RecommendationTable
  ) -> Size? {
    guard !candidates.isServerless[index], let type = candidates.instanceType(of: index),
      let price = candidates.exactPrice(of: index)?.doubleValue, price > 0, price.isFinite,
      candidates.vCPUs[index] > 0, let count = candidates.unitCount(of: index)
    else { return nil }
    let capacity = candidates.maxInvocationsPerMinute[index] / Double(count)
    guard capacity > 0, capacity.isFinite else { return nil }
    let row = candidates.rows[index]
    let isCensored = table.latencyConditions(row)?.isCensored == true
    let latency = candidates.usableLatency(of: index).flatMap { $0 > 0 ? $0 : nil }
    return Size(
      instanceType: type, vCPUCount: candidates.vCPUs[index], row: row,
      capacityPerMinute: capacity, latencyMilliseconds: isCensored ? nil : latency,
      pricePerInstanceHour: price, isPriceListed: candidates.prices[index].source == .listed)
  }
}

extension RecommendationTable {
  /// Whether a row tells that its model was compiled.
  func isCompiled(_ row: Int) -> Bool { compilation(row).map { $0 != "none" } ?? false }
}
