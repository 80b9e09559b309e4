// Of members that are given twice in one object the last one counts, as whoever wrote the file will
// have read it: most parsers of JSON keep that one. It is told, since one of the two is not meant.

extension JobReader {
  /// Tells that a known member is given again in an object.
  ///
  /// - Parameter path: of the row, the endpoint's performance or the part of a job that it is in.
  mutating func tellDuplicate(_ member: Member, _ path: String) {
    tellDuplicate("\(member.name)", path)
  }

  mutating func tellDuplicate(_ name: String, _ path: String) {
    tell(.warning, .duplicateKey, path: path) {
      "\(name) is given more than once; the last one counts"
    }
  }

  /// Tells of the environment parameters that a row gives again.
  @inline(__always)
  mutating func tellRepeatedKeys(of row: borrowing RowRecord, _ place: Place) {
    if sink.records.environments.repeatedKeys.isEmpty { return }
    tellRepeatedKeys(of: row.environment, place)
  }

  @inline(never)
  private mutating func tellRepeatedKeys(of environment: EnvironmentPool.ID, _ place: Place) {
    for key in sink.records.environments.repeatedKeys[environment] ?? [] {
      let name = sink.records.strings[key] ?? ""
      tellDuplicate("the environment parameter \(name)", text(place))
    }
  }

  /// Tells of the known members that are given again in a part of a job, at whatever depth of what
  /// counts in it.
  mutating func tellRepeated(in node: JSONNode, _ shape: RequestShape, _ path: String) {
    switch (shape, node.value) {
    case (.structure(let structure), .object(let members)):
      for member in members {
        guard let known = structure.members.first(where: { $0.name == member.name }) else {
          continue
        }
        if member.isReplaced {
          tellDuplicate(known.name, path)
        } else {
          tellRepeated(in: member.node, known.shape, path + "." + known.name)
        }
      }
    case (.list(let list), .array(let elements)):
      for (index, element) in elements.enumerated() {
        tellRepeated(in: element, list.element, path + "[\(index)]")
      }
    default: break
    }
  }
}

extension Member {
  /// Whether a member is one of an environment parameter.
  @inline(__always)
  var isOfParameter: Bool { self == .key || self == .valueType || self == .value }

  /// What stands within a part of a row or of an endpoint's performance: of a part that is given
  /// again all of it is new.
  var within: MemberSet {
    switch self {
    case .metrics: Self.withinMetrics
    case .endpointConfiguration: Self.withinEndpoint
    case .endpointInfo: Self.withinEndpointInfo
    case .modelConfiguration: Self.withinModel
    case .serverlessConfig: Self.withinServerless
    case .inferenceBenchmark: Self.withinBenchmark
    default: MemberSet()
    }
  }

  private static let withinMetrics = MemberSet(allCases.filter(\.isMetric))
  private static let withinEndpointInfo = MemberSet([.endpointName])
  private static let withinServerless = MemberSet([
    .memorySizeInMB, .memorySizeInMb, .maxConcurrency, .provisionedConcurrency,
  ])
  private static let withinEndpoint = withinServerless.union([
    .endpointName, .variantName, .instanceType, .initialInstanceCount, .serverlessConfig,
  ])
  private static let withinModel = MemberSet([
    .inferenceSpecificationName, .environmentParameters, .compilationJobName, .compiled,
  ])
  private static let withinBenchmark = MemberSet(
    allCases.filter { part in
      [withinMetrics, withinEndpoint, withinModel].contains { $0.contains(part) }
    } + [.metrics, .endpointMetrics, .endpointConfiguration, .modelConfiguration, .failureReason])

  /// Whether a member is read of the metrics of an existing endpoint.
  var isOfEndpointMetrics: Bool {
    self == .maxInvocations || self == .maximumInvocations || self == .modelLatency
  }

  /// Whether a member is read of the performance of an existing endpoint.
  var isOfPerformance: Bool {
    switch self {
    case .metrics, .endpointInfo, .endpointConfiguration, .endpointName: true
    default: isOfEndpointMetrics
    }
  }
}

extension MemberSet {
  /// The path from a row to a part of it, given what the row has had so far.
  func path(toPart part: Member) -> String {
    (contains(.inferenceBenchmark) ? ".InferenceBenchmark" : "")
      + (part == .environmentParameters && contains(.modelConfiguration)
        ? ".ModelConfiguration" : "") + ".\(part.name)"
  }
}
