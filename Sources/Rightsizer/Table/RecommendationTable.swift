/// Measured configurations as columns: one row for each recommendation or step, in input order.
///
/// Built once from everything that was read; then a value that can be passed between tasks.
///
/// ```swift
/// let table = try RecommendationTable(contentsOf: "job.json")
/// let latencies = table.column(.modelLatencyMilliseconds)  // [Double], NaN where unavailable
/// let first = table[0].instanceType
/// ```
public struct RecommendationTable: Sendable {
  let records: JobRecords
  let derived: DerivedColumns
  let eligibility: EligibilityColumn
  let jobIndex: JobIndex
  let modelGroups: Grouping
  /// Where vCPUs were looked up.
  let catalogue: InstanceCatalogue

  /// What the reader of a result should know about the inputs, in input order.
  public let diagnostics: [Diagnostic]
  /// What existing endpoints do now, as the jobs measured them; never rows of the table.
  public let baselines: [Baseline]

  init(records: JobRecords, options: LoadOptions) {
    var records = records
    // What is derived first is told first; each adds to the pending ones of its source.
    let jobIndex = JobIndex(records: &records)
    let derived = DerivedColumns(records: records, options: options)
    let eligibility = EligibilityColumn(records: records, derived: derived, options.threads)
    let groups = Grouping(records: records, jobIndex: jobIndex, by: .model)
    TableDiagnostics.tell(&records, derived, eligibility, jobIndex, groups, options)
    diagnostics = TableDiagnostics.finished(records, options.threads)
    baselines = Baseline.all(of: records, jobIndex, options.latencyUnit)
    self.records = records
    self.derived = derived
    self.eligibility = eligibility
    self.jobIndex = jobIndex
    modelGroups = groups
    catalogue = options.catalogue
  }

  /// The number of rows.
  public var count: Int { records.rows.count }

  /// The names of the inputs that were read, in order.
  public var sources: [String] { records.sources.map(\.name) }

  /// A metric of every row as contiguous storage; NaN where it is unavailable. O(1), no copy.
  public func column(_ metric: Metric) -> [Double] {
    switch metric {
    case .costPerInference: derived.costPerInference
    case .costPerHour: records.rows.costPerHour
    case .modelLatencyMilliseconds: derived.modelLatencyMilliseconds
    case .maxInvocationsPerMinute: records.rows.maxInvocations
    case .cpuUtilizationPerCore: derived.cpuUtilizationPerCore
    case .memoryUtilization: records.rows.memoryUtilization
    case .modelSetupTime: records.rows.modelSetupTime
    }
  }

  /// US dollars an hour for one instance (`CostPerHour / count`); NaN for serverless rows and where
  /// the cost is negative or unavailable.
  public var pricePerInstanceHour: [Double] { derived.pricePerInstanceHour }

  /// Invocations a minute that one instance carries (`MaxInvocations / count`); NaN for serverless
  /// rows and where the rate is not positive.
  public var capacityPerInstance: [Double] { derived.capacityPerInstance }

  /// Whether each row may be given a layer, scored or chosen.
  public func isEligible(_ row: Int) -> Bool { eligibility.isEligible(row) }

  /// The rows that may be given a layer, scored or chosen, in order.
  public var eligibleRows: [Int] { (0..<count).filter(isEligible) }
}
