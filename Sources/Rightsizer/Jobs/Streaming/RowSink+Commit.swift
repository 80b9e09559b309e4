extension RowSink {
  /// Adds a row that has been read, whose names of its own may still wait (`StringPool.wait`), with
  /// what its figures alone give reason to tell.
  mutating func commit(
    _ row: inout RowRecord, as kind: RowKind, origin: RowColumns.Origin
  ) {
    row.endpointName = records.strings.settled(row.endpointName)
    row.recommendationID = records.strings.settled(row.recommendationID)
    var flags: RowColumns.Flags = kind == .step ? .isStep : kind == .benchmark ? .isBenchmark : []
    if !row.maximumInvocations.isNaN, row.maxInvocations.isNaN { flags.insert(.isPreview) }
    if row.compiled == 1 { flags.insert(.isCompiled) }
    if row.compiled == 0 { flags.insert(.isNotCompiled) }
    // A bare benchmark has lost its step's status; a flat row may have kept it.
    if kind == .benchmark, row.failureReason != StringPool.none, row.status == StringPool.none {
      row.status = records.strings.intern("FAILED")
    }
    let invocations = flags.contains(.isPreview) ? row.maximumInvocations : row.maxInvocations
    let isUsual =
      !(row.costPerHour < 0) && !(row.modelLatency < 0) && !(row.cpuUtilization < 0)
      && !(row.memoryUtilization < 0) && !(row.modelSetupTime < 0) && !(row.costPerInference < 0)
      && !(invocations <= 0) && invocations.isWholeOrNaN && row.modelLatency.isWholeOrNaN
    if !isUsual { tellUnusual(row, invocations, origin) }
    if Self.isContradicting(row, invocations) {
      flags.insert(.hasCostMismatch)
      let path = path(origin) + row.seen.path(to: .costPerInference)
      tell(.warning, .costMismatch, path: path) {
        let cost = row.costPerHour / (60 * invocations)
        return
          "CostPerInference is \(row.costPerInference), but CostPerHour / (60 × MaxInvocations)"
          + " is \(cost), which is used"
      }
    }
    if row.hasServerlessConfig, row.instanceType != StringPool.none || row.instanceCount > 0 {
      let path = path(origin)
      tell(.note, .serverlessWithInstances, path: path) {
        "ServerlessConfig decides: the instance type and count beside it are not used"
      }
    }
    if row.seen.contains(.endpointMetrics) { addEndpointMetrics(row, origin) }
    stage.append(row, flags: flags, origin: origin)
    if stage.isFull { settleRows() }
    tellProgress()
  }

  private func path(_ origin: RowColumns.Origin) -> String {
    let container = records.strings[origin.container] ?? ""
    return origin.index < 0 ? container : container + "[\(origin.index)]"
  }

  /// Whether the reported cost an inference differs from the recomputed one by more than 1e-5
  /// relative and by more than half a unit of its last written digit.
  private static func isContradicting(_ row: borrowing RowRecord, _ invocations: Double) -> Bool {
    guard !row.hasServerlessConfig, row.costPerHour >= 0, invocations > 0,
      !row.costPerInference.isNaN
    else { return false }
    let recomputed = row.costPerHour / (60 * invocations)
    let difference = abs(row.costPerInference - recomputed)
    guard difference > 1e-5 * max(abs(row.costPerInference), recomputed) else { return false }
    // A figure with 17 digits has no rounding to speak of: powers below 10^−300 do not matter.
    let unit = DecimalConversion.powerOfTen(Int(row.costPerInferenceLastDigit))
    return difference > 0.5 * unit * (1 + 1e-9)
  }

  @inline(never)
  private mutating func tellUnusual(
    _ row: RowRecord, _ invocations: Double, _ origin: RowColumns.Origin
  ) {
    let rowPath = path(origin)
    let figures: [(member: Member, value: Double)] = [
      (.costPerHour, row.costPerHour), (.costPerInference, row.costPerInference),
      (.modelLatency, row.modelLatency), (.cpuUtilization, row.cpuUtilization),
      (.memoryUtilization, row.memoryUtilization), (.modelSetupTime, row.modelSetupTime),
    ]
    for figure in figures where figure.value < 0 {
      tell(.warning, .negativeMetric, path: rowPath + row.seen.path(to: figure.member)) {
        "\(figure.member.name) is \(figure.value); what is derived from it is unavailable, and with it as "
          + "an objective the row takes no part"
      }
    }
    let rate: Member = row.maxInvocations.isNaN ? .maximumInvocations : .maxInvocations
    if invocations <= 0 {
      tell(.warning, .nonPositiveInvocations, path: rowPath + row.seen.path(to: rate)) {
        "\(rate.name) is \(invocations); what is derived from it is unavailable"
      }
    }
    for figure in [(member: rate, value: invocations), (.modelLatency, row.modelLatency)]
    where !figure.value.isWholeOrNaN {
      tell(.warning, .fractionalInteger, path: rowPath + row.seen.path(to: figure.member)) {
        "\(figure.member.name) is \(figure.value), but the service reports whole numbers; kept as it is"
      }
    }
  }
}

extension Double {
  fileprivate var isWholeOrNaN: Bool { isNaN || self == rounded(.towardZero) }
}
