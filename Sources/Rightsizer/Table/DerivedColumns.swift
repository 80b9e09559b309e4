/// Columns computed from the exported ones, row by row.
struct DerivedColumns: Sendable {
  private(set) var costPerInference: [Double] = []
  private(set) var modelLatencyMilliseconds: [Double] = []
  private(set) var cpuUtilizationPerCore: [Double] = []
  private(set) var pricePerInstanceHour: [Double] = []
  private(set) var capacityPerInstance: [Double] = []

  init(records: inout JobRecords, options: LoadOptions) {
    let rows = records.rows
    modelLatencyMilliseconds = Self.milliseconds(rows, options.latencyUnit)
    costPerInference.reserveCapacity(rows.count)
    cpuUtilizationPerCore.reserveCapacity(rows.count)
    pricePerInstanceHour.reserveCapacity(rows.count)
    capacityPerInstance.reserveCapacity(rows.count)
    var vCPUs = VCPUColumn(strings: records.strings, catalogue: options.catalogue)
    for row in 0..<rows.count {
      let isServerless = rows.serverlessIndex[row] >= 0
      let costPerHour = rows.costPerHour[row] < 0 ? .nan : rows.costPerHour[row]
      let invocations = rows.maxInvocations[row] > 0 ? rows.maxInvocations[row] : .nan
      // Billed per request, so the reported figure is the price itself.
      costPerInference.append(
        isServerless
          ? rows.reportedCostPerInference[row]
          : Self.available(costPerHour / Self.available(60 * invocations)))
      let count = isServerless ? .nan : Double(max(1, rows.instanceCount[row]))
      pricePerInstanceHour.append(costPerHour / count)
      capacityPerInstance.append(invocations / count)
      let cpu = rows.cpuUtilization[row]
      cpuUtilizationPerCore.append(
        isServerless || !(cpu >= 0) ? .nan : cpu / vCPUs.count(of: rows.instanceType[row]))
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
struct VCPUColumn {
  let strings: StringPool
  let catalogue: InstanceCatalogue
  /// By the type's number: NaN unknown, 0 not looked up yet.
  private var known: [Double]

  init(strings: StringPool, catalogue: InstanceCatalogue) {
    self.strings = strings
    self.catalogue = catalogue
    known = []
  }

  /// The vCPUs of a type, NaN where it is absent or not in the catalogue.
  mutating func count(of type: StringPool.ID) -> Double {
    guard type >= 0 else { return .nan }
    let index = Int(type)
    if index >= known.count {
      known.append(contentsOf: repeatElement(0, count: index + 1 - known.count))
    }
    if known[index] == 0 {
      let found = strings[type].flatMap { catalogue[$0] }
      known[index] = found.map { Double($0.vCPUCount) } ?? .nan
    }
    return known[index]
  }
}
