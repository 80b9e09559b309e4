/// Finds rows that repeat another: the same configuration of the same endpoint in the same job, and
/// no metric that both have differs.
///
/// Rows of one identity are found by hashing. Among them, the one with more metrics is kept, on a
/// tie the first. Metrics that only one of two rows has do not tell them apart, so a row is looked
/// up among the kept ones once for each set of metrics that kept rows have (128 at most), in maps
/// over the metrics in common: linear in the rows, also where a file repeats one identity forever.
struct DuplicateRows {
  private let records: JobRecords
  private let rows: RowColumns
  private let latency: [Double]
  private(set) var duplicates: [(row: Int, of: Int)] = []
  private(set) var conflicts: [(row: Int, with: Int)] = []

  init(records: JobRecords, derived: DerivedColumns) {
    self.records = records
    rows = records.rows
    latency = derived.modelLatencyMilliseconds
  }

  mutating func find(among completed: [Bool], _ threads: ThreadCount = .one) {
    // Most endpoints have one row: only names that come twice need a closer look.
    let repeated = RepeatedNames(rows.endpointName, of: records.strings) { [rows] row in
      completed[row] && rows.jobName[row] >= 0
    }.found(threads)
    guard !repeated.isEmpty else { return }
    let environments = records.canonicalEnvironments()
    var classes: [Identity: Int] = [:]
    var members: [[Int]] = []
    for (row, name) in repeated {
      let identity = identity(row, name, environments)
      if let index = classes[identity] {
        members[index].append(row)
      } else {
        classes[identity] = members.count
        members.append([row])
      }
    }
    for rows in members where rows.count > 1 { resolve(rows) }
    duplicates.sort { $0.row < $1.row }
    conflicts.sort { $0.row < $1.row }
  }

  private struct Identity: Hashable {
    var names: SIMD8<Int32>
    var count: Int32
    var compiled: UInt8
    var serverless: RowColumns.Serverless?
  }

  /// - Parameter name: of the endpoint's name, the same for equal ones.
  private func identity(_ row: Int, _ name: Int32, _ environments: [Int32]) -> Identity {
    let index = rows.serverlessIndex[row]
    let isServerless = index >= 0
    return Identity(
      names: SIMD8(
        rows.jobName[row], name, rows.variantName[row],
        isServerless ? -1 : rows.instanceType[row], environments[Int(rows.environment[row])],
        rows.inferenceSpecification[row], rows.compilationJobName[row], isServerless ? 1 : 0),
      count: isServerless ? 0 : rows.instanceCount[row],
      compiled: rows.flags[row].intersection([.isCompiled, .isNotCompiled]).rawValue,
      serverless: isServerless ? rows.serverless[Int(index)].comparable : nil)
  }

  // MARK: Rows of one identity

  private func metrics(_ row: Int) -> [Double] {
    [
      rows.costPerHour[row], rows.reportedCostPerInference[row], rows.maxInvocations[row],
      latency[row], rows.cpuUtilization[row], rows.memoryUtilization[row],
      rows.modelSetupTime[row],
    ]
  }

  /// The kept rows that have one set of metrics, findable by any part of it.
  private struct KeptRows {
    var pattern: UInt8
    var values: [(row: Int, metrics: [Double])] = []
    /// For each set of metrics asked for so far, the first row by their values.
    private var masks: [UInt8] = []
    private var maps: [[[Double]: Int]] = []

    init(pattern: UInt8) { self.pattern = pattern }

    mutating func row(equalOn mask: UInt8, to metrics: [Double]) -> Int? {
      let key = Self.part(metrics, mask)
      if let index = masks.firstIndex(of: mask) { return maps[index][key] }
      var map: [[Double]: Int] = [:]
      for (row, metrics) in values {
        let key = Self.part(metrics, mask)
        if map[key] == nil { map[key] = row }
      }
      masks.append(mask)
      maps.append(map)
      return map[key]
    }

    mutating func keep(_ row: Int, _ metrics: [Double]) {
      values.append((row, metrics))
      // By index: holding on to the maps while one changes would copy it, row after row.
      for index in masks.indices {
        let key = Self.part(metrics, masks[index])
        if maps[index][key] == nil { maps[index][key] = row }
      }
    }

    static func part(_ metrics: [Double], _ mask: UInt8) -> [Double] {
      var part: [Double] = []
      part.reserveCapacity(mask.nonzeroBitCount)
      for index in metrics.indices where mask >> UInt8(index) & 1 == 1 {
        part.append(metrics[index])
      }
      return part
    }
  }

  private mutating func resolve(_ members: [Int]) {
    let candidates = members.map { row -> (row: Int, metrics: [Double], pattern: UInt8) in
      let metrics = metrics(row)
      var pattern: UInt8 = 0
      for (index, value) in metrics.enumerated() where !value.isNaN { pattern |= 1 << UInt8(index) }
      return (row, metrics, pattern)
    }.sorted {
      ($1.pattern.nonzeroBitCount, $0.row) < ($0.pattern.nonzeroBitCount, $1.row)
    }
    // Most metrics first, so the kept ones stand in the order in which they are preferred.
    var kept: [KeptRows] = []
    var keptRows: [Int] = []
    for candidate in candidates {
      var original: (row: Int, bits: Int)?
      for index in kept.indices {
        let mask = kept[index].pattern & candidate.pattern
        guard let row = kept[index].row(equalOn: mask, to: candidate.metrics) else { continue }
        let bits = kept[index].pattern.nonzeroBitCount
        if let best = original, (best.bits, -best.row) >= (bits, -row) { continue }
        original = (row, bits)
      }
      if let original {
        duplicates.append((candidate.row, original.row))
        continue
      }
      keptRows.append(candidate.row)
      let index =
        kept.firstIndex { $0.pattern == candidate.pattern }
        ?? {
          kept.append(KeptRows(pattern: candidate.pattern))
          return kept.count - 1
        }()
      kept[index].keep(candidate.row, candidate.metrics)
    }
    keptRows.sort()
    for row in keptRows.dropFirst() { conflicts.append((row, keptRows[0])) }
  }
}

extension RowColumns.Serverless {
  /// The same with NaN (not given) as a number, so that equal ones are equal.
  fileprivate var comparable: Self {
    func known(_ value: Double) -> Double { value.isNaN ? -1 : value }
    return Self(
      memorySizeInMB: known(memorySizeInMB), maxConcurrency: known(maxConcurrency),
      provisionedConcurrency: known(provisionedConcurrency))
  }
}

extension JobRecords {
  /// For each environment's number the number of an equal one, whatever the order of its variables.
  func canonicalEnvironments() -> [Int32] {
    var ids: [[Int64]: Int32] = [:]
    return (0..<environments.count).map { index in
      let id = Int32(truncatingIfNeeded: index)
      var values: [StringPool.ID: StringPool.ID] = [:]
      for parameter in environments[id] { values[parameter.key] = parameter.value }
      let key = values.map { Int64($0.key) << 32 | Int64(UInt32(bitPattern: $0.value)) }.sorted()
      if let known = ids[key] { return known }
      ids[key] = id
      return id
    }
  }
}
