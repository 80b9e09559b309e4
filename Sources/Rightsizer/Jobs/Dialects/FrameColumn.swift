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
  /// Whether the member's value is an array where it is no column of cells.
  let isList: Bool

  /// The column of a head such as `CostPerHour` or `Metrics.CostPerHour`; `nil` where the reader
  /// knows none of that name, so that its cells need not be looked at.
  init?(head: RawSpan, members: MemberTable) {
    var member = members.member(head)
    var name = "\(member.name)"
    var kind = member.frameKind
    var isList = member.isList
    if member == .unknown {
      switch DottedName(head, members) {
      case .row(let known):
        member = known
        name = "\(known.name)"
        // The whole of a part has no name of its own to be read.
        kind = known == .endpointInfo ? .name : known.frameKind
        isList = known.isList
      case .endpointMetrics(let known):
        member = .endpointMetrics
        name = "\(Member.endpointMetrics.name).\(known.name)"
        kind = .number
      case .job(let known, let path, let shape):
        member = known
        name = path.joined(separator: ".")
        kind = Kind(shape)
        if case .list = shape { isList = true }
      case nil: return nil
      }
    }
    guard let kind else { return nil }
    self.member = member
    self.kind = kind
    self.isList = isList
    key = Array("\"\(name)\":".utf8)
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

extension FrameColumn.Kind {
  /// What the cells of a member of a job are.
  fileprivate init(_ shape: RequestShape) {
    self =
      switch shape {
      case .integer: .number
      case .text: .text
      case .structure, .list: .literal
      }
  }
}

extension MemberTable {
  /// The member of a name.
  func member(_ name: RawSpan) -> Member { name.withUnsafeBytes { member($0) } }
}

extension Member {
  /// Whether the member's value is an array.
  fileprivate var isList: Bool {
    switch self {
    case .environmentParameters, .endpointPerformances, .inferenceRecommendations, .steps: true
    default: false
    }
  }

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
      .endpointConfiguration, .endpointInfo, .modelConfiguration, .inferenceBenchmark,
      .inferenceRecommendations, .steps, .endpointPerformances, .inputConfig, .stoppingConditions:
      .literal
    case .key, .valueType, .value, .invocationStartTime, .invocationEndTime,
      .outputConfig, .tags, .describeBundle, .stepsBundle, .awsErrorType, .error, .jobList,
      .scalingConfiguration, .pandasColumns, .pandasSchema, .data, .unknown:
      nil
    }
  }
}
