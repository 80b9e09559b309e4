extension LoadTestPlanner {
  /// What rows of one configuration have in common.
  struct ConfigurationKey: Hashable {
    var instanceType: String?
    var serverless: ProductionVariantServerlessConfig?
    var specification: String?

    func endpoint(_ ranges: EnvironmentParameterRanges?) -> EndpointInputConfiguration {
      EndpointInputConfiguration(
        instanceType: serverless == nil ? instanceType : nil, serverlessConfig: serverless,
        inferenceSpecificationName: specification, environmentParameterRanges: ranges)
    }
  }

  /// The rows that can still win as items, those of one environment together; what no request can ask
  /// for is left out.
  func measuredItems(
    _ contenders: [Contender], leavingOut leftOut: inout [LoadTestPlan.Omission]
  ) -> [Item] {
    struct Place: Hashable {
      var key: ConfigurationKey
      var environment: [String: String]
    }
    var items: [Item] = []
    var places: [Place: Int] = [:]
    for contender in contenders.sorted(by: precedes) {
      if let refusal = refusal(of: contender.row) {
        leftOut.append(omission(contender.row, refusal))
        continue
      }
      let key = key(of: contender.row)
      let environment = table.environment(contender.row)
      let place = Place(key: key, environment: environment)
      if let index = places[place] {
        items[index].rows.append(contender)
      } else {
        places[place] = items.count
        items.append(
          Item(
            priority: contender.priority, cost: costs[contender.candidate], rows: [contender],
            key: key, environment: environment))
      }
    }
    return items
  }

  private func precedes(_ a: Contender, _ b: Contender) -> Bool {
    if a.priority != b.priority { return a.priority < b.priority }
    let (x, y) = (costs[a.candidate], costs[b.candidate])
    if x < y { return true }
    if y < x { return false }
    if x.isNaN != y.isNaN { return y.isNaN }
    return a.row < b.row
  }

  /// The configurations that make the tests of items, which are in order; those that differ only in
  /// environment share one.
  func configurations(of items: [Item]) -> [LoadTestPlan.Configuration] {
    let merged = configurations(of: items, testsPerEnvironment: 2)
    // Where not all fit, no test goes to a combination that no row was measured with.
    let count = merged.reduce(0) { $0 + $1.testCount }
    return count <= Self.greatestTestCount
      ? merged : configurations(of: items, testsPerEnvironment: 1)
  }

  private func configurations(
    of items: [Item], testsPerEnvironment: Int
  ) -> [LoadTestPlan.Configuration] {
    var members: [ConfigurationKey: [Int]] = [:]
    for index in items.indices where items[index].prediction == nil {
      members[items[index].key, default: []].append(index)
    }
    // Each configuration stands where its first item does.
    var result: [(place: Int, configuration: LoadTestPlan.Configuration)] = []
    for (key, indices) in members {
      let environments = indices.map { items[$0].environment }
      let merges = EnvironmentMerge.merges(
        of: environments, testsPerEnvironment: testsPerEnvironment)
      for merge in merges {
        let own = indices.filter { merge.environments.contains(items[$0].environment) }
        guard let first = own.first else { continue }
        result.append((first, configuration(own.flatMap { items[$0].rows }, key, merge)))
      }
    }
    for (index, item) in items.enumerated() {
      guard let prediction = item.prediction else { continue }
      let merge = EnvironmentMerge(item.environment)
      result.append(
        (
          index,
          LoadTestPlan.Configuration(
            endpoint: item.key.endpoint(merge.ranges), rows: [], prediction: prediction,
            reasons: item.reasons, testCount: 1, unseenCombinationCount: 0)
        ))
    }
    return result.sorted { $0.place < $1.place }.map(\.configuration)
  }

  private func configuration(
    _ rows: [Contender], _ key: ConfigurationKey, _ merge: EnvironmentMerge
  ) -> LoadTestPlan.Configuration {
    let numbers = rows.map(\.row).sorted()
    var reasons: [Statement] = []
    for contender in rows {
      for reason in contender.reasons {
        let message =
          rows.count > 1 ? "row \(contender.row): \(reason.message)" : reason.message
        reasons.append(Statement(reason.code, message))
      }
    }
    let unseen = unseenCount(key, merge)
    return LoadTestPlan.Configuration(
      endpoint: key.endpoint(merge.ranges), rows: numbers, prediction: nil,
      reasons: reasons + facts(numbers, key, merge, unseen), testCount: merge.testCount,
      unseenCombinationCount: unseen)
  }

  /// How many combinations of a merge no row of its configuration was measured with, those that are
  /// left out among them.
  private func unseenCount(_ key: ConfigurationKey, _ merge: EnvironmentMerge) -> Int {
    guard merge.testCount > merge.environments.count else { return 0 }
    var unseen = Set(merge.combinations)
    for row in candidates.candidates.rows where self.key(of: row) == key {
      unseen.remove(table.environment(row))
    }
    return unseen.count
  }

  private func key(of row: Int) -> ConfigurationKey {
    ConfigurationKey(
      instanceType: table.instanceType(row), serverless: serverlessConfiguration(row),
      specification: table.inferenceSpecification(row))
  }

  /// What to know of a configuration that is asked for.
  private func facts(
    _ rows: [Int], _ key: ConfigurationKey, _ merge: EnvironmentMerge, _ unseen: Int
  ) -> [Statement] {
    var facts: [Statement] = []
    let ranges = merge.ranges?.categoricalParameterRanges ?? []
    if !ranges.isEmpty {
      let texts = ranges.map { "\($0.name ?? "")=\(($0.values ?? []).joined(separator: "|"))" }
      var message = "asked for with \(texts.joined(separator: " "))"
      if unseen > 0 {
        message +=
          ": every combination is tested, \(merge.testCount) of them, \(unseen) of which "
          + "no row was measured with"
      }
      facts.append(Statement("environment", message))
    }
    if let specification = key.specification {
      let isCompiled = rows.contains(where: table.isCompiled)
      facts.append(
        Statement(
          "specification",
          "the model package must hold the specification \(specification)"
            + (isCompiled ? ", that of the compiled model" : "")))
    }
    let counts = Set(rows.compactMap(table.instanceCount)).filter { $0 > 1 }.sorted()
    if !counts.isEmpty {
      let names = counts.map(String.init)
      let list =
        names.count == 1
        ? names[0] : names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
      facts.append(
        Statement(
          "instanceCount",
          "it was reported for \(list) instances, which AWS derives from the rate of one; the load test "
            + "is of one again"))
    }
    return facts
  }

  /// Why no request can ask for what a row measured; `nil` where one can.
  private func refusal(of row: Int) -> Statement? {
    let specification = table.inferenceSpecification(row)
    if table.isCompiled(row), specification == nil {
      return Statement(
        "compiled",
        "it was measured with a compiled model, which a load test cannot ask for: make the artefact a "
          + "specification of the model package")
    }
    if let specification, case .name = question.model {
      return Statement(
        "specification",
        "it was measured with the specification \(specification) of a model package, which a model's "
          + "name does not hold: give the package")
    }
    if let refusal = EnvironmentMerge.refusal(of: table.environment(row)) {
      return Statement("environment", refusal)
    }
    if table.serverlessConfiguration(row) != nil {
      guard serverlessConfiguration(row) == nil else { return nil }
      return Statement(
        "serverlessConfiguration",
        "its memory and concurrency are not such that a load test takes them (memory in steps of "
          + "1024 MB to 6144, concurrency 1 to 200)")
    }
    let type = table.instanceType(row) ?? ""
    guard InstanceTypeNames.isWellFormed(type) else {
      return Statement(
        "noType", "its instance type is not of the form ml.FAMILY.SIZE, which a load test asks for")
    }
    return nil
  }

  /// A row's serverless configuration as a request has it; `nil` where it has none that AWS takes.
  private func serverlessConfiguration(_ row: Int) -> ProductionVariantServerlessConfig? {
    guard let known = table.serverlessConfiguration(row),
      let memory = known.memorySizeInMB.flatMap({ Int(exactly: $0) }),
      let concurrency = known.maxConcurrency.flatMap({ Int(exactly: $0) }),
      (1024...6144).contains(memory), memory % 1024 == 0, (1...200).contains(concurrency)
    else { return nil }
    return ProductionVariantServerlessConfig(
      memorySizeInMB: memory, maxConcurrency: concurrency)
  }
}
