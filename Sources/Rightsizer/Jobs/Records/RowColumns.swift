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

  /// Adds rows that were read one after the other.
  ///
  /// Many at once, so that a column is looked at once for all of them.
  mutating func append(_ rows: UnsafeBufferPointer<StagedRow>) {
    // Where nothing is added, `append(addingCapacity:)` writes the count of the storage that all empty
    // arrays of the process share.
    guard !rows.isEmpty else { return }
    Self.append(rows, to: &costPerHour) { $0.record.costPerHour }
    Self.append(rows, to: &reportedCostPerInference) { $0.record.costPerInference }
    Self.append(rows, to: &maxInvocations) {
      $0.flags.contains(.isPreview) ? $0.record.maximumInvocations : $0.record.maxInvocations
    }
    Self.append(rows, to: &modelLatency) { $0.record.modelLatency }
    Self.append(rows, to: &cpuUtilization) { $0.record.cpuUtilization }
    Self.append(rows, to: &memoryUtilization) { $0.record.memoryUtilization }
    Self.append(rows, to: &modelSetupTime) { $0.record.modelSetupTime }
    Self.append(rows, to: &recommendationID) { $0.record.recommendationID }
    Self.append(rows, to: &jobName) { $0.record.jobName }
    Self.append(rows, to: &status) { $0.record.status }
    Self.append(rows, to: &failureReason) { $0.record.failureReason }
    Self.append(rows, to: &endpointName) { $0.record.endpointName }
    Self.append(rows, to: &variantName) { $0.record.variantName }
    Self.append(rows, to: &instanceType) { $0.record.instanceType }
    Self.append(rows, to: &inferenceSpecification) { $0.record.inferenceSpecification }
    Self.append(rows, to: &compilationJobName) { $0.record.compilationJobName }
    Self.append(rows, to: &environment) { $0.record.environment }
    Self.append(rows, to: &instanceCount) { $0.record.instanceCount }
    var serverlessCount = Int32(truncatingIfNeeded: serverless.count)
    Self.append(rows, to: &serverlessIndex) { row in
      guard row.record.hasServerlessConfig else { return -1 }
      defer { serverlessCount &+= 1 }
      return serverlessCount
    }
    if serverlessCount > serverless.count {
      for row in rows where row.record.hasServerlessConfig {
        serverless.append(
          Serverless(
            memorySizeInMB: row.record.serverlessMemorySizeInMB,
            maxConcurrency: row.record.serverlessMaxConcurrency,
            provisionedConcurrency: row.record.serverlessProvisionedConcurrency))
      }
    }
    Self.append(rows, to: &flags) { $0.flags }
    Self.append(rows, to: &source) { $0.origin.source }
    Self.append(rows, to: &document) { $0.origin.document }
    Self.append(rows, to: &container) { $0.origin.container }
    Self.append(rows, to: &index) { $0.origin.index }
    Self.append(rows, to: &job) { $0.origin.job }
  }

  @inline(__always)
  private static func append<Value>(
    _ rows: UnsafeBufferPointer<StagedRow>, to column: inout [Value],
    _ value: (borrowing StagedRow) -> Value
  ) {
    column.append(addingCapacity: rows.count) { span in
      for index in rows.indices { span.append(value(rows[index])) }
    }
  }

  struct Origin {
    var source: Int32
    var document: Int32
    var container: StringPool.ID
    var index: Int32
    var job: Int32
  }

  /// Bytes of one input for which room is made at most: a file with holes may claim any size, and
  /// room of which the system has not even addresses would end the program.
  static let mostReserved = 1 << 33

  /// Makes room for the rows that so many bytes may hold, so that columns need not grow and be
  /// copied. Room that is not used costs no memory, only addresses.
  mutating func reserve(forBytes byteCount: Int) {
    guard byteCount >= 1 << 22 else { return }
    // A row of an export has 400 to 1000 bytes.
    let needed = count + min(byteCount, Self.mostReserved) / 512
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
