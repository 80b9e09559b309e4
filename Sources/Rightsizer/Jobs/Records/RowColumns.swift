/// The rows' figures and names, one array each, all of one length.
struct RowColumns: Sendable {
  // Figures; NaN is unavailable.
  var costPerHour: [Double] = []
  var reportedCostPerInference: [Double] = []
  var maxInvocations: [Double] = []
  /// As exported: milliseconds, or microseconds where `Flags.isInMicroseconds` may apply.
  var modelLatency: [Double] = []
  var cpuUtilization: [Double] = []
  var memoryUtilization: [Double] = []
  var modelSetupTime: [Double] = []

  // Names.
  var recommendationID: [StringPool.ID] = []
  var jobName: [StringPool.ID] = []
  var status: [StringPool.ID] = []
  var failureReason: [StringPool.ID] = []
  var endpointName: [StringPool.ID] = []
  var variantName: [StringPool.ID] = []
  var instanceType: [StringPool.ID] = []
  var inferenceSpecification: [StringPool.ID] = []
  var compilationJobName: [StringPool.ID] = []
  var environment: [EnvironmentPool.ID] = []
  /// As exported; 0 where it was not given.
  var instanceCount: [Int32] = []
  /// Index into `serverless`, −1 for rows on instances.
  var serverlessIndex: [Int32] = []
  var flags: [Flags] = []

  // Origin.
  var source: [Int32] = []
  var document: [Int32] = []
  /// The container's path without its leading `$` and document, and the index in it (−1: itself).
  var container: [StringPool.ID] = []
  var index: [Int32] = []
  /// The describe response it stands in, or −1.
  var job: [Int32] = []

  var serverless: [Serverless] = []

  struct Serverless: Sendable, Hashable {
    var memorySizeInMB: Double
    var maxConcurrency: Double
    var provisionedConcurrency: Double
  }

  struct Flags: OptionSet, Sendable {
    var rawValue: UInt8
    /// The row has the preview's `MaximumInvocations` and no available `MaxInvocations`.
    static let isPreview = Flags(rawValue: 1)
    static let isStep = Flags(rawValue: 2)
    static let isBenchmark = Flags(rawValue: 4)
    static let isCompiled = Flags(rawValue: 8)
    static let isNotCompiled = Flags(rawValue: 16)
    /// The reported cost an inference contradicts the recomputed one.
    static let hasCostMismatch = Flags(rawValue: 32)
  }

  var count: Int { costPerHour.count }

  mutating func append(_ record: borrowing RowRecord, flags: Flags, origin: Origin) {
    let isPreview = flags.contains(.isPreview)
    costPerHour.append(record.costPerHour)
    reportedCostPerInference.append(record.costPerInference)
    maxInvocations.append(isPreview ? record.maximumInvocations : record.maxInvocations)
    modelLatency.append(record.modelLatency)
    cpuUtilization.append(record.cpuUtilization)
    memoryUtilization.append(record.memoryUtilization)
    modelSetupTime.append(record.modelSetupTime)
    recommendationID.append(record.recommendationID)
    jobName.append(record.jobName)
    status.append(record.status)
    failureReason.append(record.failureReason)
    endpointName.append(record.endpointName)
    variantName.append(record.variantName)
    instanceType.append(record.instanceType)
    inferenceSpecification.append(record.inferenceSpecification)
    compilationJobName.append(record.compilationJobName)
    environment.append(record.environment)
    instanceCount.append(record.instanceCount)
    if record.hasServerlessConfig {
      serverlessIndex.append(Int32(truncatingIfNeeded: serverless.count))
      serverless.append(
        Serverless(
          memorySizeInMB: record.serverlessMemorySizeInMB,
          maxConcurrency: record.serverlessMaxConcurrency,
          provisionedConcurrency: record.serverlessProvisionedConcurrency))
    } else {
      serverlessIndex.append(-1)
    }
    self.flags.append(flags)
    source.append(origin.source)
    document.append(origin.document)
    container.append(origin.container)
    index.append(origin.index)
    job.append(origin.job)
  }

  struct Origin {
    var source: Int32
    var document: Int32
    var container: StringPool.ID
    var index: Int32
    var job: Int32
  }

  /// Makes room for the rows that so many bytes may hold, so that columns need not grow and be
  /// copied. Room that is not used costs no memory, only addresses.
  mutating func reserve(forBytes byteCount: Int) {
    guard byteCount >= 1 << 22 else { return }
    // A row of an export has 400 to 1000 bytes.
    let needed = count + byteCount / 512
    guard costPerHour.capacity < needed else { return }
    // Twice as many at least, or each of many large files would have all rows copied.
    reserve(max(needed, 2 * count))
  }

  /// Makes room for so many rows in all.
  mutating func reserve(_ rows: Int) {
    costPerHour.reserveCapacity(rows)
    reportedCostPerInference.reserveCapacity(rows)
    maxInvocations.reserveCapacity(rows)
    modelLatency.reserveCapacity(rows)
    cpuUtilization.reserveCapacity(rows)
    memoryUtilization.reserveCapacity(rows)
    modelSetupTime.reserveCapacity(rows)
    recommendationID.reserveCapacity(rows)
    jobName.reserveCapacity(rows)
    status.reserveCapacity(rows)
    failureReason.reserveCapacity(rows)
    endpointName.reserveCapacity(rows)
    variantName.reserveCapacity(rows)
    instanceType.reserveCapacity(rows)
    inferenceSpecification.reserveCapacity(rows)
    compilationJobName.reserveCapacity(rows)
    environment.reserveCapacity(rows)
    instanceCount.reserveCapacity(rows)
    serverlessIndex.reserveCapacity(rows)
    flags.reserveCapacity(rows)
    source.reserveCapacity(rows)
    document.reserveCapacity(rows)
    container.reserveCapacity(rows)
    index.reserveCapacity(rows)
    job.reserveCapacity(rows)
  }

  mutating func truncate(to count: Int) {
    guard count < self.count else { return }
    if let kept = serverlessIndex[count...].first(where: { $0 >= 0 }) {
      serverless.removeLast(serverless.count - Int(kept))
    }
    remove(count..<self.count)
  }

  /// Removes rows; their serverless configurations may stay behind, unused.
  mutating func remove(_ range: Range<Int>) {
    costPerHour.removeSubrange(range)
    reportedCostPerInference.removeSubrange(range)
    maxInvocations.removeSubrange(range)
    modelLatency.removeSubrange(range)
    cpuUtilization.removeSubrange(range)
    memoryUtilization.removeSubrange(range)
    modelSetupTime.removeSubrange(range)
    recommendationID.removeSubrange(range)
    jobName.removeSubrange(range)
    status.removeSubrange(range)
    failureReason.removeSubrange(range)
    endpointName.removeSubrange(range)
    variantName.removeSubrange(range)
    instanceType.removeSubrange(range)
    inferenceSpecification.removeSubrange(range)
    compilationJobName.removeSubrange(range)
    environment.removeSubrange(range)
    instanceCount.removeSubrange(range)
    serverlessIndex.removeSubrange(range)
    flags.removeSubrange(range)
    source.removeSubrange(range)
    document.removeSubrange(range)
    container.removeSubrange(range)
    index.removeSubrange(range)
    job.removeSubrange(range)
  }
}
