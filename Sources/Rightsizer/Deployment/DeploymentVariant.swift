/// A production variant of a choice with what its sizing was made of, exactly.
struct DeploymentVariant {
  let part: Choice.Part
  /// Its name in the endpoint.
  let name: String
  /// The capacity of one instance or of one concurrent invocation, under the rules.
  let unit: UnitCapacity
  /// US dollars an hour of one instance; zero for serverless.
  let price: ExactRational
  /// The same without discount.
  let fullPrice: ExactRational
  /// CPU in percent of a core at full load; `nil` where it is not known.
  let cpuPerCore: ExactRational?
  /// e(n): invocations a minute that its instances carry under the rules.
  let carried: ExactRational
  /// The fewest instances, where a least demand was given and it scales; else n.
  private(set) var leastCount: Int
  /// What decides the model it needs.
  let configuration: ModelIdentity

  /// The environment, specification and compilation of a row: what belongs to the model.
  struct ModelIdentity: Hashable {
    var environment: [String: String]
    var specification: String?
    var compilation: String?
  }

  /// n: instances, or concurrent invocations.
  var count: Int { part.instanceCount ?? part.maxConcurrency ?? 0 }

  /// How an option names it: the instance type or `serverless`.
  var type: String { part.instanceType ?? "serverless" }

  var isServerless: Bool { part.instanceType == nil }

  /// Whether its type is one that Application Auto Scaling refuses to register.
  /// https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling-add-console.html
  var isBurstable: Bool { part.instanceType.flatMap { InstanceTypeName($0) }?.isBurstable == true }

  /// Whether its number of instances can follow the load.
  var scales: Bool { !isServerless && !isBurstable }

  /// e(n) / n = c × min(u, (n − ⌈n/z⌉) / n), the second only with zones.
  var exactTarget: ExactRational { carried / max(1, count) }

  /// The invocations a minute to keep each instance near.
  var invocationsTarget: Double { ScalingTarget.roundedDown(exactTarget) }

  /// The variants of an answer's choice; empty without one.
  static func all(of answer: SelectionAnswer, in table: RecommendationTable) -> [DeploymentVariant]
  {
    guard let parts = answer.choice?.choice.parts else { return [] }
    // The same candidates as the choice was made among, for their exact figures.
    let rows = CandidateRows(table, rows: parts.map(\.row), request: answer.request).candidates
    let rules = SizingRules(answer.request.constraints)
    let names = names(of: parts)
    return parts.enumerated().compactMap { index, part in
      guard let candidate = rows.rows.firstIndex(of: part.row),
        let unit = rules.unit(of: candidate, in: rows)
      else { return nil }
      let count = part.instanceCount ?? part.maxConcurrency ?? 0
      return DeploymentVariant(
        part: part, name: names[index], unit: unit,
        price: rows.exactPrice(of: candidate) ?? .zero,
        fullPrice: rows.exactPrice(of: candidate, discounted: false) ?? .zero,
        cpuPerCore: rows.exactCPUPerCore(of: candidate),
        carried: unit.demandCarried(by: count), leastCount: count,
        configuration: ModelIdentity(
          environment: table.environment(part.row),
          specification: table.inferenceSpecification(part.row),
          compilation: table.compilation(part.row).flatMap { $0 == "none" ? nil : $0 }))
    }
  }

  /// AllTraffic for one, as AWS's SDK says; of several the instance type, numbered where it repeats.
  private static func names(of parts: [Choice.Part]) -> [String] {
    if parts.count == 1 { return ["AllTraffic"] }
    var used: Set<String> = []
    return parts.map { part in
      let base = AWSText.name(from: part.instanceType ?? "serverless")
      var name = base
      var number = 2
      while !used.insert(name).inserted {
        name = AWSText.name(base, suffix: "\(number)")
        number += 1
      }
      return name
    }
  }

  /// The same with the fewest instances for a least demand, of which the variant has its share.
  ///
  /// The sizing of that share under the same rules, at least the minimum and one a zone, and no more
  /// than n: a few instances may be fewer than the zones.
  func scaled(to demand: Demand, of total: ExactRational) -> DeploymentVariant {
    let least = UnitCapacity(
      perUnit: unit.perUnit, usableShare: unit.usableShare, zones: unit.zones,
      minimum: max(unit.minimum, unit.zones))
    var result = self
    // Reduced, since a mix's total has the product of all denominators.
    let share = (demand.exact * carried / total).reduced()
    result.leastCount = min(count, least.count(carrying: share) ?? count)
    return result
  }
}
