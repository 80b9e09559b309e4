/// The members of job results that the reader knows, told apart by length and words.
enum Member: UInt8, CaseIterable {
  // Metrics; the order is used by `isMetric`.
  case costPerHour, costPerInference, maxInvocations, maximumInvocations, modelLatency
  case cpuUtilization, memoryUtilization, modelSetupTime
  // EndpointConfiguration, EndpointInfo
  case endpointName, variantName, instanceType, initialInstanceCount, serverlessConfig
  // ServerlessConfig
  case memorySizeInMB, memorySizeInMb, maxConcurrency, provisionedConcurrency
  // ModelConfiguration
  case inferenceSpecificationName, environmentParameters, compilationJobName, compiled
  // EnvironmentParameters[]
  case key, valueType, value
  // A recommendation, a benchmark, a step
  case recommendationID, metrics, endpointMetrics, endpointConfiguration, endpointInfo
  case modelConfiguration, failureReason, inferenceBenchmark, stepType, status, jobName
  case invocationStartTime, invocationEndTime
  // A job, a page of steps
  case inferenceRecommendations, steps, nextToken, endpointPerformances, inputConfig
  case stoppingConditions, jobDescription, jobType, jobArn, roleArn, creationTime
  case completionTime, lastModifiedTime, outputConfig, tags
  // A bundle made by hand
  case describeBundle, stepsBundle
  // What tells other files
  case awsErrorType, error, jobList, scalingConfiguration, pandasColumns, pandasSchema, data
  case unknown

  var name: StaticString {
    switch self {
    case .costPerHour: "CostPerHour"
    case .costPerInference: "CostPerInference"
    case .maxInvocations: "MaxInvocations"
    case .maximumInvocations: "MaximumInvocations"
    case .modelLatency: "ModelLatency"
    case .cpuUtilization: "CpuUtilization"
    case .memoryUtilization: "MemoryUtilization"
    case .modelSetupTime: "ModelSetupTime"
    case .endpointName: "EndpointName"
    case .variantName: "VariantName"
    case .instanceType: "InstanceType"
    case .initialInstanceCount: "InitialInstanceCount"
    case .serverlessConfig: "ServerlessConfig"
    case .memorySizeInMB: "MemorySizeInMB"
    case .memorySizeInMb: "MemorySizeInMb"
    case .maxConcurrency: "MaxConcurrency"
    case .provisionedConcurrency: "ProvisionedConcurrency"
    case .inferenceSpecificationName: "InferenceSpecificationName"
    case .environmentParameters: "EnvironmentParameters"
    case .compilationJobName: "CompilationJobName"
    case .compiled: "Compiled"
    case .key: "Key"
    case .valueType: "ValueType"
    case .value: "Value"
    case .recommendationID: "RecommendationId"
    case .metrics: "Metrics"
    case .endpointMetrics: "EndpointMetrics"
    case .endpointConfiguration: "EndpointConfiguration"
    case .endpointInfo: "EndpointInfo"
    case .modelConfiguration: "ModelConfiguration"
    case .failureReason: "FailureReason"
    case .inferenceBenchmark: "InferenceBenchmark"
    case .stepType: "StepType"
    case .status: "Status"
    case .jobName: "JobName"
    case .invocationStartTime: "InvocationStartTime"
    case .invocationEndTime: "InvocationEndTime"
    case .inferenceRecommendations: "InferenceRecommendations"
    case .steps: "Steps"
    case .nextToken: "NextToken"
    case .endpointPerformances: "EndpointPerformances"
    case .inputConfig: "InputConfig"
    case .stoppingConditions: "StoppingConditions"
    case .jobDescription: "JobDescription"
    case .jobType: "JobType"
    case .jobArn: "JobArn"
    case .roleArn: "RoleArn"
    case .creationTime: "CreationTime"
    case .completionTime: "CompletionTime"
    case .lastModifiedTime: "LastModifiedTime"
    case .outputConfig: "OutputConfig"
    case .tags: "Tags"
    case .describeBundle: "describe"
    case .stepsBundle: "steps"
    case .awsErrorType: "__type"
    case .error: "Error"
    case .jobList: "InferenceRecommendationsJobs"
    case .scalingConfiguration: "DynamicScalingConfiguration"
    case .pandasColumns: "columns"
    case .pandasSchema: "schema"
    case .data: "data"
    case .unknown: ""
    }
  }

  var isMetric: Bool { rawValue <= Member.modelSetupTime.rawValue }
}

/// Which members an object has had; there are fewer than 64.
struct MemberSet {
  private var bits: UInt64 = 0

  @inline(__always)
  func contains(_ member: Member) -> Bool { bits &>> UInt64(member.rawValue) & 1 == 1 }

  /// Adds a member; false if it was there.
  @inline(__always)
  mutating func insert(_ member: Member) -> Bool {
    let bit: UInt64 = 1 &<< UInt64(member.rawValue)
    defer { bits |= bit }
    return bits & bit == 0
  }

  mutating func remove(_ member: Member) { bits &= ~(1 << UInt64(member.rawValue)) }

  mutating func remove(_ members: MemberSet) { bits &= ~members.bits }

  /// The path from a row to one of its figures, given what the row has had so far.
  func path(to member: Member) -> String {
    (contains(.inferenceBenchmark) ? ".InferenceBenchmark" : "")
      + (contains(.metrics) ? ".Metrics" : "") + ".\(member.name)"
  }

  init() {}

  init(_ members: [Member]) {
    for member in members { _ = insert(member) }
  }

  /// These members and some more.
  func union(_ others: [Member]) -> MemberSet {
    var all = self
    for member in others { _ = all.insert(member) }
    return all
  }

  @inline(__always)
  func containsAny(of members: MemberSet) -> Bool { bits & members.bits != 0 }

  var isEmpty: Bool { bits == 0 }
}

/// Finds a member by its name in one probe of a table without collisions.
struct MemberTable {
  /// A name as four words that cover 32 bytes of it, overlapping where it is shorter.
  private struct Name {
    var words: (UInt64, UInt64, UInt64, UInt64)
    var count: Int
    var member: Member
  }

  private var names: [Name] = []
  /// For each hash the names' index, 0xFF where there is none.
  private var slots: [UInt8]
  private var multiplier: UInt64

  private static let slotBits: UInt64 = 10

  init() {
    var multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
    slots = []
    self.multiplier = multiplier
    for member in Member.allCases where member != .unknown {
      let bytes = Array("\(member.name)".utf8)
      names.append(
        Name(words: bytes.withUnsafeBytes(Self.words), count: bytes.count, member: member))
    }
    // Few names in many slots: some small change of the multiplier parts them all.
    search: while true {
      slots = [UInt8](repeating: 0xFF, count: 1 << Int(Self.slotBits))
      for (index, name) in names.enumerated() {
        let slot = Self.slot(name.words, name.count, multiplier)
        if slots[slot] != 0xFF {
          multiplier = multiplier &* 0xD134_2543_DE82_EF95 &+ 2
          continue search
        }
        slots[slot] = UInt8(truncatingIfNeeded: index)
      }
      break
    }
    self.multiplier = multiplier
  }

  /// The member of a name.
  @inline(__always)
  func member(_ bytes: UnsafeRawBufferPointer) -> Member {
    let count = bytes.count
    guard count >= 3, count <= 28 else { return .unknown }
    let words = Self.words(bytes)
    let index = slots[Self.slot(words, count, multiplier)]
    guard index != 0xFF else { return .unknown }
    let name = names[Int(index)]
    guard name.count == count, name.words == words else { return .unknown }
    return name.member
  }

  @inline(__always)
  private static func slot(
    _ words: (UInt64, UInt64, UInt64, UInt64), _ count: Int, _ multiplier: UInt64
  ) -> Int {
    let mixed = words.0 &+ words.3 &* 31 &+ UInt64(truncatingIfNeeded: count)
    return Int(truncatingIfNeeded: (mixed &* multiplier) >> (64 &- slotBits))
  }

  @inline(__always)
  private static func words(
    _ bytes: UnsafeRawBufferPointer
  ) -> (UInt64, UInt64, UInt64, UInt64) {
    let count = bytes.count
    @inline(__always)
    func load(_ offset: Int) -> UInt64 {
      UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
    guard count >= 8 else {
      var word: UInt64 = 0
      for offset in 0..<count {
        word |= UInt64(bytes[offset]) << UInt64(8 &* offset)
      }
      return (word, 0, 0, word)
    }
    let last = count &- 8
    return (load(0), load(min(8, last)), load(max(0, last &- 8)), load(last))
  }
}
