/// What single rows give reason to tell once their columns are derived.
struct RowFacts: Sendable {
  private let rows: RowColumns
  private let derived: DerivedColumns
  private let latencyUnit: LatencyUnit

  /// Requests in flight (Little's law: rate × latency) outside of which a latency's unit is probably
  /// not the one assumed; published rows give 0.39 to 31.
  static let plausibleRequestsInFlight = 0.1...300.0

  /// Rows looked at by one thread at a time.
  private static let rowsPerBlock = 1 << 14

  init(_ records: JobRecords, _ derived: DerivedColumns, _ options: LoadOptions) {
    rows = records.rows
    self.derived = derived
    latencyUnit = options.latencyUnit
  }

  /// The rows of which any fact holds, in order.
  func toldRows(_ threads: ThreadCount) -> [Int] {
    let count = rows.count
    let blocks = (count + Self.rowsPerBlock - 1) / Self.rowsPerBlock
    return threads.map(blocks) { block in
      let start = block * Self.rowsPerBlock
      var told: [Int] = []
      for row in start..<min(count, start + Self.rowsPerBlock) where isTold(row) {
        told.append(row)
      }
      return told
    }.flatMap(\.self)
  }

  @inline(__always)
  private func isTold(_ row: Int) -> Bool {
    isCountAssumed(row) || isConvertedPreview(row) || isOfUnknownType(row)
      || isDoubtful(requestsInFlight(row))
  }

  @inline(__always)
  private func isServerless(_ row: Int) -> Bool { rows.serverlessIndex[row] >= 0 }

  /// Whether one instance was taken for a row with figures.
  @inline(__always)
  func isCountAssumed(_ row: Int) -> Bool {
    rows.instanceCount[row] == 0 && !isServerless(row)
      && (!rows.costPerHour[row].isNaN || !rows.maxInvocations[row].isNaN)
  }

  /// Whether a row's latency was taken to be in microseconds.
  @inline(__always)
  func isConvertedPreview(_ row: Int) -> Bool {
    latencyUnit == .auto && rows.flags[row].contains(.isPreview) && !rows.modelLatency[row].isNaN
  }

  /// Whether a row's type is missing in the catalogue, and with it a figure.
  @inline(__always)
  func isOfUnknownType(_ row: Int) -> Bool {
    rows.cpuUtilization[row] >= 0 && derived.cpuUtilizationPerCore[row].isNaN
      && !isServerless(row) && rows.instanceType[row] >= 0
  }

  @inline(__always)
  func requestsInFlight(_ row: Int) -> Double {
    let invocations = rows.maxInvocations[row]
    guard invocations > 0 else { return .nan }
    return invocations / 60 * (derived.modelLatencyMilliseconds[row] / 1000)
  }

  @inline(__always)
  func isDoubtful(_ requestsInFlight: Double) -> Bool {
    requestsInFlight >= 0 && !Self.plausibleRequestsInFlight.contains(requestsInFlight)
  }
}
