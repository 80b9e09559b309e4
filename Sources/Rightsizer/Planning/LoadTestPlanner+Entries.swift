extension LoadTestPlanner {
  /// What rows of one configuration have in common.
  private struct ConfigurationKey: Hashable {
    var instanceType: String?
    var serverless: ProductionVariantServerlessConfig?
    var specification: String?
  }

  /// The rows that can still win as endpoint configurations, with at most so many tests for each
  /// environment that was measured.
  func measuredEntries(
    _ contenders: [Contender], testsPerEnvironment: Int = 2
  ) -> [Entry] {
    var keys: [ConfigurationKey] = []
    var members: [ConfigurationKey: [Contender]] = [:]
    for contender in contenders.sorted(by: precedes) {
      let key = ConfigurationKey(
        instanceType: table.instanceType(contender.row),
        serverless: serverlessConfiguration(contender.row),
        specification: table.inferenceSpecification(contender.row))
      if members[key] == nil { keys.append(key) }
      members[key, default: []].append(contender)
    }
    return keys.flatMap { key -> [Entry] in
      let rows = members[key] ?? []
      let environments = rows.map { table.environment($0.row) }
      return EnvironmentMerge.merges(
        of: environments, testsPerEnvironment: testsPerEnvironment
      ).map { merge in
        let own = zip(rows, environments).filter { merge.environments.contains($0.1) }.map(\.0)
        return entry(own, key, merge)
      }
    }
  }

  private func precedes(_ a: Contender, _ b: Contender) -> Bool {
    if a.priority != b.priority { return a.priority < b.priority }
    let (x, y) = (costs[a.candidate], costs[b.candidate])
    if x != y, !x.isNaN { return x < y || y.isNaN }
    return a.row < b.row
  }

  private func entry(
    _ rows: [Contender], _ key: ConfigurationKey, _ merge: EnvironmentMerge
  ) -> Entry {
    let numbers = rows.map(\.row).sorted()
    var reasons: [Statement] = []
    for contender in rows {
      for reason in contender.reasons {
        let message =
          rows.count > 1 ? "row \(contender.row): \(reason.message)" : reason.message
        reasons.append(Statement(reason.code, message))
      }
    }
    reasons += facts(numbers, key, merge)
    let configuration = LoadTestPlan.Configuration(
      endpoint: EndpointInputConfiguration(
        instanceType: key.serverless == nil ? key.instanceType : nil,
        serverlessConfig: key.serverless, inferenceSpecificationName: key.specification,
        environmentParameterRanges: merge.ranges),
      rows: numbers, prediction: nil, reasons: reasons, testCount: merge.testCount,
      unseenCombinationCount: merge.unseenCount)
    return Entry(
      priority: rows.map(\.priority).min() ?? .noise,
      cost: rows.first.map { costs[$0.candidate] } ?? .nan, configuration: configuration)
  }

  /// What to know of a configuration that is asked for.
  private func facts(
    _ rows: [Int], _ key: ConfigurationKey, _ merge: EnvironmentMerge
  ) -> [Statement] {
    var facts: [Statement] = []
    let ranges = merge.ranges?.categoricalParameterRanges ?? []
    if !ranges.isEmpty {
      let texts = ranges.map { "\($0.name ?? "")=\(($0.values ?? []).joined(separator: "|"))" }
      var message = "asked for with \(texts.joined(separator: " "))"
      if merge.unseenCount > 0 {
        message +=
          ": every combination is tested, \(merge.testCount) of them, \(merge.unseenCount) of which "
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
  func refusal(of row: Int) -> Statement? {
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
