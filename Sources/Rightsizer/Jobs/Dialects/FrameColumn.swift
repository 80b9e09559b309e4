/// A column of a data frame that a job result's reader knows, by its head.
struct FrameColumn: Sendable {
  /// What the cells of a column are, where they have no types of their own.
  enum Kind: Sendable {
    case number
    case boolean
    /// A name in which the service allows no blanks.
    case name
    case text
    /// An object or an array, as Python or JSON writes it.
    case literal
  }

  let member: Member
  let kind: Kind
  /// The member's name and the colon as they start a member in JSON: `"CostPerHour":`.
  let key: [UInt8]

  /// The column of a head such as `CostPerHour` or `Metrics.CostPerHour`; `nil` where the reader
  /// knows none of that name, so that its cells need not be looked at.
  init?(head: RawSpan, members: MemberTable) {
    var member = members.member(head)
    if member == .unknown { member = members.dottedMember(of: head) }
    guard let kind = member.frameKind else { return nil }
    self.member = member
    self.kind = kind
    var key: [UInt8] = [UInt8(ascii: "\"")]
    key.append(member.name)
    key.append("\":")
    self.key = key
  }

  /// Whether the column by itself shows that rows of job results are told.
  var isTelling: Bool { Self.telling.contains(member) }

  private static let telling: MemberSet = {
    var members = Member.tellingRow
    for member in [Member.stepType, .inferenceBenchmark, .inferenceRecommendations, .steps] {
      _ = members.insert(member)
    }
    return members
  }()
}

extension MemberTable {
  /// The member of a name.
  func member(_ name: RawSpan) -> Member { name.withUnsafeBytes { member($0) } }

  /// The member of a row at the end of a dotted name such as `Metrics.CostPerHour`, as data frames
  /// have it.
  func dottedMember(of name: RawSpan) -> Member {
    guard name.byteCount > 8, name.byteCount < 128, name.contains(UInt8(ascii: "."))
    else { return .unknown }
    let parts = name.string.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 1, let last = parts.last,
      parts.dropLast().allSatisfy(Member.dottedContainers.contains)
    else { return .unknown }
    let bytes = Array(last.utf8)
    let member = member(bytes.span.bytes)
    return member.isOfRow || member == .failureReason ? member : .unknown
  }
}

extension Member {
  /// The parts of a row whose names may stand before a member's in a dotted head.
  fileprivate static let dottedContainers: Set<Substring> = [
    "InferenceBenchmark", "Metrics", "EndpointConfiguration", "ModelConfiguration",
    "ServerlessConfig",
  ]

  /// What a data frame's cells of this member are; `nil` where they are of no use to a row.
  var frameKind: FrameColumn.Kind? {
    switch self {
    case .costPerHour, .costPerInference, .maxInvocations, .maximumInvocations, .modelLatency,
      .cpuUtilization, .memoryUtilization, .modelSetupTime, .initialInstanceCount,
      .memorySizeInMB, .memorySizeInMb, .maxConcurrency, .provisionedConcurrency:
      .number
    case .compiled: .boolean
    case .endpointName, .variantName, .instanceType, .inferenceSpecificationName,
      .compilationJobName, .recommendationID, .stepType, .status, .jobName, .jobType, .jobArn,
      .roleArn:
      .name
    case .failureReason, .nextToken, .jobDescription, .creationTime, .completionTime,
      .lastModifiedTime:
      .text
    case .serverlessConfig, .environmentParameters, .metrics, .endpointMetrics,
      .endpointConfiguration, .modelConfiguration, .inferenceBenchmark, .inferenceRecommendations,
      .steps, .endpointPerformances, .inputConfig, .stoppingConditions:
      .literal
    case .endpointInfo, .key, .valueType, .value, .invocationStartTime, .invocationEndTime,
      .outputConfig, .tags, .describeBundle, .stepsBundle, .awsErrorType, .error, .jobList,
      .scalingConfiguration, .pandasColumns, .pandasSchema, .data, .unknown:
      nil
    }
  }
}
