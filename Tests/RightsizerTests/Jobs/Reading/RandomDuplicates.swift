import TestSupport

/// JSON whose objects may have a name twice, with what the reader should tell of it, found by
/// looking at every member in turn.
indirect enum DuplicatedJSON {
  case object([(name: String, value: DuplicatedJSON)])
  case array([DuplicatedJSON])
  case scalar(String)

  var text: String {
    switch self {
    case .object(let members):
      "{" + members.map { "\"\($0.name)\":\($0.value.text)" }.joined(separator: ",") + "}"
    case .array(let elements): "[" + elements.map(\.text).joined(separator: ",") + "]"
    case .scalar(let text): text
    }
  }

  /// The same with the last of each name alone, at every level.
  var withoutDuplicates: DuplicatedJSON {
    switch self {
    case .object(let members):
      .object(
        members.indices.filter { index in
          !members[(index + 1)...].contains { $0.name == members[index].name }
        }.map { (members[$0].name, members[$0].value.withoutDuplicates) })
    case .array(let elements): .array(elements.map(\.withoutDuplicates))
    case .scalar: self
    }
  }

  var members: [(name: String, value: DuplicatedJSON)] {
    if case .object(let members) = self { members } else { [] }
  }

  var elements: [DuplicatedJSON] {
    if case .array(let elements) = self { elements } else { [] }
  }
}

extension DuplicatedJSON {
  /// A job with everything that is read of one; each object has some of its members again.
  static func job(_ generator: inout SeededGenerator) -> DuplicatedJSON {
    let row = object(
      [
        "RecommendationId", "Metrics", "EndpointConfiguration", "ModelConfiguration", "Unknown",
      ], &generator)
    let other = object(["Metrics", "EndpointConfiguration"], &generator)
    let lists: [(name: String, value: DuplicatedJSON)] = [
      // Rows of one shape follow each other.
      ("InferenceRecommendations", .array([row, row, other, row, row])),
      ("Steps", .array([step(&generator), step(&generator)])),
    ]
    let job = object(
      ["JobName", "Status", "InputConfig", "StoppingConditions", "EndpointPerformances"],
      &generator)
    return .object(job.members + lists)
  }

  private static func step(_ generator: inout SeededGenerator) -> DuplicatedJSON {
    object(["StepType", "JobName", "InferenceBenchmark"], &generator)
  }

  private static func object(
    _ names: [String], _ generator: inout SeededGenerator
  ) -> DuplicatedJSON {
    var all = names
    for name in names where generator.below(6) == 0 {
      for _ in 0...generator.below(2) { all.insert(name, at: generator.below(all.count + 1)) }
    }
    return .object(all.map { ($0, value(of: $0, &generator)) })
  }

  private static func value(
    of name: String, _ generator: inout SeededGenerator
  ) -> DuplicatedJSON {
    if let names = parts[name] {
      return generator.below(12) == 0 ? .scalar("null") : object(names, &generator)
    }
    if let names = lists[name] {
      return .array((0..<generator.below(4)).map { _ in object(names, &generator) })
    }
    if numbers.contains(name) { return .scalar("\(1 + generator.below(900))") }
    // Keys come again within a list.
    return .scalar(generator.below(10) == 0 ? "null" : "\"\(name)\(generator.below(4))\"")
      .keyed(name)
  }

  /// A parameter must have a key.
  private func keyed(_ name: String) -> DuplicatedJSON {
    if name == "Key", case .scalar("null") = self { .scalar("\"Key0\"") } else { self }
  }

  static let parts: [String: [String]] = [
    "Metrics": [
      "CostPerHour", "CostPerInference", "MaxInvocations", "ModelLatency", "CpuUtilization",
    ],
    "EndpointMetrics": ["MaxInvocations", "ModelLatency", "CostPerHour"],
    "EndpointConfiguration": [
      "EndpointName", "VariantName", "InstanceType", "InitialInstanceCount", "Other",
    ],
    "EndpointInfo": ["EndpointName", "Other"],
    "ModelConfiguration": ["InferenceSpecificationName", "EnvironmentParameters"],
    "InferenceBenchmark": [
      "Metrics", "EndpointMetrics", "EndpointConfiguration", "ModelConfiguration",
    ],
    "InputConfig": [
      "ModelName", "JobDurationInSeconds", "TrafficPattern", "ResourceLimit",
      "EndpointConfigurations", "ContainerConfig", "Other",
    ],
    "TrafficPattern": ["TrafficType", "Phases"],
    "ResourceLimit": ["MaxNumberOfTests", "MaxParallelOfTests"],
    "ContainerConfig": ["Domain", "Framework", "PayloadConfig"],
    "PayloadConfig": ["SamplePayloadUrl"],
    "StoppingConditions": ["MaxInvocations", "ModelLatencyThresholds", "FlatInvocations"],
  ]

  static let lists: [String: [String]] = [
    "EnvironmentParameters": ["Key", "ValueType", "Value", "Other"],
    "EndpointPerformances": ["Metrics", "EndpointInfo"],
    "Phases": ["InitialNumberOfUsers", "SpawnRate", "DurationInSeconds"],
    "EndpointConfigurations": ["InstanceType", "InferenceSpecificationName"],
    "ModelLatencyThresholds": ["Percentile", "ValueInMilliseconds"],
  ]

  private static let numbers: Set<String> = [
    "CostPerHour", "CostPerInference", "MaxInvocations", "ModelLatency", "CpuUtilization",
    "InitialInstanceCount", "JobDurationInSeconds", "MaxNumberOfTests", "MaxParallelOfTests",
    "InitialNumberOfUsers", "SpawnRate", "DurationInSeconds", "ValueInMilliseconds",
  ]
}

/// What is to be told of a job's duplicates, by counting.
struct ExpectedDuplicates {
  private(set) var told: [String] = []
  /// Members that no job result has.
  private static let unknown: Set<String> = ["Other", "Unknown"]
  private static let ofPerformances: Set<String> = [
    "Metrics", "EndpointInfo", "EndpointName", "MaxInvocations", "ModelLatency",
  ]

  init(ofJob job: DuplicatedJSON) {
    count(job.members.map(\.name), "$")
    for (name, value) in job.members {
      switch name {
      case "InferenceRecommendations", "Steps":
        for (index, row) in value.elements.enumerated() { count(row: row, "$.\(name)[\(index)]") }
      case "InputConfig", "StoppingConditions": count(part: value, "$.\(name)")
      case "EndpointPerformances":
        for (index, one) in value.elements.enumerated() {
          count(performance: one, "$.\(name)[\(index)]")
        }
      default: break
      }
    }
  }

  private mutating func count(_ names: [String], _ path: String) {
    for (index, name) in names.enumerated()
    where names[..<index].contains(name) && !Self.unknown.contains(name) {
      told.append("\(path): \(name) is given more than once; the last one counts")
    }
  }

  /// A part of a job: within what counts of it.
  private mutating func count(part: DuplicatedJSON, _ path: String) {
    count(part.members.map(\.name), path)
    for (index, member) in part.members.enumerated()
    where !part.members[(index + 1)...].contains(where: { $0.name == member.name }) {
      count(part: member.value, path + "." + member.name)
    }
    for (index, element) in part.elements.enumerated() { count(part: element, path + "[\(index)]") }
  }

  /// A performance: its members and those of its parts together, but not those of a part that is
  /// given again.
  private mutating func count(performance: DuplicatedJSON, _ path: String) {
    var names: [(name: String, part: String?)] = []
    for (part, value) in performance.members {
      if names.contains(where: { $0.name == part }) { names.removeAll { $0.part == part } }
      names.append((part, nil))
      names += value.members.map { ($0.name, part) }
      // What is left of the others has been counted.
      count(last: names.map(\.name), 1 + value.members.count, path)
    }
  }

  private mutating func count(last names: [String], _ count: Int, _ path: String) {
    for index in names.indices.suffix(count)
    where names[..<index].contains(names[index]) && Self.ofPerformances.contains(names[index]) {
      told.append("\(path): \(names[index]) is given more than once; the last one counts")
    }
  }

  /// A row: its members and those of its parts together, but not those of a part that is given again.
  private mutating func count(row: DuplicatedJSON, _ path: String) {
    var names: [(name: String, parts: [String])] = []
    var environment: [DuplicatedJSON] = []
    func visit(_ object: DuplicatedJSON, _ parts: [String], _ told: inout ExpectedDuplicates) {
      let way = ([path] + parts).joined(separator: ".")
      for (name, value) in object.members {
        let isRepeated = names.contains { $0.name == name }
        if isRepeated, !Self.unknown.contains(name) {
          told.told.append("\(path): \(name) is given more than once; the last one counts")
          names.removeAll { $0.parts.contains(name) }
        }
        names.append((name, parts))
        switch name {
        case "EnvironmentParameters":
          environment = value.elements
          for (index, parameter) in value.elements.enumerated() {
            told.count(parameter.members.map(\.name), way + ".EnvironmentParameters[\(index)]")
          }
        case "EndpointMetrics":
          let read = value.members.map(\.name).filter { $0 != "CostPerHour" }
          told.count(read, way + ".EndpointMetrics")
        case "ModelConfiguration", "InferenceBenchmark":
          if isRepeated { environment = [] }
          visit(value, parts + [name], &told)
        default: visit(value, parts + [name], &told)
        }
      }
    }
    visit(row, [], &self)
    let keys = environment.compactMap { parameter in
      parameter.members.last { $0.name == "Key" }?.value.text.filter { $0 != "\"" }
    }
    for (index, key) in keys.enumerated() where keys[..<index].contains(key) {
      told.append(
        "\(path): the environment parameter \(key) is given more than once; the last one counts")
    }
  }
}
