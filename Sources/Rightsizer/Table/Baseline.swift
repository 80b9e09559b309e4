/// What an existing endpoint does now, measured under the same load: the endpoint to beat.
///
/// AWS gives its rate and latency only: no type, count or cost.
public struct Baseline: Sendable, Hashable, Codable {
  /// The input it was read from.
  public var source: String
  /// Its JSON path there.
  public var path: String
  /// The job that measured it.
  public var job: String?
  /// The endpoint's name.
  public var endpointName: String?
  /// Invocations a minute of the whole endpoint; `nil` where unavailable.
  public var maxInvocationsPerMinute: Double?
  /// Model latency in milliseconds; `nil` where unavailable.
  public var modelLatencyMilliseconds: Double?
}

extension Baseline {
  static func all(of records: JobRecords, _ index: JobIndex, _ unit: LatencyUnit) -> [Baseline] {
    records.baselines.map { record in
      let job = record.job >= 0 ? record.job : index.job(named: record.jobName)
      let known = job >= 0 ? records.jobs[Int(job)].job : nil
      // A step does not name the existing endpoint; its job was asked to compare with it.
      let endpoint =
        records.strings[record.endpointName] ?? known?.inputConfig?.endpoints?.first?.endpointName
      let isPreview = !record.maximumInvocations.isNaN && record.maxInvocations.isNaN
      let invocations = isPreview ? record.maximumInvocations : record.maxInvocations
      let isInMicroseconds =
        switch unit {
        case .auto: isPreview
        case .milliseconds: false
        case .microseconds: true
        }
      let latency = isInMicroseconds ? record.modelLatency / 1000 : record.modelLatency
      return Baseline(
        source: records.sources[Int(record.source)].name,
        path: records.path(
          source: record.source, document: record.document, path: record.path),
        job: known?.jobName ?? records.strings[record.jobName],
        endpointName: endpoint,
        maxInvocationsPerMinute: invocations.isNaN ? nil : invocations,
        modelLatencyMilliseconds: latency.isNaN ? nil : latency)
    }
  }
}
