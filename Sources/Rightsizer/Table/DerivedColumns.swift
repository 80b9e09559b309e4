/// Columns computed from the exported ones, row by row.
struct DerivedColumns: Sendable {
  let costPerInference: [Double]
  let modelLatencyMilliseconds: [Double]
  let cpuUtilizationPerCore: [Double]
  let pricePerInstanceHour: [Double]
  let capacityPerInstance: [Double]

  /// Rows computed by one thread at a time.
  private static let rowsPerBlock = 1 << 14

  init(records: JobRecords, options: LoadOptions) {
    let rows = records.rows
    let vCPUs = VCPUColumn(rows.instanceType, of: records.strings, options.catalogue)
    /// A column of a value for each row.
    func column(_ value: @Sendable (Int) -> Double) -> [Double] {
      options.threads.array(rows.count, inBlocksOf: Self.rowsPerBlock) { block, places in
        for (offset, row) in block.enumerated() {
          places.initializeElement(at: offset, to: value(row))
        }
      }
    }
    @Sendable func costPerHour(_ row: Int) -> Double {
      rows.costPerHour[row] < 0 ? .nan : rows.costPerHour[row]
    }
    @Sendable func invocations(_ row: Int) -> Double {
      rows.maxInvocations[row] > 0 ? rows.maxInvocations[row] : .nan
    }
    @Sendable func count(_ row: Int) -> Double {
      rows.serverlessIndex[row] >= 0 ? .nan : Double(max(1, rows.instanceCount[row]))
    }
    modelLatencyMilliseconds = Self.milliseconds(rows, options.latencyUnit)
    costPerInference = column { row in
      // Serverless is billed per request, so the reported figure is the price itself.
      rows.serverlessIndex[row] >= 0
        ? rows.reportedCostPerInference[row]
        : Self.available(costPerHour(row) / Self.available(60 * invocations(row)))
    }
    pricePerInstanceHour = column { row in costPerHour(row) / count(row) }
    capacityPerInstance = column { row in invocations(row) / count(row) }
    cpuUtilizationPerCore = column { row in
      let cpu = rows.cpuUtilization[row]
      guard rows.serverlessIndex[row] < 0, cpu >= 0 else { return .nan }
      return cpu / vCPUs.count(of: rows.instanceType[row])
    }
  }

  /// A quotient or product that left a double's range is not available, rather than infinite or 0.
  @inline(__always)
  private static func available(_ value: Double) -> Double { value.isFinite ? value : .nan }

  /// Latencies in milliseconds; the exported column itself where no row needs converting.
  private static func milliseconds(_ rows: RowColumns, _ unit: LatencyUnit) -> [Double] {
    switch unit {
    case .milliseconds: return rows.modelLatency
    case .microseconds: return rows.modelLatency.map { $0 / 1000 }
    case .auto:
      guard rows.flags.contains(where: { $0.contains(.isPreview) }) else {
        return rows.modelLatency
      }
      return zip(rows.modelLatency, rows.flags).map { latency, flags in
        flags.contains(.isPreview) ? latency / 1000 : latency
      }
    }
  }
}

/// The vCPUs of instance types, each looked up once.
struct VCPUColumn: Sendable {
  /// By the type's number: NaN unknown, 0 of what is no type.
  private var known: [Double] = []

  init(_ types: [StringPool.ID], of strings: StringPool, _ catalogue: InstanceCatalogue) {
    var last = StringPool.none
    for type in types where type != last {
      last = type
      guard type >= 0 else { continue }
      let index = Int(type)
      if index >= known.count {
        known.append(contentsOf: repeatElement(0, count: index + 1 - known.count))
      }
      if known[index] == 0 {
        let found = strings[type].flatMap { catalogue[$0] }
        known[index] = found.map { Double($0.vCPUCount) } ?? .nan
      }
    }
  }

  /// The vCPUs of one of the types, NaN where it is absent or not in the catalogue.
  func count(of type: StringPool.ID) -> Double { type >= 0 ? known[Int(type)] : .nan }
}
